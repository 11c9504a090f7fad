"""Pages that neither skip nor repeat a row: each begins after a row of the list, and not after a number of rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.core import signing
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework.pagination import BasePagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

from breakthrough.api import parameters, values
from breakthrough.api.column_schema import whole_or_part
from breakthrough.api.errors import Refused
from breakthrough.api.json_rows import SAID, selected
from breakthrough.api.ordering import Key, after, annotated, columns_of, keys_of, values_of

PAGE_SIZE, LARGEST_PAGE = 50, 500
SALT = "breakthrough.api.cursor"
SIZE = values.whole_number(1, LARGEST_PAGE)
PAGE = values.whole_number(1, 10_000)


ABOUT = {
    "type": "object",
    "description": "Only with `explain=true`: what the answer rests on.",
    "required": ["filters", "ordering", "as_of", "scope"],
    "properties": {
        "filters": {"type": "object", "additionalProperties": {"type": "string"}},
        "ordering": {"type": ["string", "null"]},
        "as_of": {"type": "string", "format": "date-time"},
        "scope": {
            "type": ["object", "null"],
            "required": ["clusters", "of"],
            "properties": {"clusters": {"type": "integer"}, "of": {"type": "integer"}},
        },
    },
}


class Cursor:
    """A place in an order, and the way to read from it. Signed: nobody else can make one, or ask a row's values."""

    def __init__(self, terms: list[str], place: list[Any], *, back: bool) -> None:
        self.terms, self.place, self.back = terms, place, back

    def __str__(self) -> str:
        return signing.dumps([self.terms, [written(value) for value in self.place], self.back], salt=SALT)

    @classmethod
    def read(cls, text: str, keys: list[Key]) -> Cursor:
        try:
            terms, place, back = signing.loads(text, salt=SALT)
        except (signing.BadSignature, ValueError, TypeError):
            raise Refused("cursor", _("This cursor is not valid: follow “next” and “previous”.")) from None
        if terms != terms_of(keys):
            raise Refused("cursor", _("This cursor belongs to another order: begin again without it."))
        try:
            return cls(
                terms, [key.field.to_python(value) for key, value in zip(keys, place, strict=True)], back=bool(back)
            )
        except (ValidationError, ValueError):
            raise Refused("cursor", _("This cursor is not valid: follow “next” and “previous”.")) from None


def terms_of(keys: list[Key]) -> list[str]:
    return [key.term for key in keys]


def written(value: Any) -> Any:
    return str(value) if isinstance(value, Decimal | date | datetime) else value


@dataclass(frozen=True)
class Span:
    """From where on a page reads a list, which way, and how many rows."""

    keys: list[Key]
    size: int
    cursor: Cursor | None = None
    start: int = 0
    """How many rows are counted off, where a page is asked for by its number."""

    @property
    def is_back(self) -> bool:
        return self.cursor is not None and self.cursor.back

    @property
    def columns(self) -> list[str]:
        """Of a row as a text: the keys by which the next page goes on, and the text."""
        return [*dict.fromkeys([*columns_of(self.keys), SAID])]

    def rows(self, queryset: QuerySet) -> QuerySet:
        """Those of the page, in the order of its way, and one more if there is one."""
        keys = [key.flipped() for key in self.keys] if self.is_back else self.keys
        queryset = annotated(queryset, self.keys)
        if self.cursor:
            queryset = queryset.filter(after(keys, self.cursor.place))
        ordered = queryset.order_by(*terms_of(keys))
        if self.start:
            # Bare keys are counted off: what is shown of the rows before is not worked out.
            ordered = ordered.filter(pk__in=ordered.values("pk")[self.start : self.start + self.size + 1])
        return selected(ordered, *columns_of(self.keys))[: self.size + 1]


class KeysetPagination(BasePagination):
    """`{"next", "previous", "results"}`, and `count` only for those who ask for it: it costs a query of its own."""

    count: int | None = None

    def span(self, queryset: Any, request: Request, view: Any) -> Span:
        """As the parameters say."""
        counted = parameters.read(request, "count", values.BOOLEAN, False)
        size = parameters.read(request, "page_size", SIZE, PAGE_SIZE)
        wanted = request.query_params.get("ordering")
        keys = keys_of(queryset, wanted, view.filterset_class.orderings, list(view.default_order(queryset)))
        number = parameters.read(request, "page", PAGE)
        text = request.query_params.get("cursor")
        if number and text:
            raise Refused("page", _("Give either “page” or “cursor”."))
        self.count = queryset.count() if counted else None
        return Span(keys, size, Cursor.read(text, keys) if text else None, ((number or 1) - 1) * size)

    def taken(self, request: Request, span: Span, rows: list[Any]) -> list[Any]:
        """The rows of the page in the order of the list; where it goes on, and where it came from."""
        self.url, self.keys = request.build_absolute_uri(), span.keys
        more, rows = len(rows) > span.size, rows[: span.size]
        rows = rows[::-1] if span.is_back else rows
        self.next = self.link(rows, -1, back=False) if more or span.is_back else None
        is_later = bool(span.start) or (span.cursor is not None and (more or not span.is_back))
        self.previous = self.link(rows, 0, back=True) if is_later else None
        return rows

    def link(self, rows: list[Any], place: int, *, back: bool) -> str | None:
        if not rows:
            return None
        cursor = Cursor(terms_of(self.keys), values_of(rows[place], self.keys), back=back)
        bare = remove_query_param(remove_query_param(self.url, "cursor"), "page")
        return replace_query_param(bare, "cursor", str(cursor))

    def get_paginated_response(self, data: Any) -> Response:
        counted = {} if self.count is None else {"count": self.count}
        return Response({**counted, "next": self.next, "previous": self.previous, "results": data})

    def get_paginated_response_schema(self, schema: dict[str, Any]) -> dict[str, Any]:
        link = {"type": ["string", "null"], "format": "uri"}
        return {
            "type": "object",
            "required": ["next", "previous", "results"],
            "properties": {
                "count": {"type": "integer", "description": "Only with `count=true`."},
                "next": link,
                "previous": link,
                "results": {**schema, "items": whole_or_part(schema["items"])},
                "about": ABOUT,
            },
        }

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        shown = {
            "page_size": (SIZE.schema | {"default": PAGE_SIZE}, "Rows in one page."),
            "page": (PAGE.schema, "The number of a page, for people; programs follow `next`, which never skips a row."),
            "cursor": ({"type": "string"}, "A place in the list, as `next` and `previous` give it."),
            "count": (values.BOOLEAN.schema, "Whether to count all rows of the list."),
        }
        return [
            {"name": name, "in": "query", "required": False, "schema": schema, "description": says}
            for name, (schema, says) in shown.items()
        ]
