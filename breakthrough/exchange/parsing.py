"""The rows of an uploaded file as values, each with what could not be read of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from breakthrough.exchange import headings
from breakthrough.exchange.column import Column
from breakthrough.exchange.description import Description
from breakthrough.exchange.headings import Head, Place
from breakthrough.exchange.kinds import BLANKS, Cell, Kind
from breakthrough.exchange.shelf import Shelf
from breakthrough.exchange.upload.reader import Line, sheets
from breakthrough.input import UNSTORABLE


@dataclass(slots=True)
class Row:
    """A row of a sheet: what its columns say, and for each column what is wrong with it."""

    number: int
    values: dict[str, Any]
    errors: dict[str, list[str]] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    """What stood in the cells that could not be read."""

    def refuse(self, name: str, *messages: str) -> None:
        self.errors.setdefault(name, []).extend(messages)


@dataclass
class Sheet:
    """A sheet of one table."""

    name: str
    description: Description
    head: Head
    rows: Shelf[Row] = field(default_factory=Shelf)
    problems: list[str] = field(default_factory=list)

    @property
    def columns(self) -> list[Column]:
        return [place.column for place in self.head.places]


def parse(out: Path, kind: str, tables: list[Description], wanted: Description | None = None) -> list[Sheet]:
    """The sheets of these tables. With `wanted`, a sheet whose table cannot be told is taken for one of it."""
    found = []
    for name, lines in sheets(out, kind):
        first = list(islice(lines, headings.DEEPEST))
        if headings.is_own(name):
            continue
        description = headings.table_of(name, first, tables) or wanted
        head = headings.head_of(description, first) if description else None
        if description is None or head is None:
            continue
        sheet = Sheet(name, description, head, problems=headings.problems(description, head))
        below = (line for line in chain(first, lines) if line.number > head.number)
        sheet.rows = Shelf(rows(below, head.places))
        found.append(sheet)
    return found


def rows(lines: Iterator[Line], places: list[Place]) -> Iterator[Row]:
    for line in lines:
        row = Row(line.number, {})
        for place in places:
            cell = line.cells[place.index] if place.index < len(line.cells) else None
            read(row, place, cell)
        if row.errors or any(value is not None for value in row.values.values()):
            yield row


def read(row: Row, place: Place, cell: Cell | None) -> None:
    name = place.column.name
    if isinstance(cell, str):
        cell = cell.replace("\r\n", "\n").strip(BLANKS) or None
    if cell is None:
        row.values[name] = None
        return
    try:
        if isinstance(cell, str) and UNSTORABLE.search(cell):
            raise ValidationError(_("The request contains characters that cannot be stored."))
        row.values[name] = place.column.read(cell, place.unit)
    except ValidationError as error:
        row.values[name], row.written[name] = None, Kind().written(cell)
        row.refuse(name, *error.messages)


def may_be_blank(column: Column) -> bool:
    """Whether a blank cell empties; elsewhere it says nothing."""
    return column.field is None or column.field.null or column.field.blank
