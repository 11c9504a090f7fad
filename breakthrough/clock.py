"""What time it is, and how a moment is written.

In a demonstration the clock of facts stands still; the clock of knowledge goes on with each change.
"""

import re
from datetime import UTC, date, datetime, time
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import DateField
from django.db.models.expressions import RawSQL
from django.http import HttpRequest
from django.utils.translation import gettext as _

SHANGHAI = ZoneInfo("Asia/Shanghai")
FIRST_YEAR = 1990

# The database's clock, which stamps the commits, and not this machine's.
NOW = """
coalesce(
    (SELECT greatest(today, (SELECT max(at) FROM public.breakthrough_commit))
     FROM public.breakthrough_installation WHERE is_demo),
    clock_timestamp())
"""
TODAY = "coalesce((SELECT today FROM public.breakthrough_installation WHERE is_demo), clock_timestamp())"
IS_DEMO = "EXISTS (SELECT FROM public.breakthrough_installation WHERE is_demo)"

MOMENT = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r"(?:[T ](?P<time>[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,6})?)?)"
    r"(?P<offset>Z|[-+ ][0-9]{2}:[0-9]{2})?)?"
)


def now() -> datetime:
    """The moment up to which everything is known."""
    return ask(NOW)[0]


def today() -> date:
    """The day up to which facts count, unless another is asked for."""
    return day_of(ask(TODAY)[0])


def reading() -> tuple[datetime, date]:
    """Both hands of the clock at once: now and today."""
    moment, today = ask(NOW, TODAY)
    return moment, day_of(today)


def today_in_database() -> RawSQL:
    """The same day, as a part of another question."""
    return RawSQL(f"(({TODAY}) AT TIME ZONE '{SHANGHAI.key}')::date", [], output_field=DateField())


def is_demo() -> bool:
    """Whether this is the demonstration portfolio."""
    return ask(IS_DEMO)[0]


def ask(*questions: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(questions)}")
        return cursor.fetchone()


def day_of(moment: datetime) -> date:
    """The day in the department's time zone."""
    return moment.astimezone(SHANGHAI).date()


def end_of_day(day: date) -> datetime:
    """The last moment of a day in the department's time zone."""
    return datetime.combine(day, time.max, SHANGHAI)


def parse_as_of(text: str) -> datetime:
    """Reads a date (meaning its end) or a moment (in Asia/Shanghai unless it says otherwise)."""
    match = MOMENT.fullmatch(text.strip())
    try:
        if match is None:
            raise ValueError
        moment = read(match)
        if moment.year < FIRST_YEAR:
            # Nothing was known then, and Shanghai's clock was not yet set by whole minutes.
            raise ValueError
        # PostgreSQL keeps moments in UTC, where the first and last hours of the calendar do not exist.
        moment.astimezone(UTC)
    except (ValueError, OverflowError):
        example = {"date": "2025-06-30", "moment": "2025-06-30T18:00:00+08:00"}
        raise ValueError(_("Write a date such as %(date)s or a moment such as %(moment)s.") % example) from None
    return moment


def read(match: re.Match[str]) -> datetime:
    day = date.fromisoformat(match["date"])
    if match["time"] is None:
        return end_of_day(day)
    # In an address an unescaped plus sign arrives as a space.
    offset = (match["offset"] or "").replace(" ", "+")
    moment = datetime.fromisoformat(f"{day}T{match['time']}{offset}")
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


class Clock:
    """The clock for templates; asked once, and only where a template asks."""

    @cached_property
    def is_demo(self) -> bool:
        return self.reading[0]

    @cached_property
    def today(self) -> date:
        return day_of(self.reading[1])

    @cached_property
    def reading(self) -> Any:
        return ask(IS_DEMO, TODAY)


def clock(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `clock.is_demo`, `clock.today`."""
    return {"clock": Clock()}
