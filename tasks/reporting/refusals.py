"""How a verb refuses, and how what the database refuses is told in the same way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, Concatenate

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from breakthrough.history import on_behalf_of
from breakthrough.violations import sentence_for
from tasks.models import ProgressReport, Task


class Forbidden(ValidationError):
    """Not this person, or not here: 403 in the API."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code="forbidden")


class WrongState(ValidationError):
    """Not now: the report has moved on, or its period is locked; 409 in the API."""

    def __init__(self, message: str) -> None:
        super().__init__(message, code="conflict")


def verb[**Rest, Made](
    do: Callable[Concatenate[ProgressReport, Any, Rest], Made],
) -> Callable[Concatenate[ProgressReport, Any, Rest], Made]:
    """Does it to the locked row, all or nothing, in the name of `by`; the report in hand then tells the new state."""

    @wraps(do)
    def done(report: ProgressReport, by: Any, *args: Rest.args, **kwargs: Rest.kwargs) -> Made:
        with whole(by):
            row = ProgressReport.objects.select_for_update(of=("self",)).filter(pk=report.pk).first()
            if row is None:
                raise WrongState(_("This report was discarded."))
            found = do(row, by, *args, **kwargs)
        if row.pk:
            report.refresh_from_db()
        return found

    return done


@contextmanager
def whole(by: Any) -> Iterator[None]:
    """One transaction in somebody's name; a rule of the database that is broken is told in its sentence."""
    try:
        with on_behalf_of(by), transaction.atomic():
            yield
    except IntegrityError as refused:
        raise WrongState(sentence_for(refused)) from refused


def must_be_editable(task: Task, by: Any) -> None:
    if not Task.objects.editable_by(by).filter(pk=task.pk).exists():
        raise Forbidden(_("This task is not yours to report on."))


def must_be_reviewable(report: ProgressReport, by: Any) -> None:
    if not ProgressReport.objects.reviewable_by(by).filter(pk=report.pk).exists():
        raise Forbidden(_("This report is not yours to review."))


def must_be(report: ProgressReport, *states: str) -> None:
    if report.status not in states:
        message = _("This cannot be done with a report that is “%(state)s”.")
        raise WrongState(message % {"state": report.get_status_display()})
