"""A line as small as a word: how a value came to be what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT, MARGIN = 120, 28, 3


@dataclass(frozen=True)
class Sparkline:
    """Values at even distances; where there is none, the line has a gap."""

    values: Sequence[Decimal | None]
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def line(self) -> str:
        """The shape of the line, for an SVG path."""
        shape, is_down = "", False
        for place, value in enumerate(self.values):
            if value is not None:
                shape += f"{'L' if is_down else 'M'}{self.x(place):.1f},{self.y(value):.1f}"
            is_down = value is not None
        return shape

    @property
    def area(self) -> str:
        """The shape between the line and the ground; of a line without gaps only."""
        if None in self.values or len(self.values) < 2:
            return ""
        last = len(self.values) - 1
        return f"{self.line}L{self.x(last):.1f},{self.height}L{self.x(0):.1f},{self.height}Z"

    @property
    def end(self) -> tuple[str, str] | None:
        """Where the last value stands."""
        if not self.values or self.values[-1] is None:
            return None
        return f"{self.x(len(self.values) - 1):.1f}", f"{self.y(self.values[-1]):.1f}"

    def x(self, place: int) -> Decimal:
        steps = max(len(self.values) - 1, 1)
        return MARGIN + Decimal(self.width - 2 * MARGIN) * place / steps

    def y(self, value: Decimal) -> Decimal:
        known = [one for one in self.values if one is not None]
        least, most = min(known), max(known)
        share = (value - least) / (most - least) if most > least else Decimal("0.5")
        return self.height - MARGIN - (self.height - 2 * MARGIN) * share
