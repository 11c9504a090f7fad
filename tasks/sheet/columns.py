"""What a column of the sheet is. Upper floors add theirs from `<app>/sheet.py`, with `register_columns(make)`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from tasks.models import Period, ProgressReport, Task


@dataclass
class Cell:
    """One value as it is typed, what it is about, and what is wrong with it."""

    text: str = ""
    about: str = ""
    """What just this cell speaks of: a milestone with its day, an indicator with its unit."""
    before: str = ""
    """What stood there before, to go by."""
    is_open: bool = True
    error: str = ""
    key: Any = None
    """Whatever its column knows the cell's subject by."""


@dataclass
class Row:
    """A task, its report on the period if it has one, and its cells by the names of their columns."""

    task: Task
    report: ProgressReport | None
    cells: dict[str, Cell] = field(default_factory=dict)
    version: str = ""
    error: str = ""
    is_picked: bool = False
    in_order: list[Any] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.report is None or self.report.status in ("draft", "returned")

    @property
    def report_key(self) -> int | None:
        return self.report.pk if self.report else None


class Column:
    """One column. `fill` costs the same number of queries however many rows there are."""

    name: str
    label: str | Promise
    kind = "text"
    """How it is typed: text, number, day or amount."""

    def fill(self, rows: list[Row], period: Period) -> None:
        """Puts a cell of this column into each row."""
        raise NotImplementedError

    def write(self, cell: Cell, report: ProgressReport, text: str) -> None:
        """Writes what was typed to the report, or to a row that hangs on it; ValidationError says what is wrong."""
        raise NotImplementedError


Maker = Callable[[list[Row], Period], list[Column]]
_makers: list[Maker] = []


def register_columns(maker: Maker) -> None:
    _makers.append(maker)


@cache
def _discover() -> None:
    autodiscover_modules("sheet")


def columns_of(rows: list[Row], period: Period) -> list[Column]:
    _discover()
    return [column for maker in _makers for column in maker(rows, period)]
