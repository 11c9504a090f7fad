"""Taking changes back: old values return, what was entered goes, what was deleted comes again.

An undo is a change like any other: under its own reason, with all rules in force, and it can be undone itself.
It happens as a whole or not at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from breakthrough.history.actor import acting, because
from breakthrough.history.changes import Change, with_past
from breakthrough.history.restoring import Restorer
from breakthrough.history.sight import visible_events
from breakthrough.history.steps import Step, steps_of
from breakthrough.history.timeline import condition_of, tables_in
from breakthrough.history.tracking import event_model_of

RIGHTS = {"insert": "delete", "update": "change", "delete": "add"}


def undo(*changes: Change, by: Any, reason: str = "") -> None:
    """Takes these changes back, or raises ValidationError and leaves everything as it is."""
    chosen: dict[type[models.Model], list[int]] = defaultdict(list)
    for change in changes:
        chosen[change.model].append(change.event)
    sets = {model: Q(pgh_id__in=numbers) for model, numbers in chosen.items()}
    take_back(sets, by, reason)


def undo_batch(batch: str, by: Any, reason: str = "") -> None:
    """Takes back all that one request, command or import did. Raises ValueError for what is no name of a batch."""
    condition = condition_of(str(batch))
    take_back(dict.fromkeys(tables_in(condition), condition), by, reason)


def take_back(sets: dict[type[models.Model], Q], by: Any, reason: str) -> None:
    with transaction.atomic(), acting(user=by):
        # Each table's objects are locked in one order, so that two undoings wait and do not block each other.
        steps: list[Step] = []
        for model in sorted(sets, key=lambda model: model._meta.label):
            events = event_model_of(model).objects.filter(sets[model])
            steps += steps_of(model, [*with_past(events).order_by("pgh_id")])
        refuse([_("There is nothing left to undo.")] if not steps else [])
        refuse(refusals_of_rights(steps, by))
        refuse([sentence for step in steps for sentence in step.conflicts()])
        steps = [step for step in steps if step.is_due]
        refuse([_("There is nothing left to undo.")] if not steps else [])
        reason = why(steps, reason)
        because(reason)
        restorer = Restorer(by, reason)
        for step in sorted(steps, key=lambda step: step.place, reverse=True):
            restorer.restore(step)
        restorer.check_scope()


def refuse(sentences: Iterable[str]) -> None:
    if found := list(dict.fromkeys(sentences)):
        raise ValidationError(found)


def refusals_of_rights(steps: list[Step], by: Any) -> list[str]:
    """Every row must be the user's to edit, and the user must have the right that taking back needs."""
    by_model: dict[Any, list[Step]] = defaultdict(list)
    for step in steps:
        by_model[step.model].append(step)
    allowed = all(
        by.has_perm(f"{model._meta.app_label}.{RIGHTS[step.kind]}_{model._meta.model_name}")
        for model, found in by_model.items()
        for step in found
    )
    if allowed and all(is_editable(model, found, by) for model, found in by_model.items()):
        return []
    return [_("Not all of these records are yours to change, so nothing was undone.")]


def is_editable(model: Any, steps: list[Step], by: Any) -> bool:
    keys = {step.row.pk for step in steps if step.row is not None}
    gone = {step.last.pgh_id for step in steps if step.row is None}
    if gone and visible_events(model, by).filter(pgh_id__in=gone).count() < len(gone):
        return False
    rows = model._default_manager.filter(pk__in=keys)
    return not hasattr(rows, "editable_by") or rows.editable_by(by).order_by().distinct().count() == len(keys)


def why(steps: list[Step], reason: str) -> str:
    """The reason that an undo carries: what it takes back, and what its author says."""
    event = steps[-1].last
    told = {
        "who": who(event) or _("somebody"),
        "when": date_format(localtime(event.pgh_commit.at or event.pgh_created_at), "DATETIME_FORMAT"),
    }
    sentence = _("Undo of the change by %(who)s of %(when)s") % told
    return f"{sentence}: {reason.strip()}" if reason.strip() else sentence


def who(event: Any) -> str:
    return event.pgh_context.metadata.get("username", "") if event.pgh_context else ""
