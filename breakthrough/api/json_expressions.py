"""What PostgreSQL writes as JSON: objects, related rows, addresses, amounts and moments, as Python would say them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import EmptyResultSet
from django.db import models
from django.db.models import F, Func, QuerySet, Value
from django.db.models.expressions import Combinable, Expression

from breakthrough.api.relations import brief_columns
from breakthrough.api.routing import address
from breakthrough.models import User

TEXT = models.TextField()
SECONDS = 'YYYY-MM-DD"T"HH24:MI:SS'
OBJECT = "(SELECT row_to_json(said) FROM (SELECT {columns}{rows}) AS said)"


class JsonObject(Func):
    """An object of named values, in their order."""

    output_field = TEXT

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.names = list(values)
        super().__init__(*values.values())

    def as_sql(self, *args: Any, **_options: Any) -> Any:
        columns, parameters = self.columns(args[0])
        return OBJECT.format(columns=columns, rows=""), parameters

    def columns(self, compiler: Any) -> tuple[str, list[Any]]:
        columns, parameters = [], list[Any]()
        for name, value in zip(self.names, self.source_expressions, strict=True):
            sql, values = self.compiled(compiler, value)
            columns.append(f"{sql} AS {compiler.quote_name(name)}")
            parameters += values
        return ", ".join(columns), parameters

    @staticmethod
    def compiled(compiler: Any, value: Any) -> tuple[str, Any]:
        try:
            return compiler.compile(value)
        except EmptyResultSet:
            return "NULL", ()


class OpenRow(Func):
    """The small object of a related row that whoever sees the row may see: by its key, in no join of the list."""

    output_field = TEXT

    def __init__(self, key: str, target: Any, base: str) -> None:
        self.target, self.base = target, base
        super().__init__(F(key))

    def as_sql(self, *args: Any, **_options: Any) -> Any:
        compiler = args[0]
        quoted, meta = compiler.quote_name, self.target._meta
        key, parameters = compiler.compile(self.source_expressions[0])
        pk = f"named.{quoted(meta.pk.column)}"
        shown = {name: f"named.{quoted(meta.get_field(name).column)}" for name in brief_columns(self.target)}
        values: list[Any] = []
        if self.target is User:
            shown = {"id": pk, "name": "coalesce(nullif(named.display_name, ''), named.username)"}
        else:
            place = address(self.target)
            shown = {"id": pk, "url": f"%s || {pk} || '/'" if place else "NULL", **shown}
            values = [f"{self.base}{place}"] if place else []
        columns = ", ".join(f"{sql} AS {quoted(name)}" for name, sql in shown.items())
        rows = f" FROM {quoted(meta.db_table)} AS named WHERE {pk} = {key}"
        return OBJECT.format(columns=columns, rows=rows), [*values, *parameters]


def small_object(target: Any, base: str) -> JsonObject:
    """The small object of a row of the query itself."""
    if target is User:
        raise NotImplementedError("Users are open to everybody who sees a row that names them.")
    shown = {name: F(name) for name in brief_columns(target)}
    return JsonObject({"id": F("pk"), "url": place_of(target, base), **shown})


def place_of(model: Any, base: str, suffix: str = "") -> Combinable:
    """The address of a row of the query; null where its table has none."""
    place = address(model)
    if not place:
        return Value(None, TEXT)
    parts = [Value(f"{base}{place}"), F("pk"), Value(f"/{suffix}")]
    return Func(*parts, template="%(expressions)s", arg_joiner=" || ", output_field=TEXT)


def json_list(rows: QuerySet, said: JsonObject) -> Expression:
    """Rows that hang on a row of the query, each as an object; an empty list where there are none."""
    found = ArraySubquery(rows.annotate(said=said).values("said"))
    return Func(found, template="coalesce(%(expressions)s, '{}'::json[])", output_field=TEXT)


def amount(name: str, places: int) -> Expression:
    """A decimal as text, which JSON's numbers are not exact enough for."""
    return Func(F(name), template=f"round(%(expressions)s, {places})::text", output_field=TEXT)


def moment(name: str) -> Expression:
    """A moment in the department's time, to the second unless it is finer."""
    local = f"(%(expressions)s AT TIME ZONE '{settings.TIME_ZONE}')"
    shape = (
        f"CASE WHEN date_trunc('second', %(expressions)s) = %(expressions)s THEN '{SECONDS}' ELSE '{SECONDS}.US' END"
    )
    offset = f"to_char({local} - (%(expressions)s AT TIME ZONE 'UTC'), '\"+\"HH24:MI')"
    return Func(F(name), template=f"to_char({local}, {shape}) || {offset}", output_field=TEXT)
