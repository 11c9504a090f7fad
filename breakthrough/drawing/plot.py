"""Values of several figures side by side: lines over time, and bars in groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from breakthrough.drawing.scale import STEPS, ceiling

WIDTH, HEIGHT = 560, 220
LEFT, RIGHT, TOP, BOTTOM = 56, 28, 16, 28
LABEL_ROOM = 64


@dataclass(frozen=True)
class Mark:
    """A name at a place of an axis."""

    at: str
    label: str


@dataclass(frozen=True)
class Plot:
    """Series of values at the same places, from zero up to a round number above the largest."""

    names: Sequence[str]
    """What stands at each place."""
    series: Sequence[Sequence[Decimal | None]]
    unit: str = ""
    """What follows the number at a line of the grid."""
    breaks: Sequence[int] = ()
    """Places from which on a value is reckoned by another formula."""

    width, height = WIDTH, HEIGHT
    left, right, top, bottom = LEFT, WIDTH - RIGHT, TOP, HEIGHT - BOTTOM

    @property
    def most(self) -> Decimal:
        return ceiling(max((one for some in self.series for one in some if one), default=Decimal(0)))

    @property
    def levels(self) -> list[Mark]:
        steps = [self.most * place / STEPS for place in range(STEPS + 1)]
        return [Mark(f"{self.y(step):.1f}", f"{step.normalize():,f}{self.unit}") for step in steps]

    def y(self, value: Decimal) -> Decimal:
        share = max(value, Decimal(0)) / self.most
        return self.bottom - (self.bottom - self.top) * share

    def marks(self, places: Sequence[Decimal]) -> list[Mark]:
        """As many names as there is room for, the last one among them."""
        room = Decimal(self.right - self.left) / max(len(places), 1)
        every = max(1, int(LABEL_ROOM / room) + (LABEL_ROOM % room > 0))
        last = len(places) - 1
        return [Mark(f"{at:.1f}", self.names[place]) for place, at in enumerate(places) if (last - place) % every == 0]


class Lines(Plot):
    """How values came about: a line for each series."""

    def x(self, place: int) -> Decimal:
        return self.left + Decimal(self.right - self.left) * place / max(len(self.names) - 1, 1)

    @property
    def ticks(self) -> list[Mark]:
        return self.marks([self.x(place) for place in range(len(self.names))])

    @property
    def shapes(self) -> list[str]:
        return [self.shape(values) for values in self.series]

    def shape(self, values: Sequence[Decimal | None]) -> str:
        shape, is_down = "", False
        for place, value in enumerate(values):
            if value is not None:
                # A line is broken where the formula is: what is before and after cannot be compared.
                go = "L" if is_down and place not in self.breaks else "M"
                shape += f"{go}{self.x(place):.1f},{self.y(value):.1f}"
            is_down = value is not None
        return shape

    @property
    def broken_at(self) -> list[str]:
        return [f"{(self.x(place) + self.x(place - 1)) / 2:.1f}" for place in self.breaks if place > 0]


@dataclass(frozen=True)
class Bar:
    series: int
    x: str
    y: str
    width: str
    height: str


class Bars(Plot):
    """Values that are compared: at each place a bar of each series."""

    @property
    def step(self) -> Decimal:
        return Decimal(self.right - self.left) / max(len(self.names), 1)

    @property
    def ticks(self) -> list[Mark]:
        return self.marks([self.left + self.step * (place + Decimal("0.5")) for place in range(len(self.names))])

    @property
    def bars(self) -> list[Bar]:
        width = min(self.step * Decimal("0.7") / max(len(self.series), 1), Decimal(44))
        found = []
        for place in range(len(self.names)):
            first = self.left + self.step * (place + Decimal("0.5")) - width * len(self.series) / 2
            for number, values in enumerate(self.series):
                value = values[place]
                if value is not None and value > 0:
                    y = self.y(value)
                    x = first + width * number
                    found.append(Bar(number, f"{x + 1:.1f}", f"{y:.1f}", f"{width - 2:.1f}", f"{self.bottom - y:.1f}"))
        return found
