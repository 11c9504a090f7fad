"""Values side by side, a bar each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, ROW, THICK = 960, 34, 18
NAMES, VALUES, TOP = 290, 170, 6
BASELINE = 5


@dataclass(frozen=True)
class Bar:
    """One value as a shape with its name before and its number behind."""

    name: str
    display: str
    x: str
    y: str
    width: str
    words_y: str
    value_x: str


class BarChart:
    """Bars from one line to the right; what is less than nothing goes to the left of it."""

    width, thick, left = WIDTH, THICK, NAMES

    def __init__(self, values: Sequence[tuple[str, str, Decimal | None]]) -> None:
        """Each value with its name and as it is shown."""
        numbers = [value or Decimal(0) for _name, _display, value in values]
        self.least, self.most = min([Decimal(0), *numbers]), max([Decimal(0), *numbers])
        self.height = 2 * TOP + ROW * len(values)
        self.bars = [
            self.bar(place, name, display, number)
            for place, ((name, display, _value), number) in enumerate(zip(values, numbers, strict=True))
        ]

    @property
    def zero(self) -> str:
        return f"{self.x(Decimal(0)):.1f}"

    def x(self, value: Decimal) -> Decimal:
        span = self.most - self.least or Decimal(1)
        return NAMES + (WIDTH - NAMES - VALUES) * (value - self.least) / span

    def bar(self, place: int, name: str, display: str, value: Decimal) -> Bar:
        start, end = sorted((self.x(Decimal(0)), self.x(value)))
        top = TOP + place * ROW + (ROW - THICK) // 2
        return Bar(
            name,
            display,
            f"{start:.1f}",
            f"{top}",
            f"{end - start:.1f}",
            f"{top + THICK // 2 + BASELINE}",
            f"{end + 8:.1f}",
        )
