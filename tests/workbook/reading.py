"""Reads a workbook back, as somebody who opens it would."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from django.utils.translation import override
from openpyxl import load_workbook

from breakthrough.models import User
from breakthrough.scope import EVERYTHING, access_of
from breakthrough.workbook.book import inquire, write

HEAD = 4
NOTHING_ASKED: Mapping[str, str] = {}


def made(user: User | None = None, language: str = "en", words: Mapping[str, str] = NOTHING_ASKED) -> Any:
    """The workbook that a user gets, opened."""
    file = BytesIO()
    with override(language):
        write(file, inquire(words, access_of(user, "view") if user else EVERYTHING), user)
    return load_workbook(file)


def rows_of(book: Any, title: str) -> list[list[Any]]:
    """The cells below the head of a sheet."""
    return [[cell.value for cell in row] for row in book[title].iter_rows(min_row=HEAD + 1)]


def lines_of(book: Any, title: str) -> list[dict[str, Any]]:
    """The rows of a sheet by their headings."""
    headings = [cell.value for cell in book[title][HEAD]]
    return [dict(zip(headings, row, strict=True)) for row in rows_of(book, title)]


def words_of(book: Any) -> set[str]:
    """Every text anywhere in it."""
    return {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None}
