"""Mistakes with money."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from random import Random

from django.db.models import F, Sum

from breakthrough import clock
from funding.models import BudgetLine, FundEntry, PlannedFunding
from tasks.models import Milestone, Task
from tests.plausibility.faults import change, enter, fault, lately, like, pick, running

SUMS = ("spent-above-received", "received-above-budget", "received-above-disbursed", "disbursed-above-approved")
UNIT = 10_000


def entry(random: Random, **facts: object) -> FundEntry:
    """An entry of a running task that nobody has taken back."""
    rows = FundEntry.objects.filter(task__status="active", reverses=None, reversed_by=None, state="posted", **facts)
    return pick(random, rows)


def anew(random: Random, old: FundEntry, **values: object) -> FundEntry:
    """Like an earlier one, of these days, by a document of its own."""
    number = f"补录 {random.randint(1_000, 9_999)}"
    facts = {"booked_on": lately(random), "document_no": number, "report_id": None, **values}
    return enter(like(old, **facts))


@fault("amount-slips", *SUMS, "spent-ahead-of-progress")
def spending_in_ten_thousands_entered_as_if_they_were_yuan(random: Random) -> None:
    old = entry(random, kind="spent")
    anew(random, old, amount=old.amount * UNIT)


@fault("amount-slips", *SUMS)
def a_receipt_ten_thousand_times_too_large(random: Random) -> None:
    old = entry(random, kind="received")
    anew(random, old, amount=old.amount * UNIT)


@fault("amount-slips", *SUMS)
def a_payment_ten_thousand_times_too_large(random: Random) -> None:
    old = entry(random, kind="disbursed")
    anew(random, old, amount=old.amount * UNIT)


@fault("amount-slips", "plan-off-budget")
def a_receipt_in_ten_thousands_entered_as_yuan(random: Random) -> None:
    old = entry(random, kind="received")
    anew(random, old, amount=old.amount / UNIT)


@fault("plan-off-budget")
def a_line_of_the_payment_plan_with_a_slipped_unit(random: Random) -> None:
    row = pick(random, PlannedFunding.objects.filter(task__status="active"))
    change(row, amount=row.amount * UNIT)


@fault("lines-off-budget")
def a_budget_line_with_a_slipped_digit(random: Random) -> None:
    row = pick(random, BudgetLine.objects.filter(task__status="active", amount__gt=1_000_000))
    change(row, amount=row.amount * 10)


def total(task: Task, source: str, kind: str) -> Decimal:
    rows = FundEntry.objects.posted().filter(task=task, source=source, kind=kind).signed()
    return rows.aggregate(total=Sum("contribution"))["total"] or Decimal(0)


@fault("spent-above-received", "spent-ahead-of-progress", "amount-slips")
def more_spent_than_came_in(random: Random) -> None:
    old = entry(random, kind="spent", source="fiscal", amount__gt=100_000)
    left = total(old.task, "fiscal", "received") - total(old.task, "fiscal", "spent")
    anew(random, old, amount=left + Decimal(random.randint(1, 9)) * 10_000)


@fault("received-above-budget", "amount-slips")
def more_received_than_was_committed(random: Random) -> None:
    old = entry(random, kind="received", source="societal")
    promised = total(old.task, "societal", "committed") - total(old.task, "societal", "received")
    anew(
        random, old, amount=(promised + total(old.task, "societal", "committed") * Decimal("0.1")).quantize(Decimal(1))
    )


@fault("disbursed-above-approved")
def a_payment_too_many(random: Random) -> None:
    old = entry(random, kind="disbursed")
    anew(random, old, amount=total(old.task, "fiscal", "approved") - total(old.task, "fiscal", "disbursed") + 500_000)


@fault("received-above-disbursed", "received-above-budget")
def a_receipt_that_nobody_paid(random: Random) -> None:
    old = entry(random, kind="received", source="fiscal", amount__gt=500_000)
    gap = total(old.task, "fiscal", "disbursed") - total(old.task, "fiscal", "received")
    anew(random, old, amount=gap + Decimal(random.randint(1, 9)) * 100_000)


@fault("spent-ahead-of-progress", "spent-above-received", "amount-slips")
def nearly_all_spent_with_hardly_anything_done(random: Random) -> None:
    task = running(random)
    for milestone in Milestone.objects.filter(task=task, number__gt=1):
        change(milestone, completed_on=None, verified_on=None)
    for source, promised in (("fiscal", "approved"), ("societal", "committed")):
        # As much as came in, in parts as large as usual, and what is missing to 90 %.
        missing = total(task, source, promised) * Decimal("0.9") - total(task, source, "spent")
        old = FundEntry.objects.filter(task=task, source=source, kind="spent").order_by("-amount").first()
        assert old
        anew(random, old, amount=missing.quantize(Decimal(1)))


@fault("loan-undrawn", "plan-off-budget")
def a_loan_promised_long_ago_and_never_drawn(random: Random) -> None:
    long_ago = clock.today() - timedelta(days=500)
    drawn = FundEntry.objects.filter(societal_kind="bank_loan").values("task")
    tasks = Task.objects.filter(status="active", starts_on__lt=long_ago).exclude(pk__in=drawn)
    old = FundEntry.objects.filter(kind="committed", task=pick(random, tasks)).first()
    assert old
    anew(random, old, societal_kind="bank_loan", booked_on=old.booked_on)


@fault("running-without-money", *SUMS, "plan-off-budget", "lines-off-budget", "spent-ahead-of-progress")
def the_approval_taken_back_and_never_entered_anew(random: Random) -> None:
    task = running(random, days=200)
    for old in FundEntry.objects.filter(task=task, kind="approved", reverses=None, reversed_by=None):
        enter(like(old, reverses_id=old.pk))


@fault(
    "entered-twice", "received-above-budget", "received-above-disbursed", "spent-above-received", "counted-in-two-tasks"
)
def the_same_voucher_entered_twice(random: Random) -> None:
    old = entry(random, kind=random.choice(["received", "spent"]))
    enter(like(old, report_id=None))


@fault("document-used-twice", "spent-above-received", "received-above-budget")
def one_voucher_with_two_amounts(random: Random) -> None:
    old = entry(random, kind="spent", amount__gt=20_000)
    enter(like(old, report_id=None, amount=(old.amount * Decimal("1.1")).quantize(Decimal("0.01"))))


@fault("counted-in-two-tasks", *SUMS)
def one_bank_slip_counted_in_two_tasks(random: Random) -> None:
    old = entry(random, kind="received", source="societal", amount__lt=3_000_000)
    other = running(random)
    while other == old.task:
        other = running(random)
    enter(like(old, report_id=None, task_id=other.pk))


@fault("transfer-counted", "received-above-budget", "received-above-disbursed")
def what_the_lead_passed_on_counted_as_new_money(random: Random) -> None:
    old = entry(random, kind="received", source="fiscal")
    anew(random, old, payer_id=old.task.lead_id, amount=(old.amount / 4).quantize(Decimal(1)))


@fault("money-in-the-future", "received-above-budget", "spent-above-received")
def money_of_next_month(random: Random) -> None:
    old = entry(random, kind="spent", amount__lt=200_000)
    anew(random, old, booked_on=clock.today() + timedelta(days=random.randint(3, 300)))


@fault("money-outside-the-task", "spent-above-received")
def a_slip_in_the_year_of_a_booking(random: Random) -> None:
    old = entry(random, kind="spent", amount__lt=200_000, task__starts_on__gt=F("task__approved_on"))
    first = min(day for day in (old.task.approved_on, old.task.starts_on) if day)
    anew(random, old, booked_on=first - timedelta(days=random.randint(60, 365)))
