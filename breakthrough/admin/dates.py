"""A list's choice of dates: what may be asked of it, and what there is to choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.db import connection
from django.db.models import F, QuerySet
from django.utils import timezone

from breakthrough.union import sql_of

# NOT MATERIALIZED: what is asked of the rows reaches their index.
OF = "WITH listed AS NOT MATERIALIZED ({rows})"

ENDS = f"""
{OF}
SELECT (SELECT listed_on FROM listed WHERE listed_on IS NOT NULL ORDER BY listed_on LIMIT 1),
    (SELECT listed_on FROM listed WHERE listed_on IS NOT NULL ORDER BY listed_on DESC LIMIT 1)
"""

HAVING_ROWS = f"""
{OF}
SELECT step.starts FROM unnest(%s, %s) AS step(starts, ends) CROSS JOIN LATERAL (
    SELECT FROM listed WHERE listed_on >= step.starts AND listed_on < step.ends LIMIT 1
) AS found
ORDER BY step.starts
"""


def check_date_hierarchy(field: str | None, asked: Mapping[str, str]) -> None:
    """Raises ValueError for a day the calendar does not have; the stock admin finds out while rendering."""
    if field is None:
        return
    year, month, day = (asked.get(f"{field}__{part}") for part in ("year", "month", "day"))
    if year is None and (month or day):
        raise ValueError("a month or day without its year")
    if year is not None:
        # The next year must exist as well: it is the upper bound of the query.
        date(int(year) + 1, 1, 1)
        date(int(year), int(month or 1), int(day or 1))
        if int(year) < 2 or (day and not month):
            raise ValueError("no such day")


class DatedList(ChangeList):
    """A list whose choice of dates costs the same for a million rows."""

    @property
    def by_days(self) -> DatedList:
        """What the template tag for the choice of dates is to be given."""
        found = copy(self)
        found.queryset = Days(self.queryset, str(self.date_hierarchy))
        return found


class Days:
    """The part of a query set that the choice of dates asks: which years, months or days have rows.

    Each is looked up by the index on the date. Django would read the date of every row.
    """

    def __init__(self, rows: QuerySet, field: str) -> None:
        self.rows, self.field = rows, field

    def aggregate(self, **_first_and_last: Any) -> dict[str, Any]:
        return {"first": self.ends[0], "last": self.ends[1]}

    def dates(self, _field: str, kind: str) -> list[Any]:
        first, last = self.ends
        if first is None:
            return []
        starts = [*beginnings(first, last, kind)]
        return [day for (day,) in self.asked(HAVING_ROWS, starts[:-1], starts[1:])]

    datetimes = dates

    @cached_property
    def ends(self) -> tuple[Any, Any]:
        """The first day and the last one; None where there are no rows."""
        return next(iter(self.asked(ENDS)), (None, None))

    def asked(self, text: str, *parameters: Any) -> list[Any]:
        query = sql_of(self.rows.order_by().values(listed_on=F(self.field)))
        if query is None:
            return []
        rows, own = query
        with connection.cursor() as cursor:
            cursor.execute(text.format(rows=rows), [*own, *parameters])
            return [tuple(map(local, row)) for row in cursor.fetchall()]


def local(moment: Any) -> Any:
    return timezone.localtime(moment) if isinstance(moment, datetime) else moment


def beginnings(first: Any, last: Any, kind: str) -> Iterator[Any]:
    """Those of the years, months or days from one to another, and of the one that follows."""
    is_moment = isinstance(first, datetime)
    day = {"year": date(first.year, 1, 1), "month": date(first.year, first.month, 1)}.get(kind) or date_of(first)
    while True:
        yield timezone.make_aware(datetime.combine(day, time.min)) if is_moment else day
        if day > date_of(last):
            return
        day = {"year": date(day.year + 1, 1, 1), "month": first_of_next_month(day)}.get(kind) or day + timedelta(days=1)


def date_of(day: Any) -> date:
    return day.date() if isinstance(day, datetime) else day


def first_of_next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=1)
