"""What the money of a task is measured against, and when an amount is so far beyond it that it may be a slip."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from breakthrough import units
from funding.models import BudgetLine, FundEntry, PlannedFunding, Source
from tasks.models import Task

# What a source promised: fiscal money is approved, societal money is committed.
PROMISED = {Source.FISCAL: FundEntry.Kind.APPROVED, Source.SOCIETAL: FundEntry.Kind.COMMITTED}


class Promises:
    """What a task may get from a source: approved or committed; else planned; else what the contract allows."""

    def __init__(self) -> None:
        self.sums = dict.fromkeys([FundEntry, PlannedFunding, BudgetLine], Decimal(0))

    @property
    def total(self) -> Decimal | None:
        """None where nothing says how much the task may get."""
        return next((total for total in self.sums.values() if total), None)


def approved_budget(task: Task, source: str, apart_from: Model | None = None) -> Decimal | None:
    """What the money of a task from a source is measured against; a row is not measured against itself."""
    return promised_to([task.pk], apart_from)[task.pk, source].total


def promised_to(tasks: Iterable[int], apart_from: Model | None = None) -> defaultdict[tuple[int, str], Promises]:
    """By task and source; asked by three queries however many tasks there are."""
    found: defaultdict[tuple[int, str], Promises] = defaultdict(Promises)
    kinds = Q(*[Q(source=source, kind=kind) for source, kind in PROMISED.items()], _connector=Q.OR)
    promised = FundEntry.objects.posted().signed().filter(kinds)
    planned, allowed = PlannedFunding.objects.all(), BudgetLine.objects.all()
    for rows, column in ((promised, "contribution"), (planned, "amount"), (allowed, "amount")):
        by_task = without(rows.filter(task__in=tasks), apart_from).order_by().values_list("task", "source")
        for task, source, total in by_task.annotate(total=Sum(column)):
            found[task, source].sums[rows.model] = total
    return found


def without(rows: QuerySet, row: Model | None) -> QuerySet:
    return rows.exclude(pk=row.pk) if isinstance(row, rows.model) and row.pk else rows


class Budgets:
    """What amounts are measured against, asked once for many new rows; what those promise themselves counts, too."""

    def __init__(self) -> None:
        self.known: defaultdict[tuple[int, str], Promises] = defaultdict(Promises)
        self.tasks: set[int] = set()

    def expect(self, tasks: Iterable[int]) -> None:
        missing = set(tasks) - self.tasks
        if missing:
            self.known |= promised_to(missing)
            self.tasks |= missing

    def of(self, task: Task, source: str, row: Model) -> Decimal | None:
        if row.pk:
            return approved_budget(task, source, row)
        self.expect([task.pk])
        return self.known[task.pk, source].total

    def add(self, row: Any) -> None:
        """A new row that is about to be written."""
        if row.task_id not in self.tasks:
            return
        sums = self.known[row.task_id, row.source].sums
        if not isinstance(row, FundEntry):
            sums[type(row)] += row.amount
        elif row.kind == PROMISED[Source(row.source)] and not row.report_id:
            sums[FundEntry] += row.signed_amount


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
