"""How much each task is to have: from governments by tier, and where the stages of payment stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from funding.demo.amounts import rounded
from funding.models import Tier
from tasks.demo.story.calendar import LAST, after
from tasks.demo.story.course import Course, Portfolio

FISCAL_INVESTED = Decimal("670500000.00")
STEP, TEN_THOUSAND, HUNDRED_THOUSAND = Decimal(500_000), Decimal(10_000), Decimal(100_000)
LEAST = Decimal(3_000_000)
STAGES = (Decimal("0.5"), Decimal("0.3"), Decimal("0.2"))
AVERAGE = Decimal(14_700_000)
# What is left of a task's fiscal money when it ends.
RETURNED = {"RE-2024-05": Decimal("2150000.00"), "AI-2023-01": Decimal("420000.00")}
WEIGHTS = {
    "energy-storage": 1.2,
    "rare-earths": 1.05,
    "hydrogen": 1.25,
    "dairy": 0.75,
    "ai": 0.8,
    "low-altitude": 0.95,
    "biotechnology": 0.8,
    "infrastructure": 1.7,
}
TRACKS = {"upgrade": 0.9, "expand": 1.0, "nurture": 1.15}


@dataclass
class Tranche:
    """A stage of payment: when it was planned, and the day on which it was paid, if it was."""

    share: Decimal
    planned_on: date
    paid_on: date | None


@dataclass
class Budget:
    """The fiscal money approved for a task, by tier, and its stages."""

    course: Course
    amount: Decimal
    tranches: list[Tranche]
    random: Random
    tiers: dict[Tier, Decimal] = field(default_factory=dict)
    # What the first regional payment holds beyond its share, so that the sum of all payments comes out.
    extra: Decimal = Decimal(0)

    @property
    def paid_share(self) -> Decimal:
        return sum((one.share for one in self.tranches if one.paid_on), Decimal(0))

    @property
    def paid(self) -> Decimal:
        return self.amount * self.paid_share + self.extra


def draw_up(portfolio: Portfolio) -> list[Budget]:
    """A budget for every task ever approved; the payments so far add up to what was invested."""
    budgets = [budget(course) for course in portfolio.courses.values() if course.approved_on]
    balance(budgets)
    for one in budgets:
        one.tiers = tiers(one)
    return budgets


def budget(course: Course) -> Budget:
    random = Random(f"budget of {course.code}")
    weight = WEIGHTS[course.cluster] * TRACKS[course.plan.industry_track] * random.lognormvariate(0, 0.35)
    amount = max(LEAST, rounded(AVERAGE * Decimal(str(round(weight, 4))), STEP))
    return Budget(course, amount, tranches(course, random), random)


def tranches(course: Course, random: Random) -> list[Tranche]:
    length = course.plan.ends_on - course.plan.starts_on
    planned = (
        course.plan.starts_on + timedelta(days=20),
        course.plan.starts_on + length / 2,
        course.plan.ends_on + timedelta(days=90),
    )
    paid = (first_payment(course, random), second_payment(course, random), last_payment(course, random))
    return [Tranche(*parts) for parts in zip(STAGES, planned, paid, strict=True)]


def first_payment(course: Course, random: Random) -> date | None:
    """After the contract; never before approval."""
    return after(course.active_on, random.randint(12, 45)) if course.active_on else None


def second_payment(course: Course, random: Random) -> date | None:
    """After the third milestone, which is the one in the middle."""
    completed_on = course.milestones[2].completed_on
    if completed_on is None:
        return None
    day = after(completed_on, random.randint(20, 50))
    return day if day <= LAST - timedelta(days=12) and course.runs(day) else None


def last_payment(course: Course, random: Random) -> date | None:
    closed_on = course.day_of("closed")
    return after(closed_on, random.randint(14, 35)) if closed_on else None


def balance(budgets: list[Budget]) -> None:
    """Changes budgets by round steps until the payments add up; what is left goes into one first payment."""
    target = FISCAL_INVESTED + sum(RETURNED.values())
    started = [one for one in budgets if one.paid_share]
    place = 0
    while abs(missing := target - sum(one.paid for one in started)) >= STEP / 2:
        one = started[(place * 17) % len(started)]
        if missing > 0 or one.amount > LEAST:
            one.amount += STEP if missing > 0 else -STEP
        place += 1
    largest = max(started, key=lambda one: one.amount)
    largest.extra = target - sum(one.paid for one in started)


def tiers(one: Budget) -> dict[Tier, Decimal]:
    """Mostly the region's money, with some of the league or city; for large tasks also central money."""
    city = rounded(one.amount * Decimal(one.random.randint(12, 28)) / 100, HUNDRED_THOUSAND)
    found = {Tier.CITY: city}
    if one.course.cluster == "infrastructure" or one.random.random() < 0.12:
        found[Tier.CENTRAL] = rounded(one.amount / 4, HUNDRED_THOUSAND)
    if one.random.random() < 0.15:
        found[Tier.COUNTY] = rounded(one.amount / 20, HUNDRED_THOUSAND)
    return {Tier.REGION: one.amount - sum(found.values()) + one.extra} | found
