from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.base import ModelAdmin, TabularInline
from breakthrough.admin.columns import number, status
from breakthrough.admin.scope import ScopedRights
from tasks.models import IndicatorValue, MilestoneReport, ProgressReport

REVIEW_FIELDS = [
    "status",
    "revision",
    "is_current",
    "author",
    "submitted_on",
    "reviewer",
    "reviewed_on",
    "return_reason",
]


class ClosedByApproval(ScopedRights):
    """Mixin: what a reviewer approved is corrected by a new revision, never changed behind the approval."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not self.is_closed(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not self.is_closed(request, obj)

    def is_closed(self, request: HttpRequest, obj: Any) -> bool:
        report = getattr(obj, "report", obj)
        return bool(report) and report.status == ProgressReport.Status.APPROVED and not request.user.is_superuser


class MilestoneReportInline(TabularInline):
    model = MilestoneReport
    autocomplete_fields = ["milestone"]


class IndicatorValueInline(TabularInline):
    model = IndicatorValue
    fields = ["indicator", "measured_on", "increment", "value", "test_body"]
    autocomplete_fields = ["indicator"]


@admin.register(ProgressReport)
class ProgressReportAdmin(ClosedByApproval, ModelAdmin):
    list_display = ["task", "period", "revision", status("status"), "submitted_on", "reviewed_on", "author", "reviewer"]
    list_filter = ["status", "task__cluster", "period"]
    search_fields = ["task__code", "task__name_zh", "task__name_en", "period__code"]
    autocomplete_fields = ["task", "period", "author", "reviewer"]
    inlines = [MilestoneReportInline, IndicatorValueInline]
    fieldsets = [
        (None, {"fields": [("task", "period"), "progress", "problems", "next_steps", "coordination", "data_source"]}),
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
        # Approval is no field that its author fills in.
        return [] if request.user.is_superuser else [*REVIEW_FIELDS, "return_reason"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.author = obj.author or request.user
        super().save_model(request, obj, form, change)


@admin.register(MilestoneReport)
class MilestoneReportAdmin(ClosedByApproval, ModelAdmin):
    list_display = ["report", "milestone", "completed_on", "expected_on", "note"]
    search_fields = ["milestone__name_zh", "milestone__name_en", "report__task__code"]
    autocomplete_fields = ["report", "milestone"]


@admin.register(IndicatorValue)
class IndicatorValueAdmin(ClosedByApproval, ModelAdmin):
    list_display = ["indicator", number("value"), "measured_on", "test_body", "report"]
    search_fields = ["indicator__name_zh", "indicator__name_en", "indicator__task__code"]
    autocomplete_fields = ["indicator", "report"]
