"""What a sheet is: its columns, its rows, and the figures whose definitions it owes the reader."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from breakthrough.figures import Asked, Reckoning, Unit, Value, figures
from breakthrough.figures.definition import YUAN
from breakthrough.scope import Access
from breakthrough.units import is_chinese

Text = str | Promise


@dataclass(frozen=True)
class Measured:
    """A figure's value in its unit; None where there is nothing to divide by."""

    value: Decimal | None
    unit: Unit


@dataclass(frozen=True)
class Toned:
    """A text on the color of a traffic light."""

    text: str
    tone: str


Cell = Text | int | Decimal | date | Measured | Toned | None


@dataclass(frozen=True)
class Column:
    """Heads a column of cells: its name and unit, and how many characters wide it is."""

    name: Text
    width: int = 12
    unit: Text = ""
    is_number: bool = False


@dataclass(frozen=True)
class Inquiry:
    """What a workbook is asked: the question, and the reckoning that all its sheets share."""

    asked: Asked
    reckoning: Reckoning

    @classmethod
    def of(cls, asked: Asked) -> Inquiry:
        return cls(asked, Reckoning(asked.question))

    @property
    def access(self) -> Access:
        return self.asked.question.access

    @property
    def until(self) -> date:
        return self.asked.question.until

    @property
    def cluster(self) -> str | None:
        return self.asked.question.filters.get("cluster")

    def whole(self, codes: Iterable[str]) -> list[Measured]:
        """The whole values of figures."""
        return [measured(self.reckoning.values(figures()[code], None)[0], code) for code in codes]

    def by_task(self, codes: Collection[str]) -> dict[str, list[Measured]]:
        """The values of figures, in their order, for each task that any of them has rows of, by its code."""
        found = {code: {value.key or "": value for value in self.values(code)} for code in codes}
        tasks = {task for values in found.values() for task in values}
        return {task: [measured(found[code].get(task), code) for code in codes] for task in tasks}

    def values(self, code: str) -> list[Value]:
        return self.reckoning.values(figures()[code], "task")


def measured(value: Value | None, code: str) -> Measured:
    """A value in its unit. Without rows a sum is zero, and a ratio has nothing to divide by."""
    figure = figures()[code]
    if value is None:
        return Measured(None if figure.per else Decimal(0), figure.unit)
    return Measured(value.value, figure.unit)


def figure_column(code: str, name: Text = "", width: int = 14) -> Column:
    """The column of a figure, with the unit in which its amounts are written."""
    figure = figures()[code]
    return Column(name or figure.name, width, money_unit() if figure.unit is YUAN else "", is_number=True)


def money_unit() -> str:
    """万元 or million yuan: what amounts of tasks and clusters are compared in."""
    return "万元" if is_chinese() else "million yuan"


@dataclass(frozen=True)
class Sheet:
    """A view of the portfolio. What it asks for is asked inside the moment whose knowledge answers."""

    code: str
    title: Text
    about: Text
    permission: str
    """Who has it not, does not get the sheet."""
    columns: Callable[[Inquiry], list[Column]]
    rows: Callable[[Inquiry], Iterable[list[Cell]]]
    total: Callable[[Inquiry], list[Cell]] | None = None
    figures: Callable[[Inquiry], list[str]] = lambda inquiry: []
    """The codes of the figures that are shown."""
    place: int = 100


_sheets: dict[str, Sheet] = {}


def register(sheet: Sheet) -> None:
    _sheets[sheet.code] = sheet


@cache
def _discover() -> None:
    autodiscover_modules("workbook")


def sheets() -> list[Sheet]:
    """Every sheet, in the order of the workbook."""
    _discover()
    return sorted(_sheets.values(), key=lambda sheet: sheet.place)
