"""Rows as PostgreSQL writes them: all that is shown of a row, and of the rows that it names, as one text of JSON.

The objects of a page cost a hundred times what their text does. What only Python can say, such as a sentence in the
asker's language, is left to `RowSerializer`; wherever both can, they say the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from rest_framework import serializers
from rest_framework.utils.encoders import JSONEncoder

from breakthrough.api.json_expressions import TEXT, JsonObject, OpenRow, amount, moment, place_of, small_object
from breakthrough.api.relations import AddressField, BriefField, is_open
from breakthrough.api.serializers import AS_IT_IS, Fetched, patterns
from breakthrough.models import User

SAID = "said_as_json"
"""The name under which a row's text stands among its columns."""


class Texts(list[str]):
    """Rows as texts of JSON, which an answer carries as they are."""

    def read(self) -> list[dict[str, Any]]:
        return json.loads(f"[{','.join(self)}]")


def with_text(serializer: Any, rows: QuerySet, user: User, shape: Any, base: str) -> QuerySet | None:
    """The rows with their texts as `said`; None where only Python can say what is shown."""
    said = Saying(serializer, user, base).of(shape)
    return None if said is None else rows.annotate(**{SAID: Cast(said, TEXT)})


def selected(rows: QuerySet, *columns: str) -> QuerySet:
    """The texts and these columns, and nothing else, where the rows have texts."""
    if SAID not in rows.query.annotations:
        return rows
    return rows.values_list(*dict.fromkeys(columns), SAID, named=True)


def texts_of(rows: Iterable[Any], serializer: Any) -> Texts:
    """The texts of rows, by the serializer where they come without."""
    say, encoder = serializer.to_representation, JSONEncoder(ensure_ascii=False, separators=(",", ":"))
    return Texts(row.said_as_json if hasattr(row, SAID) else encoder.encode(say(row)) for row in rows)


class Saying:
    """How a serializer's rows are said to a user."""

    def __init__(self, serializer: Any, user: User, base: str) -> None:
        self.serializer, self.user, self.base = serializer, user, base
        self.model: Any = serializer.Meta.model

    def of(self, shape: Any = None) -> JsonObject | None:
        expanded = shape.expanded if shape else {}
        said: dict[str, Any] = {}
        for name, field in patterns(self.serializer).items():
            if shape and name not in shape.fields:
                continue
            said[name] = self.whole(name, expanded[name]) if name in expanded else self.value(field)
        return None if None in said.values() else JsonObject(said)

    def value(self, field: Any) -> Combinable | None:
        """What is said of one column; None where that is unknown."""
        say = SAYINGS.get(type(field))
        if isinstance(field, Fetched):
            return field.expression(self.user, self.base)
        if isinstance(field, AddressField):
            return place_of(self.model, self.base, field.suffix)
        return say(self, field) if say else None

    def as_it_is(self, field: Any) -> Combinable | None:
        return F(field.source) if "." not in field.source and field.source != "*" else None

    def list_of(self, field: Any) -> Combinable | None:
        columns = {one.name for one in self.model._meta.concrete_fields if isinstance(one, ArrayField)}
        return F(field.source) if field.source in columns else None

    def moment_of(self, field: Any) -> Combinable | None:
        columns = {one.name for one in self.model._meta.concrete_fields if isinstance(one, models.DateTimeField)}
        return moment(field.source) if field.source in columns else None

    def amount_of(self, field: Any) -> Combinable | None:
        return amount(field.source, field.decimal_places)

    def related(self, field: Any) -> Combinable:
        """A related row as its small object; null where there is none that the asker may see."""
        relation = self.model._meta.get_field(field.source)
        if is_open(self.model, relation.name):
            return OpenRow(relation.attname, field.model, self.base)
        return self.found(field.model.objects.visible_to(self.user), relation, small_object(field.model, self.base))

    def whole(self, name: str, view: Any) -> Combinable | None:
        """A related row as it stands at its own address."""
        said = Saying(view.serializer_class, self.user, self.base).of()
        if said is None:
            return None
        return self.found(view.queryset.visible_to(self.user), self.model._meta.get_field(name), said)

    def found(self, rows: QuerySet, relation: Any, said: JsonObject) -> Combinable:
        one = rows.filter(pk=OuterRef(relation.attname)).order_by().annotate(**{SAID: said})
        return Subquery(one.values(SAID))


SAYINGS: dict[type, Callable[[Saying, Any], Combinable | None]] = {
    **dict.fromkeys([*AS_IT_IS, serializers.DateField, serializers.JSONField], Saying.as_it_is),
    serializers.BigIntegerField: Saying.as_it_is,
    serializers.ListField: Saying.list_of,
    serializers.DateTimeField: Saying.moment_of,
    serializers.DecimalField: Saying.amount_of,
    BriefField: Saying.related,
}
