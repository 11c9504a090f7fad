"""What an import does, row by row, as its preview shows it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from heapq import merge
from operator import attrgetter
from typing import Any

from breakthrough.exchange.shelf import Shelf

NEW, CHANGED, SAME, ERROR = "new", "changed", "same", "error"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that changes, or that is wrong: the column's name and heading, what it says and what was there."""

    name: str
    heading: str
    new: str = ""
    old: str = ""
    errors: tuple[str, ...] = ()


@dataclass(slots=True)
class RowOutcome:
    """What becomes of a row of the file."""

    number: int
    state: str
    name: str = ""
    """What people call the row."""
    cells: list[Cell] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    """What is wrong with the row as a whole."""

    def as_dict(self) -> dict[str, Any]:
        cells = [{name: getattr(cell, name) for name in Cell.__slots__} for cell in self.cells]
        return {name: getattr(self, name) for name in RowOutcome.__slots__} | {"cells": cells}


@dataclass
class SheetOutcome:
    """What becomes of a sheet; problems of its headings are those of all its rows."""

    name: str
    table: str
    title: str
    rows: Shelf[RowOutcome] = field(default_factory=Shelf)
    problems: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, row: RowOutcome) -> None:
        self.rows.add(row)
        self.counts[row.state] += 1

    def add_late(self, rows: list[RowOutcome]) -> None:
        """Rows that waited for others stand in their own places all the same."""
        if rows:
            number = attrgetter("number")
            self.rows = Shelf(merge(self.rows, sorted(rows, key=number), key=number))
            self.counts.update(row.state for row in rows)


@dataclass
class Outcome:
    """What becomes of a file."""

    sheets: list[SheetOutcome] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def rows(self) -> Iterable[RowOutcome]:
        return (row for sheet in self.sheets for row in sheet.rows)

    @property
    def counts(self) -> dict[str, int]:
        found = sum((sheet.counts for sheet in self.sheets), Counter())
        return {state: found[state] for state in (NEW, CHANGED, SAME, ERROR)}

    @property
    def is_sound(self) -> bool:
        broken = self.problems or any(sheet.problems for sheet in self.sheets)
        return not broken and not self.counts[ERROR]

    @cached_property
    def digest(self) -> str:
        """The same for two outcomes only if all that they change is the same, from the same to the same."""
        told = hashlib.sha256()
        for sheet in self.sheets:
            told.update(json.dumps([sheet.table, sheet.problems]).encode())
            for row in sheet.rows:
                said = [row.number, row.state, [(cell.name, cell.old, cell.new) for cell in row.cells], row.errors]
                told.update(json.dumps(said).encode())
        return told.hexdigest()

    def errors(self) -> list[dict[str, Any]]:
        """All that is wrong, in a flat list."""
        found: list[dict[str, Any]] = [{"message": message} for message in self.problems]
        for sheet in self.sheets:
            found += [{"sheet": sheet.name, "message": message} for message in sheet.problems]
            for row in sheet.rows if sheet.counts[ERROR] else ():
                place = {"sheet": sheet.name, "row": row.number}
                found += [{**place, "message": message} for message in row.errors]
                found += [
                    {**place, "column": cell.heading, "message": message}
                    for cell in row.cells
                    for message in cell.errors
                ]
        return found
