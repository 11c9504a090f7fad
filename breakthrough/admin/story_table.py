"""Tables in a story: cells with where they lead, and above them the figures that count their rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from breakthrough import units
from breakthrough.admin.stories import Number, Text

MOST_ROWS = 12


@dataclass(frozen=True)
class Cell:
    text: Text
    url: str = ""
    look: str = ""
    """A class of the style sheet: num, day, light light-red, pill."""
    small: Text = ""
    """What is said below it, in small."""

    @property
    def is_plain(self) -> bool:
        """Whether the look is the whole cell's, and not that of a mark in it."""
        return self.look in ("", "num", "day")


@dataclass(frozen=True)
class Column:
    label: Text
    is_number: bool = False
    unit: Text = ""


@dataclass(frozen=True)
class Table:
    """Rows of cells, of which the first one names the row."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell]]
    title: Text = ""
    more: str = ""
    """Where the rest is listed, if there is more than is shown."""


@dataclass(frozen=True)
class Tables:
    """What story_table.html shows."""

    tables: Sequence[Table]
    numbers: Sequence[Number] = field(default=())
    note: Text = ""

    @property
    def shown(self) -> list[Table]:
        return [table for table in self.tables if table.rows]


def told(tables: Iterable[Table], numbers: Sequence[Number] = (), note: Text = "") -> Tables | None:
    """None where no table has a row."""
    found = Tables([*tables], numbers, note)
    return found if found.shown else None


def first(rows: Any, most: int = MOST_ROWS) -> tuple[list[Any], bool]:
    """The first rows of a query, and whether there are more."""
    found = [*rows[: most + 1]]
    return found[:most], len(found) > most


def dated(day: date | None, nothing: Text = units.NOTHING) -> Cell:
    return Cell(f"{day:%Y-%m-%d}" if day else nothing, look="day")


def numeric(text: Any, url: str = "", small: Text = "") -> Cell:
    return Cell(text, url, "num", small)


def plain(value: Any, unit: str = "") -> str:
    """A measured value with its unit: 80.6 %, 1,200 t/a; a dash where there is none."""
    return units.NOTHING if value is None else f"{units.plain(value)} {unit}".strip()
