"""Sums of a task's money that contradict each other, or its progress."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from funding.models import FundEntry, SocietalKind, Source
from funding.models.entry import MoneyOutput
from tasks.models import Finding, Milestone, Task
from tasks.progress import RUNNING, with_progress
from tasks.suspicion import Look, Suspect, limits, rule
from tasks.suspicion.show import Show, stored

Kind = FundEntry.Kind
ZERO = Value(Decimal(0), MoneyOutput())
TOLERANCE = Decimal(limits["over_budget_percent"]) / 100
KINDS = {
    "budget": [Kind.APPROVED, Kind.COMMITTED],
    "disbursed": [Kind.DISBURSED],
    "received": [Kind.RECEIVED, Kind.RETURNED],
    "spent": [Kind.SPENT],
}
SHOW = Show(money=tuple(KINDS), choices={"source": Source})


def balances(*by: str) -> QuerySet:
    """What each task has, by source or in all: returned money and reversals count less than nothing."""
    sums = {
        name: Coalesce(Sum("contribution", filter=Q(kind__in=kinds)), ZERO, output_field=MoneyOutput())
        for name, kinds in KINDS.items()
    }
    return FundEntry.objects.posted().signed().order_by().values("task", *by).annotate(**sums)


def of_tasks(look: Look, rows: QuerySet, *shown: str) -> Iterator[Suspect]:
    """The task itself is the row: no single entry is the one that is wrong."""
    if look.tasks is not None:
        rows = rows.filter(task__in=look.tasks)
    for row in rows:
        params: dict[str, Any] = {name: stored(row[name]) for name in shown}
        yield Suspect(Task, row["task"], row["task"], params)


@rule(
    "spent-above-received",
    Finding.Severity.ERROR,
    Task,
    reads=(FundEntry,),
    title=_("More spent than received"),
    says=_("%(source)s money: %(spent)s spent, but only %(received)s received."),
    advice=_("Look for receipts that are not entered yet, or for spending entered twice or from another source."),
    show=SHOW,
)
def spent_above_received(look: Look) -> Iterator[Suspect]:
    return of_tasks(look, balances("source").filter(spent__gt=F("received")), "source", "spent", "received")


@rule(
    "received-above-budget",
    Finding.Severity.WARNING,
    Task,
    reads=(FundEntry,),
    title=_("More received than promised"),
    says=_("%(source)s money: %(received)s received, but only %(budget)s approved or committed."),
    advice=_("Look for a receipt entered twice or too large; or enter the approval or commitment that is missing."),
    show=SHOW,
)
def received_above_budget(look: Look) -> Iterator[Suspect]:
    rows = balances("source").filter(received__gt=F("budget") * TOLERANCE)
    return of_tasks(look, rows, "source", "received", "budget")


@rule(
    "disbursed-above-approved",
    Finding.Severity.ERROR,
    Task,
    reads=(FundEntry,),
    title=_("More disbursed than approved"),
    says=_("%(disbursed)s of fiscal money disbursed, but only %(budget)s approved."),
    advice=_("Look for a payment entered twice or too large; or enter the approval that is missing."),
    show=SHOW,
)
def disbursed_above_approved(look: Look) -> Iterator[Suspect]:
    rows = balances("source").filter(source=Source.FISCAL, disbursed__gt=F("budget"))
    return of_tasks(look, rows, "disbursed", "budget")


@rule(
    "received-above-disbursed",
    Finding.Severity.WARNING,
    Task,
    reads=(FundEntry,),
    title=_("More fiscal money received than disbursed"),
    says=_("%(received)s of fiscal money received, but only %(disbursed)s disbursed."),
    advice=_("Enter the payment that is missing, or look for a receipt entered twice or from another source."),
    show=SHOW,
)
def received_above_disbursed(look: Look) -> Iterator[Suspect]:
    rows = balances("source").filter(source=Source.FISCAL, received__gt=F("disbursed"))
    return of_tasks(look, rows, "received", "disbursed")


@rule(
    "spent-ahead-of-progress",
    Finding.Severity.WARNING,
    Task,
    reads=(FundEntry, Milestone),
    title=_("Money nearly spent, work hardly begun"),
    says=_("%(spent)s of %(budget)s spent (%(percent)s %%), but only %(done)s %% of the milestones' weight is done."),
    advice=_("Ask the lead organization what the money was spent on, and whether completed milestones were reported."),
    show=Show(money=("spent", "budget"), numbers=("percent", "done")),
    drifting=("spent", "percent"),
)
def spent_ahead_of_progress(look: Look) -> Iterator[Suspect]:
    spent = balances().filter(task__status__in=RUNNING, budget__gt=0)
    spent = spent.filter(spent__gte=F("budget") * Decimal(limits["spent_percent"]) / 100)
    begun = with_progress(Task.objects.all(), look.today).filter(done__lte=limits["progress_percent"])
    done = dict(begun.values_list("pk", "done"))
    for suspect in of_tasks(look, spent, "spent", "budget"):
        if suspect.task in done:
            percent = Decimal(suspect.params["spent"]) * 100 / Decimal(suspect.params["budget"])
            suspect.params.update(percent=f"{percent:.0f}", done=stored(done[suspect.task]))
            yield suspect


@rule(
    "loan-undrawn",
    Finding.Severity.WARNING,
    FundEntry,
    title=_("A loan that nobody has drawn"),
    says=_("%(amount)s of bank loans committed on %(day)s; nothing received since."),
    advice=_("Ask whether the loan still stands: an undrawn loan is no money leveraged."),
    show=Show(money=("amount",), days=("day",)),
)
def loan_undrawn(look: Look) -> Iterator[Suspect]:
    loans = FundEntry.objects.posted().filter(societal_kind=SocietalKind.BANK_LOAN, reverses=None, reversed_by=None)
    drawn = loans.filter(kind=Kind.RECEIVED, task=OuterRef("task"))
    rows = loans.filter(
        ~Exists(drawn), kind=Kind.COMMITTED, task__status__in=RUNNING, booked_on__lt=look.days_ago("undrawn_days")
    )
    return look.suspects(rows, amount="amount", day="booked_on")


@rule(
    "running-without-money",
    Finding.Severity.WARNING,
    Task,
    reads=(FundEntry,),
    title=_("A running task without approved money"),
    says=_("In progress since %(day)s, and no approved fiscal money is entered."),
    advice=_("Enter the approval of the money with its document number."),
    show=Show(days=("day",)),
)
def running_without_money(look: Look) -> Iterator[Suspect]:
    approved = FundEntry.objects.posted().filter(
        kind=Kind.APPROVED, reverses=None, reversed_by=None, task=OuterRef("pk")
    )
    rows = Task.objects.filter(~Exists(approved), status__in=RUNNING, approved_on__lt=look.days_ago("unfunded_days"))
    return look.suspects(rows, task="pk", day="approved_on")
