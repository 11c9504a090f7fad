"""Which models are tracked, and the event model of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pghistory
from django.db import models
from django.db.models import Q
from pghistory.core import event_models

from breakthrough.history.recording import Deleted, Inserted, Updated

if TYPE_CHECKING:
    from breakthrough.history.event import Event


def tracked[Tracked: type[models.Model]](model: Tracked) -> Tracked:
    """Class decorator: every insert, update and delete of the model's rows leaves an event."""
    return pghistory.track(
        Inserted(),
        Updated(),
        Deleted(),
        obj_field=pghistory.ObjForeignKey(related_name="+"),
        meta={"indexes": indexes_for(model), "default_permissions": ()},
    )(model)


def indexes_for(model: type[models.Model]) -> list[models.Index]:
    """What as-of queries search by, besides the object and foreign keys: its later events, and natural keys.

    An insert is never later than another event of its object, or a delete came between. Most rows are written
    once, so the index of all other events is small.
    """
    # PostgreSQL's names are unique in a schema and, in Django, at most 30 letters long.
    name = f"{model._meta.label_lower.replace('.', '_')[:24]}_later"
    natural_keys = [
        field.name
        for field in model._meta.local_fields
        if field.unique and not field.primary_key and not field.is_relation
    ]
    return [
        models.Index(fields=["pgh_obj", "pgh_id"], include=["pgh_commit"], condition=~Q(pgh_label="insert"), name=name),
        *(models.Index(fields=[key]) for key in natural_keys),
    ]


def tracked_models() -> dict[type[models.Model], type[Event]]:
    """Every tracked model and its event model."""
    return {event_model.pgh_tracked_model: event_model for event_model in event_models()}


def event_model_of(model: type[models.Model]) -> type[Event]:
    return tracked_models()[model._meta.concrete_model or model]


def automatic_links(model: type[models.Model]) -> list[tuple[models.Field, type[models.Model]]]:
    """The model's many-to-many fields whose table Django makes by itself, and the model of that table."""
    fields: list[Any] = model._meta.local_many_to_many
    return [(field, field.remote_field.through) for field in fields if field.remote_field.through._meta.auto_created]
