"""Columns whose rules the database itself keeps, the same in every table."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper

from breakthrough.amount_field import AmountField

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)
MOST_MONEY = Decimal("9999999999999999.99")


class DayField(models.DateField):
    """A day between 1990 and 2100: a slip of a digit in the year is refused."""

    default_validators = [MinValueValidator(FIRST_DAY), MaxValueValidator(LAST_DAY)]

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        column = connection.ops.quote_name(str(self.column))
        return f"{column} BETWEEN DATE '{FIRST_DAY}' AND DATE '{LAST_DAY}'"


class YearField(models.PositiveSmallIntegerField):
    """A calendar year between 1990 and 2100."""

    default_validators = [MinValueValidator(FIRST_DAY.year), MaxValueValidator(LAST_DAY.year)]

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        column = connection.ops.quote_name(str(self.column))
        return f"{column} BETWEEN {FIRST_DAY.year} AND {LAST_DAY.year}"


class _BoundedDecimalField(models.DecimalField):
    digits: int
    places: int
    least: Decimal
    most: Decimal

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_digits", self.digits)
        kwargs.setdefault("decimal_places", self.places)
        super().__init__(*args, **kwargs)

    @property
    def validators(self) -> list[Any]:
        return [*super().validators, MinValueValidator(self.least), MaxValueValidator(self.most)]

    def db_check(self, connection: BaseDatabaseWrapper) -> str:
        # The upper bound also keeps NaN out, which PostgreSQL sorts above every number.
        column = connection.ops.quote_name(str(self.column))
        return f"{column} BETWEEN {self.least} AND {self.most}"


class MoneyField(_BoundedDecimalField):
    """An amount in yuan, to the cent, never negative: the kind of an entry gives its sign."""

    digits, places, least, most = 18, 2, Decimal("0.00"), MOST_MONEY

    def formfield(self, **options: Any) -> Any:
        return super().formfield(**{"form_class": AmountField, **options})


class PercentField(_BoundedDecimalField):
    """A share of a whole, in per cent, between 0 and 100."""

    digits, places, least, most = 5, 2, Decimal("0.00"), Decimal("100.00")


class MeasureField(_BoundedDecimalField):
    """A measured or planned value of an indicator, in the indicator's own unit."""

    digits, places, least, most = 20, 6, Decimal("-99999999999999.999999"), Decimal("99999999999999.999999")
