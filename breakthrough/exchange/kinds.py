"""Kinds of values: how each stands in a cell and in a text, and how a cell is read, as people write it."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from breakthrough import amounts
from breakthrough.clock import SHANGHAI
from breakthrough.models.fields import MoneyField
from breakthrough.units import is_chinese, without_trailing_zeros

Cell = str | Decimal | bool | date | datetime
# The day from which a spreadsheet counts days.
EXCEL_EPOCH = date(1899, 12, 30)
BLANKS = " \t\r\n\v\f\u00a0\u3000\ufeff\u200b"


def half_width(text: str) -> str:
    return text.translate(amounts.SIGNS).strip()


class Kind:
    """Texts, and what every kind has."""

    width = 18
    is_number = False
    form = ""
    """The spreadsheet's format of a cell."""

    def read(self, cell: Cell, unit: str = "") -> Any:
        """The value of a cell that is not blank; a ValidationError says what to write instead."""
        return self.written(cell)

    def written(self, cell: Cell) -> str:
        """A cell as the text that somebody reads in it."""
        if isinstance(cell, str):
            return cell
        if isinstance(cell, bool):
            return "TRUE" if cell else "FALSE"
        if isinstance(cell, Decimal):
            return without_trailing_zeros(f"{cell:f}")
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()

    def text(self, value: Any) -> str:
        """A value as a text that `read` reads back."""
        return "" if value is None else str(value)

    def cell(self, value: Any) -> Any:
        return self.text(value)

    def given(self, value: Any) -> Any:
        """A value as a form filled in from JSON takes it."""
        return "" if value is None else value

    def stored(self, value: Any) -> Any:
        """A value of the database as it is compared: blank is None, and blanks around a text say nothing."""
        if isinstance(value, str):
            return value.replace("\r\n", "\n").strip(BLANKS) or None
        return value

    def says(self) -> str:
        """What may be written."""
        return _("Text")


class Whole(Kind):
    width, is_number, form = 10, True, "0"

    def read(self, cell: Cell, unit: str = "") -> int:
        text = half_width(self.written(cell)).replace(",", "").removesuffix("年")
        if not re.fullmatch(r"[-+]?[0-9]{1,18}", text):
            raise ValidationError(_("Write a whole number such as 42."))
        return int(text)

    def cell(self, value: Any) -> Any:
        return value

    def says(self) -> str:
        return _("Whole number")


class Number(Kind):
    is_number, form = True, "#,##0.######"
    width = 13

    def read(self, cell: Cell, unit: str = "") -> Decimal:
        text = half_width(self.written(cell)).replace(",", "").removesuffix("%").rstrip()
        try:
            if not re.fullmatch(r"[-+]?[0-9]{1,24}(\.[0-9]{1,20})?", text):
                raise InvalidOperation
            return Decimal(text)
        except InvalidOperation:
            raise ValidationError(_("Write a number such as 1250.50.")) from None

    def text(self, value: Any) -> str:
        return "" if value is None else without_trailing_zeros(f"{value:f}")

    def cell(self, value: Any) -> Any:
        return value

    def given(self, value: Any) -> Any:
        return None if value is None else f"{value:f}"

    def says(self) -> str:
        return _("Number")


class Money(Number):
    """An amount in the unit that the heading names; exact, however it is written."""

    width, form = 15, "#,##0.00####"

    def read(self, cell: Cell, unit: str = "") -> Decimal:
        text = half_width(self.written(cell))
        if text[-1:].isdigit():
            if not unit:
                raise ValidationError(_("Say the unit in the heading, such as “(yuan)” or “（万元）”."))
            text += unit
        return amounts.read(text)

    def text(self, value: Any) -> str:
        return super().text(None if value is None else value.scaleb(-self.power))

    def cell(self, value: Any) -> Any:
        return None if value is None else value.scaleb(-self.power)

    @property
    def unit(self) -> str:
        return "万元" if is_chinese() else "yuan"

    @property
    def power(self) -> int:
        return amounts.UNITS[self.unit]

    def says(self) -> str:
        return _("Amount in the unit of the heading, or with its own: 350万, 3.5 million")


class Truth(Kind):
    width = 9
    YES = ("是", "yes", "true", "1", "y", "√", "对")
    NO = ("否", "no", "false", "0", "n", "×", "错")

    def read(self, cell: Cell, unit: str = "") -> bool:
        text = half_width(self.written(cell)).casefold()
        if text not in self.YES + self.NO:
            raise ValidationError(_("Write yes or no."))
        return text in self.YES

    def text(self, value: Any) -> str:
        return "" if value is None else self.words[not value]

    def given(self, value: Any) -> Any:
        return bool(value)

    @property
    def words(self) -> list[str]:
        return ["是", "否"] if is_chinese() else ["yes", "no"]

    def says(self) -> str:
        return " / ".join(self.words)


class Day(Kind):
    width, form = 12, "yyyy-mm-dd"
    WRITTEN = re.compile(
        r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?: 00:00(?::00)?)?|([0-9]{4})([0-9]{2})([0-9]{2})"
    )

    def read(self, cell: Cell, unit: str = "") -> date:
        if isinstance(cell, datetime):
            return cell.date()
        if isinstance(cell, date):
            return cell
        text = half_width(self.written(cell))
        found = self.WRITTEN.fullmatch(text)
        try:
            if isinstance(cell, Decimal) and 20_000 < cell < 80_000 and cell == cell.to_integral():
                return EXCEL_EPOCH + timedelta(days=int(cell))
            return date(*(int(part) for part in found.groups() if part)) if found else self.refuse()
        except ValueError:
            return self.refuse()

    def refuse(self) -> date:
        raise ValidationError(_("Write a date such as 2025-06-30."))

    def text(self, value: Any) -> str:
        return "" if value is None else value.isoformat()

    def cell(self, value: Any) -> Any:
        return value

    def given(self, value: Any) -> Any:
        return None if value is None else value.isoformat()

    def says(self) -> str:
        return _("Date, such as 2025-06-30")


class Moment(Kind):
    """A moment, to the microsecond, as a text: a spreadsheet's own would lose digits and the time zone."""

    width = 27

    def read(self, cell: Cell, unit: str = "") -> datetime:
        try:
            moment = cell if isinstance(cell, datetime) else datetime.fromisoformat(self.written(cell))
        except ValueError:
            raise ValidationError(_("Write a date and time such as 2025-06-30T18:00:00+08:00.")) from None
        return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)

    def text(self, value: Any) -> str:
        return "" if value is None else value.astimezone(SHANGHAI).isoformat()

    def given(self, value: Any) -> Any:
        return None if value is None else self.text(value)

    def says(self) -> str:
        return _("Date and time, such as 2025-06-30T18:00:00+08:00")


class Choice(Kind):
    """One of a few words, by its label in either language or by its code."""

    width = 16

    def __init__(self, field: Any) -> None:
        self.field = field

    @cached_property
    def codes(self) -> dict[str, Any]:
        found: dict[str, Any] = {str(code).casefold(): code for code, _label in self.field.flatchoices}
        for language, _name in settings.LANGUAGES:
            with override(language):
                found |= {half_width(str(label)).casefold(): code for code, label in self.field.flatchoices}
        return found

    def read(self, cell: Cell, unit: str = "") -> Any:
        text = half_width(self.written(cell)).casefold()
        if text not in self.codes:
            message = _("“%(value)s” is not one of: %(known)s.")
            raise ValidationError(message % {"value": self.written(cell)[:100], "known": ", ".join(self.labels)})
        return self.codes[text]

    @cached_property
    def spoken(self) -> dict[str | None, dict[Any, str]]:
        """The labels in each language: a lazy one is translated anew whenever it is said."""
        return defaultdict(lambda: {code: str(label) for code, label in self.field.flatchoices})

    @property
    def labels(self) -> list[str]:
        return [str(label) for code, label in self.field.flatchoices if code not in ("", None)]

    def text(self, value: Any) -> str:
        return "" if value is None else self.spoken[get_language()].get(value) or str(value)

    def says(self) -> str:
        return _("One of: %(known)s") % {"known": ", ".join(self.labels)}


class Several(Kind):
    """A list of texts, one on a line."""

    width = 24

    def read(self, cell: Cell, unit: str = "") -> list[str] | None:
        text = self.written(cell)
        parts = text.split("\n") if "\n" in text else re.split("[;；]", text)
        return [part.strip(BLANKS) for part in parts if part.strip(BLANKS)] or None

    def text(self, value: Any) -> str:
        return "\n".join(value or [])

    def given(self, value: Any) -> Any:
        return value or []

    def stored(self, value: Any) -> Any:
        return list(value) if value else None

    def says(self) -> str:
        return _("Several texts, each on a line of its own")


class Structure(Kind):
    """What the product itself keeps as JSON."""

    def read(self, cell: Cell, unit: str = "") -> Any:
        try:
            return json.loads(self.written(cell)) or None
        except (ValueError, RecursionError):
            raise ValidationError(_("This is no JSON.")) from None

    def text(self, value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""

    def given(self, value: Any) -> Any:
        return value

    def stored(self, value: Any) -> Any:
        return value or None


KINDS: list[tuple[Any, type[Kind]]] = [
    (models.BooleanField, Truth),
    (MoneyField, Money),
    (models.DecimalField, Number),
    (models.IntegerField, Whole),
    (models.DateTimeField, Moment),
    (models.DateField, Day),
    (ArrayField, Several),
    (models.JSONField, Structure),
]


def kind_of(field: Any) -> Kind:
    """The kind of a column that leads to no other row."""
    if field.choices:
        return Choice(field)
    return next((kind() for base, kind in KINDS if isinstance(field, base)), Kind())
