"""Rows that enter or leave somebody's scope without a change of their own: their task moved to another cluster, or a
link to a task came or went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.db import models

from breakthrough.api.relations import is_open, relations
from breakthrough.history import as_of, tracked_models
from breakthrough.history.sight import overrides
from breakthrough.scope import Record

Model = type[models.Model]
Keys = dict[Any, set[Any]]
"""Primary keys by table."""


@dataclass(frozen=True)
class Bond:
    """Rows whose scope follows that of rows of another table."""

    source: Any
    target: Any
    column: str
    """The column of the one that names rows of the other."""
    is_of_source: bool
    """Whether the source has the column: a link has one, and its other end follows it."""

    def follow(self, keys: set[Any]) -> Iterator[Any]:
        """The keys of the rows that hang on these."""
        if self.is_of_source:
            found = self.source._base_manager.filter(pk__in=keys).values_list(self.column, flat=True)
        else:
            found = self.target._base_manager.filter(**{f"{self.column}__in": keys}).values_list("pk", flat=True)
        return found.order_by().iterator()


@cache
def bonds() -> list[Bond]:
    return [bond for model in tracked_models() for bond in bonds_of(model)]


def bonds_of(model: Any) -> Iterator[Bond]:
    if not issubclass(model, Record):
        return
    if model.opened_by:
        rows = model._meta.get_field(model.opened_by)
        yield Bond(rows.related_model, model, rows.field.attname, is_of_source=True)
    elif model.scope_path and not overrides(model):
        field = model._meta.get_field(model.scope_path.partition("__")[0])
        if field.many_to_many:
            yield Bond(field.remote_field.through, model, f"{field.m2m_field_name()}_id", is_of_source=True)
        else:
            yield Bond(field.related_model, model, field.attname, is_of_source=False)


def sources() -> list[Any]:
    """The tables whose changes may move rows of others."""
    return list(dict.fromkeys(bond.source for bond in bonds()))


def deciding_column(model: Any) -> str | None:
    """The column by which a row moves; None where a row moves others by being there or not: a link."""
    if model.scope_path == "":
        return "cluster_id"
    if any(bond.source is model and bond.is_of_source for bond in bonds()):
        return None
    field = model._meta.get_field(model.scope_path.partition("__")[0])
    return None if field.many_to_many else field.attname


def moved(touched: Keys, before: datetime, after: datetime) -> Keys:
    """The rows that may have moved between two moments: among those touched, and all that hang on them."""
    found: Keys = {}
    for model in sources():
        if keys := touched.get(model):
            column = deciding_column(model)
            found[model] = keys if column is None else differing(model, column, keys, before, after)
    waiting = [(model, keys) for model, keys in found.items() if keys]
    while waiting:
        model, keys = waiting.pop()
        for bond in bonds():
            if bond.source is model:
                new = followed(bond, keys, before, after) - found.setdefault(bond.target, set())
                found[bond.target] |= new
                waiting += [(bond.target, new)] if new else []
    return found


def differing(model: Any, column: str, keys: set[Any], before: datetime, after: datetime) -> set[Any]:
    states = []
    for moment in (before, after):
        with as_of(moment):
            states.append(dict(model._base_manager.filter(pk__in=keys).order_by().values_list("pk", column)))
    return {key for key, value in states[0].items() if states[1].get(key, value) != value}


def followed(bond: Bond, keys: set[Any], before: datetime, after: datetime) -> set[Any]:
    found: set[Any] = set()
    for moment in (before, after):
        with as_of(moment):
            found.update(bond.follow(keys))
    return found - {None}


@cache
def namers(model: Model) -> list[tuple[Any, str]]:
    """The tables, each with its column, that name rows of this one only to those who may see them."""
    return [
        (other, field.attname)
        for other in tracked_models()
        if issubclass(other, Record)
        for field in relations(other)
        if field.related_model is model and not is_open(other, field.name)
    ]


def naming(flipped: Keys, moment: datetime) -> Keys:
    """The rows that name some which entered or left the scope: what they show has changed with that."""
    found: Keys = defaultdict(set)
    with as_of(moment):
        for model, keys in flipped.items():
            for other, column in namers(model) if keys else []:
                rows = other._base_manager.filter(**{f"{column}__in": keys}).order_by()
                found[other].update(rows.values_list("pk", flat=True))
    return found
