"""Days and numbers as people type them and as spreadsheets paste them."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?")
NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d{1,14})?(\.\d+)?")


def day_of(text: str) -> date | None:
    """2025-11-05, 2025/11/5, 2025.11.5 or 2025年11月5日; full-width digits too. Nothing is no day."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return None
    found = DAY.fullmatch(plain)
    try:
        if found:
            return date(*map(int, found.groups()))
    except ValueError:
        pass
    raise ValidationError(_("Write the day like 2025-11-05."))


def number_of(text: str) -> Decimal:
    """A number with or without commas between thousands; full-width digits too, and a per cent sign is dropped."""
    plain = unicodedata.normalize("NFKC", text).strip().removesuffix("%").replace("−", "-").strip()
    if plain in ("", "+", "-") or not NUMBER.fullmatch(plain):
        raise ValidationError(_("Write a number like 1234.5, without its unit."))
    try:
        return Decimal(plain.replace(",", ""))
    except InvalidOperation:
        raise ValidationError(_("Write a number like 1234.5, without its unit.")) from None
