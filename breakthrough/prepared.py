"""Statements that PostgreSQL plans once for each connection, where that takes longer than to carry them out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from django.db import NotSupportedError, OperationalError, connection
from django.db.models import Expression

MOST = 100
"""So many of them a connection keeps."""
# A table was altered so that the statement has another result, or the server has forgotten the statement.
STALE = ("0A000", "26000")
_known: WeakKeyDictionary[Any, dict[str, str]] = WeakKeyDictionary()
_numbers = count()


def ask(text: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows of a statement with $1, $2, … in place of the values."""
    try:
        return _answer(text, values)
    except (NotSupportedError, OperationalError) as error:
        if getattr(error.__cause__, "pgcode", None) not in STALE:
            raise
        # Nothing was carried out. Under other names it is planned anew: now, or, as a transaction is lost, next time.
        _known.pop(connection.connection, None)
        if connection.in_atomic_block:
            raise
        return _answer(text, values)


def _answer(text: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        known = _known.setdefault(connection.connection, {})
        if len(known) >= MOST and text not in known:
            cursor.execute("DEALLOCATE ALL")
            known.clear()
        if text not in known:
            name = f"statement_{next(_numbers)}"
            cursor.execute(f"PREPARE {name} AS {text}")
            known[text] = name
        given = f" ({', '.join(['%s'] * len(values))})" if values else ""
        cursor.execute(f"EXECUTE {known[text]}{given}", values)
        return cursor.fetchall()


class Given(Expression):
    """In a question of the ORM, a value that is known when it is asked."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.place = place

    def as_sql(self, *_args: Any, **_options: Any) -> Any:
        return f"${self.place}", []
