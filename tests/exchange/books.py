"""Files as people bring them, and what an import makes of them."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils.translation import override
from openpyxl import Workbook, load_workbook

from breakthrough.exchange import Description, describe, described
from breakthrough.exchange.export import FORMATS, Export, circumstances
from breakthrough.exchange.importing import Import
from breakthrough.exchange.naming import Names
from breakthrough.exchange.outcome import Outcome
from breakthrough.exchange.parsing import Sheet, parse
from breakthrough.exchange.upload.reader import read
from breakthrough.models import User

Rows = list[list[Any]]
EVERYBODY = User(username="admin", is_superuser=True)


def exported(model: Any, user: Any = None, form: str = "xlsx", language: str = "en", rows: Any = None) -> bytes:
    """The file of all rows of a table that a user sees."""
    names = Names(user)
    with override(language):
        chosen = names.rows(model) if rows is None else rows
        with Export(describe(model), chosen, names, circumstances(user, None, [])).file(FORMATS[form]) as file:
            return file.read()


def edited(content: bytes, edit: Callable[[Any], None], sheet: int = 1) -> bytes:
    """The same workbook after somebody has changed one of its sheets."""
    book = load_workbook(BytesIO(content))
    edit(book.worksheets[sheet])
    return saved(book)


def saved(book: Any) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def book(*rows: list[Any], title: str = "Sheet1") -> bytes:
    made = Workbook()
    sheet: Any = made.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return saved(made)


def column(sheet: Any, heading: str, row: int = 1) -> int:
    """The number of the column with a heading."""
    found = [cell.column for cell in sheet[row] if str(cell.value or "").removesuffix(" *") == heading]
    assert found, [cell.value for cell in sheet[row]]
    return found[0]


def sheets(content: bytes, name: str = "file.xlsx", table: Any = None, tables: Any = None) -> list[Sheet]:
    with TemporaryDirectory() as folder:
        path, out = Path(folder) / "file", Path(folder) / "cells"
        path.write_bytes(content)
        kind = read(path, name, out)
        return parse(out, kind, tables or described(), describe(table) if table else None)


def previewed(content: bytes, user: Any = EVERYBODY, name: str = "file.xlsx", table: Any = None) -> Outcome:
    """What an import would do."""
    with override("en"):
        return Import(sheets(content, name, table), user, name).preview()


def imported(content: bytes, user: Any = EVERYBODY, name: str = "file.xlsx", table: Any = None) -> Outcome:
    """An import, confirmed as it was shown."""
    with override("en"):
        shown = previewed(content, user, name, table)
        return Import(sheets(content, name, table), user, name).confirm(shown.digest)


def changes(outcome: Outcome) -> list[tuple[int, str, str, str]]:
    """What changes: the row, the column, what was there and what comes."""
    return [
        (row.number, cell.name, cell.old, cell.new)
        for row in outcome.rows
        if row.state == "changed"
        for cell in row.cells
    ]


def exchanged() -> list[Description]:
    return [one for one in described() if one.page]
