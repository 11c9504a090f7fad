"""Reads one workbook or CSV file and writes its cells as lines of JSON: run by reader.py, alone and with limits.

    python -I child.py KIND FILE OUT MOST_ROWS MOST_COLUMNS MOST_SHEETS

A line is ["sheet", name], or [row number, [cells]]. A cell is null, a text, or {"n": number}, {"b": truth},
{"d": day}, {"t": moment}. It ends with the name of what it ran into, or with "done".
"""

from __future__ import annotations

import csv
import datetime
import json
import resource
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

import python_calamine

MEMORY, SECONDS = 256 << 20, 20
LONGEST = 100_000
FEW = 400


class Refused(Exception):
    pass


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NPROC, (0, 0))


def encoded(value: Any) -> Any:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return {"b": value}
    if isinstance(value, (int, float)):
        return {"n": number(value)}
    if isinstance(value, datetime.datetime):
        return {"t": value.isoformat()}
    if isinstance(value, datetime.date):
        return {"d": value.isoformat()}
    return str(value)


def number(value: float) -> str:
    """As many digits as a spreadsheet shows: what a formula got wrong in the seventeenth is no value."""
    text = format(value, ".15g") if isinstance(value, float) else str(value)
    return text if "e" not in text and "n" not in text else repr(value)


class Table:
    """A sheet as it is written out: only rows with something in them."""

    def __init__(self, out: TextIO, most_rows: int, most_columns: int) -> None:
        self.out, self.most_rows, self.most_columns, self.rows = out, most_rows, most_columns, 0

    def begin(self, name: str) -> None:
        self.write(["sheet", name])

    def row(self, number: int, cells: list[Any]) -> None:
        while cells and cells[-1] is None:
            cells.pop()
        if not cells:
            return
        self.rows += 1
        if self.rows > self.most_rows:
            raise Refused("rows")
        if len(cells) > self.most_columns:
            raise Refused("columns")
        if any(isinstance(cell, str) and len(cell) > LONGEST for cell in cells):
            raise Refused("cell")
        self.write([number, cells])

    def write(self, line: list[Any]) -> None:
        self.out.write(json.dumps(line, ensure_ascii=True) + "\n")


def workbook(path: str, table: Table, most_sheets: int) -> None:
    try:
        book = python_calamine.load_workbook(path)
        if len(book.sheets_metadata) > most_sheets:
            raise Refused("sheets")
        for place, about in enumerate(book.sheets_metadata):
            if "work" in str(about.typ).lower():
                table.begin(about.name)
                sheet_rows(book.get_sheet_by_index(place), table)
    except python_calamine.PasswordError:
        raise Refused("password") from None
    except python_calamine.CalamineError:
        raise Refused("damaged") from None


def sheet_rows(sheet: Any, table: Table) -> None:
    if sheet.total_width > table.most_columns and sheet.total_height > FEW:
        raise Refused("columns")
    if sheet.total_height > table.most_rows:
        raise Refused("rows")
    first, before = sheet.start or (0, 0)
    for number, cells in enumerate(iterated(sheet), first + 1):
        table.row(number, [None] * before + [encoded(cell) for cell in cells])


def iterated(sheet: Any) -> Iterator[Any]:
    # From the first cell in use: rows above it cost nothing.
    yield from sheet.to_python(skip_empty_area=True) if sheet.total_height < FEW else sheet.iter_rows()


ENCODINGS = ("utf-8-sig", "gb18030")


def opened(path: str) -> TextIO:
    with open(path, "rb") as file:
        head = file.read(4096)
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return open(path, encoding="utf-16", newline="")
    if head[1::2].count(0) > len(head) // 8:
        return open(path, encoding="utf-16-le", newline="")
    for encoding in ENCODINGS:
        try:
            with open(path, encoding=encoding, newline="") as file:
                while file.read(1 << 16):
                    pass
        except UnicodeError:
            continue
        return open(path, encoding=encoding, newline="")
    raise Refused("encoding")


def separated(path: str, table: Table) -> None:
    table.begin("")
    csv.field_size_limit(LONGEST + 1)
    with opened(path) as file:
        head = file.read(1 << 14)
        if "\0" in head:
            raise Refused("binary")
        file.seek(0)
        first = head.split("\n", 1)[0]
        delimiter = max(",\t;", key=first.count)
        try:
            lines: Iterable[list[str]] = csv.reader(file, delimiter=delimiter)
            for number, cells in enumerate(lines, 1):
                table.row(number, [cell or None for cell in cells])
        except csv.Error as error:
            raise Refused("cell" if "limit" in str(error) else "damaged") from None
        except UnicodeError:
            raise Refused("encoding") from None


def main() -> str:
    kind, path, out, rows, columns, sheets = sys.argv[1:7]
    limit()
    with open(out, "w", encoding="ascii") as file:
        table = Table(file, int(rows), int(columns))
        try:
            if kind == "csv":
                separated(path, table)
            else:
                workbook(path, table, int(sheets))
        except Refused as error:
            return str(error)
        except MemoryError:
            return "large"
    return "done"


if __name__ == "__main__":
    print(main())
