"""Societal money: committed with the contract, received over time as the reports say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from funding.demo.amounts import rounded, spread
from funding.demo.budgets import TEN_THOUSAND, Budget
from funding.demo.posting import through_report
from funding.models import FundEntry, PlannedFunding, SocietalKind, Source
from tasks.demo.story.calendar import account_day, after
from tasks.demo.story.course import Course, Filing, Portfolio
from tasks.models import Organization

Kind = FundEntry.Kind
SOCIETAL_LEVERAGED = Decimal("2800000000.00")
RETURNED = {"RE-2024-05": Decimal("3000000.00")}
MILLION = Decimal(1_000_000)
# How often each kind of money comes, and how heavily one receipt weighs.
SELF_RAISED_CHANCE = 0.62
RARE = {
    SocietalKind.BANK_LOAN: (0.5, 3, 5.0),
    SocietalKind.GUIDANCE_FUND: (0.3, 2, 4.5),
    SocietalKind.VENTURE: (0.16, 2, 4.0),
    SocietalKind.OTHER: (0.12, 2, 1.2),
}
NOTES = {
    SocietalKind.BANK_LOAN: "项目贷款提款",
    SocietalKind.GUIDANCE_FUND: "产业引导基金出资",
    SocietalKind.VENTURE: "股权融资到账",
    SocietalKind.OTHER: "合作单位配套",
}
ELAPSED = Decimal("0.55")


@dataclass
class Receipt:
    """Money that a task's report on a month says came in."""

    course: Course
    filing: Filing
    kind: SocietalKind
    weight: float
    amount: Decimal = Decimal(0)


def collect(portfolio: Portfolio, budgets: list[Budget]) -> dict[str, list[FundEntry]]:
    """Enters the societal money of all tasks; gives what each received and what counts of it."""
    receipts = [receipt for budget in budgets for receipt in expected(budget)]
    share_out(receipts)
    received: dict[str, list[FundEntry]] = {}
    for budget in budgets:
        own = [one for one in receipts if one.course is budget.course and one.amount]
        commit(portfolio, budget, own)
        received[budget.course.code] = [
            entry for one in own if (entry := receive(portfolio, one)) and one.filing.approved
        ]
        take_back(portfolio, budget.course)
    return received


def expected(budget: Budget) -> list[Receipt]:
    """What the reports of a task will name: weights that add up to the task's own."""
    course = budget.course
    random = Random(f"receipts of {course.code}")
    filings = [filing for filing in course.filings if filing.submitted]
    found = [
        Receipt(course, filing, SocietalKind.SELF_RAISED, random.uniform(0.5, 1.6))
        for filing in filings
        if random.random() < SELF_RAISED_CHANCE or filing is filings[0]
    ]
    for kind, (chance, times, weight) in RARE.items():
        if filings and random.random() < chance:
            for filing in random.sample(filings, min(len(filings), random.randint(1, times))):
                found.append(Receipt(course, filing, kind, weight * random.uniform(0.7, 1.3)))
    weight_of_task = float(budget.amount) * random.lognormvariate(0, 0.3) * part_received(course)
    sum_of_weights = sum(one.weight for one in found)
    for one in found:
        one.weight *= weight_of_task / sum_of_weights
    return found


def part_received(course: Course) -> float:
    """How much of its money a task has by now: much of it comes at the beginning."""
    return 0.35 + 0.65 * min(1.0, len(course.filings) / months(course))


def share_out(receipts: list[Receipt]) -> None:
    """Amounts by weight; those of approved reports add up to what was leveraged."""
    total = SOCIETAL_LEVERAGED + sum(RETURNED.values())
    counted = [one for one in receipts if one.filing.approved]
    amounts = spread(total, [one.weight for one in counted], TEN_THOUSAND)
    for one, amount in zip(counted, amounts, strict=True):
        one.amount = amount
    rate = total / Decimal(str(sum(one.weight for one in counted)))
    for one in receipts:
        if not one.filing.approved:
            one.amount = rounded(rate * Decimal(str(one.weight)), TEN_THOUSAND)


def commit(portfolio: Portfolio, budget: Budget, receipts: list[Receipt]) -> None:
    """What the contract promises by kind: somewhat more than has come so far, in proportion to the time left."""
    course = budget.course
    if course.active_on is None:
        return
    random = Random(f"commitments of {course.code}")
    desk = portfolio.desks.finance
    rows: list[FundEntry | PlannedFunding] = []
    for kind in SocietalKind:
        received = sum((one.amount for one in receipts if one.kind == kind), Decimal(0))
        if not received:
            continue
        elapsed = min(Decimal(1), max(ELAPSED, Decimal(len(course.filings)) / months(course)))
        promised = rounded(received / elapsed * Decimal(random.randint(100, 112)) / 100 + MILLION / 2, MILLION)
        rows.append(
            entry(course, Kind.COMMITTED, kind, promised, course.active_on, document_no=f"任务书 {course.code}")
        )
        rows += planned(course, kind, promised)
    portfolio.script.add(desk.at(account_day(after(course.active_on, 9))), *rows, by=desk.user)


def months(course: Course) -> int:
    return max(1, (course.plan.ends_on - course.plan.starts_on).days // 30)


def planned(course: Course, kind: SocietalKind, promised: Decimal) -> list[PlannedFunding]:
    """In three parts over the time of the task."""
    length = course.plan.ends_on - course.plan.starts_on
    parts = spread(promised, [4, 4, 2], TEN_THOUSAND)
    days = [course.plan.starts_on + timedelta(days=60), course.plan.starts_on + length / 2, course.plan.ends_on]
    return [
        PlannedFunding(task=course.row, source=Source.SOCIETAL, societal_kind=kind, amount=amount, due_on=day)
        for amount, day in zip(parts, days, strict=True)
    ]


def entry(
    course: Course, kind: Kind, societal_kind: SocietalKind, amount: Decimal, booked_on: date, **facts: object
) -> FundEntry:
    return FundEntry(
        task=course.row,
        source=Source.SOCIETAL,
        societal_kind=societal_kind,
        kind=kind,
        amount=amount,
        booked_on=booked_on,
        payee=course.row.lead,
        **facts,
    )


def receive(portfolio: Portfolio, receipt: Receipt) -> FundEntry:
    course, filing = receipt.course, receipt.filing
    random = Random(f"receipt {course.code} {filing.month} {receipt.kind}")
    first = max(course.active_on or filing.month, filing.month.replace(day=1))
    booked_on = min(filing.month, after(first, random.randint(0, 24)))
    is_own = receipt.kind == SocietalKind.SELF_RAISED
    row = entry(
        course,
        Kind.RECEIVED,
        receipt.kind,
        receipt.amount,
        booked_on,
        payer=owner(course) if is_own else None,
        document_no=f"到位凭证 {course.code} {filing.month:%Y-%m}",
        is_in_kind=is_own and random.random() < 0.04,
        note=NOTES.get(receipt.kind, ""),
        report=filing.report,
    )
    through_report(portfolio, course, filing, row)
    return row


def owner(course: Course) -> Organization:
    """Whose own money it is: of a platform, the enterprise that leads it."""
    return course.row.lead.led_by or course.row.lead


def take_back(portfolio: Portfolio, course: Course) -> None:
    """An investor takes part of the money back after the end."""
    amount = RETURNED.get(course.code)
    if amount is None:
        return
    assert course.ended_on
    desk = portfolio.desks.finance
    booked_on = after(course.ended_on, 26)
    row = FundEntry(
        task=course.row,
        source=Source.SOCIETAL,
        societal_kind=SocietalKind.SELF_RAISED,
        kind=Kind.RETURNED,
        amount=amount,
        booked_on=booked_on,
        payer=course.row.lead,
        document_no=f"清算报告 {course.code}",
        note="任务终止，自筹资金退回",
    )
    portfolio.script.add(desk.at(account_day(after(booked_on, 5))), row, by=desk.user)
