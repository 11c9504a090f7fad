"""The headline figures: each with its change, its last twelve months, and what it was on a day compared with."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from breakthrough.admin.overview.looking import Looking, address_of
from breakthrough.drawing import Sparkline
from breakthrough.figures import Asked, Figure, Reckoning, Value, figures
from breakthrough.figures.display import change, display


@dataclass(frozen=True)
class Change:
    """A difference in words, and which way it goes."""

    text: str
    direction: str

    @classmethod
    def of(cls, before: Decimal | None, after: Decimal | None, figure: Figure) -> Change | None:
        if before is None or after is None:
            return None
        direction = "up" if after > before else "down" if after < before else "level"
        return cls(change(before, after, figure.unit), direction)


@dataclass(frozen=True)
class Then:
    """A figure on the day compared with, as it was known then, and where the difference comes from."""

    value: Decimal | None
    display: str
    url: str
    change: Change | None
    new: Change | None
    """What happened since that day."""
    restated: Change | None
    """What is known today about the time up to that day, and was not then."""


@dataclass(frozen=True)
class Tile:
    """A headline figure with its address."""

    figure: Figure
    value: Decimal | None
    display: str
    detail: str
    """What the figure is made of, where it always is a series: 7 industry + 1 infrastructure."""
    coverage: Any
    url: str
    change: Change | None
    sparkline: Sparkline
    first: str
    """What the value was where the sparkline begins."""
    then: Then | None = None


def headlines(looking: Looking) -> list[Figure]:
    """The figures of the first page, in their order."""
    chosen = [figure for figure in figures().values() if figure.headline and looking.shows(figure)]
    return sorted(chosen, key=lambda figure: figure.headline or 0)


def left_out(looking: Looking) -> list[str]:
    """Headline figures that the page, narrowed as it is, cannot show."""
    return [str(figure.name) for figure in figures().values() if figure.headline and not looking.shows(figure)]


def tile(figure: Figure, looking: Looking, now: Reckoning, then: Reckoning | None) -> Tile:
    whole = now.values(figure, None)[0]
    days = looking.months
    values = [now.whole(figure, day).value for day in days]
    parts = now.values(figure, figure.default_by) if figure.default_by else []
    return Tile(
        figure,
        whole.value,
        display(whole.value, figure.unit),
        " + ".join(f"{display(part.value, figure.unit)} {part.label}" for part in parts),
        whole.coverage,
        address_of(figure, looking.asked),
        Change.of(now.whole(figure, looking.previous).value, whole.value, figure),
        Sparkline(values),
        display(values[0], figure.unit),
        compared(figure, whole, looking, now, then),
    )


def compared(figure: Figure, whole: Value, looking: Looking, now: Reckoning, then: Reckoning | None) -> Then | None:
    asked: Asked | None = looking.then
    if then is None or asked is None:
        return None
    before, again = then.whole(figure).value, now.whole(figure, looking.compare).value
    return Then(
        before,
        display(before, figure.unit),
        address_of(figure, asked),
        Change.of(before, whole.value, figure),
        Change.of(again, whole.value, figure),
        Change.of(before, again, figure),
    )
