"""What becomes of a row of a sheet, as its preview says it."""

from __future__ import annotations

from typing import Any

from breakthrough.exchange.column import Column
from breakthrough.exchange.description import Description
from breakthrough.exchange.naming import Names
from breakthrough.exchange.outcome import ERROR, NEW, Cell, RowOutcome
from breakthrough.exchange.parsing import Row, Sheet
from breakthrough.exchange.reading import Speaker


class Telling:
    """Says it of the rows of one sheet."""

    def __init__(self, sheet: Sheet, names: Names) -> None:
        self.sheet, self.names, self.speaker = sheet, names, Speaker(names)
        self.description: Description = sheet.description
        self.headings = {column.name: column.heading for column in self.description.columns}

    def as_new(self, row: Row) -> RowOutcome:
        cells = [self.cell(column, row) for column in self.sheet.columns if self.says(row, column)]
        return self.told(row, NEW, self.call(row), cells)

    def told(self, row: Row, state: str, name: str, cells: list[Cell]) -> RowOutcome:
        return RowOutcome(row.number, ERROR if row.errors else state, name, cells, row.errors.get("", []))

    def says(self, row: Row, column: Column) -> bool:
        value = row.values.get(column.name)
        return value is not None or column.name in row.errors

    def cell(self, column: Column, row: Row, known: dict[str, Any] | None = None) -> Cell:
        errors = tuple(row.errors.get(column.name, ()))
        old = self.speaker.text(column, known[column.name], known) if known else ""
        return Cell(column.name, self.headings[column.name], self.written(column, row), old, errors)

    def written(self, column: Column, row: Row) -> str:
        if column.name in row.written:
            return row.written[column.name]
        value = row.values.get(column.name)
        if column.name in row.errors and isinstance(value, str):
            return value
        if column.name in row.errors and isinstance(value, list):
            return "; ".join(f"{text}: {said}" for text, said in value)
        return self.speaker.text(column, value, row.values)

    def call(self, row: Row) -> str:
        """What a new row will be called."""
        label = [self.description.by_name[name] for name in self.description.label]
        return " / ".join(filter(None, (self.written(column, row) for column in label)))
