"""Cells of a spreadsheet: numbers and days as such where nothing is lost, all else as a text that never computes."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from breakthrough.formulas import BEGINNINGS

# More digits than a spreadsheet's numbers keep.
EXACT_DIGITS = 15
MOST_ROWS, LONGEST = 1_048_575, 32_767


def put(page: Any, row: int, place: int, value: Any, form: Any = None, quoted: Any = None) -> None:
    """Writes a value; `quoted` is the format of a text that looks like a formula."""
    if row > MOST_ROWS:
        raise ValidationError(_("A sheet has no room for so many rows: narrow the list, or ask for CSV."))
    match value:
        case None | "":
            if form is not None:
                page.write_blank(row, place, None, form)
        case bool():
            page.write_boolean(row, place, value, form)
        case int() | Decimal() if is_exact(value):
            page.write_number(row, place, value, form)
        case date() if not isinstance(value, datetime) and value.year >= 1900:
            page.write_datetime(row, place, value, form)
        case _:
            put_text(page, row, place, str(value), form, quoted)


def put_text(page: Any, row: int, place: int, text: str, form: Any, quoted: Any) -> None:
    if len(text) > LONGEST:
        raise ValidationError(_("A text is longer than a cell of a spreadsheet holds: ask for CSV."))
    page.write_string(row, place, text, (quoted or form) if text.startswith(BEGINNINGS) else form)


def is_exact(number: int | Decimal) -> bool:
    return len(Decimal(number).normalize().as_tuple().digits) <= EXACT_DIGITS
