"""Questions that every request asks: the ORM puts each into SQL once, and they are asked with other values since.

To put one into SQL takes ten times as long as PostgreSQL needs to answer it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import Expression, QuerySet
from django.db.models.fields import Field


class Given(Expression):
    """Stands in a question for a value that is known when it is asked."""

    def __init__(self, name: str, output_field: Field | None = None) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, *_args: Any, **_options: Any) -> Any:
        return "%s", [self]


class Statement:
    """A question put into SQL."""

    def __init__(self, rows: QuerySet) -> None:
        self.text, self.parameters = rows.query.sql_with_params()

    def ask(self, **values: Any) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(self.text, self.filled(values))
            return cursor.fetchall()

    def filled(self, values: Mapping[str, Any]) -> list[Any]:
        return [values[one.name] if isinstance(one, Given) else one for one in self.parameters]
