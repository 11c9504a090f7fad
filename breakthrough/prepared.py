"""Statements that PostgreSQL plans once for each connection, where that takes longer than to carry them out."""

from __future__ import annotations

from typing import Any
from weakref import WeakKeyDictionary

from django.db import connection
from django.db.models import Expression

MOST = 100
"""So many of them a connection keeps."""
_known: WeakKeyDictionary[Any, dict[str, str]] = WeakKeyDictionary()


def ask(text: str, *values: Any) -> list[tuple[Any, ...]]:
    """The rows of a statement with $1, $2, … in place of the values."""
    with connection.cursor() as cursor:
        known = _known.setdefault(connection.connection, {})
        if len(known) >= MOST and text not in known:
            cursor.execute("DEALLOCATE ALL")
            known.clear()
        if text not in known:
            name = f"statement_{len(known)}"
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
