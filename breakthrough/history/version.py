"""Which state of a row somebody has before them, and what becomes of two people's changes to it.

A row's version is the number of its last event. Whoever writes says from which version they started; if it is no
longer the last one, the changes are merged field by field: base, theirs, mine.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Max, Value

from breakthrough.history.timeline import Lines
from breakthrough.history.tracking import event_model_of

Versions = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Merged:
    """The outcome of a merge: the values, which of them are theirs, and which fields both have changed."""

    values: dict[str, Any]
    theirs: list[str]
    conflicts: list[str]


def merge(base: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> Merged:
    """Fields that I did not touch take theirs; fields that only I touched keep mine; of others both are said."""
    changed = [name for name in mine if theirs[name] != base[name]]
    taken = [name for name in changed if mine[name] == base[name]]
    conflicts = [name for name in changed if mine[name] not in (base[name], theirs[name])]
    return Merged({**mine, **{name: theirs[name] for name in taken}}, taken, conflicts)


def version_of(row: models.Model) -> int:
    """The number of the row's last event; 0 if it has none."""
    events = event_model_of(type(row)).objects.filter(pgh_obj_id=row.pk)
    return events.aggregate(last=Max("pgh_id"))["last"] or 0


def versions_on_page(model: type[models.Model], key: Any, lines: Iterable[Lines]) -> Versions:
    """The versions of a row and of the lines on its page, by table and key; one query.

    To be asked before the rows are read: a change in between then counts as made afterwards.
    """
    sets = [event_model_of(model).objects.filter(pgh_obj_id=key)]
    for line in lines:
        rows = line.model._base_manager.filter(**{line.key: key}).values("pk")
        sets.append(event_model_of(line.model).objects.filter(pgh_obj_id__in=rows))
    found = [
        events.order_by()
        .annotate(pgh_table=Value(events.model.pgh_tracked_model._meta.label))
        .values("pgh_table", "pgh_obj_id")
        .annotate(version=Max("pgh_id"))
        .values_list("pgh_table", "pgh_obj_id", "version")
        for events in sets
    ]
    versions: Versions = {}
    for table, row, version in found[0].union(*found[1:], all=True):
        versions.setdefault(table, {})[str(row)] = version
    return versions


def written(versions: Versions) -> str:
    return json.dumps(versions, separators=(",", ":"))


def read_versions(text: str) -> Versions | None:
    """None for what no form of ours has sent."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    tables = found.values() if isinstance(found, dict) else [None]
    if not all(isinstance(rows, dict) and all(map(is_version, rows.values())) for rows in tables):
        return None
    return found


def is_version(number: Any) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 2**63


def state_at(model: type[models.Model], key: Any, version: int) -> Any:
    """The event that shows a row as it was at a version; its first one if the version is not known."""
    events = event_model_of(model).objects.filter(pgh_obj_id=key)
    return events.filter(pgh_id=version).first() or events.order_by("pgh_id").first()


def events_since(model: type[models.Model], key: Any, state: Any) -> list[Any]:
    """What happened to a row after a state of it, oldest first."""
    events = event_model_of(model).objects.filter(pgh_obj_id=key, pgh_id__gt=state.pgh_id)
    return [*events.select_related("pgh_context", "pgh_commit").order_by("pgh_id")]


def setter_of(attname: str, state: Any, events: Iterable[Any]) -> Any:
    """The last of the events that changed a field; None if none did."""
    setter = None
    for event in events:
        setter = event if getattr(event, attname) != getattr(state, attname) else setter
        state = event
    return setter
