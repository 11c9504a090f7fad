"""Writes sheets to a file, row by row, in memory that does not grow with the rows. No cell is ever a formula."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, BinaryIO

import xlsxwriter
from django.utils.functional import Promise
from django.utils.text import capfirst
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from breakthrough import units
from breakthrough.figures.definition import COUNT, LEVELS, PERCENT, RATIO, YUAN, Unit
from breakthrough.formulas import BEGINNINGS, SAFE
from breakthrough.typesetting.measures import width_of
from breakthrough.units import is_chinese
from breakthrough.workbook.sheet import Cell, Column, Inquiry, Measured, Sheet, Toned

A4 = 9
MOST_CHARACTERS = 32_767
"""That fit in a cell."""
INDENT, LINE_HEIGHT, HIGHEST = 1, 13.5, 409
NUMBER, DAY = "#,##0.##", "yyyy-mm-dd"
# By the codes of units, whose names differ from language to language.
FORMATS = {
    COUNT.code: "#,##0",
    YUAN.code: "#,##0.00",
    PERCENT.code: "0.0%",
    RATIO.code: '"1:"0.00',
    LEVELS.code: "0.00",
}
INK, SOFT, LINE, HEAD, TOTAL = "#17202C", "#56616F", "#C9D1DC", "#1F4FBF", "#E9EFFC"
TONES = {
    "green": ("#166C3F", "#E5F5EC"),
    "yellow": ("#8A5A00", "#FDF3DA"),
    "red": ("#C02A2A", "#FDEAEA"),
    "grey": ("#5D6876", "#EDF0F4"),
    "blue": ("#12719C", "#E3F2F9"),
}


class Writer:
    """A workbook being written: where the next row goes, and the looks of cells, each made once."""

    def __init__(self, file: BinaryIO, title: str, footer: str) -> None:
        self.book = xlsxwriter.Workbook(file, SAFE)
        self.title, self.footer = title, footer
        self.looks: dict[tuple[tuple[str, Any], ...], Format] = {}
        self.font = "宋体" if is_chinese() else "Calibri"

    def close(self) -> None:
        self.book.close()

    def look(self, **properties: Any) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self.looks:
            own = {"font_name": self.font, "font_size": 10, "font_color": INK, "valign": "top"}
            self.looks[key] = self.book.add_format({**own, **properties})
        return self.looks[key]

    def page(self, name: str, *, landscape: bool = True) -> Worksheet:
        """A new sheet, laid out for A4."""
        page = self.book.add_worksheet(name)
        page.hide_gridlines(2)
        page.set_paper(A4)
        if landscape:
            page.set_landscape()
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.8)
        page.set_footer(f"&L&8{escaped(self.footer)}&R&8&P / &N")
        return page

    def table(self, sheet: Sheet, inquiry: Inquiry, note: str) -> None:
        """A sheet: its title, the note that dates it, and the rows below a head that stays in sight."""
        columns = sheet.columns(inquiry)
        page = self.page(str(sheet.title))
        for place, column in enumerate(columns):
            page.set_column(place, place, column.width)
        page.write_string(0, 0, str(sheet.title), self.look(bold=True, font_size=15, valign="vcenter"))
        page.write_string(1, 0, note, self.look(font_color=SOFT))
        self.head(page, 3, columns)
        last = 3
        for last, cells in enumerate(sheet.rows(inquiry), 4):
            page.set_row(last, height_of(cells, columns))
            self.row(page, last, cells, border=1, border_color=LINE)
        if sheet.total:
            self.row(page, last + 1, sheet.total(inquiry), bold=True, bg_color=TOTAL, border=1, border_color=LINE)
        page.freeze_panes(4, 1)
        page.repeat_rows(3)
        page.autofilter(3, 0, max(last, 4), len(columns) - 1)

    def head(self, page: Worksheet, row: int, columns: list[Column]) -> None:
        page.set_row(row, 32)
        for place, column in enumerate(columns):
            text = capfirst(f"{column.name}\n({column.unit})" if column.unit else str(column.name))
            side = "right" if column.is_number else "left"
            look = {"bold": True, "font_color": "#FFFFFF", "bg_color": HEAD, "border": 1, "border_color": LINE}
            page.write_string(
                row, place, text, self.look(text_wrap=True, align=side, indent=1, **{**look, "valign": "vcenter"})
            )

    def row(self, page: Worksheet, row: int, cells: list[Cell], **look: Any) -> None:
        for place, cell in enumerate(cells):
            self.cell(page, row, place, cell, look)

    def cell(self, page: Worksheet, row: int, place: int, cell: Cell, look: dict[str, Any]) -> None:
        """A cell by its kind; a text is written as a text, whatever it looks like."""
        match cell:
            case Measured(value=None):
                page.write_string(row, place, units.NOTHING, self.look(align="right", indent=1, **look))
            case Measured(value=value, unit=unit):
                number, form = float(in_unit(value or Decimal(0), unit)), FORMATS[unit.code]
                page.write_number(row, place, number, self.look(num_format=form, align="right", indent=1, **look))
            case Toned(text=text, tone=tone):
                ink, ground = TONES[tone]
                toned = {**look, "font_color": ink, "bg_color": ground}
                page.write_string(row, place, text, self.look(text_wrap=True, align="left", indent=1, **toned))
            case date():
                page.write_datetime(row, place, cell, self.look(num_format=DAY, align="left", indent=1, **look))
            case int():
                page.write_number(
                    row, place, cell, self.look(num_format=FORMATS[COUNT.code], align="right", indent=1, **look)
                )
            case Decimal():
                form = FORMATS[COUNT.code] if cell == cell.to_integral() else NUMBER
                page.write_number(row, place, float(cell), self.look(num_format=form, align="right", indent=1, **look))
            case _:
                self.text(page, row, place, "" if cell is None else str(cell), look)

    def text(self, page: Worksheet, row: int, place: int, text: str, look: dict[str, Any]) -> None:
        """A spreadsheet shows what begins like a formula behind an apostrophe, and keeps it a text if it is edited."""
        if len(text) > MOST_CHARACTERS:
            text = f"{text[: MOST_CHARACTERS - 1]}…"
        quoted = {"quote_prefix": True} if text.startswith(BEGINNINGS) else {}
        form = self.look(text_wrap=True, align="left", indent=1, **look, **quoted)
        if text:
            page.write_string(row, place, text, form)
        else:
            page.write_blank(row, place, None, form)


def height_of(cells: list[Cell], columns: list[Column]) -> float:
    """High enough for the texts that turn over; Excel measures them only when somebody edits them."""
    lines = 1
    for cell, column in zip(cells, columns, strict=True):
        if isinstance(cell, Toned):
            cell = cell.text
        if isinstance(cell, str | Promise):
            room = column.width - INDENT
            lines = max(lines, sum(-(-max(width_of(line), 1) // room) for line in str(cell).split("\n")))
    return min(LINE_HEIGHT * lines + 3, HIGHEST)


def in_unit(value: Decimal, unit: Unit) -> Decimal:
    """Exactly the same amount, in the unit that the cell's head or format says."""
    if unit is YUAN:
        return value / (10**4 if is_chinese() else 10**6)
    return value / 100 if unit is PERCENT else value


def escaped(text: str) -> str:
    """A text for the foot of a page, where an ampersand begins a command and 255 characters are all."""
    return text[:200].replace("&", "&&")
