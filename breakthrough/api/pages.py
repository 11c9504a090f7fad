"""Pages over rows of several tables, one after the other, each in the order of its primary key."""

from __future__ import annotations

from typing import Any

from django.core import signing
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from breakthrough.api import parameters, values
from breakthrough.api.errors import Refused
from breakthrough.api.pagination import PAGE_SIZE, SIZE

CONTROLS = ("page_size", "cursor", "count")
SALT = "breakthrough.api.pages"
Place = tuple[int, int]
"""The number of a table among the tables, and a primary key in it."""


class Pages:
    """What a request asks of the paging, and the envelope of its answer."""

    def __init__(self, request: Request) -> None:
        self.url = request.build_absolute_uri()
        self.size = parameters.read(request, "page_size", SIZE, PAGE_SIZE)
        self.is_counted = parameters.read(request, "count", values.BOOLEAN, False)
        self.place, self.is_back = self._cursor(request.query_params.get("cursor"))

    def _cursor(self, text: str | None) -> tuple[Place | None, bool]:
        if text is None:
            return None, False
        try:
            table, key, is_back = signing.loads(text, salt=SALT)
        except (signing.BadSignature, ValueError, TypeError):
            raise Refused("cursor", _("This cursor is not valid: follow “next” and “previous”.")) from None
        return (table, key), is_back

    def link(self, place: Place, *, back: bool) -> str:
        return replace_query_param(self.url, "cursor", signing.dumps([*place, back], salt=SALT))

    def of(self, tables: list[QuerySet]) -> tuple[list[tuple[int, Any]], dict[str, Any]]:
        """The page's rows, each with the number of its table, and the envelope without them."""
        found = self._read(tables)
        more, found = len(found) > self.size, found[: self.size]
        if self.is_back:
            found.reverse()
        envelope: dict[str, Any] = {"next": None, "previous": None}
        if self.is_counted:
            envelope = {"count": sum(table.count() for table in tables), **envelope}
        if found and (more or self.is_back):
            envelope["next"] = self.link((found[-1][0], found[-1][1].pk), back=False)
        if found and self.place and (more or not self.is_back):
            envelope["previous"] = self.link((found[0][0], found[0][1].pk), back=True)
        return found, envelope

    def _read(self, tables: list[QuerySet]) -> list[tuple[int, Any]]:
        numbered = list(enumerate(tables))
        found: list[tuple[int, Any]] = []
        for number, table in reversed(numbered) if self.is_back else numbered:
            if self.place and (number > self.place[0] if self.is_back else number < self.place[0]):
                continue
            rows = table.order_by("-pk" if self.is_back else "pk")
            if self.place and number == self.place[0]:
                rows = rows.filter(**{"pk__lt" if self.is_back else "pk__gt": self.place[1]})
            found += [(number, row) for row in rows[: self.size + 1 - len(found)]]
            if len(found) > self.size:
                break
        return found

    def of_list(self, items: list[Any]) -> tuple[list[Any], dict[str, Any]]:
        """The page of a list that never changes, and the envelope."""
        start = self.place[1] if self.place else 0
        counted = {"count": len(items)} if self.is_counted else {}
        following, before = start + self.size, max(start - self.size, 0)
        links = {
            "next": self.link((0, following), back=False) if following < len(items) else None,
            "previous": self.link((0, before), back=True) if start > 0 else None,
        }
        return items[start:following], {**counted, **links}
