"""Which tables were changed after a moment, and, of those whose rows hang on tasks, for which tasks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache, lru_cache
from typing import Any

from django.db import connection, models

from breakthrough.history.sight import overrides
from breakthrough.history.tracking import event_model_of, tracked_models
from breakthrough.scope import Record

# Names are qualified: inside `as_of` the path knows no events.
AFTER = (
    "SELECT id FROM public.breakthrough_commit WHERE at > %s AND at <= coalesce(%s::timestamptz, 'infinity') LIMIT %s"
)
CHANGED = "SELECT DISTINCT pgh_obj_id AS id FROM public.{events} WHERE pgh_commit_id = ANY (%s)"
# Whatever it ever led to, or led to it: the task that a row was moved from is touched, too.
LED_TO = "SELECT {column} AS id FROM public.{events} WHERE pgh_obj_id = ANY (ARRAY({found}))"
LED_FROM = "SELECT pgh_obj_id AS id FROM public.{events} WHERE {column} = ANY (ARRAY({found}))"
OF_TASKS = "SELECT DISTINCT '{table}', id FROM ({found}) AS found WHERE id IS NOT NULL"
OF_NONE = "SELECT '{table}', NULL::bigint WHERE EXISTS (SELECT FROM public.{events} WHERE pgh_commit_id = ANY (%s))"
MOST_COMMITS = 5_000


@dataclass(frozen=True)
class Touched:
    """What was touched: tables, by their names, each with the tasks whose rows they are; none where it has no tasks."""

    tables: dict[str, frozenset[int]]

    def tasks_of(self, tables: Iterable[str]) -> frozenset[int]:
        return frozenset().union(*(self.tables[table] for table in tables if table in self.tables))


@cache
def tracked_tables() -> dict[str, type[models.Model]]:
    return {model._meta.db_table: model for model in tracked_models()}


@cache
def hangs_on_task(table: str) -> bool:
    """Whether each row of a tracked table belongs to one task."""
    model = tracked_tables()[table]
    if not issubclass(model, Record) or model.scope_path is None or overrides(model):
        return False
    return forward(model, model.scope_path) is not None


def forward(model: type[models.Model], path: str) -> list[Any] | None:
    """The foreign keys of a path ("" for none); None where it may lead to no row, or to many."""
    keys: list[Any] = []
    for name in path.split("__") if path else []:
        field: Any = model._meta.get_field(name)
        if not (field.many_to_one and field.concrete) or field.null:
            return None
        keys.append(field)
        model = field.related_model
    return keys


def touched(tables: frozenset[str], after: datetime, until: datetime | None) -> Touched | None:
    """What was touched of some tracked tables by the commits after a moment, up to another one or to all that is seen;
    None where these are too many."""
    with connection.cursor() as cursor:
        cursor.execute(AFTER, [after, until, MOST_COMMITS + 1])
        commits = [commit for (commit,) in cursor.fetchall()]
        if len(commits) > MOST_COMMITS:
            return None
        found: dict[str, set[int]] = {}
        if commits:
            query = "\nUNION ALL ".join(one for table in sorted(tables) for one in _queries(table, tables))
            cursor.execute(query, [commits] * query.count("%s"))
            for table, task in cursor.fetchall():
                found.setdefault(table, set()).update([task] if task is not None else [])
    return Touched({table: frozenset(tasks) for table, tasks in found.items()})


@lru_cache(maxsize=1000)
def _queries(table: str, tables: frozenset[str]) -> list[str]:
    """What asks for the tasks of a table's changed rows, and of the rows of other tables beside them.

    A row may lead to one of another task (a value, whose indicator was moved, to its report), and what is told of
    either may rest on both.
    """
    model = tracked_tables()[table]
    changed = CHANGED.format(events=_events(model))
    if not hangs_on_task(table):
        return [OF_NONE.format(table=table, events=_events(model))]
    found = [_tasks(model, changed)]
    for name in sorted(tables):
        other = tracked_tables()[name]
        if hangs_on_task(name):
            found += [_tasks(other, _led(LED_TO, key, changed)) for key in _across(model, other)]
            found += [_tasks(other, _led(LED_FROM, key, changed)) for key in _across(other, model)]
    return [OF_TASKS.format(table=table, found=one) for one in found]


def _tasks(model: Any, found: str) -> str:
    for key in forward(model, model.scope_path) or []:
        found = _led(LED_TO, key, found)
    return found


def _led(text: str, key: Any, found: str) -> str:
    return text.format(column=key.column, events=_events(key.model), found=found)


def _across(model: Any, other: Any) -> list[Any]:
    """The foreign keys from a table to another one, but for that by which its rows hang on their tasks."""
    own = (forward(model, model.scope_path) or [])[:1]
    keys = [key for key in model._meta.concrete_fields if key.many_to_one and key.related_model is other]
    return [key for key in keys if key not in own]


def _events(model: type[models.Model]) -> str:
    return event_model_of(model)._meta.db_table
