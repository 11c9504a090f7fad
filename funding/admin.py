from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import OuterRef, QuerySet, Subquery
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.base import ModelAdmin
from breakthrough.admin.columns import number, status, yuan
from breakthrough.admin.forms import CheckedForm
from breakthrough.amount_field import ConfirmedAmounts
from funding import budget
from funding.models import BudgetLine, FundEntry, IndirectCostCap, PlannedFunding
from funding.report_money import ReportedMoney
from funding.reversal import Reversals

__all__ = ["BudgetLineAdmin", "FundEntryAdmin", "IndirectCostCapAdmin", "PlannedFundingAdmin", "ReportedMoney"]


class TaskMoneyForm(ConfirmedAmounts, CheckedForm):
    """An amount out of proportion to the budget of its task is asked for once more."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.budgets = budget.Budgets()

    def expect(self, related: dict[str, Any]) -> None:
        """For many new rows: the rows that their choices name."""
        self.budgets.expect(related["task"])

    def doubt(self, name: str, amount: Decimal) -> ValidationError | None:
        task, source = self.cleaned_data.get("task"), self.cleaned_data.get("source")
        # A reversal repeats what was confirmed when it was entered.
        if not task or not source or self.cleaned_data.get("reverses"):
            return None
        return budget.doubted(amount, self.budgets.of(task, source, self.instance))

    def save(self, commit: bool = True) -> Any:
        self.budgets.add(self.instance)
        return super().save(commit)


@admin.register(FundEntry)
class FundEntryAdmin(Reversals):
    form = TaskMoneyForm
    list_display = [
        "entry_no", "task", "booked_on", "source", "tier", "societal_kind", "kind", yuan("amount", _("amount")),
        "correction", status("state"),
    ]  # fmt: skip
    list_filter = ["source", "kind", "tier", "societal_kind", "task__cluster", "state"]
    search_fields = ["entry_no", "document_no", "task__code", "task__name_zh", "task__name_en"]
    autocomplete_fields = ["task", "payer", "payee", "reverses", "report"]
    readonly_fields = ["entry_no", "state", "correction"]
    date_hierarchy = "booked_on"
    fieldsets = [
        (None, {"fields": [("entry_no", "state"), "task", "kind", "amount", "booked_on"]}),
        (_("Whose money"), {"fields": ["source", ("tier", "societal_kind"), ("payer", "payee")]}),
        (_("What for, and what proves it"), {"fields": ["subject", "is_in_kind", "document_no", "evidence", "note"]}),
        (_("Correction"), {"fields": ["reverses", "report", "correction"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return (
            super()
            .get_queryset(request)
            .annotate(
                # No join, which counts and sums of the list would drag along.
                reversed_by_no=Subquery(FundEntry.objects.filter(reverses=OuterRef("pk")).values("entry_no"))
            )
        )

    @admin.display(description=_("correction"), ordering="reverses")
    def correction(self, entry: Any) -> str:
        if entry.reverses_id:
            text, number = gettext("Reverses %(number)s"), entry.reverses.entry_no
        elif getattr(entry, "reversed_by_no", None):
            text, number = gettext("Reversed by %(number)s"), entry.reversed_by_no
        else:
            return self.get_empty_value_display()
        mark = "reversal" if entry.reverses_id else "reversed"
        return format_html('<span class="pill pill-{}">{}</span>', mark, text % {"number": number})

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and not self.is_posted(obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # Without a row in question Django asks whether to offer deletion in the list: most rows are posted.
        return obj is not None and super().has_delete_permission(request, obj) and not self.is_posted(obj)

    def is_posted(self, obj: Any) -> bool:
        return obj is not None and obj.state == FundEntry.State.POSTED


@admin.register(PlannedFunding)
class PlannedFundingAdmin(ModelAdmin):
    form = TaskMoneyForm
    list_display = ["task", "due_on", "source", "tier", "societal_kind", yuan("amount", _("amount"))]
    list_filter = ["source", "task__cluster"]
    search_fields = ["task__code", "task__name_zh", "task__name_en"]
    autocomplete_fields = ["task"]


@admin.register(BudgetLine)
class BudgetLineAdmin(ModelAdmin):
    form = TaskMoneyForm
    list_display = ["task", "source", "subject", yuan("amount", _("amount")), yuan("performance_amount")]
    list_filter = ["source", "subject", "task__cluster"]
    search_fields = ["task__code", "task__name_zh", "task__name_en"]
    autocomplete_fields = ["task"]


@admin.register(IndirectCostCap)
class IndirectCostCapAdmin(ModelAdmin):
    list_display = ["valid_from", yuan("up_to", _("for budgets up to")), number("percent", unit="%"), "document_no"]
