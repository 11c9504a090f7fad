"""How a row is named inside another one: always a small object with id, address, and the keys and names it has."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.db import models
from rest_framework import serializers

from breakthrough.api.routing import address
from breakthrough.models import User
from breakthrough.scope import Record

KEYS = ("code", "uscc", "entry_no", "identifier", "number", "revision", "year", "sha256", "media_type", "size")
NAMES = ("name_zh", "name_en", "title_zh", "title_en")


@cache
def brief_columns(model: type[models.Model]) -> tuple[str, ...]:
    if model is User:
        return ("id", "username", "display_name")
    own = {field.name for field in model._meta.concrete_fields}
    return ("id", *(name for name in KEYS + NAMES if name in own))


def brief(row: Any, base: str) -> dict[str, Any]:
    """The small object: a user's name only, of any other row its id, address, keys and names."""
    model: Any = type(row)
    if model is User:
        return {"id": row.pk, "name": str(row)}
    place = address(model)
    shown: dict[str, Any] = {"id": row.pk, "url": f"{base}{place}{row.pk}/" if place else None}
    return shown | {name: getattr(row, name) for name in brief_columns(model)[1:]}


@cache
def is_open(model: type[Record], name: str) -> bool:
    """Whether whoever sees a row also sees the row it points to: a shared one, or the one that opened it.

    Any other one may be hidden, so it must never show, sort or filter by more than the asker may see.
    """
    target: Any = model._meta.get_field(name).related_model
    if not issubclass(target, Record) or target.scope_path is None:
        return True
    if "scope_condition" in vars(model):
        return model.scope_path == "" and target.scope_path == ""
    if model.scope_path is None:
        return False
    return name == (model.scope_path.partition("__")[0] or "cluster")


def tells_key(model: type[Record], name: str) -> bool:
    """Whether whoever sees a row knows which row it points to, if not more of it: it may sort and filter."""
    return is_open(model, name) or name in getattr(model, "keys_told", ())


def relations(model: type[models.Model]) -> list[Any]:
    return [field for field in model._meta.concrete_fields if field.is_relation]


class BriefField(serializers.Field):
    """A related row as its small object; null where there is none that the asker may see."""

    def __init__(self, *, model: type[models.Model], **kwargs: Any) -> None:
        self.model = model
        super().__init__(**{**kwargs, "read_only": True})

    def to_representation(self, value: Any) -> dict[str, Any]:
        return brief(value, self.context.get("base", ""))


class AddressField(serializers.Field):
    """The address of the row itself."""

    suffix = ""
    """What follows, where it is the address of something of the row's."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{**kwargs, "read_only": True, "source": "*"})

    def to_representation(self, value: Any) -> str:
        return f"{self.context.get('base', '')}{address(type(value))}{value.pk}/{self.suffix}"
