"""What is done with a risk: handled, and closed out (销号) by two people with an outcome and its proof."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from breakthrough import clock
from breakthrough.history import because
from tasks.life_cycle import may_confirm, may_request
from tasks.models import Risk


@transaction.atomic
def handle(risk: Risk, by: Any) -> None:
    risk = open_risk(risk)
    require_officer(by, risk)
    risk.state = Risk.State.HANDLING
    save(risk)


@transaction.atomic
def ask_closing(risk: Risk, by: Any, *, outcome: str, proof: str) -> None:
    """Asks for the close-out, with how the risk ended and what proves it."""
    risk = open_risk(risk)
    require_officer(by, risk)
    risk.outcome, risk.proof = outcome, proof
    risk.closing_asked_by, risk.closing_asked_on = by, clock.today()
    save(risk)


@transaction.atomic
def close(risk: Risk, by: Any, *, on: date) -> None:
    """Confirms the close-out that somebody else asked for."""
    risk = open_risk(risk)
    require_reviewer(by, risk)
    risk.state, risk.closed_by, risk.closed_on = Risk.State.CLOSED, by, on
    save(risk)


@transaction.atomic
def keep_open(risk: Risk, by: Any, *, reason: str) -> None:
    """Refuses the close-out; the reason stands in the risk's history."""
    risk = open_risk(risk)
    require_reviewer(by, risk)
    because(reason)
    risk.closing_asked_by, risk.closing_asked_on = None, None
    save(risk)


def open_risk(risk: Risk) -> Risk:
    row = Risk.objects.select_for_update(of=["self"]).select_related("task").get(pk=risk.pk)
    if row.state == Risk.State.CLOSED:
        raise ValidationError(Risk.rules["risk_closed_stays"])
    return row


def save(risk: Risk) -> None:
    risk.full_clean()
    risk.save()


def require_officer(user: Any, risk: Risk) -> None:
    if not may_request(user, risk.task):
        raise PermissionDenied(_("Only officers of the task handle its risks."))


def require_reviewer(user: Any, risk: Risk) -> None:
    if not may_confirm(user, risk.task):
        raise PermissionDenied(_("Only reviewers of the task close out its risks."))
