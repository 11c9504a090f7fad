"""Numbers and days as government papers write them, in the language at hand."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from breakthrough import units
from breakthrough.figures.definition import COUNT, LEVELS, PERCENT, RATIO, YUAN, Unit

ROUNDED = {"floor": ROUND_FLOOR, "ceil": ROUND_CEILING, "round": ROUND_HALF_UP}


def cut(value: Decimal, rounding: str, digits: int) -> Decimal:
    """The value with so many significant digits: 670.5 million with two, cut down, is 670 million."""
    if not rounding or not value:
        return value
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), rounding=ROUNDED[rounding])


def in_prose(value: Decimal | None, unit: Unit, *, is_change: bool = False) -> str:
    """The number within a sentence: 6.705亿元, 4016, 15.2%, 1:4.18."""
    if value is None:
        return units.NOTHING
    if unit is YUAN:
        return units.money(value)
    if unit is RATIO and not is_change:
        return f"1:{shortest(value)}"
    if unit is PERCENT:
        points = _("%(number)s percentage points") if is_change else "%(number)s%%"
        return points % {"number": shortest(value)}
    if unit is LEVELS:
        return _("%(number)s levels") % {"number": shortest(value)}
    return shortest(value)


def shortest(value: Decimal) -> str:
    """As many digits as it has. Chinese papers do not group them by commas."""
    text = units.plain(value)
    return text.replace(",", "") if units.is_chinese() else text


def in_column(value: Decimal | None, unit: Unit, like: Decimal) -> str:
    """The number in a column, whose heading names the unit; money in that of its largest amount."""
    if value is None:
        return units.NOTHING
    if unit is YUAN:
        size, _name, places = measure(like)
        return units.number(value / size, places)
    return units.number(value, unit.places)


def in_chart(value: Decimal | None, unit: Unit, like: Decimal) -> str:
    """The number beside a bar, with its unit."""
    number, name = in_column(value, unit, like), unit_of_column(unit, like)
    if value is None or not name:
        return number
    if unit is RATIO:
        return name + number
    return number + name if unit is PERCENT or units.is_chinese() else f"{number} {name}"


def unit_of_column(unit: Unit, like: Decimal) -> str:
    return measure(like)[1] if unit is YUAN else "1:" if unit is RATIO else str(unit.name) if unit is not COUNT else ""


def measure(like: Decimal) -> tuple[int, str, int]:
    """The size, name and decimals of the unit of a column of money."""
    if units.is_chinese():
        return (10**8, "亿元", 2) if like >= 10**8 else (10**4, "万元", 2)
    return (10**6, "million yuan", 2)


def in_full(value: Decimal | None, unit: Unit) -> str:
    """The number to its last digit."""
    if value is None:
        return units.NOTHING
    if unit is YUAN:
        return f"{units.yuan(value)} {unit.name}"
    return in_prose(value, unit)


def day(moment: date) -> str:
    return (
        f"{moment.year}年{moment.month}月{moment.day}日"
        if units.is_chinese()
        else f"{moment:%B} {moment.day}, {moment.year}"
    )


def month(moment: date) -> str:
    return f"{moment.year}年{moment.month}月" if units.is_chinese() else f"{moment:%B} {moment.year}"


def year(moment: date) -> str:
    return f"{moment.year}年" if units.is_chinese() else f"{moment.year}"


def moment(instant: datetime) -> str:
    """To the second, so that the same question can be asked again."""
    return date_format(localtime(instant), "Y年n月j日 H:i:s" if units.is_chinese() else "F j, Y, H:i:s")


SPOKEN = {"day": day, "month": month, "year": year}
