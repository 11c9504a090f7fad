"""Several queries sent as one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db.models import QuerySet

Sql = tuple[str, list[Any]]


def sql_of(rows: QuerySet) -> Sql | None:
    """A query as text and parameters; None where it cannot have rows."""
    try:
        text, parameters = rows.query.sql_with_params()
    except EmptyResultSet:
        return None
    return text, list(parameters)


def united(queries: Iterable[Sql]) -> Sql:
    texts, parameters = zip(*queries, strict=True)
    return "\nUNION ALL ".join(texts), [one for some in parameters for one in some]
