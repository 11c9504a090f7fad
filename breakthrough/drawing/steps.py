"""Values that jump on some days and stay in between, over time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.functional import Promise

from breakthrough.drawing.axis import Tick, TimeAxis

WIDTH, HALF, HEIGHT = 960, 520, 220
LEFT, RIGHT, TOP, BOTTOM = 44, 12, 12, 26
WHOLE = Decimal(100)
LEVELS = 4

Point = tuple[date, Decimal]


@dataclass(frozen=True)
class Steps:
    """A value that jumps on some days and stays in between; `points` are those days, in order."""

    name: str | Promise
    kind: str
    """Its look, a class of the style sheet: plan, baseline, actual, or actual-2 for a second one."""
    points: list[Point]


@dataclass(frozen=True)
class Path:
    name: str | Promise
    kind: str
    shape: str


def percent(level: Decimal) -> str:
    return f"{level:f}%"


class StepChart:
    """Steps over time, between two days, with a line at today; in per cent unless another scale is given."""

    height = HEIGHT
    top, bottom = TOP, HEIGHT - BOTTOM

    def __init__(
        self,
        series: Iterable[Steps],
        first: date,
        last: date,
        today: date,
        *,
        most: Decimal = WHOLE,
        label: Callable[[Decimal], str] = percent,
        left: int = LEFT,
        width: int = WIDTH,
    ) -> None:
        self.axis = TimeAxis(first, last, left, width - RIGHT)
        self.width, self.left, self.right = width, left, width - RIGHT
        self.first, self.last, self.today = first, last, today
        self.most, self.label = most, label
        self.paths = [Path(steps.name, steps.kind, self.shape(steps.points, self.end_of(steps))) for steps in series]

    def end_of(self, steps: Steps) -> date:
        """What really happened is known up to today; a plan runs on."""
        return min(self.today, self.last) if steps.kind.startswith("actual") else self.last

    def x(self, day: date) -> str:
        return self.axis.at(day)

    def y(self, value: Decimal) -> str:
        return f"{self.bottom - (self.bottom - self.top) * value / self.most:.1f}"

    def shape(self, points: list[Point], end: date) -> str:
        steps = "".join(f"H{self.x(day)}V{self.y(value)}" for day, value in points if day <= end)
        return f"M{self.x(self.first)},{self.y(Decimal(0))}{steps}H{self.x(end)}"

    @property
    def now(self) -> str | None:
        return self.x(self.today) if self.axis.holds(self.today) else None

    @property
    def levels(self) -> list[Tick]:
        levels = [self.most * step / LEVELS for step in range(LEVELS + 1)]
        return [Tick(self.y(level), self.label(level)) for level in levels]

    @property
    def days(self) -> list[Tick]:
        return self.axis.ticks
