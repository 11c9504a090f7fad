from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.base import ModelAdmin, TabularInline
from breakthrough.admin.columns import number, status
from breakthrough.admin.scope import ScopedRights
from tasks.admin.report_moves import ReportMoves
from tasks.models import IndicatorValue, MilestoneReport, ProgressReport
from tasks.reporting import discard

REVIEW_FIELDS = [
    "status", "revision", "is_current", "author", "submitted_on", "reviewer", "reviewed_on", "return_reason",
]  # fmt: skip
OPEN = (ProgressReport.Status.DRAFT, ProgressReport.Status.RETURNED)


class ClosedBySubmission(ScopedRights):
    """Mixin: what was handed in is corrected by its author after a return, or by a new revision."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not self.is_closed(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not self.is_closed(obj)

    def is_closed(self, obj: Any) -> bool:
        report = getattr(obj, "report", obj)
        return bool(report) and report.status not in OPEN


class MilestoneReportInline(TabularInline):
    model = MilestoneReport
    autocomplete_fields = ["milestone"]


class IndicatorValueInline(TabularInline):
    model = IndicatorValue
    fields = ["indicator", "measured_on", "increment", "value", "test_body"]
    autocomplete_fields = ["indicator"]


@admin.register(ProgressReport)
class ProgressReportAdmin(ReportMoves, ClosedBySubmission, ModelAdmin):
    list_display = ["task", "period", "revision", status("status"), "submitted_on", "reviewed_on", "author", "reviewer"]
    list_filter = ["status", "task__cluster", "period"]
    search_fields = ["task__code", "task__name_zh", "task__name_en", "period__code"]
    autocomplete_fields = ["task", "period"]
    inlines = [MilestoneReportInline, IndicatorValueInline]
    fieldsets = [
        (None, {"fields": [("task", "period"), "progress", "problems", "next_steps", "coordination", "data_source"]}),
        (_("Restatement"), {"fields": ["restatement_reason"]}),
        (_("Own assessment"), {"fields": ["declared_light", "light_reason", "reported_headcount"]}),
        (
            _("Review"),
            {
                "fields": [
                    ("status", "revision", "is_current"),
                    ("author", "submitted_on"),
                    ("reviewer", "reviewed_on"),
                    "return_reason",
                ]
            },
        ),
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # A review is no field that somebody fills in; and a report stays with its task and period.
        return REVIEW_FIELDS if obj is None else ["task", "period", *REVIEW_FIELDS]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.author = obj.author or request.user
        super().save_model(request, obj, form, change)

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
