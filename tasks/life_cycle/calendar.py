"""Months and working days, as limits count them."""

from calendar import monthrange
from datetime import date, timedelta

MONTHS = 12
SATURDAY = 5


def months_later(day: date, months: int) -> date:
    """The same day some months later, or that month's last one; earlier if `months` is negative."""
    year, month = divmod(day.year * MONTHS + day.month - 1 + months, MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def working_days(first: date, last: date) -> int:
    """The days from Monday to Friday after the first day, up to the last; public holidays are not known here."""
    days = (first + timedelta(days=offset) for offset in range(1, (last - first).days + 1))
    return sum(day.weekday() < SATURDAY for day in days)
