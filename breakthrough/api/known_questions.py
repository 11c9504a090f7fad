"""Lists and rows that were asked for before, with the same rights: their SQL is known, and only asked again.

It follows from the address, the asker's rights and their language. Where a filter has to ask the database first, as for
the key of a row that it names, it is made anew each time.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from breakthrough import prepared
from breakthrough.api.json_rows import SAID
from breakthrough.union import sql_of

MOST = 1_000
_known: dict[str, Known] = {}


@dataclass(frozen=True)
class Known:
    text: str
    row: Any
    """Makes a row with names of what is found."""
    about: Any
    """What else became clear when it was asked for the first time."""

    def rows(self, *values: Any) -> list[Any]:
        return [self.row._make(found) for found in prepared.ask(self.text, *values)]


def find(place: str) -> Known | None:
    return _known.get(place)


def keep(place: str, rows: QuerySet, columns: Iterable[str], about: Any = None) -> None:
    """`rows` are asked for as texts of JSON, with these columns."""
    sql = sql_of(rows) if SAID in rows.query.annotations else None
    if sql is None:
        return
    if len(_known) >= MOST:
        _known.clear()
    with connection.cursor() as cursor:
        _known[place] = Known(cursor.mogrify(*sql).decode(), namedtuple("row", columns), about)  # noqa: PYI024


class Silence:
    is_kept = True
    """Whether nothing was asked of the database."""


@contextmanager
def silence() -> Iterator[Silence]:
    found = Silence()

    def heard(execute: Any, *asked: Any) -> Any:
        found.is_kept = False
        return execute(*asked)

    with connection.execute_wrapper(heard):
        yield found
