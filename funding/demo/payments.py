"""Fiscal money: approved, paid in stages, received, and what came back."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random

from funding.demo.budgets import RETURNED, Budget, Tranche
from funding.models import FundEntry, PlannedFunding, Source, Tier
from tasks.demo.story.calendar import LAST, account_day, after, month_end
from tasks.demo.story.course import Portfolio
from tasks.demo.story.periods import LOCKED_AFTER
from tasks.demo.story.registers import DEPARTMENT
from tasks.models import Organization

Kind = FundEntry.Kind
LATE, SLOWEST = 0.14, 40
# First payments that were entered ten times too large, found and entered anew.
SLIPS = {"ES-2023-01", "HY-2024-02", "AI-2025-03", "DA-2025-01"}
FOUND_AFTER = 11
# Money of a city that the department heard of late.
HEARD_LATE = {("RE-2025-05", Tier.CITY): date(2025, 7, 15), ("BT-2025-01", Tier.CITY): date(2025, 7, 21)}


def pay(portfolio: Portfolio, budgets: list[Budget]) -> dict[str, list[FundEntry]]:
    """Enters all fiscal money but spending; gives what each task received."""
    received: dict[str, list[FundEntry]] = {}
    for budget in budgets:
        cashier = Cashier(portfolio, budget)
        cashier.approve()
        cashier.plan()
        for stage, tranche in enumerate(budget.tranches):
            cashier.disburse(stage, tranche)
        cashier.take_back()
        received[budget.course.code] = cashier.received
    return received


def before_lock(booked_on: date, known: date) -> date:
    """What is found out late is entered a week before its month is locked."""
    locked_on = month_end(booked_on) + timedelta(days=LOCKED_AFTER)
    return known if account_day(known) < locked_on else locked_on - timedelta(days=7)


class Cashier:
    """Enters one task's fiscal money."""

    def __init__(self, portfolio: Portfolio, budget: Budget) -> None:
        self.portfolio, self.budget, self.course = portfolio, budget, budget.course
        self.desk = portfolio.desks.finance
        self.random = Random(f"payments of {budget.course.code}")
        self.received: list[FundEntry] = []

    def entry(self, kind: Kind, tier: Tier, amount: Decimal, booked_on: date, **facts: object) -> FundEntry:
        return FundEntry(
            task=self.course.row,
            source=Source.FISCAL,
            tier=tier,
            kind=kind,
            amount=amount,
            booked_on=booked_on,
            **facts,
        )

    def enter(self, day: date, *rows: FundEntry | PlannedFunding, reason: str = "") -> None:
        self.portfolio.script.add(self.desk.at(account_day(day)), *rows, by=self.desk.user, reason=reason)

    def payer(self, tier: Tier) -> Organization:
        is_local = tier in (Tier.CITY, Tier.COUNTY)
        return self.portfolio.organizations[self.course.plan.region if is_local else DEPARTMENT]

    def approve(self) -> None:
        approved_on = self.course.approved_on
        assert approved_on
        number = next(step.document_no for step in self.course.steps if step.status == "approved")
        rows = [
            self.entry(Kind.APPROVED, tier, amount, approved_on, document_no=number, payer=self.payer(tier))
            for tier, amount in self.budget.tiers.items()
        ]
        self.enter(after(approved_on, 8), *rows)

    def plan(self) -> None:
        assert self.course.approved_on
        rows = [
            PlannedFunding(
                task=self.course.row,
                source=Source.FISCAL,
                tier=tier,
                amount=self.part(tier, tranche, stage),
                due_on=tranche.planned_on,
            )
            for stage, tranche in enumerate(self.budget.tranches)
            for tier in self.budget.tiers
        ]
        self.enter(after(self.course.approved_on, 8), *rows)

    def part(self, tier: Tier, tranche: Tranche, stage: int) -> Decimal:
        """A tier's share in a stage; the first one also holds what makes the sum come out."""
        extra = self.budget.extra if tier == Tier.REGION else Decimal(0)
        return (self.budget.tiers[tier] - extra) * tranche.share + (extra if stage == 0 else 0)

    def disburse(self, stage: int, tranche: Tranche) -> None:
        if tranche.paid_on is None:
            return
        for tier in self.budget.tiers:
            is_late = tier in (Tier.CITY, Tier.COUNTY)
            paid_on = min(
                after(tranche.paid_on, self.random.randint(3, 30) if is_late else 0), LAST - timedelta(days=9)
            )
            number = f"突围拨〔{paid_on.year}〕{paid_on.timetuple().tm_yday}号-{tier}"
            facts = {"document_no": number, "payer": self.payer(tier), "payee": self.course.row.lead}
            row = self.entry(Kind.DISBURSED, tier, self.part(tier, tranche, stage), paid_on, **facts)
            known = self.known(paid_on, stage, tier)
            if stage == 0 and tier == Tier.REGION and self.course.code in SLIPS:
                self.slip(row, known, facts)
            else:
                self.enter(known, row)
            self.arrive(row, known, stage, facts)

    def known(self, booked_on: date, stage: int, tier: Tier) -> date:
        heard = HEARD_LATE.get((self.course.code, tier)) if stage == 0 else None
        lag = self.random.randint(18, SLOWEST) if self.random.random() < LATE else self.random.randint(2, 8)
        return heard or before_lock(booked_on, after(booked_on, lag))

    def arrive(self, paid: FundEntry, known: date, stage: int, facts: dict[str, object]) -> None:
        booked_on = min(after(paid.booked_on, self.random.randint(2, 9)), LAST - timedelta(days=3))
        facts = facts | {"document_no": f"银行回单 {self.course.code}-{stage + 1}"}
        row = self.entry(Kind.RECEIVED, Tier(paid.tier), paid.amount, booked_on, **facts)
        self.enter(max(known, after(booked_on, self.random.randint(2, 7))), row)
        self.received.append(row)

    def slip(self, right: FundEntry, known: date, facts: dict[str, object]) -> None:
        """Ten times too much, taken back some days later and entered anew, all with the day of the payment."""
        tier = Tier(right.tier)
        wrong = self.entry(Kind.DISBURSED, tier, right.amount * 10, right.booked_on, **facts)
        back = self.entry(
            Kind.DISBURSED, tier, wrong.amount, right.booked_on, reverses=wrong, note="金额单位误填，冲销", **facts
        )
        self.enter(known, wrong)
        self.enter(after(known, FOUND_AFTER), back, right, reason="金额单位误填，冲销后重录")

    def take_back(self) -> None:
        amount = RETURNED.get(self.course.code)
        if amount is None:
            return
        ended_on = self.course.ended_on
        assert ended_on
        booked_on = after(ended_on, 33)
        facts = {"document_no": f"突围收〔{booked_on.year}〕{self.course.code}", "payer": self.course.row.lead}
        row = self.entry(
            Kind.RETURNED, Tier.REGION, amount, booked_on, payee=self.payer(Tier.REGION), note="结余资金收回", **facts
        )
        self.enter(after(booked_on, 4), row)
