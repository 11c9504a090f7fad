"""A row as JSON: every column, relations as small objects, money and measures as decimal strings."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import cache
from operator import attrgetter
from typing import Any

from django.db import models
from django.db.models import F, OuterRef, Prefetch, QuerySet
from django.db.models.expressions import Combinable
from django.utils.functional import cached_property
from rest_framework import serializers

from breakthrough.api.json_expressions import JsonObject, OpenRow, amount, json_list
from breakthrough.api.relations import AddressField, BriefField, brief, brief_columns, is_open, relations
from breakthrough.history.schema import passing_models
from breakthrough.models import User
from breakthrough.scope import Record

# Their values are what JSON makes of them.
AS_IT_IS = (serializers.BooleanField, serializers.CharField, serializers.ChoiceField, serializers.IntegerField)


class RowSerializer(serializers.ModelSerializer):
    """The base of every resource's serializer. It also knows which queries its relations need."""

    url = AddressField()

    def get_fields(self) -> dict[str, Any]:
        shape, whole = self.context.get("shape"), {}
        found = patterns(type(self))
        if shape is not None:
            whole = {name: WholeField(view) for name, view in shape.expanded.items()}
            found = {name: field for name, field in found.items() if name in shape.fields}
        return {name: whole.get(name) or deepcopy(field) for name, field in found.items()}

    def to_representation(self, instance: Any) -> dict[str, Any]:
        return {name: say(instance) for name, say in self.sayers}

    @cached_property
    def sayers(self) -> list[tuple[str, Callable[[Any], Any]]]:
        """How each column is said: worked out once, and not for each row."""
        return [(name, sayer(field)) for name, field in self.fields.items()]

    def build_relational_field(self, field_name: str, relation_info: Any) -> tuple[Any, dict[str, Any]]:
        return BriefField, {"model": relation_info.related_model}

    @classmethod
    def related(cls, rows: QuerySet, user: User, shape: Any = None) -> QuerySet:
        """The rows with all that is shown of others, in a number of queries that does not depend on the rows."""
        model: Any = rows.model
        wanted = [field for field in model._meta.concrete_fields if field.name in cls.Meta.fields]
        shown = [field.name for field in wanted]
        whole = shape.expanded if shape else {}
        joined, fetched = [], [Prefetch(name, whole_rows(view, user)) for name, view in whole.items()]
        for field in wanted:
            if not field.is_relation or field.name in whole or (shape and field.name not in shape.fields):
                continue
            target = field.related_model
            if is_open(model, field.name):
                joined.append(field.name)
                shown += [f"{field.name}__{name}" for name in brief_columns(target)]
            else:
                fetched.append(Prefetch(field.name, target.objects.visible_to(user).only(*brief_columns(target))))
        fetched += [
            one.prefetch(user)
            for name, one in patterns(cls).items()
            if isinstance(one, Fetched) and (shape is None or name in shape.fields)
        ]
        rows = rows.select_related(*joined) if joined else rows
        return rows.only(*shown).prefetch_related(*fetched).fetch_mode(models.FETCH_PEERS)


@cache
def patterns(serializer: Any) -> dict[str, Any]:
    """The fields of a serializer, to be copied: Django REST framework derives them anew from the model each time."""
    found = serializers.ModelSerializer.get_fields(serializer())
    for name, field in found.items():
        # As when it is bound: what fetches its rows asks for where they hang.
        if getattr(field, "source", None) is None:
            field.source = name
    return found


def sayer(field: Any) -> Callable[[Any], Any]:
    """Says a column of a row as Django REST framework would."""
    if type(field) in AS_IT_IS and "." not in field.source:
        return attrgetter(field.source)
    read, say = field.get_attribute, field.to_representation
    return lambda row: None if (value := read(row)) is None else say(value)


@cache
def rests_on_history(serializer: Any) -> bool:
    """Whether all that is shown is tracked. Of a user only the name is, whose change is a commit, too."""
    named = {field.model for field in patterns(serializer).values() if isinstance(field, BriefField)}
    return passing_models().isdisjoint({serializer.Meta.model, *named} - {User})


def own_columns(serializer: Any) -> list[str]:
    """The columns of a row that no other row changes: those of its table, and its address."""
    own = {field.name for field in serializer.Meta.model._meta.concrete_fields}
    return [name for name in serializer.Meta.fields if name in own or name == "url"]


def whole_rows(view: Any, user: User) -> QuerySet:
    """The rows of a resource that the asker may see, to be shown inside others."""
    return view.serializer_class.related(view.queryset.visible_to(user), user)


class WholeField(serializers.Field):
    """A related row as it stands at its own address; null where there is none that the asker may see."""

    def __init__(self, view: Any) -> None:
        self.view = view
        super().__init__(read_only=True)

    def to_representation(self, value: Any) -> dict[str, Any]:
        return self.view.serializer_class(value, context={"base": self.context.get("base", "")}).data


class Fetched(serializers.Field):
    """Other rows shown with a row, which are read for all rows of a page at once."""

    def prefetch(self, user: User) -> Prefetch:
        raise NotImplementedError

    def expression(self, user: User, base: str) -> Combinable:
        """The same, as PostgreSQL writes it."""
        raise NotImplementedError


class LinksField(Fetched):
    """What a row is linked with, each with what the link says of it (a task and its share)."""

    def __init__(self, link: type[Record], to: str, says: str, related_name: str | None = None) -> None:
        self.link, self.to, self.says = link, to, says
        super().__init__(read_only=True, source=related_name)

    def prefetch(self, user: User) -> Prefetch:
        links: Any = self.link.objects.visible_to(user)
        target = self.link._meta.get_field(self.to).related_model
        shown = ["id", self.parent_column, self.says, *(f"{self.to}__{name}" for name in brief_columns(target))]
        return Prefetch(self.source, links.select_related(self.to).only(*shown))

    def expression(self, user: User, base: str) -> Combinable:
        links: Any = self.link.objects.visible_to(user)
        to: Any = self.link._meta.get_field(self.to)
        says = self.link._meta.get_field(self.says)
        value = amount(says.name, says.decimal_places) if isinstance(says, models.DecimalField) else F(says.name)
        return json_list(
            links.filter(**{self.parent_column: OuterRef("pk")}),
            JsonObject({to.name: OpenRow(to.attname, to.related_model, base), says.name: value}),
        )

    @property
    def parent_column(self) -> str:
        return next(field.name for field in relations(self.link) if field.remote_field.related_name == self.source)

    def to_representation(self, value: Any) -> list[dict[str, Any]]:
        says, base = self.link._meta.get_field(self.says), self.context.get("base", "")
        return [
            {self.to: brief(getattr(link, self.to), base), self.says: said(getattr(link, self.says), says)}
            for link in value.all()
        ]


def said(value: Any, field: Any) -> Any:
    return f"{value:.{field.decimal_places}f}" if isinstance(field, models.DecimalField) else value


def serializer(model: type[models.Model], **more: serializers.Field) -> Any:
    """The serializer of a model: all its columns, and `more`."""
    fields = ["id", "url", *(field.name for field in model._meta.concrete_fields if not field.primary_key), *more]
    meta = type("Meta", (), {"model": model, "fields": fields, "read_only_fields": fields})
    return type(f"{model.__name__}Serializer", (RowSerializer,), {**more, "Meta": meta, "__module__": __name__})
