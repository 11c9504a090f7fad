"""Another amount in a line of the budget."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from breakthrough import units
from breakthrough.amount_field import AmountField
from funding.models import BudgetLine
from tasks.changes import Effect, Kind, register
from tasks.changes.kinds import Given
from tasks.models import ChangeRequest, Task


class Budget(Kind):
    def fields(self, task: Task) -> dict[str, forms.Field]:
        return {
            "line": Line(task.budget_lines.all(), label=_("budget line")),
            "new_amount": AmountField(label=_("new amount (yuan)")),
        }

    def fill(self, request: ChangeRequest, given: Given) -> None:
        line: BudgetLine = given["line"]
        request.new_key = request.old_key = line.pk
        request.old_amount, request.new_amount = line.amount, given["new_amount"]
        request.old_value, request.new_value = (
            f"{name(line)} {units.money(amount)}" for amount in (request.old_amount, request.new_amount)
        )

    def line_of(self, request: ChangeRequest) -> BudgetLine | None:
        return BudgetLine.objects.filter(pk=request.new_key, task=request.task).first() if request.new_key else None

    def is_outdated(self, request: ChangeRequest) -> bool:
        line = self.line_of(request)
        return request.new_key is not None and (line is None or line.amount != request.old_amount)

    def effects(self, request: ChangeRequest, on: date) -> list[Effect]:
        line = self.line_of(request)
        if line is None:
            return []
        return [Effect(name(line), units.money(request.old_amount), units.money(request.new_amount))]

    def apply(self, request: ChangeRequest, on: date) -> None:
        line = self.line_of(request)
        if line is not None and request.new_amount is not None:
            line.amount = request.new_amount
            line.save(update_fields=["amount"])


class Line(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{name(obj)} ({units.money(obj.amount)})"


def name(line: BudgetLine) -> str:
    return f"{line.get_source_display()} · {line.get_subject_display()}"


register(ChangeRequest.Kind.BUDGET, Budget())
