"""How the numbers of a finding are written: stored once, without a language, and read in the reader's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.formats import date_format

from breakthrough import units
from breakthrough.models.bilingual import in_language

NAMES = "\n"
"""Stands between the Chinese and the English name of a row."""


@dataclass(frozen=True)
class Show:
    """Which of a finding's numbers is what; any other one is text that is the same in both languages.

    Amounts of money are written in one unit, that of the smallest, because they stand side by side.
    """

    money: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    choices: Mapping[str, type[models.TextChoices]] = field(default_factory=dict)

    def texts(self, params: Mapping[str, Any]) -> dict[str, str]:
        amounts = [Decimal(params[name]) for name in self.money if params.get(name) is not None]
        like = min((amount for amount in amounts if amount), default=None)
        return {name: self.text(name, value, like) for name, value in params.items()}

    def text(self, name: str, value: Any, like: Decimal | None) -> str:
        if value is None:
            return units.NOTHING
        if name in self.money:
            return units.money(value, like)
        if name in self.numbers:
            return units.number(plain(Decimal(value)))
        if name in self.days:
            return date_format(date.fromisoformat(value), "DATE_FORMAT")
        if name in self.names:
            return in_language(*[*value.split(NAMES), ""][:2])
        if name in self.choices:
            return str(dict(self.choices[name].choices).get(value, value))
        return str(value)


def plain(value: Decimal) -> Decimal:
    """Without trailing zeros, nor an exponent."""
    whole = value.to_integral_value()
    return whole if value == whole else value.normalize()


def stored(value: Any) -> Any:
    """A value as JSON keeps it."""
    if isinstance(value, Decimal):
        return f"{plain(value):f}"
    return value.isoformat() if isinstance(value, date) else value
