"""Spending: every month, by source and subject, never more than has come in."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from funding.demo.amounts import CENT, rounded
from funding.demo.budgets import RETURNED, TEN_THOUSAND, Budget
from funding.demo.posting import through_correction, through_report
from funding.models import BudgetLine, FundEntry, IndirectCostCap, Source, Subject
from tasks.demo.story.calendar import LAUNCH, account_day, after
from tasks.demo.story.course import Course, Filing, Portfolio

FIRST_RATE = 0.38
# Those that gave money back had spent less.
CAREFUL = 0.52
UNDERSTATED = Decimal("0.6")


@dataclass
class Purse:
    """What one source has brought a task, and how much of it is spent."""

    source: Source
    received: list[FundEntry]
    spent: Decimal = Decimal(0)


def spend(
    portfolio: Portfolio,
    budgets: list[Budget],
    fiscal: dict[str, list[FundEntry]],
    societal: dict[str, list[FundEntry]],
) -> None:
    for budget in budgets:
        code = budget.course.code
        random = Random(f"spending of {code}")
        shares = subjects(budget.amount, random)
        enter_lines(portfolio, budget, shares)
        purses = [Purse(Source.FISCAL, fiscal[code]), Purse(Source.SOCIETAL, societal[code])]
        last = CAREFUL if code in RETURNED else random.uniform(0.74, 0.96)
        filings = [filing for filing in budget.course.filings if filing.submitted]
        for place, filing in enumerate(filings, 1):
            rate = Decimal(str(round(FIRST_RATE + (last - FIRST_RATE) * place / len(filings), 4)))
            for purse in purses:
                report(portfolio, budget.course, filing, purse, rate, shares, random)


def cap(amount: Decimal) -> Decimal:
    """The most that indirect costs may be of direct costs less equipment, in per cent."""
    return Decimal(30) if amount <= 5_000_000 else Decimal(25) if amount <= 10_000_000 else Decimal(20)


def subjects(amount: Decimal, random: Random) -> dict[Subject, Decimal]:
    """The share of each subject; indirect costs stay below their cap."""
    equipment = Decimal(random.randint(28, 55)) / 100
    ratio = cap(amount) / 100 * Decimal(random.randint(70, 95)) / 100
    rest = (1 - equipment) / (1 + ratio)
    labor = rest * Decimal(random.randint(25, 42)) / 100
    return {
        Subject.EQUIPMENT: equipment,
        Subject.OPERATION: rest - labor,
        Subject.LABOR: labor,
        Subject.INDIRECT: rest * ratio,
    }


def enter_lines(portfolio: Portfolio, budget: Budget, shares: dict[Subject, Decimal]) -> None:
    """The lines of the contract for fiscal money; rounding goes to operation."""
    amounts = {subject: rounded(budget.amount * share, TEN_THOUSAND) for subject, share in shares.items()}
    total = sum(budget.tiers.values())
    amounts[Subject.OPERATION] += total - sum(amounts.values())
    half = rounded(amounts[Subject.INDIRECT] / 2, TEN_THOUSAND)
    rows = [
        BudgetLine(
            task=budget.course.row,
            source=Source.FISCAL,
            subject=subject,
            amount=amount,
            performance_amount=half if subject == Subject.INDIRECT else None,
        )
        for subject, amount in amounts.items()
    ]
    desk = portfolio.desks.finance
    assert budget.course.approved_on
    portfolio.script.add(desk.at(account_day(after(budget.course.approved_on, 8))), *rows, by=desk.user)


def report(
    portfolio: Portfolio,
    course: Course,
    filing: Filing,
    purse: Purse,
    rate: Decimal,
    shares: dict[Subject, Decimal],
    random: Random,
) -> None:
    """What one month's report says was spent of one source."""
    received = sum((row.amount for row in purse.received if row.booked_on <= filing.month), Decimal(0))
    amount = (received * rate * Decimal(random.randint(94, 100)) / 100 - purse.spent).quantize(CENT)
    if amount < TEN_THOUSAND:
        return
    rows = [spent(course, filing, purse, subject, part) for subject, part in divide(amount, shares, random).items()]
    if filing.approved:
        purse.spent += amount
    if filing.correction and purse.source == Source.SOCIETAL:
        correct(portfolio, course, filing, rows[0])
    through_report(portfolio, course, filing, *rows)


def divide(amount: Decimal, shares: dict[Subject, Decimal], random: Random) -> dict[Subject, Decimal]:
    """By subject, in one month more of this and in another more of that, to the cent."""
    weights = {subject: share * Decimal(random.randint(60, 140)) / 100 for subject, share in shares.items()}
    chosen = {
        subject: weight for subject, weight in weights.items() if subject == Subject.LABOR or random.random() < 0.8
    }
    parts = {subject: (amount * weight / sum(chosen.values())).quantize(CENT) for subject, weight in chosen.items()}
    parts[Subject.LABOR] += amount - sum(parts.values())
    return parts


def spent(course: Course, filing: Filing, purse: Purse, subject: Subject, amount: Decimal) -> FundEntry:
    first = purse.received[0]
    return FundEntry(
        task=course.row,
        source=purse.source,
        tier=first.tier,
        societal_kind=first.societal_kind,
        kind=FundEntry.Kind.SPENT,
        amount=amount,
        booked_on=filing.month,
        document_no=f"支出明细 {course.code} {filing.month:%Y-%m}",
        payer=course.row.lead,
        subject=subject,
        report=filing.report,
    )


def correct(portfolio: Portfolio, course: Course, filing: Filing, right: FundEntry) -> None:
    """The first revision understated one amount: the second one takes it back and states the right one."""
    names = ("task", "source", "tier", "societal_kind", "kind", "booked_on", "document_no", "payer", "subject")
    same = {name: getattr(right, name) for name in names}
    correct_amount = right.amount
    right.amount = (right.amount * UNDERSTATED).quantize(CENT)
    back = FundEntry(**same, amount=right.amount, reverses=right, note="支出数更正，冲销")
    anew = FundEntry(**same, amount=correct_amount, note="支出数更正")
    through_correction(portfolio, course, filing, back, anew)


# Of direct costs less equipment: for budgets up to 5 million, up to 10 million, and above.
CAPS = {
    ("2016-07-31", "中办发〔2016〕50号"): (20, 15, 13),
    ("2021-08-05", "国办发〔2021〕32号"): (30, 25, 20),
}


def enter_caps(portfolio: Portfolio) -> None:
    desk = portfolio.desks.finance
    limits = (Decimal(5_000_000), Decimal(10_000_000), None)
    rows = [
        IndirectCostCap(valid_from=valid_from, up_to=up_to, percent=percent, document_no=number)
        for (valid_from, number), percents in CAPS.items()
        for up_to, percent in zip(limits, percents, strict=True)
    ]
    portfolio.script.add(desk.at(LAUNCH), *rows, by=desk.user)
