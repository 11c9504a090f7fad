"""A milestone that was reported is verified by a reviewer, who has seen the evidence."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from breakthrough import clock
from breakthrough.history import acting, because
from breakthrough.history.actor import is_acting
from breakthrough.models import User
from breakthrough.scope import task_condition
from tasks.models import Evidence, Grant, Milestone, Task
from tasks.models.grant import grants_of


def may_verify(milestone: Milestone, user: Any) -> bool:
    """Whether somebody reviews the milestone's task."""
    if user.is_superuser:
        return True
    own = [grant for grant in grants_of(user) if grant.role == Grant.Role.REVIEWER]
    clusters, tasks = ({getattr(grant, name) for grant in own} - {None} for name in ("cluster_id", "task_id"))
    within = task_condition("", clusters, tasks) if clusters or tasks else None
    return within is not None and Task.objects.filter(within, pk=milestone.task_id).exists()


def verify(milestone: Milestone, by: User, day: date | None = None) -> None:
    """Marks a completed milestone as verified on a day, on the ground of evidence that others uploaded."""
    if not may_verify(milestone, by):
        raise PermissionDenied
    with as_actor(by), transaction.atomic():
        row = Milestone.objects.select_for_update(of=("self",)).get(pk=milestone.pk)
        check_verifiable(row, by)
        row.verified_on = day or clock.today()
        row.full_clean()
        row.save(update_fields=["verified_on"])
    milestone.refresh_from_db()


def check_verifiable(milestone: Milestone, by: User) -> None:
    """Raises the sentence that says what is missing."""
    if milestone.verified_on:
        raise ValidationError(_("The milestone is verified already."))
    if not milestone.completed_on:
        raise ValidationError(_("Only a completed milestone is verified."))
    evidence = Evidence.of(milestone)
    if not evidence.exists():
        raise ValidationError(Evidence.rules["milestone_verified_has_evidence"])
    if not evidence.exclude(uploaded_by=by).exists():
        raise ValidationError(_("You uploaded this evidence yourself; somebody else verifies it."))


def withdraw(milestone: Milestone, by: User, reason: str) -> None:
    """Takes a verification back: the milestone counts as reported again."""
    if not may_verify(milestone, by):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the verification is taken back.")})
    with as_actor(by), transaction.atomic():
        because(reason.strip())
        Milestone.objects.filter(pk=milestone.pk).update(verified_on=None)
    milestone.refresh_from_db()


def as_actor(user: User) -> AbstractContextManager[None]:
    return nullcontext() if is_acting() else acting(user=user)
