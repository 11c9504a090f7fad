"""The money of a task or a cluster: planned, received and spent over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, Sum, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import units
from breakthrough.admin.stories import Chapter, Number, Telling, add
from breakthrough.drawing import HALF, Point, StepChart, Steps, ceiling
from breakthrough.figures import Question
from breakthrough.figures.definition import Part
from breakthrough.figures.question import chosen_rows
from breakthrough.models.fields import LAST_DAY
from funding.figures import RECEIVED, SPENT, planned
from funding.models import Source
from funding.models.entry import MoneyOutput
from tasks.curves import climb

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
    planned_points, received_points, spent_points = moved(telling)
    curves = [
        Steps(_("Planned"), "plan", planned_points),
        Steps(_("Received"), "actual", received_points),
        Steps(_("Spent"), "actual-2", spent_points),
    ]
    points = [point for curve in curves for point in curve.points]
    if not points:
        return None
    most = ceiling(max(total for _day, total in points))
    days = [day for day, _total in points]
    chart = StepChart(
        curves, min(days), max(*days, telling.day), telling.day,
        most=most, label=lambda level: units.money(level, like=most), left=LEFT, width=HALF,
    )  # fmt: skip
    so_far, received, spent = (units.money(standing(curve.points, telling.day), like=most) for curve in curves)
    said = _("Planned so far %(planned)s, received %(received)s, spent %(spent)s.")
    words = {"planned": so_far, "received": received, "spent": spent}
    return Money(chart, [*quarters(curves, telling.day, most)], telling.numbers(*FIGURES), said % words)


def moved(telling: Telling) -> list[list[Point]]:
    """The running totals planned, received and spent, on each day on which they change; one query."""
    question = telling.reckoning().question
    ahead = replace(question, until=LAST_DAY)
    sets = [
        by_day(place, part, ahead if place == 0 else question)
        for place, parts in enumerate([PLANNED, (RECEIVED,), (SPENT,)])
        for part in parts
    ]
    sums: list[dict[date, Decimal]] = [{}, {}, {}]
    for place, day, total in sets[0].union(*sets[1:], all=True).order_by():
        sums[place][day] = sums[place].get(day, NONE) + total
    return [climb(of_days.items()) for of_days in sums]


def by_day(place: int, part: Part, question: Question) -> Any:
    rows: Any = chosen_rows(part, question)
    totals = rows.annotate(place=Value(place), moved=F(str(part.day))).values("place", "moved")
    return totals.annotate(total=Cast(Sum(part.amount), MoneyOutput())).values_list("place", "moved", "total")


def standing(points: list[Point], day: date) -> Decimal:
    return next((total for moved, total in reversed(points) if moved <= day), NONE)


def quarters(curves: list[Steps], day: date, like: Decimal) -> Iterable[Quarter]:
    """The table beside the drawing: at the end of each quarter in which something moved; to come is only the plan."""
    ends = sorted({end_of_quarter(moved) for curve in curves for moved, _total in curve.points})
    for end in ends:
        is_to_come = end > end_of_quarter(day)
        plan, *actual = (units.money(standing(curve.points, end), like=like) for curve in curves)
        yield Quarter(f"{end.year} Q{end.month // 3}", plan, *(units.NOTHING if is_to_come else one for one in actual))


def end_of_quarter(day: date) -> date:
    month = (day.month + 2) // 3 * 3
    return date(day.year, month, 31 if month in (3, 12) else 30)


CHAPTER = Chapter(
    "money", gettext_lazy("Money over time"), "admin/funding/story_money.html", money, 40, figures=FIGURES, is_half=True
)
add("tasks.Task", CHAPTER)
add("tasks.Cluster", CHAPTER)
