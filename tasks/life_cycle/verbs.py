"""Taking a step: at once where an officer may, else requested by one person and confirmed by another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from breakthrough import clock
from tasks.life_cycle.checking import Step, findings
from tasks.life_cycle.rights import may_confirm, may_request
from tasks.models import PresentedDocument, StatusChange, Task, Transition, TransitionRequest
from tasks.models.status import steps_from


@dataclass(frozen=True)
class Paper:
    """A document as it is presented: its number or name, and its day."""

    document_no: str
    dated_on: date | None = None


Papers = Mapping[int, Paper]
"""Documents by the key of what they are presented for (`TransitionDocument`)."""


def next_steps(task: Task) -> QuerySet[Transition]:
    """The steps that the task may take now."""
    return steps_from(task.status)


@transaction.atomic
def change_status(
    task: Task,
    to: str,
    by: Any,
    *,
    on: date | None = None,
    comment: str = "",
    conclusion: str = "",
    document_no: str = "",
    papers: Papers | None = None,
) -> TransitionRequest:
    """Takes the step to a status, or requests it where somebody else confirms it.

    Raises PermissionDenied, or ValidationError with all that the step lacks.
    """
    task = Task.objects.select_for_update(of=["self"]).get(pk=task.pk)
    if not may_request(by, task):
        raise PermissionDenied(_("Only officers of the task take a step of its life cycle."))
    step = Step(task, step_to(task, to), on or clock.today(), conclusion, frozenset(papers or {}))
    require(step, comment)
    request = TransitionRequest(
        task=task,
        transition=step.transition,
        conclusion=conclusion,
        comment=comment,
        requested_by=by,
        requested_on=min(step.on, clock.today()) if step.transition.is_confirmed_by_another else step.on,
    )
    request.save()
    present(request, papers or {})
    if not step.transition.is_confirmed_by_another:
        enter(request, by, step.on, document_no, comment)
        request.refresh_from_db(fields=["state", "decided_by", "decided_on"])
    return request


@transaction.atomic
def confirm(request: TransitionRequest, by: Any, *, on: date, document_no: str, comment: str = "") -> StatusChange:
    """Makes a requested step effective, on the day and with the number of the decision."""
    request = locked(request)
    if not may_confirm(by, request.task):
        raise PermissionDenied(_("Only reviewers of the task confirm a step of its life cycle."))
    presented = frozenset(request.documents.values_list("kind", flat=True))
    step = Step(request.task, request.transition, on, request.conclusion, presented)
    said = "\n".join(filter(None, [request.comment, comment]))
    require(step, said)
    return enter(request, by, on, document_no, said)


def refuse(request: TransitionRequest, by: Any, *, reason: str) -> None:
    if not may_confirm(by, request.task):
        raise PermissionDenied(_("Only reviewers of the task confirm a step of its life cycle."))
    decide(request, by, TransitionRequest.State.REJECTED, reason)


def withdraw(request: TransitionRequest, by: Any, *, reason: str = "") -> None:
    if not may_request(by, request.task):
        raise PermissionDenied(_("Only officers of the task take a step of its life cycle."))
    decide(request, by, TransitionRequest.State.WITHDRAWN, reason)


@transaction.atomic
def decide(request: TransitionRequest, by: Any, state: str, reason: str) -> None:
    row = locked(request)
    row.state, row.decided_by, row.decided_on, row.decision = state, by, clock.today(), reason
    row.save()


def locked(request: TransitionRequest) -> TransitionRequest:
    # The task first, as every status change locks it.
    Task.objects.select_for_update(of=["self"]).get(pk=request.task_id)
    rows = TransitionRequest.objects.select_for_update(of=["self"])
    return rows.select_related("task", "transition").get(pk=request.pk)


def step_to(task: Task, to: str) -> Transition:
    step = next_steps(task).filter(to_status=to).first()
    if step is None:
        StatusChange(task=task, to_status=to).clean()
        raise AssertionError("clean() refuses a status that no step leads to")
    return step


def require(step: Step, comment: str) -> None:
    """Nothing that blocks the step, and a comment wherever it is taken all the same."""
    found = findings(step)
    lacking = [one.sentence for one in found if one.blocks]
    if step.transition.needs_reason and not comment.strip():
        lacking.append(_("This step needs a reason."))
    elif not lacking and found and not comment.strip():
        lacking = [*(one.sentence for one in found), _("Say in the comment why the step is taken all the same.")]
    if lacking:
        raise ValidationError(lacking)


def present(request: TransitionRequest, papers: Papers) -> None:
    rows = [
        PresentedDocument(request=request, kind_id=kind, document_no=paper.document_no, dated_on=paper.dated_on)
        for kind, paper in papers.items()
    ]
    PresentedDocument.objects.bulk_create(rows)


def enter(request: TransitionRequest, by: Any, on: date, document_no: str, comment: str) -> StatusChange:
    change = StatusChange(
        task=request.task,
        to_status=request.transition.to_status,
        conclusion=request.conclusion,
        changed_on=on,
        document_no=document_no,
        actor=by,
        comment=comment,
        request=request,
    )
    change.save()
    return change
