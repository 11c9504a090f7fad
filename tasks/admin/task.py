from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from breakthrough import clock
from breakthrough.admin.base import ModelAdmin, TabularInline
from breakthrough.admin.columns import Column, number, show_light, status
from breakthrough.admin.forms import InlineFormSet
from breakthrough.models import User
from tasks.admin.append_only import AppendOnly
from tasks.admin.life_cycle import LifeCyclePages
from tasks.models import (
    Grant,
    Indicator,
    IndicatorValue,
    Milestone,
    Partner,
    StatusChange,
    Subtask,
    Task,
    TrlAssessment,
)
from tasks.progress import with_actual, with_comparison, with_declared_light, with_light
from tasks.verification import Verification


class MilestoneFormSet(InlineFormSet):
    def clean(self) -> None:
        """Says while the form is open what the database would say when it is saved."""
        super().clean()
        rows = [form.cleaned_data for form in self.forms if getattr(form, "cleaned_data", None)]
        total = sum(row.get("weight") or 0 for row in rows if not row.get("DELETE"))
        contracted = self.instance.status in Task.Status.contracted()
        if total > 100 or (contracted and total != 100):
            message = gettext("The weights add up to %(total)s; together the milestones of a task weigh 100.")
            raise ValidationError(message, params={"total": total})


class MilestoneInline(TabularInline):
    model = Milestone
    formset = MilestoneFormSet
    fields = ["number", "name_zh", "name_en", "weight", "baseline_due_on", "due_on", "completed_on", "verified_on"]
    readonly_fields = ["verified_on"]


class IndicatorInline(TabularInline):
    model = Indicator
    fields = ["number", "name_zh", "unit", "direction", "baseline", "target", "comparator_zh", "comparator_value"]


class PartnerInline(TabularInline):
    model = Partner
    autocomplete_fields = ["organization"]


class SubtaskInline(TabularInline):
    model = Subtask
    autocomplete_fields = ["organization"]


class TrlAssessmentInline(TabularInline):
    model = TrlAssessment


class StatusChangeInline(AppendOnly, TabularInline):
    model = StatusChange
    fields = ["from_status", "to_status", "conclusion", "changed_on", "document_no", "comment"]
    readonly_fields = ["from_status"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # A step is taken on a page of its own, which says what it lacks.
        return False


def show_lights(task: Any, name: str, value: Any) -> str:
    """The computed light, and under it the declared one where the current report gives another."""
    computed = show_light(task, name, value)
    if task.declared_light in (None, "", value):
        return computed
    declared = show_light(task, "declared_light", task.declared_light)
    said = '{}<br>{} <small title="{}">{}</small>'
    return format_html(said, computed, declared, task.light_reason, gettext("declared"))


@admin.register(Task)
class TaskAdmin(LifeCyclePages, ModelAdmin):
    list_display = [
        "code",
        "name",
        "cluster",
        "lead",
        status("status"),
        Column("light", "light", show_lights, _("light")),
        number("done", _("done"), "%"),
        number("planned", _("planned"), "%"),
        "ends_on",
    ]
    list_display_links = ["code", "name"]
    list_filter = ["cluster", "status", "industry_track", "batch_year", "region"]
    search_fields = ["code", "name_zh", "name_en", "lead__name_zh", "lead__name_en"]
    autocomplete_fields = ["cluster", "lead", "region", "recommending_authority"]
    readonly_fields = ["status", "conclusion", "approved_on"]
    inlines = [
        StatusChangeInline,
        MilestoneInline,
        IndicatorInline,
        PartnerInline,
        SubtaskInline,
        TrlAssessmentInline,
    ]
    fieldsets = [
        (None, {"fields": ["code", "name_zh", "name_en", "cluster", "lead", "region"]}),
        (_("What it is for"), {"fields": ["objective_zh", "objective_en", "industry_track", "research"]}),
        (_("How it was chosen"), {"fields": ["batch_year", "selection", "race_group"]}),
        (_("Who answers for it"), {"fields": ["officer", "office", "recommending_authority"]}),
        (_("From when to when"), {"fields": [("starts_on", "ends_on"), ("trl_baseline", "trl_target")]}),
        (_("Where it stands"), {"fields": [("status", "conclusion", "approved_on")]}),
    ]

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> Any:
        if db_field.name == "officer":
            # A picker would ask for the right to see all accounts.
            now = Grant.objects.in_force().filter(role=Grant.Role.OFFICER)
            return User.objects.filter(Q(pk__in=now.values("user")) | Q(pk__in=Task.objects.values("officer")))
        return super().get_field_queryset(db, db_field, request)

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        today = clock.today()
        return with_declared_light(with_light(super().get_queryset(request), today), today)


@admin.register(StatusChange)
class StatusChangeAdmin(AppendOnly, ModelAdmin):
    is_added = False
    list_display = ["task", "from_status", "to_status", "conclusion", "changed_on", "document_no", "actor"]
    list_filter = ["to_status", "changed_on"]
    search_fields = ["task__code", "task__name_zh", "task__name_en", "document_no"]
    autocomplete_fields = ["task"]
    fields = [
        "task",
        ("from_status", "to_status", "conclusion"),
        ("changed_on", "document_no"),
        "comment",
        ("actor", "request"),
    ]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Milestone)
class MilestoneAdmin(Verification):
    list_display = ["task", "number", "name", number("weight", unit="%"), "baseline_due_on", "due_on", "completed_on",
        "verified_on",
    ]  # fmt: skip
    list_display_links = ["number", "name"]
    # A reviewer verifies it, on a page of its own, with the evidence at hand.
    readonly_fields = ["verified_on"]
    list_filter = ["task__cluster", "due_on"]
    search_fields = ["name_zh", "name_en", "task__code", "task__name_zh", "task__name_en"]
    autocomplete_fields = ["task"]


class DirectValueInline(TabularInline):
    """Values that the department enters itself; those of a report belong to the report."""

    model = IndicatorValue
    fields = ["measured_on", "value", "increment", "method", "test_body", "certificate"]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).filter(report=None)


@admin.register(Indicator)
class IndicatorAdmin(ModelAdmin):
    list_display = [
        "task",
        "name",
        number("baseline"),
        number("target"),
        number("actual", _("actual")),
        "unit",
        "comparator_zh",
        number("comparator_value"),
        number("ahead", _("ahead (% or points)")),
    ]
    list_display_links = ["name"]
    list_filter = ["task__cluster", "direction"]
    search_fields = ["name_zh", "name_en", "task__code", "task__name_zh", "task__name_en"]
    autocomplete_fields = ["task"]
    inlines = [DirectValueInline]
    fieldsets = [
        (None, {"fields": ["task", "number", "name_zh", "name_en", "unit", "direction", "is_cumulative"]}),
        (_("Values"), {"fields": [("baseline", "target")]}),
        (
            _("Comparison"),
            {
                "fields": [
                    ("comparator_zh", "comparator_en"),
                    ("comparator_value", "difference"),
                    ("comparator_source", "compared_on"),
                ]
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return with_comparison(with_actual(super().get_queryset(request), clock.today()))


@admin.register(Partner)
class PartnerAdmin(ModelAdmin):
    list_display = ["task", "organization", "role", "starts_on", "ends_on"]
    list_filter = ["role", "task__cluster"]
    search_fields = ["organization__name_zh", "organization__name_en", "task__code"]
    autocomplete_fields = ["task", "organization"]


@admin.register(Subtask)
class SubtaskAdmin(ModelAdmin):
    list_display = ["task", "number", "name", "organization", "leader", number("share", unit="%")]
    search_fields = ["name_zh", "name_en", "task__code"]
    autocomplete_fields = ["task", "organization"]


@admin.register(TrlAssessment)
class TrlAssessmentAdmin(ModelAdmin):
    list_display = ["task", "level", "assessed_on", "assessor"]
    list_filter = ["level"]
    search_fields = ["task__code", "task__name_zh", "task__name_en", "assessor"]
    autocomplete_fields = ["task"]
