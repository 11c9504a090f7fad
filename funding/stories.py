"""The money of a task or a cluster: planned, received and spent over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import units
from breakthrough.admin.stories import Chapter, Number, Telling, add
from breakthrough.drawing import Point, StepChart, Steps, ceiling
from breakthrough.figures.answer import chosen_rows
from breakthrough.figures.definition import Part
from breakthrough.models.fields import LAST_DAY
from funding.figures import RECEIVED, SPENT, planned
from funding.models import Source

FIGURES = ("fiscal_received_rate", "execution_rate", "balance", "fiscal_approved")
LEFT = 104
NONE = Decimal(0)
PLANNED = tuple(planned(source) for source in Source)


@dataclass(frozen=True)
class Quarter:
    """What had come together by the end of a quarter."""

    name: str
    planned: str
    received: str
    spent: str


@dataclass(frozen=True)
class Money:
    chart: StepChart
    quarters: list[Quarter]
    numbers: list[Number]
    said: str


def money(telling: Telling) -> Money | None:
    plan = running(telling, PLANNED, LAST_DAY)
    received, spent = running(telling, (RECEIVED,), telling.day), running(telling, (SPENT,), telling.day)
    curves = [
        Steps(_("Planned"), "plan", plan), Steps(_("Received"), "actual", received), Steps(_("Spent"), "actual-2", spent)
    ]  # fmt: skip
    days = [day for curve in curves for day, _total in curve.points]
    if not days:
        return None
    most = ceiling(max(total for curve in curves for _day, total in curve.points))
    last = max(*days, telling.day)
    chart = StepChart(
        curves, min(days), last, telling.day, most=most, label=lambda level: units.money(level, like=most), left=LEFT
    )
    now = [units.money(standing(curve.points, telling.day), like=most) for curve in curves]
    said = _("Planned so far %(planned)s, received %(received)s, spent %(spent)s.")
    return Money(
        chart,
        [*quarters(curves, most)],
        telling.numbers(*FIGURES),
        said % {"planned": now[0], "received": now[1], "spent": now[2]},
    )


def running(telling: Telling, parts: Iterable[Part], until: date) -> list[Point]:
    """The running total of some parts of figures on each day on which it changes."""
    question = telling.reckoning().question
    sums: dict[date, Decimal] = {}
    for part in parts:
        assert part.day and part.amount
        rows: Any = chosen_rows(part, question.__class__(question.access, until, question.filters))
        for day, total in rows.values(part.day).annotate(total=Sum(part.amount)).values_list(part.day, "total"):
            sums[day] = sums.get(day, NONE) + total
    total, points = NONE, []
    for day in sorted(sums):
        total += sums[day]
        points.append((day, total))
    return points


def standing(points: list[Point], day: date) -> Decimal:
    return next((total for moved, total in reversed(points) if moved <= day), NONE)


def quarters(curves: list[Steps], like: Decimal) -> Iterable[Quarter]:
    """The table beside the drawing: at the end of each quarter in which something moved."""
    ends = sorted({end_of_quarter(day) for curve in curves for day, _total in curve.points})
    for end in ends:
        shown = [units.money(standing(curve.points, end), like=like) for curve in curves]
        yield Quarter(f"{end.year} Q{(end.month + 2) // 3}", *shown)


def end_of_quarter(day: date) -> date:
    month = (day.month + 2) // 3 * 3
    return date(day.year, month, 31 if month in (3, 12) else 30)


CHAPTER = Chapter(
    "money", gettext_lazy("Money over time"), "admin/funding/story_money.html", money, 40, figures=FIGURES, is_half=True
)
add("tasks.Task", CHAPTER)
add("tasks.Cluster", CHAPTER)
