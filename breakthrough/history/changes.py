"""What happened to one object: each change, before and after."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models

from breakthrough.history.tracking import event_model_of


@dataclass(frozen=True)
class FieldChange:
    """A field's value before and after: a choice by its label, a link by the object if that still exists."""

    name: str
    old: Any
    new: Any


@dataclass(frozen=True)
class Change:
    """One insert, update or delete of an object; the actor is empty if it came past the application."""

    moment: datetime
    actor: str
    door: str
    reason: str
    label: str
    fields: list[FieldChange]


def changes_of(obj: models.Model) -> list[Change]:
    """The object's history, oldest first. One query, and one more for each linked model."""
    event_model = event_model_of(type(obj))
    events = list(
        event_model.objects.filter(pgh_obj_id=obj.pk).select_related("pgh_commit", "pgh_context").order_by("pgh_id")
    )
    fields: list[Any] = [
        field for field in obj._meta.local_concrete_fields if not field.primary_key and not field.generated
    ]
    names = Names(fields, events)
    changes, before = [], None
    for event in events:
        after = None if event.pgh_label == "delete" else event
        changes.append(change_between(event, before or (None if after else event), after, fields, names))
        before = after
    return changes


def change_between(event: Any, before: Any, after: Any, fields: list[Any], names: "Names") -> Change:
    context = event.pgh_context.metadata if event.pgh_context else {}
    pairs = [(field, names.read(before, field), names.read(after, field)) for field in fields]
    return Change(
        # A commit has no moment before its transaction has ended.
        moment=event.pgh_commit.at or event.pgh_created_at,
        actor=context.get("username", ""),
        door=context.get("door", ""),
        reason=context.get("reason", ""),
        label=event.pgh_label,
        fields=[FieldChange(str(field.verbose_name), old, new) for field, old, new in pairs if old != new],
    )


class Names:
    """Reads an event's fields as a person would: labels for choices, objects for keys."""

    def __init__(self, fields: list[Any], events: list[Any]) -> None:
        keys: dict[type[models.Model], set[Any]] = defaultdict(set)
        for field in fields:
            if field.is_relation:
                keys[field.related_model].update(getattr(event, field.attname) for event in events)
        self.objects = {model: model._base_manager.in_bulk(chosen - {None}) for model, chosen in keys.items()}

    def read(self, event: Any, field: Any) -> Any:
        if event is None:
            return None
        value = getattr(event, field.attname)
        if field.is_relation:
            return self.objects[field.related_model].get(value, value)
        return dict(field.flatchoices).get(value, value)
