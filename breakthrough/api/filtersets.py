"""Derives the filters of a list from its model: for each column the lookups that fit its type."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from breakthrough.api import values
from breakthrough.api.filters import Parameter, RelationParameter, RowFilters, SearchParameter, natural_key
from breakthrough.api.relations import relations, tells_key
from breakthrough.models import User
from breakthrough.scope import Record

WORDS = ("code", "entry_no", "name_zh", "name_en", "title_zh", "title_en", "short_name", "identifier")
NOT_COMPARED = (ArrayField, models.JSONField)
RANGES = ("gte", "lte", "gt", "lt")


def filters(model: Any, *, search: tuple[str, ...] = (), order: tuple[str, ...] = (), **more: Parameter) -> Any:
    """The filters of a model's list: its columns, `search` over names, codes and the fields given, and `more`."""
    declared = {name: one for field in model._meta.concrete_fields for name, one in of_column(model, field)}
    searched = (*[name for name in WORDS if name in columns(model)], *search)
    if searched:
        declared["search"] = SearchParameter(searched)
    body = {**declared, **more, "orderings": orderings(model) | {name: [name] for name in order}}
    meta = type("Meta", (), {"model": model, "fields": []})
    return type(f"{model.__name__}Filters", (RowFilters,), {**body, "Meta": meta, "__module__": __name__})


def columns(model: Any) -> set[str]:
    return {field.name for field in model._meta.concrete_fields}


def of_column(model: Any, field: Any) -> Iterator[tuple[str, Parameter]]:
    if field.is_relation:
        yield from of_relation(field)
    elif not isinstance(field, NOT_COMPARED):
        # A moment is compared by its day in the department's time zone.
        kind, path = kind_of(field), f"{field.name}__date" if isinstance(field, models.DateTimeField) else field.name
        if not isinstance(field, models.TextField):
            yield field.name, Parameter(path, kind=kind)
        for lookup in lookups_of(field):
            yield f"{field.name}__{lookup}", Parameter(path, lookup, kind=kind)
        if not isinstance(field, models.BooleanField | models.TextField):
            yield f"{field.name}__in", Parameter(path, "in", kind=values.listed(kind))
    if field.null:
        name = f"{field.name}__isnull"
        if not field.is_relation or tells_key(model, field.name):
            yield name, Parameter(field.name, "isnull", kind=values.BOOLEAN)


def of_relation(field: Any) -> Iterator[tuple[str, Parameter]]:
    target = field.related_model
    if target is User:
        yield field.name, Parameter(f"{field.name}__username", kind=values.TEXT, says="By user name.")
        return
    if not issubclass(target, Record):
        # Rows without scope are no resource: whoever lists them offers a filter by what they say.
        return
    yield field.name, RelationParameter(field.name, target)
    yield f"{field.name}__in", RelationParameter(field.name, target, several=True)


def kind_of(field: Any) -> values.Kind:
    if field.choices:
        return values.one_of([code for code, _label in field.flatchoices])
    if field.primary_key:
        return values.IDENTITY
    for type_, kind in (
        (models.DateField, values.DAY),
        (models.DecimalField, values.DECIMAL),
        (models.BooleanField, values.BOOLEAN),
        (models.IntegerField, values.INTEGER),
    ):
        if isinstance(field, type_):
            return kind
    return values.TEXT


def lookups_of(field: Any) -> tuple[str, ...]:
    if isinstance(field, models.DateField | models.DecimalField | models.IntegerField):
        return RANGES
    if isinstance(field, models.CharField | models.TextField) and not field.choices:
        return ("icontains",)
    return ()


def orderings(model: Any) -> dict[str, list[str]]:
    """Every column but long text; a relation by the natural key or names of the row it leads to."""
    plain = {
        field.name: [field.name]
        for field in model._meta.concrete_fields
        if not (field.is_relation or isinstance(field, models.TextField | ArrayField | models.JSONField))
    }
    linked = {
        field.name: [f"{field.name}__{name}" for name in sort_columns(field.related_model)]
        for field in relations(model)
        if field.related_model is not User and tells_key(model, field.name)
    }
    return plain | linked


def sort_columns(model: Any) -> list[str]:
    if "name_zh" in columns(model) and natural_key(model) != "code":
        return ["name_zh", "id"]
    return [natural_key(model) or "id"]
