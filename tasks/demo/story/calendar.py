"""When things happen, and when somebody sits down to enter them."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from breakthrough.clock import SHANGHAI
from breakthrough.models import User

LAUNCH = date(2023, 1, 9)
LAST = date(2025, 11, 6)
SATURDAY = 5


def workday(day: date) -> date:
    """The day itself, or the Monday after a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() >= SATURDAY else day


def after(day: date, days: int) -> date:
    """The first working day that many days later, but never after the demonstration's today."""
    return min(workday(day + timedelta(days=days)), LAST)


def roster_day(day: date) -> date:
    """The Monday on which changes of a team are entered, or the last day of all."""
    return min(day + timedelta(days=-day.weekday() % 7), LAST)


def account_day(day: date) -> date:
    """The Wednesday or Friday on which the ledger is kept, or the last day of all."""
    return min(day + timedelta(days=(2, 1, 0, 1, 0, 4, 3)[day.weekday()]), LAST)


def month_end(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def month_ends(first: date, last: date) -> list[date]:
    """The last days of all months from the one of the first day to the one of the last."""
    ends = [month_end(first)]
    while ends[-1] < month_end(last):
        ends.append(month_end(ends[-1] + timedelta(days=1)))
    return ends


@dataclass(frozen=True)
class Desk:
    """Somebody's place of work, where entries are made in one sitting a day."""

    user: User
    hour: int

    def at(self, day: date) -> datetime:
        """The sitting on a day, or on the next working day."""
        day = after(day, 0)
        minute = (day.toordinal() * 7 + self.hour * 3) % 50
        return datetime(day.year, day.month, day.day, self.hour, minute, tzinfo=SHANGHAI)
