"""The uploaded sheets once more, with what is wrong as comments on their cells."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, BinaryIO

import xlsxwriter
from django.utils.translation import gettext as _

from breakthrough.exchange import runs
from breakthrough.exchange.cells import put
from breakthrough.exchange.parsing import Sheet
from breakthrough.exchange.upload.reader import Line, sheets
from breakthrough.formulas import SAFE
from breakthrough.models import ImportRun

Wrong = dict[int, dict[int, list[str]]]
BOX = {"x_scale": 2.2, "y_scale": 1.2}


class Annotated:
    """A workbook with the cells of an upload."""

    def __init__(self, file: BinaryIO) -> None:
        self.book = xlsxwriter.Workbook(file, SAFE)
        look: dict[str, Any] = {"bg_color": "#FDEAEA", "font_color": "#C02A2A", "border": 1, "border_color": "#C02A2A"}
        self.plain, self.quoted = self.book.add_format(), self.book.add_format({"quote_prefix": True})
        self.red, self.red_quoted = self.book.add_format(look), self.book.add_format({**look, "quote_prefix": True})
        self.day, self.red_day = (self.book.add_format({**one, "num_format": "yyyy-mm-dd"}) for one in ({}, look))

    def sheet(self, name: str, lines: Any, wrong: Wrong, heads: list[str], head_number: int) -> None:
        page = self.book.add_worksheet((name or _("Rows"))[:31])
        for line in lines:
            notes = dict(wrong.get(line.number, {}))
            if line.number == head_number and heads:
                notes.setdefault(0, []).extend(heads)
            self.line(page, line, notes)

    def line(self, page: Any, line: Line, notes: dict[int, list[str]]) -> None:
        width = max(len(line.cells), *(place + 1 for place in notes), 0) if notes else len(line.cells)
        for place in range(width):
            cell = line.cells[place] if place < len(line.cells) else None
            is_wrong = place in notes
            form, quoted = (self.red, self.red_quoted) if is_wrong else (self.plain, self.quoted)
            if hasattr(cell, "isoformat"):
                form = self.red_day if is_wrong else self.day
            put(page, line.number - 1, place, cell, form if cell is not None or is_wrong else None, quoted)
            if is_wrong:
                page.write_comment(line.number - 1, place, "\n".join(notes[place]), BOX)

    def close(self) -> None:
        self.book.close()


def write(file: BinaryIO, run: ImportRun) -> None:
    """The same rows in the same places; red where something is wrong, and why."""
    wrong, heads = errors_by_sheet(run)
    known = {sheet.name: sheet for sheet in runs.sheets_of(run, runs.tables_for(run.user))}
    book = Annotated(file)
    try:
        for name, lines in sheets(run.folder / runs.CELLS, (run.folder / runs.KIND).read_text()):
            sheet = known.get(name)
            notes = placed(sheet, wrong[name]) if sheet else {}
            book.sheet(name, lines, notes, heads[name], sheet.head.number if sheet else 0)
    finally:
        book.close()


def placed(sheet: Sheet, rows: list[dict[str, Any]]) -> Wrong:
    """Errors by row and column; what is said of a row as a whole stands in its first cell."""
    places = {place.column.name: place.index for place in sheet.head.places}
    first = min(places.values(), default=0)
    found: Wrong = {}
    for row in rows:
        notes: dict[int, list[str]] = defaultdict(list)
        notes[first] += row["errors"]
        for cell in row["cells"]:
            notes[places.get(cell["name"], first)] += cell["errors"]
        found[row["number"]] = {place: said for place, said in notes.items() if said}
    return found


def errors_by_sheet(run: ImportRun) -> tuple[dict[str, list[Any]], dict[str, list[str]]]:
    rows: dict[str, list[Any]] = defaultdict(list)
    heads: dict[str, list[str]] = defaultdict(list)
    name = ""
    for line in runs.told(run):
        if "sheet" in line:
            name = line["sheet"]
            heads[name] = line["problems"]
        elif line.get("state") == "error":
            rows[name].append(line)
    return rows, heads
