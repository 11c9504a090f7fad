"""A schematic map: a square for each area, roughly where it lies, darker where there is more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

SIZE, GAP = 100, 6
LEVELS = 5
Place = tuple[int, int]


@dataclass(frozen=True)
class Square:
    """An area's square; `level` 0 has nothing, 5 has most."""

    key: str
    x: int
    y: int
    level: int

    size = SIZE - GAP

    @property
    def middle(self) -> int:
        return self.x + self.size // 2


@dataclass(frozen=True)
class TileMap:
    """Values of areas on their places (column, row); areas without a place stand in rows below the others."""

    places: Mapping[str, Place]
    values: Mapping[str, Decimal | None]

    @property
    def columns(self) -> int:
        return 1 + max((column for column, _row in self.places.values()), default=5)

    @property
    def placed(self) -> dict[str, Place]:
        others = [key for key in self.values if key not in self.places]
        first = 1 + max((row for _column, row in self.places.values()), default=-1)
        below = {key: (at % self.columns, first + at // self.columns) for at, key in enumerate(others)}
        return {key: place for key, place in {**self.places, **below}.items() if key in self.values}

    @property
    def squares(self) -> Sequence[Square]:
        return [
            Square(key, column * SIZE, row * SIZE, self.level(self.values[key]))
            for key, (column, row) in self.placed.items()
        ]

    @property
    def width(self) -> int:
        return self.columns * SIZE - GAP

    @property
    def height(self) -> int:
        rows = [row for _column, row in (*self.places.values(), *self.placed.values())]
        return (1 + max(rows, default=0)) * SIZE - GAP

    def level(self, value: Decimal | None) -> int:
        """In which fifth of the largest value a value is."""
        most = max((one for one in self.values.values() if one), default=Decimal(0))
        if not value or value < 0 or most <= 0:
            return 0
        return min(int(LEVELS * value / most) + (LEVELS * value % most > 0), LEVELS)
