"""Asking for a change, recommending it, and deciding on it; an approval changes the fields in the same transaction."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from breakthrough import clock
from breakthrough.history import because
from tasks.changes.kinds import Given, kind_of
from tasks.life_cycle import Finding, may_confirm, may_request
from tasks.models import ChangeRequest, Task

Status = ChangeRequest.Status


@transaction.atomic
def submit(task: Task, kind: str, by: Any, *, reason: str, given: Given, on: date | None = None) -> ChangeRequest:
    """Asks for a change. Raises PermissionDenied, or ValidationError with all that speaks against it."""
    require_officer(by, task)
    request = drafted(task, kind, reason=reason, given=given, on=on)
    request.requested_by = by
    refuse_while([one for one in kind_of(kind).findings(request) if one.blocks])
    request.full_clean(exclude=["status"])
    request.save()
    return request


def drafted(task: Task, kind: str, *, reason: str, given: Given, on: date | None = None) -> ChangeRequest:
    """A request that is not stored yet, with the value of now as the old one."""
    request = ChangeRequest(task=task, kind=kind, reason=reason, submitted_on=on or clock.today())
    kind_of(kind).fill(request, given)
    return request


@transaction.atomic
def recommend(request: ChangeRequest, by: Any, *, on: date) -> None:
    """Enters that the recommending authority supports the change."""
    request = locked(request)
    require_officer(by, request.task)
    request.status, request.recommended_by, request.recommended_on = Status.RECOMMENDED, by, on
    save(request)


@transaction.atomic
def approve(request: ChangeRequest, by: Any, *, on: date, document_no: str, comment: str = "") -> None:
    """Approves the change and applies it."""
    request = locked(request)
    require_reviewer(by, request.task)
    kind = kind_of(request.kind)
    refuse_while(objections(request))
    request.status, request.decided_by, request.decided_on = Status.APPROVED, by, on
    request.document_no, request.decision = document_no, comment
    save(request)
    because(reason_of(request))
    kind.apply(request, on)


@transaction.atomic
def reject(request: ChangeRequest, by: Any, *, on: date, reason: str, document_no: str = "") -> None:
    request = locked(request)
    require_reviewer(by, request.task)
    request.status, request.decided_by, request.decided_on = Status.REJECTED, by, on
    request.document_no, request.decision = document_no, reason
    save(request)


@transaction.atomic
def withdraw(request: ChangeRequest, by: Any, *, reason: str = "") -> None:
    request = locked(request)
    require_officer(by, request.task)
    request.status, request.decided_by, request.decided_on = Status.WITHDRAWN, by, clock.today()
    request.decision = reason
    save(request)


def objections(request: ChangeRequest) -> list[Finding]:
    """What keeps a request from being approved as it stands."""
    kind = kind_of(request.kind)
    found = [one for one in kind.findings(request) if one.blocks]
    if kind.is_outdated(request):
        outdated = _("The value has been changed since the request was made: withdraw it and make it anew.")
        found.append(Finding(outdated, blocks=True))
    return found


def reason_of(request: ChangeRequest) -> str:
    """What the history says of the fields that the approval changed."""
    return _("Change request %(number)s (%(kind)s): %(reason)s") % {
        "number": request.document_no or request.pk,
        "kind": request.get_kind_display(),
        "reason": request.reason,
    }


def locked(request: ChangeRequest) -> ChangeRequest:
    task = Task.objects.select_for_update(of=["self"]).get(pk=request.task_id)
    row = ChangeRequest.objects.select_for_update(of=["self"]).get(pk=request.pk)
    row.task = task
    return row


def save(request: ChangeRequest) -> None:
    request.full_clean(exclude=["old_value"])
    request.save()


def refuse_while(found: list[Finding]) -> None:
    if found:
        raise ValidationError([one.sentence for one in found])


def require_officer(user: Any, task: Task) -> None:
    if not may_request(user, task):
        raise PermissionDenied(_("Only officers of the task ask for a change of its contract."))


def require_reviewer(user: Any, task: Task) -> None:
    if not may_confirm(user, task):
        raise PermissionDenied(_("Only reviewers of the task decide on a change of its contract."))
