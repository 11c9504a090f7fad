"""Lists and rows that were asked for before, with the same rights: their SQL is known, and only asked again.

It follows from the address, the asker's rights and their language, and from what was looked up while it was made, such
as the key of a row that a filter names. That is looked up each time; the SQL stands as long as the answer is the same.
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
Fact = tuple[str, list[tuple[Any, ...]]]
_known: dict[str, Known] = {}


@dataclass(frozen=True)
class Known:
    text: str
    facts: tuple[Fact, ...]
    row: Any
    """Makes a row with names of what is found."""
    about: Any
    """What else became clear when it was asked for the first time."""

    def holds(self) -> bool:
        return all(prepared.ask(text) == answer for text, answer in self.facts)

    def rows(self, *values: Any) -> list[Any]:
        return [self.row._make(found) for found in prepared.ask(self.text, *values)]


def find(place: str) -> Known | None:
    known = _known.get(place)
    return known if known and known.holds() else None


def keep(place: str, found: Lookups, rows: QuerySet, columns: Iterable[str], about: Any = None) -> None:
    """`rows` are asked for as texts of JSON, with these columns."""
    sql = sql_of(rows) if found.are_sure and SAID in rows.query.annotations else None
    if sql is None:
        return
    if len(_known) >= MOST:
        _known.clear()
    row = namedtuple("row", columns)  # noqa: PYI024
    _known[place] = Known(written(*sql), tuple(found), row, about)


class Lookups(list[Fact]):
    """What was asked of the database, and what it answered."""

    are_sure = True
    """Whether nothing was written, and all had the same answer before and after."""

    def look(self, execute: Any, sql: str, values: Any, *more: Any) -> Any:
        text = written(sql, values)
        if not text.startswith("SELECT"):
            self.are_sure = False
            return execute(sql, values, *more)
        answer, found = answered(text), execute(sql, values, *more)
        self.are_sure = self.are_sure and answered(text) == answer
        self.append((text, answer))
        return found


@contextmanager
def lookups() -> Iterator[Lookups]:
    found = Lookups()
    with connection.execute_wrapper(found.look):
        yield found


def written(sql: str, values: Any) -> str:
    """With the values in their places."""
    with connection.cursor() as cursor:
        return str(cursor.mogrify(sql, values), "utf-8")


def answered(text: str) -> list[tuple[Any, ...]]:
    """Past whoever listens."""
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        cursor.execute(text)
        return cursor.fetchall()
