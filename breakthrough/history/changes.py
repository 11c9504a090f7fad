"""What happened to objects: each change, before and after."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import OuterRef, Subquery

from breakthrough.history.tracking import event_model_of
from breakthrough.units import NOTHING

DELETE, INSERT = "delete", "insert"


@dataclass(frozen=True)
class FieldChange:
    """A field's value before and after: a choice by its label, a link by the object if that still exists."""

    name: str
    old: Any
    new: Any
    of: Any = dataclasses.field(default=None, compare=False, repr=False)
    """The model's field itself."""


@dataclass(frozen=True)
class Change:
    """One insert, update or delete of an object; the actor is empty if it came past the application."""

    moment: datetime
    actor: str
    door: str
    reason: str
    label: str
    fields: list[FieldChange]
    model: type[models.Model]
    key: Any
    """The object's primary key."""
    event: int
    """The number of the change among all changes of its table."""
    batch: str
    """What was done together with it: one request, one command, one import."""
    commit: int
    """The transaction that it was part of."""


def changes_of(obj: models.Model) -> list[Change]:
    """The object's history, oldest first. Two queries, and one more for each linked model."""
    events = event_model_of(type(obj)).objects.filter(pgh_obj_id=obj.pk)
    return [*read(with_past(events).order_by("pgh_id"))]


def with_past(events: Any) -> Any:
    """Events that know who made them, and by `previous` the event of their object before them."""
    earlier = events.model.objects.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id"))
    previous = Subquery(earlier.order_by("-pgh_id").values("pgh_id")[:1])
    return events.select_related("pgh_commit", "pgh_context").annotate(previous=previous)


def read(events: Iterable[Any], user: Any = None) -> Iterator[Change]:
    """The changes that events of one table stand for. Links to what the user may not see have no name."""
    found = list(events)
    if not found:
        return
    fields = fields_of(found[0].pgh_tracked_model)
    past = states_before(found)
    names = Names(fields, [*found, *past.values()], user)
    for event in found:
        before, after = past.get(event.pgh_id), state_after(event)
        yield change_between(event, before, after, fields, names)


def states_before(events: list[Any]) -> dict[int, Any]:
    """What an object was before each event, by the event's number; without an entry where it was nothing."""
    known = {event.pgh_id: event for event in events}
    missing = {event.previous for event in events} - known.keys() - {None}
    if missing:
        known |= type(events[0]).objects.in_bulk(missing)
    past = {event.pgh_id: known.get(event.previous) for event in events if event.pgh_label != INSERT}
    # A delete recorded what it found, even of a row that is older than its history.
    past |= {event.pgh_id: event for event in events if event.pgh_label == DELETE}
    return {number: state for number, state in past.items() if state}


def state_after(event: Any) -> Any:
    return None if event.pgh_label == DELETE else event


def fields_of(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.local_concrete_fields if not field.primary_key and not field.generated]


def change_between(event: Any, before: Any, after: Any, fields: list[Any], names: Names) -> Change:
    context = event.pgh_context.metadata if event.pgh_context else {}
    return Change(
        # A commit has no moment before its transaction has ended.
        moment=event.pgh_commit.at or event.pgh_created_at,
        actor=context.get("username", ""),
        door=context.get("door", ""),
        reason=context.get("reason", ""),
        label=event.pgh_label,
        fields=[
            FieldChange(str(field.verbose_name), names.read(before, field), names.read(after, field), field)
            for field in fields
            if raw(before, field) != raw(after, field)
        ],
        model=event.pgh_tracked_model,
        key=event.pgh_obj_id,
        event=event.pgh_id,
        batch=batch_of(event),
        commit=event.pgh_commit_id,
    )


def batch_of(event: Any) -> str:
    """What was done together: in one request or command, or, past the application, in one transaction."""
    return str(event.pgh_context_id or f"commit-{event.pgh_commit_id}")


def raw(event: Any, field: Any) -> Any:
    return None if event is None else getattr(event, field.attname)


class Names:
    """Reads an event's fields as a person would: labels for choices, objects for keys."""

    def __init__(self, fields: list[Any], events: list[Any], user: Any = None) -> None:
        keys: dict[type[models.Model], set[Any]] = defaultdict(set)
        for field in fields:
            if field.is_relation:
                keys[field.related_model].update(getattr(event, field.attname) for event in events)
        self.objects = {model: linked(model, chosen - {None}) for model, chosen in keys.items()}
        if user is not None:
            for model, objects in self.objects.items():
                hide(model, objects, user)

    def read(self, event: Any, field: Any) -> Any:
        value = raw(event, field)
        if field.is_relation:
            return self.objects[field.related_model].get(value, value)
        return dict(field.flatchoices).get(value, value) if field.flatchoices else value


def linked(model: Any, keys: set[Any]) -> dict[Any, Any]:
    return model._base_manager.fetch_mode(models.FETCH_PEERS).in_bulk(keys) if keys else {}


def hide(model: type[models.Model], objects: dict[Any, Any], user: Any) -> None:
    rows: Any = model._default_manager.all()
    if objects and hasattr(rows, "visible_to"):
        seen = set(rows.visible_to(user).filter(pk__in=objects).order_by().values_list("pk", flat=True))
        objects.update(dict.fromkeys(objects.keys() - seen, NOTHING))
