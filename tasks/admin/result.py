from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from breakthrough import clock
from breakthrough.admin.base import ModelAdmin, TabularInline
from breakthrough.admin.columns import number, status, yuan
from tasks.admin.task import AppendOnly
from tasks.models import (
    AddedOutput,
    AddedOutputShare,
    Adoption,
    Landmark,
    Output,
    OutputTask,
    PilotLine,
    PilotLineState,
    PilotLineTask,
    Product,
    ProductTask,
    Result,
    ResultTask,
)
from tasks.progress import with_state


class TaskLink(TabularInline):
    autocomplete_fields = ["task"]
    min_num = 1


class PilotLineTaskInline(TaskLink):
    model = PilotLineTask


class PilotLineStateInline(AppendOnly, TabularInline):
    model = PilotLineState


@admin.register(PilotLine)
class PilotLineAdmin(ModelAdmin):
    list_display = [
        "name", "operator", "region", status("state_label", _("state")), number("design_capacity"), "capacity_unit",
        yuan("investment", _("investment")), "trl", "proof",
    ]  # fmt: skip
    list_filter = ["task_links__task__cluster", "proof", "region"]
    search_fields = ["name_zh", "name_en", "operator__name_zh", "operator__name_en"]
    autocomplete_fields = ["operator", "region"]
    inlines = [PilotLineTaskInline, PilotLineStateInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return with_state(super().get_queryset(request), clock.today())

    fieldsets = [
        (None, {"fields": ["name_zh", "name_en", "operator", "region", "place"]}),
        (_("Capacity"), {"fields": [("design_capacity", "actual_output", "capacity_unit"), "investment", "trl"]}),
        (_("Approvals and proof"), {"fields": ["environmental_approval", "safety_approval", ("proof", "evidence")]}),
    ]


@admin.register(PilotLineState)
class PilotLineStateAdmin(AppendOnly, ModelAdmin):
    list_display = ["line", "state", "since", "comment"]
    list_filter = ["state"]
    search_fields = ["line__name_zh", "line__name_en"]
    autocomplete_fields = ["line"]


class ProductTaskInline(TaskLink):
    model = ProductTask


@admin.register(Product)
class ProductAdmin(ModelAdmin):
    list_display = ["name", "model", "maker", "pilot_line", "stage", "first_of_kind", "launched_on", "proof"]
    list_filter = ["task_links__task__cluster", "stage", "first_of_kind", "proof"]
    search_fields = ["name_zh", "name_en", "model", "maker__name_zh", "maker__name_en"]
    autocomplete_fields = ["maker", "pilot_line"]
    inlines = [ProductTaskInline]
    fieldsets = [
        (None, {"fields": ["name_zh", "name_en", "model", "maker", "pilot_line", ("stage", "launched_on")]}),
        (_("First of its kind"), {"fields": [("first_of_kind", "first_level"), "certificate_no"]}),
        (_("Proof"), {"fields": [("proof", "evidence")]}),
    ]


class ResultTaskInline(TaskLink):
    model = ResultTask


@admin.register(Result)
class ResultAdmin(ModelAdmin):
    list_display = ["code", "name", "achieved_on"]
    list_filter = ["task_links__task__cluster"]
    search_fields = ["code", "name_zh", "name_en"]
    inlines = [ResultTaskInline]


@admin.register(Adoption)
class AdoptionAdmin(ModelAdmin):
    list_display = ["result", "organization", "stage", "adopted_on", yuan("contract_amount", _("contract")), "proof"]
    list_filter = ["stage", "proof", "result"]
    search_fields = ["organization__name_zh", "organization__name_en", "result__name_zh", "result__name_en"]
    autocomplete_fields = ["result", "organization"]


class AddedOutputShareInline(TaskLink):
    model = AddedOutputShare


@admin.register(AddedOutput)
class AddedOutputAdmin(ModelAdmin):
    list_display = [
        "organization", "result", "year", "quarter", yuan("amount", _("amount")), "basis", "confirmed_on", "proof",
    ]  # fmt: skip
    list_filter = ["year", "result", "proof"]
    search_fields = ["organization__name_zh", "organization__name_en", "result__name_zh", "result__name_en"]
    autocomplete_fields = ["organization", "result", "product"]
    inlines = [AddedOutputShareInline]


class OutputTaskInline(TaskLink):
    model = OutputTask


@admin.register(Output)
class OutputAdmin(ModelAdmin):
    list_display = ["title", "kind", "identifier", "dated_on", "owner", yuan("amount", _("amount")), "proof"]
    list_filter = ["kind", "task_links__task__cluster", "proof"]
    search_fields = ["identifier", "title_zh", "title_en"]
    autocomplete_fields = ["owner"]
    inlines = [OutputTaskInline]
    fieldsets = [
        (None, {"fields": ["kind", "identifier", "title_zh", "title_en", "dated_on", "owner"]}),
        (
            _("Patent"),
            {"fields": [("patent_kind", "is_pct"), ("grant_no", "granted_on"), "legal_state"], "classes": ["collapse"]},
        ),
        (
            _("Standard"),
            {"fields": [("standard_level", "standard_stage"), "is_leading"], "classes": ["collapse"]},
        ),
        (_("Paper"), {"fields": ["journal"], "classes": ["collapse"]}),
        (_("Technology contract"), {"fields": [("contract_kind", "amount"), "parties"], "classes": ["collapse"]}),
        (_("Proof"), {"fields": [("proof", "evidence")]}),
    ]


@admin.register(Landmark)
class LandmarkAdmin(ModelAdmin):
    list_display = ["__str__", "cluster", "task", "achieved_on", "source"]
    list_filter = ["cluster"]
    search_fields = ["text_zh", "text_en", "source"]
    autocomplete_fields = ["cluster", "task"]
