"""Values that jump on some days and stay in between, over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise

WIDTH, HEIGHT = 960, 220
LEFT, RIGHT, TOP, BOTTOM = 44, 12, 12, 26
FEWEST_YEARS_WITHOUT_MONTHS = 3
MONTHS_BETWEEN_TICKS = 3

Point = tuple[date, Decimal]


@dataclass(frozen=True)
class Steps:
    """A value that jumps on some days and stays in between; `points` are those days, in order."""

    name: str | Promise
    kind: str
    """Its look, a class of the style sheet: plan, baseline or actual."""
    points: list[Point]


@dataclass(frozen=True)
class Tick:
    at: str
    label: str


@dataclass(frozen=True)
class Path:
    name: str | Promise
    kind: str
    shape: str


class StepChart:
    """Steps in per cent over time, between two days, with a line at today."""

    width, height = WIDTH, HEIGHT
    left, right, top, bottom = LEFT, WIDTH - RIGHT, TOP, HEIGHT - BOTTOM

    def __init__(self, series: Iterable[Steps], first: date, last: date, today: date) -> None:
        self.first, self.last, self.today = first, last, today
        self.paths = [Path(steps.name, steps.kind, self.shape(steps.points, self.end_of(steps))) for steps in series]

    def end_of(self, steps: Steps) -> date:
        """What really happened is known up to today; a plan runs on."""
        return min(self.today, self.last) if steps.kind == "actual" else self.last

    def x(self, day: date) -> str:
        share = Decimal((day - self.first).days) / max((self.last - self.first).days, 1)
        return f"{self.left + (self.right - self.left) * min(max(share, Decimal(0)), Decimal(1)):.1f}"

    def y(self, percent: Decimal) -> str:
        return f"{self.bottom - (self.bottom - self.top) * percent / 100:.1f}"

    def shape(self, points: list[Point], end: date) -> str:
        steps = "".join(f"H{self.x(day)}V{self.y(value)}" for day, value in points if day <= end)
        return f"M{self.x(self.first)},{self.y(Decimal(0))}{steps}H{self.x(end)}"

    @property
    def now(self) -> str | None:
        return self.x(self.today) if self.first <= self.today <= self.last else None

    @property
    def levels(self) -> list[Tick]:
        return [Tick(self.y(Decimal(level)), f"{level}%") for level in (0, 25, 50, 75, 100)]

    @property
    def days(self) -> list[Tick]:
        """The turns of the years; of a short time the quarters too."""
        is_short = (self.last - self.first).days < FEWEST_YEARS_WITHOUT_MONTHS * 366
        months = range(1, 13, MONTHS_BETWEEN_TICKS) if is_short else (1,)
        years = range(self.first.year, self.last.year + 1)
        turns = [date(year, month, 1) for year in years for month in months]
        return [
            Tick(self.x(day), f"{day.year}" if not is_short else f"{day:%Y-%m}")
            for day in turns
            if self.first <= day <= self.last
        ]
