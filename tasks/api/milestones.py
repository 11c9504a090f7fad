"""Verifying a milestone by the API, with the rules of its page."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from breakthrough.admin.verbs import Verb
from tasks.milestones import may_verify, verify, withdraw
from tasks.models import Milestone
from tasks.verification import VerifyForm, WithdrawForm


def may_decide(user: Any, milestone: Milestone) -> bool:
    return may_verify(milestone, user)


VERBS = (
    Verb(
        "verify",
        _("Verify this milestone"),
        do=lambda row, user, given: verify(row, user, given["day"]),
        may=may_decide,
        form=VerifyForm,
        hint=_("Marks a completed milestone as verified, on the ground of evidence that somebody else uploaded."),
    ),
    Verb(
        "take-back",
        _("Take the verification back"),
        do=lambda row, user, given: withdraw(row, user, given["reason"]),
        may=lambda user, row: bool(row.verified_on) and may_decide(user, row),
        form=WithdrawForm,
        hint=_("Takes the verification back, with a reason: the milestone counts as reported again."),
    ),
)
