"""Changes of a contract: asked for on the task's page, decided on the request's own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from breakthrough import clock
from breakthrough.admin.base import ModelAdmin
from breakthrough.admin.columns import status
from breakthrough.admin.verbs import Verb, VerbForm, Verbs
from tasks import changes, life_cycle
from tasks.admin.append_only import AppendOnly
from tasks.admin.fields import day_field, text_field
from tasks.changes.verbs import objections
from tasks.models import ChangeRequest


class RecommendForm(VerbForm):
    on = day_field(_("recommended on"))


class ApproveForm(VerbForm):
    on = day_field(_("date of the decision"))
    document_no = forms.CharField(label=_("number of the document with the decision"), max_length=100)
    comment = text_field(_("comment"), required=False)


class RejectForm(VerbForm):
    on = day_field(_("date of the decision"))
    document_no = forms.CharField(label=_("number of the document with the decision"), max_length=100, required=False)
    reason = text_field(_("reason"))


class WithdrawForm(VerbForm):
    reason = text_field(_("reason"), required=False)


def may_enter(user: Any, request: ChangeRequest) -> bool:
    return request.is_open and life_cycle.may_request(user, request.task)


def may_recommend(user: Any, request: ChangeRequest) -> bool:
    return request.status == ChangeRequest.Status.SUBMITTED and may_enter(user, request)


def may_reject(user: Any, request: ChangeRequest) -> bool:
    is_own = request.requested_by_id in (None, user.pk)
    return request.is_open and not is_own and life_cycle.may_confirm(user, request.task)


def may_approve(user: Any, request: ChangeRequest) -> bool:
    return request.status == ChangeRequest.Status.RECOMMENDED and may_reject(user, request)


def says(request: ChangeRequest) -> dict[str, Any]:
    """What a decision is made on, and what an approval of today would change."""
    kind = changes.kind_of(request.kind)
    asked = gettext("%(name)s, %(day)s") % {
        "name": request.requested_by or "—",
        "day": date_format(request.submitted_on, "DATE_FORMAT"),
    }
    facts = [
        (gettext("Task"), str(request.task)),
        (gettext("Kind of change"), request.get_kind_display()),
        (gettext("Old and new value"), f"{request.old_value or '—'} → {request.new_value}"),
        (gettext("Reason"), request.reason),
        (gettext("Requested by"), asked),
    ]
    found = [*objections(request), *(one for one in kind.findings(request) if not one.blocks)]
    blocked = any(one.blocks for one in found)
    return {
        "facts": facts,
        "findings": found,
        "changes": [] if blocked else kind.effects(request, clock.today()),
        "warning": gettext("To be considered"),
    }


DECISIONS = [
    Verb(
        "approve",
        _("Approve"),
        do=lambda row, user, given: changes.approve(row, user, **given),
        may=may_approve,
        form=ApproveForm,
        says=says,
        done=_("The change is approved and applied."),
    ),
    Verb(
        "recommend",
        _("Recommend"),
        do=lambda row, user, given: changes.recommend(row, user, **given),
        may=may_recommend,
        form=RecommendForm,
        says=says,
        done=_("The recommendation is entered."),
        hint=_("Enters that the recommending authority supports the change."),
    ),
    Verb(
        "reject",
        _("Reject"),
        do=lambda row, user, given: changes.reject(row, user, **given),
        may=may_reject,
        form=RejectForm,
        says=says,
        done=_("The change is rejected."),
        is_grave=True,
    ),
    Verb(
        "withdraw",
        _("Withdraw the request"),
        do=lambda row, user, given: changes.withdraw(row, user, **given),
        may=may_enter,
        form=WithdrawForm,
        done=_("The request is withdrawn."),
        is_grave=True,
    ),
]


@admin.register(ChangeRequest)
class ChangeRequestAdmin(Verbs, AppendOnly, ModelAdmin):
    is_added = False
    list_display = ["task", "kind", status("status"), "old_value", "new_value", "submitted_on", "decided_on"]
    list_display_links = ["kind"]
    list_filter = ["status", "kind", "task__cluster"]
    search_fields = ["task__code", "task__name_zh", "task__name_en", "document_no"]
    fieldsets = [
        (None, {"fields": [("task", "kind"), "reason", ("requested_by", "submitted_on")]}),
        (_("What changes"), {"fields": [("old_value", "new_value")]}),
        (
            _("Decision"),
            {
                "fields": [
                    ("status", "recommended_by", "recommended_on"),
                    ("decided_by", "decided_on", "document_no"),
                    "decision",
                ]
            },
        ),
    ]
    verbs = DECISIONS

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Asked for on the task's page, which knows the old value.
        return False
