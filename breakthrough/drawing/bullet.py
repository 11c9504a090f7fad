"""One measured value against where it began, what was promised and what others have."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT = 360, 44
LEFT, RIGHT, MIDDLE = 10, 10, 20
MARGIN = Decimal("0.08")


@dataclass(frozen=True)
class Mark:
    kind: str
    """Its look, a class of the style sheet: baseline, target, comparator or actual."""
    x: str


class Bullet:
    """The values on one line; the side of the target on which it is reached is shaded."""

    width, height, left, right, middle = WIDTH, HEIGHT, LEFT, WIDTH - RIGHT, MIDDLE

    def __init__(
        self,
        *,
        target: Decimal,
        actual: Decimal | None = None,
        baseline: Decimal | None = None,
        comparator: Decimal | None = None,
        is_up: bool = True,
    ) -> None:
        values = {"baseline": baseline, "comparator": comparator, "target": target, "actual": actual}
        known = {kind: value for kind, value in values.items() if value is not None}
        least, most = min(known.values()), max(known.values())
        margin = (most - least) * MARGIN or abs(most) * MARGIN or Decimal(1)
        self.least, self.most = least - margin, most + margin
        self.marks = [Mark(kind, self.at(value)) for kind, value in known.items()]
        self.way = self.span(baseline, actual) if baseline is not None and actual is not None else None
        self.reached = self.span(target, self.most if is_up else self.least)

    def x(self, value: Decimal) -> Decimal:
        return LEFT + (WIDTH - LEFT - RIGHT) * (value - self.least) / (self.most - self.least)

    def at(self, value: Decimal) -> str:
        return f"{self.x(value):.1f}"

    def span(self, one: Decimal, other: Decimal) -> dict[str, str]:
        """From one value to another, whichever is greater."""
        left, right = sorted((self.x(one), self.x(other)))
        return {"x": f"{left:.1f}", "width": f"{right - left:.1f}"}
