"""The months of a generated portfolio, and the commits in which each task's changes of a month became known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import cache

from breakthrough.clock import SHANGHAI

# Months are counted from the one before the first report: 0 is June 2024, when the registers were entered.
BEGINNING = date(2024, 6, 1)
FIRST_MONTH, LAST_MONTH = 1, 16
TODAY = datetime(2025, 11, 6, 18, tzinfo=SHANGHAI)
# A commit is numbered by its month, its day in that and its task: in the order in which they became known.
STRIDE, DAYS = 10_000_000, 4


@cache
def day(month: int, number: int = 1) -> date:
    """A day of a month; the last one where the month has no such day."""
    years, place = divmod(BEGINNING.month - 1 + month, 12)
    first = date(BEGINNING.year + years, place + 1, 1)
    following = (first + timedelta(days=31)).replace(day=1)
    return min(first + timedelta(days=number - 1), following - timedelta(days=1))


def commit_of(task: int, month: int) -> int:
    place, number = task % DAYS, task // DAYS
    return (month * DAYS + place) * STRIDE + number


def moment_of(commit: int) -> datetime:
    """In the first four days of the month that follows, each task a second after the one before it."""
    days, number = divmod(commit, STRIDE)
    month, place = divmod(days, DAYS)
    opens = datetime.combine(day(month + 1), datetime.min.time(), SHANGHAI)
    return opens + timedelta(days=place, hours=9, seconds=number % 28_800)


def commits(spans: Iterable[tuple[int, int, int]]) -> Iterator[int]:
    """Those of tasks whose changes fall into months from one to another, and of the registers."""
    for task, first, last in spans:
        yield commit_of(task, 0)
        for month in range(first, last + 1):
            yield commit_of(task, month)
