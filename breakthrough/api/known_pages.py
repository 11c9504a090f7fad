"""Pages of lists that were asked for before, with the same rights: their SQL is known, and only asked again.

It follows from the address, the asker's rights and their language. Where a filter has to ask the database first, as for
the key of a row that it names, it is made anew each time.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.utils import create_namedtuple_class

from breakthrough import prepared
from breakthrough.api.pagination import Span
from breakthrough.union import sql_of

MOST = 1_000
_known: dict[str, KnownPage] = {}


@dataclass(frozen=True)
class KnownPage:
    span: Span
    text: str

    def rows(self) -> list[Any]:
        row = create_namedtuple_class(*self.span.columns)
        return [row._make(values) for values in prepared.ask(self.text)]


def find(place: str) -> KnownPage | None:
    return _known.get(place)


def keep(place: str, span: Span, rows: QuerySet) -> None:
    """`rows` are those of the span, as texts of JSON."""
    sql = sql_of(rows)
    if sql is None:
        return
    if len(_known) >= MOST:
        _known.clear()
    with connection.cursor() as cursor:
        _known[place] = KnownPage(span, cursor.mogrify(*sql).decode())


class Silence:
    """Whether nothing was asked of the database."""

    is_kept = True


@contextmanager
def silence() -> Iterator[Silence]:
    found = Silence()

    def heard(execute: Any, *asked: Any) -> Any:
        found.is_kept = False
        return execute(*asked)

    with connection.execute_wrapper(heard):
        yield found
