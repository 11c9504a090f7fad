"""What all charts over time share: where a day stands, and the days that are named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

# Months from one named day to the next: as few as leave each name its room.
SPACINGS = (1, 3, 6, 12, 24, 60, 120)
ROOM = 64


@dataclass(frozen=True)
class Tick:
    at: str
    label: str


@dataclass(frozen=True)
class TimeAxis:
    """The days between two days, from left to right."""

    first: date
    last: date
    left: int
    right: int

    def x(self, day: date) -> Decimal:
        """Where a day stands; what lies beyond an end stands at that end."""
        share = Decimal((day - self.first).days) / max((self.last - self.first).days, 1)
        return self.left + (self.right - self.left) * min(max(share, Decimal(0)), Decimal(1))

    def at(self, day: date) -> str:
        return f"{self.x(day):.1f}"

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last

    @property
    def ticks(self) -> list[Tick]:
        """The turns of the years, halves, quarters or months, as there is room for their names."""
        months = 12 * (self.last.year - self.first.year) + self.last.month - self.first.month
        most = max((self.right - self.left) // ROOM, 1)
        spacing = next((one for one in SPACINGS if months // one <= most), SPACINGS[-1])
        start, end = 12 * self.first.year // spacing * spacing, 12 * (self.last.year + 1)
        turns = [date(place // 12, place % 12 + 1, 1) for place in range(start, end, spacing) if place >= 12]
        style = "%Y-%m" if spacing < 12 else "%Y"
        return [Tick(self.at(day), f"{day:{style}}") for day in turns if self.holds(day)]


def ends(days: Iterable[date | None]) -> tuple[date, date] | None:
    """The first and the last of some days; None where there is none."""
    known = [day for day in days if day]
    return (min(known), max(known)) if known else None
