"""What the value of a parameter may be: how it is read, and how the schema says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from breakthrough import clock

MOST = 2**63 - 1
LONGEST = 500
MOST_LISTED = 200


@dataclass(frozen=True)
class Kind:
    """A kind of value. `read` raises ValidationError with a sentence that says what to write."""

    read: Callable[[str], Any]
    schema: dict[str, Any]


def nearest(name: str, known: Iterable[str]) -> str | None:
    return next(iter(get_close_matches(name, list(known), 1, 0.4)), None)


def text(value: str) -> str:
    if len(value) > LONGEST:
        raise ValidationError(_("Write at most %(most)s characters.") % {"most": LONGEST})
    return value


def integer(value: str) -> int:
    if not re.fullmatch(r"[-+]?[0-9]{1,19}", value) or abs(int(value)) > MOST:
        raise ValidationError(_("Write a whole number such as 42."))
    return int(value)


def identity(value: str) -> int:
    if not re.fullmatch(r"[0-9]{1,19}", value) or int(value) > MOST:
        raise ValidationError(_("Write an id: a whole number such as 42."))
    return int(value)


def decimal(value: str) -> Decimal:
    if not re.fullmatch(r"[-+]?[0-9]{1,24}(\.[0-9]{1,12})?", value):
        raise ValidationError(_("Write a number such as 1250.50."))
    return Decimal(value)


def day(value: str) -> date:
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError
        return date.fromisoformat(value)
    except ValueError:
        raise ValidationError(_("Write a date such as 2025-06-30.")) from None


def boolean(value: str) -> bool:
    if value.lower() not in ("true", "false"):
        raise ValidationError(_("Write true or false."))
    return value.lower() == "true"


def moment(value: str) -> Any:
    try:
        return clock.parse_as_of(value)
    except ValueError as error:
        raise ValidationError(str(error)) from None


TEXT = Kind(text, {"type": "string", "maxLength": LONGEST})
INTEGER = Kind(integer, {"type": "integer", "format": "int64"})
IDENTITY = Kind(identity, {"type": "integer", "format": "int64", "minimum": 0})
DECIMAL = Kind(decimal, {"type": "string", "format": "decimal", "pattern": r"^[-+]?\d{1,24}(\.\d{1,12})?$"})
DAY = Kind(day, {"type": "string", "format": "date"})
BOOLEAN = Kind(boolean, {"type": "boolean"})
MOMENT = Kind(moment, {"type": "string", "examples": ["2025-06-30", "2025-06-30T18:00:00+08:00"]})


def one_of(choices: Iterable[Any]) -> Kind:
    known = [str(choice) for choice in choices]

    def read(value: str) -> str:
        if value not in known:
            message = _("“%(value)s” is not one of: %(known)s.")
            raise ValidationError(message % {"value": value[:LONGEST], "known": ", ".join(known)})
        return value

    return Kind(read, {"type": "string", "enum": known})


def listed(kind: Kind) -> Kind:
    """Several values, separated by commas."""

    def read(value: str) -> list[Any]:
        parts = value.split(",")
        if len(parts) > MOST_LISTED:
            raise ValidationError(_("Write at most %(most)s values.") % {"most": MOST_LISTED})
        return [kind.read(part.strip()) for part in parts]

    return Kind(read, {"type": "array", "items": kind.schema, "maxItems": MOST_LISTED})


def whole_number(least: int, most: int) -> Kind:
    def read(value: str) -> int:
        if not re.fullmatch(r"[0-9]{1,9}", value) or not least <= int(value) <= most:
            message = _("Write a whole number from %(least)s to %(most)s.")
            raise ValidationError(message % {"least": least, "most": most})
        return int(value)

    return Kind(read, {"type": "integer", "minimum": least, "maximum": most})
