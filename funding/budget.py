"""What the money of a task is measured against, and when an amount is so far beyond it that it may be a slip."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet, Sum
from django.utils.translation import gettext as _

from breakthrough import units
from funding.models import BudgetLine, FundEntry, PlannedFunding, Source
from tasks.models import Task

# What a source promised: fiscal money is approved, societal money is committed.
PROMISED = {Source.FISCAL: FundEntry.Kind.APPROVED, Source.SOCIETAL: FundEntry.Kind.COMMITTED}


def approved_budget(task: Task, source: str, apart_from: Model | None = None) -> Decimal | None:
    """What was approved or committed for a task by a source; else what was planned, else what the contract allows.

    None where nothing says how much the task may get; a row is not measured against itself.
    """
    promised = FundEntry.objects.posted().filter(task=task, source=source, kind=PROMISED[Source(source)])
    planned = PlannedFunding.objects.filter(task=task, source=source)
    allowed = BudgetLine.objects.filter(task=task, source=source)
    sums = ((promised.signed(), "contribution"), (planned, "amount"), (allowed, "amount"))
    found = (without(rows, apart_from).aggregate(total=Sum(column))["total"] for rows, column in sums)
    return next((total for total in found if total), None)


def without(rows: QuerySet, row: Model | None) -> QuerySet:
    return rows.exclude(pk=row.pk) if isinstance(row, rows.model) and row.pk else rows


class Budgets:
    """What amounts are measured against, asked once for many new rows; forgotten when one of them promises more."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, str], Decimal | None] = {}

    def of(self, task: Task, source: str, row: Model) -> Decimal | None:
        if row.pk:
            return approved_budget(task, source, row)
        if (task.pk, source) not in self.known:
            self.known[task.pk, source] = approved_budget(task, source)
        return self.known[task.pk, source]

    def forget(self, row: Model) -> None:
        if not isinstance(row, FundEntry) or row.kind in PROMISED.values():
            self.known.clear()


def doubt(task: Task, source: str, amount: Decimal, row: Model | None = None) -> ValidationError | None:
    """Why an amount of a task's money should be confirmed before it is saved; None if it is not out of proportion.

    Whatever enters money asks this first: forms show a box to tick, others take the confirmation as a parameter.
    """
    return doubted(amount, approved_budget(task, source, row))


def doubted(amount: Decimal, budget: Decimal | None) -> ValidationError | None:
    times = settings.CONFIRM_OVER_BUDGET_TIMES
    if budget is None or amount <= budget * times:
        return None
    message = _(
        "%(amount)s is more than %(times)s times the budget of the task from this source (%(budget)s). "
        "Check the unit; if the amount is right, confirm it below."
    )
    facts = {"amount": units.money(amount), "times": times, "budget": units.money(budget)}
    return ValidationError(message, code="unconfirmed", params=facts)
