from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.base import ModelAdmin
from breakthrough.admin.columns import number, status
from breakthrough.admin.forms import CheckedForm
from breakthrough.admin.scope import ScopedRights
from tasks.admin.report_lines import IndicatorLines, MilestoneLines
from tasks.admin.report_moves import ReportMoves
from tasks.admin.report_page import ReportPage, previous_texts
from tasks.admin.sheet_page import SheetPage
from tasks.models import IndicatorValue, MilestoneReport, ProgressReport
from tasks.reporting import discard, open_report

OPEN = (ProgressReport.Status.DRAFT, ProgressReport.Status.RETURNED)
SUBMIT = "_submit"


class ClosedBySubmission(ScopedRights):
    """Mixin: what was handed in is corrected by its author after a return, or by a new revision."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not self.is_closed(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not self.is_closed(obj)

    def is_closed(self, obj: Any) -> bool:
        report = getattr(obj, "report", obj)
        return bool(report) and report.status not in OPEN


class ReportForm(CheckedForm):
    """A draft may be half empty; what is handed in says what was done."""

    def clean(self) -> dict[str, Any] | None:
        if SUBMIT in self.data and "progress" in self.fields and not self.cleaned_data.get("progress"):
            self.add_error("progress", _t("Say what was done in this period."))
        return super().clean()


class NewReportForm(CheckedForm):
    """Which report is begun; the rest is filled in once it exists."""

    def clean(self) -> dict[str, Any] | None:
        period = self.cleaned_data.get("period")
        if period and period.locked_on and not self.cleaned_data.get("restatement_reason"):
            message = _t("This period is locked; it changes only by a restatement that gives a reason.")
            self.add_error("restatement_reason", message)
        return super().clean()


@admin.register(ProgressReport)
class ProgressReportAdmin(SheetPage, ReportPage, ReportMoves, ClosedBySubmission, ModelAdmin):
    change_list_template = "admin/tasks/progressreport/change_list.html"
    list_display = ["task", "period", "revision", status("status"), "submitted_on", "reviewed_on", "author", "reviewer"]
    list_filter = ["status", "task__cluster", "period"]
    search_fields = ["task__code", "task__name_zh", "task__name_en", "period__code"]
    autocomplete_fields = ["task", "period"]
    inlines = [MilestoneLines, IndicatorLines]
    add_fieldsets = [
        (None, {"fields": ["task", "period"]}),
        (
            _("Only for a period that is locked"),
            {"fields": ["restatement_reason"], "classes": ["collapse"]},
        ),
    ]
    fieldsets = [
        (_("What was done"), {"fields": ["progress"]}),
        (
            _("What comes next, and what is in the way"),
            {"fields": ["next_steps", "problems", "coordination", "data_source", "reported_headcount"]},
        ),
        (
            _("Own assessment"),
            {
                "fields": ["declared_light", "light_reason"],
                "classes": ["collapse"],
                "description": _("Only where the computed light is not right; the reason is shown with it."),
            },
        ),
    ]
    restatement_fieldset = (_("Restatement"), {"fields": ["restatement_reason"]})

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return self.add_fieldsets
        return [self.restatement_fieldset, *self.fieldsets] if obj.restatement_reason else self.fieldsets

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        return self.inlines if obj else []

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change, **{"form": ReportForm if obj else NewReportForm, **kwargs})
        for name, text in previous_texts(obj).items() if obj else ():
            if name in form.base_fields:
                form.base_fields[name].help_text = text
        return form

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            super().save_model(request, obj, form, change)
            return
        made = open_report(obj.task, obj.period, request.user, obj.restatement_reason)
        obj.pk = made.pk
        obj.refresh_from_db()

    def response_add(self, request: HttpRequest, obj: Any, post_url_continue: str | None = None) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:tasks_progressreport_change", args=[obj.pk]))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if SUBMIT not in request.POST:
            return super().response_change(request, obj)
        return self.make_move(request, obj, "submit")

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        discard(obj, request.user)


@admin.register(MilestoneReport)
class MilestoneReportAdmin(ClosedBySubmission, ModelAdmin):
    list_display = ["report", "milestone", "completed_on", "expected_on", "note"]
    search_fields = ["milestone__name_zh", "milestone__name_en", "report__task__code"]
    autocomplete_fields = ["report", "milestone"]


@admin.register(IndicatorValue)
class IndicatorValueAdmin(ClosedBySubmission, ModelAdmin):
    list_display = ["indicator", number("value"), "measured_on", "test_body", "report"]
    search_fields = ["indicator__name_zh", "indicator__name_en", "indicator__task__code"]
    autocomplete_fields = ["indicator", "report"]
