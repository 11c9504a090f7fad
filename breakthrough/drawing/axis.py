"""What all charts over time share: where a day stands, and the days that are named."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

FEWEST_YEARS_WITHOUT_MONTHS = 3
MONTHS_BETWEEN_TICKS = 3


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
        """The turns of the years; of a short time the quarters too."""
        is_short = (self.last - self.first).days < FEWEST_YEARS_WITHOUT_MONTHS * 366
        months = range(1, 13, MONTHS_BETWEEN_TICKS) if is_short else (1,)
        years = range(self.first.year, self.last.year + 1)
        turns = [date(year, month, 1) for year in years for month in months]
        return [Tick(self.at(day), f"{day:%Y-%m}" if is_short else f"{day.year}") for day in turns if self.holds(day)]


def ends(days: Iterable[date | None]) -> tuple[date, date] | None:
    """The first and the last of some days; None where there is none."""
    known = [day for day in days if day]
    return (min(known), max(known)) if known else None
