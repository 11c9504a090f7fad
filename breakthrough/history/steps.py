"""What a batch did to each object on the whole, and whether that can still be taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from breakthrough.history.changes import INSERT, fields_of, state_after, states_before
from breakthrough.history.tracking import tracked_models
from breakthrough.history.version import events_since, setter_of


@dataclass(frozen=True)
class Step:
    """What some changes made of one object: from `before` to `after`, None where it was not there."""

    model: type[models.Model]
    key: Any
    before: Any
    after: Any
    first: Any
    last: Any
    row: Any
    """The object as it is now, locked; None if it is gone."""

    @property
    def kind(self) -> str:
        return "insert" if self.first.pgh_label == INSERT else "delete" if self.after is None else "update"

    @cached_property
    def changed(self) -> list[Any]:
        """The fields that differ between before and after."""
        return [field for field in fields_of(self.model) if self.differs(self.before, self.after, field)]

    @cached_property
    def due(self) -> list[Any]:
        """Of the changed fields, those that nobody has set back in the meantime."""
        return [field for field in self.changed if self.differs(self.row, self.before, field)]

    @property
    def is_due(self) -> bool:
        if self.kind == "update":
            return bool(self.due)
        return (self.row is not None) == (self.kind == "insert")

    @property
    def place(self) -> tuple[Any, ...]:
        """Taking back goes from the last to the first; of what came at one moment, parts before wholes."""
        event, depth = self.last, depth_of(self.model)
        return (event.pgh_created_at, -depth if self.kind == "delete" else depth, event.pgh_id)

    def differs(self, one: Any, other: Any, field: Any) -> bool:
        return getattr(one, field.attname, None) != getattr(other, field.attname, None)

    def conflicts(self) -> Iterator[str]:
        """Why it cannot be taken back any more: what others have changed since."""
        if self.kind != "insert" and self.before is None:
            yield _("%(record)s: what it was before was not recorded.") % {"record": self.name}
        elif self.kind == "update" and self.row is None:
            yield _("%(record)s has been deleted since.") % {"record": self.name}
        elif self.kind == "update":
            yield from self.changed_since([field for field in self.due if self.differs(self.row, self.after, field)])
        elif self.kind == "insert" and self.row is not None:
            fields = fields_of(self.model)
            yield from self.changed_since([field for field in fields if self.differs(self.row, self.after, field)])

    def changed_since(self, fields: list[Any]) -> Iterator[str]:
        if not fields:
            return
        later = events_since(self.model, self.key, self.last)
        for field in fields:
            setter = setter_of(field.attname, self.last, later)
            yield _("%(record)s: “%(field)s” has been changed since, by %(who)s (%(when)s).") % {
                "record": self.name,
                "field": field.verbose_name,
                **told(setter),
            }

    @property
    def name(self) -> str:
        return name_of(self.model, self.row, self.key)


def name_of(model: type[models.Model], row: Any, key: Any) -> str:
    kind = str(model._meta.verbose_name)
    return f"{kind} {row}" if row is not None else f"{kind} {key}"


def told(event: Any) -> dict[str, str]:
    if event is None:
        return {"who": _("somebody"), "when": "—"}
    context = event.pgh_context.metadata if event.pgh_context else {}
    moment = localtime(event.pgh_commit.at or event.pgh_created_at)
    return {"who": context.get("username") or _("somebody"), "when": date_format(moment, "DATETIME_FORMAT")}


def steps_of(model: type[models.Model], events: list[Any]) -> list[Step]:
    """What events of one table, in their order, did on the whole; locks the rows."""
    if not events:
        return []
    past = states_before(events)
    by_key: dict[Any, list[Any]] = defaultdict(list)
    for event in events:
        by_key[event.pgh_obj_id].append(event)
    rows = locked(model, by_key)
    steps = [
        Step(model, key, past.get(found[0].pgh_id), state_after(found[-1]), found[0], found[-1], rows.get(key))
        for key, found in by_key.items()
    ]
    # What was entered and deleted again in one batch needs no undo.
    return [step for step in steps if not (step.kind == "insert" and step.after is None)]


def locked(model: type[models.Model], keys: Any) -> dict[Any, models.Model]:
    rows = model._base_manager.select_for_update(no_key=True, of=("self",)).filter(pk__in=keys).order_by("pk")
    return {row.pk: row for row in rows}


@cache
def depth_of(model: type[models.Model]) -> int:
    """How many tables stand above a table: what it names by foreign keys comes first."""
    return depth(model, frozenset())


def depth(model: Any, seen: frozenset[Any]) -> int:
    above = {field.related_model for field in model._meta.local_concrete_fields if field.is_relation}
    above = (above & tracked_models().keys()) - seen - {model}
    return max((depth(upper, seen | {model}) + 1 for upper in above), default=0)
