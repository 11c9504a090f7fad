from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import Any

import pgtrigger
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models.deletion import Collector, ProtectedError, RestrictedError
from django.utils.translation import gettext as _

from breakthrough.history.changes import fields_of
from breakthrough.history.reversal import reversed_by_entry
from breakthrough.history.steps import Step, name_of


class Restorer:
    """Takes back one step after the other, as a form would enter it: every rule of the model is asked."""

    def __init__(self, by: Any, reason: str) -> None:
        self.by, self.reason = by, reason
        self.written: dict[Any, set[Any]] = defaultdict(set)

    def restore(self, step: Step) -> None:
        try:
            {"insert": self.withdraw, "update": self.turn_back, "delete": self.bring_back}[step.kind](step)
        except ValidationError as error:
            raise ValidationError(sentences(step, error)) from error

    def turn_back(self, step: Step) -> None:
        # Afresh: an earlier step, or a trigger that it set off, may have written this row.
        row = step.model._base_manager.get(pk=step.key)
        for field in step.due:
            setattr(row, field.attname, getattr(step.before, field.attname))
        row.full_clean()
        row.save(update_fields=[field.name for field in step.due])
        self.written[step.model].add(row.pk)

    def bring_back(self, step: Step) -> None:
        row = step.model(pk=step.key)
        for field in fields_of(step.model):
            setattr(row, field.attname, getattr(step.before, field.attname))
        row.full_clean()
        row.save(force_insert=True)
        self.written[step.model].add(row.pk)

    def withdraw(self, step: Step) -> None:
        row: Any = step.model._base_manager.get(pk=step.key)
        if reversal := reversed_by_entry(row, self.by, self.reason):
            self.written[type(reversal)].add(reversal.pk)
            return
        if is_append_only(step.model):
            raise ValidationError(_("Such records are only ever added. Enter a new one that corrects this one."))
        refuse_to_tear(row)
        row.delete()

    def check_scope(self) -> None:
        """Asked at the end: what was restored must be the user's to edit."""
        for model, keys in self.written.items():
            rows = model._default_manager.filter(pk__in=keys)
            if hasattr(rows, "editable_by") and rows.editable_by(self.by).order_by().distinct().count() < rows.count():
                raise ValidationError(_("This record would belong to a cluster that is not yours to edit."))


def refuse_to_tear(row: models.Model) -> None:
    """What hangs on a row and is no part of the undo would be lost or cut off with it."""
    collector = Collector(using="default", origin=row)
    try:
        collector.collect([row])
    except (ProtectedError, RestrictedError) as error:
        raise ValidationError(hanging(next(iter(error.args[1])))) from error
    others: list[Any] = [other for rows in collector.data.values() for other in rows if other != row]
    sets: list[Any] = [*collector.fast_deletes, *chain(*collector.field_updates.values())]
    others += [other for rows in sets for other in rows[:1]]
    if others:
        raise ValidationError(hanging(others[0]))


def hanging(row: models.Model) -> str:
    return _("Something was entered since that hangs on it: %(kind)s.") % {"kind": row._meta.verbose_name}


def is_append_only(model: type[models.Model]) -> bool:
    triggers = getattr(model._meta, "triggers", [])
    return any(isinstance(one, pgtrigger.Protect) and "DELETE" in str(one.operation) for one in triggers)


def sentences(step: Step, error: ValidationError) -> list[str]:
    """The refusal, with the record that it is about and the field."""
    name = name_of(step.model, step.row, step.key)
    if not hasattr(error, "error_dict"):
        return [f"{name}: {message}" for message in error.messages]
    return [
        f"{name}: {message}" if field == NON_FIELD_ERRORS else f"{name}: {label_of(step.model, field)}: {message}"
        for field, messages in error.message_dict.items()
        for message in messages
    ]


def label_of(model: Any, name: str) -> str:
    return str(model._meta.get_field(name).verbose_name)
