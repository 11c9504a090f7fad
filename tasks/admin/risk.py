"""The register of risks: entered, handled, and closed out (销号) by two people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.base import ModelAdmin
from breakthrough.admin.columns import number, status
from breakthrough.admin.pages import Page, register
from breakthrough.admin.verbs import Verb, VerbForm, Verbs
from tasks import life_cycle, risks
from tasks.admin.fields import day_field, text_field
from tasks.admin.risk_grid import grid_page
from tasks.models import Risk


class OutcomeForm(VerbForm):
    outcome = text_field(_("outcome"))
    proof = forms.CharField(label=_("what proves it"), max_length=300)


class CloseForm(VerbForm):
    on = day_field(_("closed on"))


class KeepForm(VerbForm):
    reason = text_field(_("reason"))


def may_enter(user: Any, risk: Risk) -> bool:
    return risk.state != Risk.State.CLOSED and life_cycle.may_request(user, risk.task)


def may_handle(user: Any, risk: Risk) -> bool:
    return risk.state == Risk.State.REGISTERED and may_enter(user, risk)


def may_ask(user: Any, risk: Risk) -> bool:
    return not risk.waits and may_enter(user, risk)


def may_decide(user: Any, risk: Risk) -> bool:
    return risk.waits and risk.closing_asked_by_id != user.pk and life_cycle.may_confirm(user, risk.task)


def says(risk: Risk) -> dict[str, Any]:
    facts = [
        (gettext("Task"), str(risk.task)),
        (gettext("Risk"), risk.title),
        (gettext("Response"), risk.response),
        (gettext("Outcome"), risk.outcome),
        (gettext("What proves it"), risk.proof),
        (gettext("Requested by"), str(risk.closing_asked_by or "")),
    ]
    return {"facts": [(label, value) for label, value in facts if value]}


VERBS = [
    Verb(
        "close",
        _("Confirm the close-out"),
        do=lambda row, user, given: risks.close(row, user, **given),
        may=may_decide,
        form=CloseForm,
        says=says,
        done=_("The risk is closed out."),
    ),
    Verb(
        "keep",
        _("Keep it open"),
        do=lambda row, user, given: risks.keep_open(row, user, **given),
        may=may_decide,
        form=KeepForm,
        says=says,
        done=_("The risk stays open."),
        is_grave=True,
    ),
    Verb(
        "handle",
        pgettext_lazy("risk", "Begin to handle it"),
        do=lambda row, user, given: risks.handle(row, user),
        may=may_handle,
        says=says,
        done=_("The risk is being handled."),
    ),
    Verb(
        "ask",
        _("Ask for the close-out"),
        do=lambda row, user, given: risks.ask_closing(row, user, **given),
        may=may_ask,
        form=OutcomeForm,
        says=says,
        done=_("The close-out is asked for; a reviewer confirms it."),
        hint=_("A reviewer confirms the close-out."),
    ),
]


class WaitingFilter(admin.SimpleListFilter):
    """Close-outs that wait for a second person."""

    title = _("close-out")
    parameter_name = "close_out"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        return [("waiting", _("waits for confirmation"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet | None:
        if self.value() == "waiting":
            return queryset.exclude(state=Risk.State.CLOSED).filter(closing_asked_by__isnull=False)
        return queryset


@admin.register(Risk)
class RiskAdmin(Verbs, ModelAdmin):
    # The columns of the ledger (台账): cluster, task, lead, office, owner, what, measure, until when, state.
    list_display = [
        "task",
        "title",
        "category",
        number("likelihood", _("likelihood")),
        number("impact", _("impact")),
        "response",
        "owner",
        "due_on",
        status("state"),
    ]
    list_display_links = ["title"]
    list_filter = ["state", WaitingFilter, "category", "task__cluster", "likelihood", "impact"]
    search_fields = ["title", "description", "task__code", "task__name_zh", "task__name_en"]
    autocomplete_fields = ["task"]
    readonly_fields = ["state", "closed_on", "outcome", "proof", "closing_asked_by", "closed_by"]
    fieldsets = [
        (None, {"fields": ["task", "title", "category", "description"]}),
        (_("How grave"), {"fields": [("likelihood", "impact")]}),
        (_("What is done"), {"fields": ["owner", "response", ("raised_on", "due_on")]}),
        (
            _("Close-out"),
            {"fields": [("state", "closed_on"), ("closing_asked_by", "closed_by"), ("outcome", "proof")]},
        ),
    ]
    verbs = VERBS

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not is_closed(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not is_closed(obj)


def is_closed(risk: Risk | None) -> bool:
    return risk is not None and risk.state == Risk.State.CLOSED


register(Page("risks", "risks/", grid_page, _("Heat grid of risks"), "tasks.view_risk"))
