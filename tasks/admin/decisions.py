"""Confirming, refusing and withdrawing a requested step."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from breakthrough import clock
from breakthrough.admin.verbs import Verb, VerbForm
from tasks import life_cycle
from tasks.admin.fields import day_field, text_field
from tasks.models import TransitionRequest


class ConfirmForm(VerbForm):
    on = day_field(_("date of the decision"))
    document_no = forms.CharField(label=_("number of the document with the decision"), max_length=100)
    comment = text_field(_("comment"), required=False)


class RefuseForm(VerbForm):
    reason = text_field(_("reason"))


class WithdrawForm(VerbForm):
    reason = text_field(_("reason"), required=False)


def may_decide(user: Any, request: TransitionRequest) -> bool:
    is_own = request.requested_by_id == user.pk
    return request.is_pending and not is_own and life_cycle.may_confirm(user, request.task)


def may_withdraw(user: Any, request: TransitionRequest) -> bool:
    return request.is_pending and life_cycle.may_request(user, request.task)


def says(request: TransitionRequest) -> dict[str, Any]:
    """What a decision is made on: who asks for what, with which documents, and what it lacks as of today."""
    presented = {one.kind_id: one for one in request.documents.select_related("kind")}
    step = life_cycle.Step(request.task, request.transition, clock.today(), request.conclusion, frozenset(presented))
    asked = gettext("%(name)s, %(day)s") % {
        "name": request.requested_by,
        "day": date_format(request.requested_on, "DATE_FORMAT"),
    }
    facts = [
        (gettext("Task"), str(request.task)),
        (gettext("Step"), f"{request.get_from_status_display()} → {request.get_to_status_display()}"),
        (gettext("Conclusion"), request.get_conclusion_display()),
        (gettext("Requested by"), asked),
        (gettext("Reason or comment"), request.comment),
        *((str(one.kind), one.document_no) for one in presented.values()),
    ]
    return {"facts": [(label, value) for label, value in facts if value], "findings": life_cycle.findings(step)}


DECISIONS = [
    Verb(
        "confirm",
        _("Confirm"),
        do=lambda row, user, given: life_cycle.confirm(row, user, **given),
        may=may_decide,
        form=ConfirmForm,
        says=says,
        done=_("The step is taken."),
    ),
    Verb(
        "refuse",
        pgettext_lazy("request", "Refuse"),
        do=lambda row, user, given: life_cycle.refuse(row, user, **given),
        may=may_decide,
        form=RefuseForm,
        says=says,
        done=_("The request is refused."),
        is_grave=True,
    ),
    Verb(
        "withdraw",
        _("Withdraw the request"),
        do=lambda row, user, given: life_cycle.withdraw(row, user, **given),
        may=may_withdraw,
        form=WithdrawForm,
        done=_("The request is withdrawn."),
        is_grave=True,
    ),
]
