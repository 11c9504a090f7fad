"""The months and quarters that tasks report on."""

from datetime import date, timedelta

from tasks.demo.story.calendar import LAST, month_end, month_ends
from tasks.demo.story.course import Portfolio
from tasks.models import Period

FIRST_MONTH = date(2023, 5, 1)
QUARTER = 3
DUE_DAY = {Period.Kind.MONTH: 5, Period.Kind.QUARTER: 10}
LOCKED_AFTER = 40


def open_periods(portfolio: Portfolio) -> dict[date, Period]:
    """Opens each period on its first day and locks it some weeks after its reports were due; months by their end."""
    months: dict[date, Period] = {}
    for end in month_ends(FIRST_MONTH, LAST):
        code = f"{end.year}-{end.month:02d}"
        months[end] = open_period(portfolio, code, Period.Kind.MONTH, end.replace(day=1), end)
        if end.month % QUARTER == 1:
            last = month_end(end + timedelta(days=50))
            code = f"{end.year}-Q{last.month // QUARTER}"
            open_period(portfolio, code, Period.Kind.QUARTER, end.replace(day=1), last)
    return months


def open_period(portfolio: Portfolio, code: str, kind: Period.Kind, first: date, end: date) -> Period:
    desk = portfolio.desks.planning
    period = Period(code=code, kind=kind, starts_on=first, ends_on=end, due_on=end + timedelta(days=DUE_DAY[kind]))
    portfolio.script.add(desk.at(first), period, by=desk.user)
    locked_on = end + timedelta(days=LOCKED_AFTER)
    if locked_on <= LAST:
        portfolio.script.change(desk.at(locked_on), period, by=desk.user, locked_on=locked_on)
    return period
