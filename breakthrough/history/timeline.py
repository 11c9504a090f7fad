"""Changes of several tables in one line of time: all that happened on one page, or in one batch."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q, QuerySet, Value

from breakthrough.history.changes import Change, read, with_past
from breakthrough.history.sight import visible_events
from breakthrough.history.tracking import event_model_of, tracked_models

Model = type[models.Model]
Place = tuple[str, int]
COMMIT = re.compile(r"commit-([0-9]{1,18})")


@dataclass(frozen=True)
class Lines:
    """Rows that are entered on another row's page: their table, and the column that names that row."""

    model: Model
    key: str


def changes_on_page(model: Model, key: Any, lines: Iterable[Lines], user: Any) -> QuerySet:
    """Where the changes of a row, and of all lines that ever hung on it, are found; newest first."""
    return in_one_line(events_on_page(model, key, lines, user))


def events_on_page(model: Model, key: Any, lines: Iterable[Lines], user: Any) -> list[Any]:
    """The events of a row, and of all lines that ever hung on it, by table."""
    found = [visible_events(model, user).filter(pgh_obj_id=key)]
    for line in lines:
        ever = event_model_of(line.model).objects.filter(**{line.key: key}).values("pgh_obj_id")
        found.append(visible_events(line.model, user).filter(pgh_obj_id__in=ever))
    return found


def changes_in_batch(batch: str, user: Any) -> QuerySet:
    """Where the changes of a batch that the user may see are found; newest first."""
    condition = condition_of(batch)
    return in_one_line([visible_events(model, user).filter(condition) for model in tables_in(condition)])


def change_in_batch(batch: str, table: str, number: int, user: Any) -> Change | None:
    """One change of a batch, by its table and number; None if the user may not see it."""
    model = next((model for model in tracked_models() if model._meta.label == table), None)
    if model is None or not visible_events(model, user).filter(condition_of(batch), pgh_id=number).exists():
        return None
    return read_places([(table, number)], user)[0]


def condition_of(batch: str) -> Q:
    """Raises ValueError for what is no name of a batch."""
    commit = COMMIT.fullmatch(batch)
    return Q(pgh_commit=int(commit[1]), pgh_context=None) if commit else Q(pgh_context=UUID(batch))


def tables_in(condition: Q) -> list[Model]:
    """The tables that a batch changed; one query."""
    by_name = {model._meta.label: model for model in tracked_models()}
    found = [
        event_model.objects.filter(condition).order_by().annotate(pgh_table=Value(name)).values_list("pgh_table")[:1]
        for name, event_model in ((model._meta.label, event_model_of(model)) for model in by_name.values())
    ]
    return [by_name[name] for (name,) in found[0].union(*found[1:])]


def in_one_line(sets: Iterable[QuerySet], *more: str) -> QuerySet:
    columns = ["pgh_table", "pgh_id", "pgh_created_at", *more]
    found = [
        events.order_by().annotate(pgh_table=Value(events.model.pgh_tracked_model._meta.label)).values_list(*columns)
        for events in sets
    ]
    if not found:
        return event_model_of(next(iter(tracked_models()))).objects.none()
    return found[0].union(*found[1:], all=True).order_by("-pgh_created_at", "-pgh_id", "pgh_table")


def read_places(places: Iterable[tuple[Any, ...]], user: Any = None) -> list[Change]:
    """The changes at some places of a line, in its order."""
    wanted: list[Place] = [(table, number) for table, number, *_rest in places]
    numbers: dict[str, list[int]] = defaultdict(list)
    for table, number in wanted:
        numbers[table].append(number)
    models_by_name = {model._meta.label: model for model in tracked_models()}
    found: dict[Place, Change] = {}
    for table, chosen in numbers.items():
        events = event_model_of(models_by_name[table]).objects.filter(pgh_id__in=chosen)
        found |= {(table, change.event): change for change in read(with_past(events), user)}
    return [found[place] for place in wanted]
