"""Writes tables to a workbook, row by row, in memory that does not grow with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from breakthrough.exchange.cells import put
from breakthrough.exchange.column import Column
from breakthrough.exchange.description import Description
from breakthrough.exchange.kinds import Kind
from breakthrough.exchange.naming import Names
from breakthrough.exchange.reading import Reader, Speaker
from breakthrough.workbook.writing import HEAD, LINE, SOFT, Writer

Facts = list[tuple[str, str]]
READ_ONLY = "#5D6876"
LONGEST_NAME = 31
# The headings stay what they are; everything else may be done to a sheet.
OPEN = dict.fromkeys(
    ["format_cells", "format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter"], True
)


class Book:
    """A workbook with a cover and a sheet for each table."""

    def __init__(self, file: BinaryIO, title: str, names: Names) -> None:
        self.writer = Writer(file, title, title)
        self.names, self.speaker = names, Speaker(names)

    def close(self) -> None:
        self.writer.close()

    def cover(self, facts: Facts) -> None:
        page = self.writer.page(_("Cover"))
        page.set_column(0, 0, 22)
        page.set_column(1, 1, 90)
        page.set_row(0, 36)
        page.write_string(0, 0, self.writer.title, self.writer.look(bold=True, font_size=20, valign="vcenter"))
        for row, (name, said) in enumerate(facts, 2):
            self.writer.text(page, row, 0, name, {"font_color": SOFT})
            self.writer.text(page, row, 1, said, {"bold": True})

    def table(self, description: Description, columns: list[Column], rows: Any) -> int:
        """A sheet of rows below their headings; gives the number of rows."""
        page = self.head(self.page(description, columns), columns, 0)
        forms = [self.forms(column) for column in columns]
        number = 0
        reader = Reader(description, self.names, columns)
        for number, (_key, values) in enumerate(reader.read(rows), 1):
            for place, column in enumerate(columns):
                form, quoted = forms[place]
                put(page, number, place, self.speaker.cell(column, values[column.name], values), form, quoted)
        page.autofilter(0, 0, max(number, 1), max(len(columns) - 1, 0))
        return number

    def page(self, description: Description, columns: list[Column]) -> Any:
        """A new sheet whose cells may be written."""
        page = self.writer.book.add_worksheet(sheet_name(description))
        for place, column in enumerate(columns):
            page.set_column(place, place, column.kind.width, self.forms(column)[0])
        return page

    def head(self, page: Any, columns: list[Column], row: int) -> Any:
        """The headings, in the row that comes next; what is below may be written, they may not."""
        page.set_row(row, 32)
        for place, column in enumerate(columns):
            mark = " *" if column.is_required else ""
            ground = HEAD if column.is_entered else READ_ONLY
            page.write_string(row, place, f"{column.heading}{mark}", self.heading(ground))
        page.freeze_panes(row + 1, 1)
        page.repeat_rows(row)
        page.protect("", OPEN)
        return page

    def heading(self, ground: str) -> Any:
        return self.writer.look(
            bold=True,
            font_color="#FFFFFF",
            bg_color=ground,
            border=1,
            border_color=LINE,
            text_wrap=True,
            valign="vcenter",
        )

    def forms(self, column: Column) -> tuple[Any, Any]:
        """How the cells of a column look, and those of its texts that look like formulas."""
        look: dict[str, Any] = {"locked": False, "valign": "top"}
        kind: Kind = column.kind
        if kind.form:
            look["num_format"] = kind.form
        elif not kind.is_number:
            # What is typed in stays a text: a code keeps its zeros.
            look["num_format"] = "@"
        return self.writer.look(**look), self.writer.look(**look, quote_prefix=True)


def sheet_name(description: Description) -> str:
    return "".join(sign for sign in description.title if sign not in "[]:*?/\\")[:LONGEST_NAME]


def write(
    file: BinaryIO,
    title: str,
    names: Names,
    facts: Facts,
    tables: Iterable[tuple[Description, list[Column], Any]],
    tell: Callable[[int], None] = lambda number: None,
) -> int:
    """A workbook of these tables; gives the number of rows."""
    book, total = Book(file, title, names), 0
    try:
        book.cover(facts)
        for description, columns, rows in tables:
            total += book.table(description, columns, rows)
            tell(total)
    finally:
        book.close()
    return total
