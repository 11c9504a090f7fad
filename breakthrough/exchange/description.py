"""The description of a table, derived from its model, its form in the admin and its resource in the API."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from django.contrib import admin
from django.db import models
from django.urls import get_resolver
from django.utils.text import capfirst

from breakthrough.api import routing
from breakthrough.api.entry import fields_of
from breakthrough.api.serializers import LinksField
from breakthrough.exchange.column import Claimed, Column, Links, Reference
from breakthrough.exchange.declaration import declaration_of, declared
from breakthrough.exchange.kinds import kind_of
from breakthrough.history.tracking import tracked_models


@dataclass(frozen=True)
class Description:
    """One table: its columns, and by which of them its rows are known."""

    model: Any
    columns: tuple[Column, ...]
    keys: tuple[tuple[str, ...], ...]
    """The columns by which a row is known, the strongest first; the last one is how it is called."""
    page: Any
    by_content: bool = False
    is_moved: bool = True
    finish: Any = None

    @property
    def code(self) -> str:
        return self.model._meta.label_lower

    @property
    def title(self) -> str:
        return capfirst(str(self.model._meta.verbose_name_plural))

    @property
    def label(self) -> tuple[str, ...]:
        return self.keys[-1]

    @cached_property
    def by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @property
    def entered(self) -> list[Column]:
        """What a template asks for."""
        return [column for column in self.columns if column.is_entered]

    @property
    def stamp(self) -> str:
        """Changes whenever the columns do."""
        said = "|".join([self.code, *(column.name for column in self.columns)])
        return hashlib.sha256(said.encode()).hexdigest()[:8]


@cache
def describe(model: Any) -> Description:
    get_resolver().url_patterns  # noqa: B018  (the resources of the API register themselves there)
    declaration, page = declaration_of(model), admin.site._registry.get(model)
    keys = keys_of(model)
    first = list(dict.fromkeys([*keys[-1], *(name for key in keys for name in key)]))
    entered = set(fields_of(page)) if page else set()
    fields = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    wanted = declaration.columns or (*first, *(name for name in fields_in_order(page, fields) if name not in first))
    columns = [column(model, name, entered) for name in wanted]
    more = {name: getattr(declaration, name) for name in ("by_content", "is_moved", "finish")}
    return Description(model, (*columns, *links(model)), keys, page, **more)


def fields_in_order(page: Any, fields: list[str]) -> list[str]:
    """As the form shows them; then what no form writes."""
    shown = fields_of(page) if page else []
    return [*shown, *(name for name in fields if name not in shown)]


def column(model: Any, name: str, entered: set[str]) -> Column:
    field = model._meta.get_field(name)
    claim = declaration_of(model).claims.get(name)
    kind = Claimed(*claim) if claim else Reference(field.related_model) if field.is_relation else kind_of(field)
    is_required = not field.blank and not field.has_default() and name in entered
    return Column(
        name, kind, field.verbose_name, (field.attname,), name in entered, is_required, field.help_text, field
    )


def links(model: Any) -> list[Column]:
    """What the API writes together with a row: the lines that link it with others."""
    name = routing.name_of(model)
    declared = routing.resources[name].serializer_class._declared_fields if name else {}
    found = [(key, field) for key, field in declared.items() if isinstance(field, LinksField)]
    return [link(key, field) for key, field in found]


def link(name: str, field: LinksField) -> Column:
    label = field.link._meta.verbose_name_plural
    source = field.source or name
    relations: list[Any] = [one for one in field.link._meta.concrete_fields if one.is_relation]
    parent = next(one for one in relations if one.remote_field.related_name == source)
    return Column(name, Links(field.link, parent.name, field.to, field.says), label, (), is_entered=True)


def keys_of(model: Any) -> tuple[tuple[str, ...], ...]:
    """What is unique, whatever an app adds, and last how people call a row."""
    declaration, options = declaration_of(model), model._meta
    single = [
        (field.name,) for field in options.concrete_fields
        if field.unique and not field.primary_key and not field.is_relation
    ]  # fmt: skip
    whole = [tuple(one.fields) for one in options.constraints if is_key(one)]
    label = declaration.label or (single + whole or [()])[0]
    strong = [key for key in [*single, *whole, *declaration.keys] if key != label]
    return tuple(dict.fromkeys([*strong, label]))


def is_key(constraint: Any) -> bool:
    return isinstance(constraint, models.UniqueConstraint) and not constraint.condition and bool(constraint.fields)


def is_linking(model: Any) -> bool:
    """Whether its rows stand in a column of the table that they link."""
    return any(isinstance(one.kind, Links) and one.kind.link is model for one in linking_columns())


@cache
def linking_columns() -> list[Column]:
    get_resolver().url_patterns  # noqa: B018
    return [column for model in tracked_models() for column in links(model)]


def is_exchanged(model: Any) -> bool:
    """Whether the rows of a table with pages of its own go out and in; what is published stays as it was signed."""
    return model in tracked_models() and model.part != "publications"


@cache
def described() -> list[Description]:
    """Every table that is exchanged, each after those that its rows name."""
    extra = [model for model in declared() if model not in tracked_models()]
    tables = [model for model in tracked_models() if is_exchanged(model)]
    known = [describe(model) for model in [*extra, *tables] if not is_linking(model)]
    return sorted(known, key=lambda one: (declaration_of(one.model).lateness, depth(one.model, frozenset())))


def depth(model: Any, seen: frozenset[Any]) -> int:
    """How many tables stand above it: those that its rows name come first."""
    above = {field.related_model for field in model._meta.concrete_fields if field.is_relation} - seen - {model}
    above |= {one.kind.target for one in links(model) if isinstance(one.kind, Links)} - seen - {model}
    return max((depth(upper, seen | {model}) + 1 for upper in above), default=0)
