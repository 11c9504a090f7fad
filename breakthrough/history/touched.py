"""Which tables were changed after a moment, and, of those whose rows hang on tasks, for which tasks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
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
# Whatever it ever led to: the task that a row was moved from is touched, too.
LED_TO = "SELECT {column} AS id FROM public.{events} WHERE pgh_obj_id = ANY (ARRAY({found}))"
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


def touched(tables: Iterable[str], after: datetime, until: datetime | None) -> Touched | None:
    """What was touched of some tracked tables by the commits after a moment, up to another one or to all that is seen;
    None where these are too many."""
    with connection.cursor() as cursor:
        cursor.execute(AFTER, [after, until, MOST_COMMITS + 1])
        commits = [commit for (commit,) in cursor.fetchall()]
        if len(commits) > MOST_COMMITS:
            return None
        found: dict[str, set[int]] = {}
        if commits:
            queries = [_query(table) for table in sorted(tables)]
            cursor.execute("\nUNION ALL ".join(queries), [commits for _query in queries])
            for table, task in cursor.fetchall():
                found.setdefault(table, set()).update([task] if task is not None else [])
    return Touched({table: frozenset(tasks) for table, tasks in found.items()})


@cache
def _query(table: str) -> str:
    model: Any = tracked_tables()[table]
    events = event_model_of(model)._meta.db_table
    if not hangs_on_task(table):
        return OF_NONE.format(table=table, events=events)
    found = CHANGED.format(events=events)
    for key in forward(model, model.scope_path) or []:
        events = event_model_of(key.model)._meta.db_table
        found = LED_TO.format(column=key.column, events=events, found=found)
    return OF_TASKS.format(table=table, found=found)
