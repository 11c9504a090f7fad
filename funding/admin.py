from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.base import ModelAdmin
from breakthrough.admin.columns import number, status, yuan
from funding.models import BudgetLine, FundEntry, IndirectCostCap, PlannedFunding


@admin.register(FundEntry)
class FundEntryAdmin(ModelAdmin):
    list_display = [
        "entry_no", "task", "booked_on", "source", "tier", "societal_kind", "kind", yuan("amount", _("amount")),
        "reverses", status("state"),
    ]  # fmt: skip
    list_filter = ["source", "kind", "tier", "societal_kind", "task__cluster", "state"]
    search_fields = ["entry_no", "document_no", "task__code", "task__name_zh", "task__name_en"]
    autocomplete_fields = ["task", "payer", "payee", "reverses", "report"]
    readonly_fields = ["entry_no", "state"]
    date_hierarchy = "booked_on"
    fieldsets = [
        (None, {"fields": [("entry_no", "state"), "task", "kind", "amount", "booked_on"]}),
        (_("Whose money"), {"fields": ["source", ("tier", "societal_kind"), ("payer", "payee")]}),
        (_("What for, and what proves it"), {"fields": ["subject", "is_in_kind", "document_no", "evidence", "note"]}),
        (_("Correction"), {"fields": ["reverses", "report"]}),
    ]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not self.is_posted(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Without a row in question Django asks whether to offer deletion in the list: most rows are posted.
        return obj is not None and super().has_delete_permission(request, obj) and not self.is_posted(obj)

    def is_posted(self, obj: Any) -> bool:
        return obj is not None and obj.state == FundEntry.State.POSTED


@admin.register(PlannedFunding)
class PlannedFundingAdmin(ModelAdmin):
    list_display = ["task", "due_on", "source", "tier", "societal_kind", yuan("amount", _("amount"))]
    list_filter = ["source", "task__cluster"]
    search_fields = ["task__code", "task__name_zh", "task__name_en"]
    autocomplete_fields = ["task"]


@admin.register(BudgetLine)
class BudgetLineAdmin(ModelAdmin):
    list_display = ["task", "source", "subject", yuan("amount", _("amount")), yuan("performance_amount")]
    list_filter = ["source", "subject", "task__cluster"]
    search_fields = ["task__code", "task__name_zh", "task__name_en"]
    autocomplete_fields = ["task"]


@admin.register(IndirectCostCap)
class IndirectCostCapAdmin(ModelAdmin):
    list_display = ["valid_from", yuan("up_to", _("for budgets up to")), number("percent", unit="%"), "document_no"]
