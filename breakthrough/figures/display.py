"""Figures as people read them, in the unit of their language."""

from decimal import Decimal

from django.utils.translation import gettext as _

from breakthrough import units
from breakthrough.figures.definition import COUNT, LEVELS, PERCENT, RATIO, YUAN, Unit


def display(value: Decimal | None, unit: Unit) -> str:
    """The value with its unit; a dash where there is nothing to divide by."""
    if value is None:
        return units.NOTHING
    if unit is YUAN:
        return units.money(value)
    if unit is PERCENT:
        return f"{units.number(value, 1)}%"
    if unit is RATIO:
        return f"1:{units.number(value, 2)}"
    if unit is LEVELS:
        return _("%(number)s levels") % {"number": units.number(value, 2)}
    return units.number(value, 0 if unit is COUNT else None)


def change(before: Decimal | None, after: Decimal | None, unit: Unit) -> str:
    """The difference of two values with its sign: of percentages in points; nothing where one of them is missing."""
    if before is None or after is None:
        return ""
    difference = after - before
    if not difference:
        return "±0"
    sign = "+" if difference > 0 else "−"
    if unit is PERCENT:
        return _("%(number)s points") % {"number": f"{sign}{units.number(abs(difference), 1)}"}
    if unit is RATIO:
        return f"{sign}{units.number(abs(difference), 2)}"
    return f"{sign}{display(abs(difference), unit)}"
