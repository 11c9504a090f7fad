"""The order of a list: total, so that every row has one place in it, and a comparison with that place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from django.db.models import BooleanField, Expression, F, Func, Q, QuerySet, Value
from django.db.models.lookups import GreaterThan, LessThan
from django.utils.translation import gettext as _

from breakthrough.api.errors import Refused
from breakthrough.api.values import nearest


@dataclass(frozen=True)
class Key:
    """One column of an order. PostgreSQL puts NULL last going up and first going down, as its indexes do."""

    path: str
    descending: bool
    is_nullable: bool
    field: Any
    is_unique: bool = False

    def flipped(self) -> Key:
        return replace(self, descending=not self.descending)

    @property
    def term(self) -> str:
        return f"-{self.path}" if self.descending else self.path


def keys_of(queryset: QuerySet, wanted: str | None, allowed: dict[str, list[str]], default: list[str]) -> list[Key]:
    """The order asked for, or the default, ended by the primary key unless a unique column comes before."""
    terms = parsed(wanted, allowed) if wanted else default
    keys: list[Key] = []
    for term in terms:
        key = key_of(queryset, term.removeprefix("-"), term.startswith("-"))
        if key.path not in [known.path for known in keys]:
            keys.append(key)
        if key.is_unique:
            return keys
    return [*keys, key_of(queryset, "id", keys[-1].descending if keys else False)]


def parsed(wanted: str, allowed: dict[str, list[str]]) -> list[str]:
    terms = []
    for word in wanted.split(",")[:20]:
        name, minus = word.strip().removeprefix("-"), "-" if word.strip().startswith("-") else ""
        if name not in allowed:
            raise Refused("ordering", unsortable(name[:100], allowed))
        terms += [f"{minus}{path}" for path in allowed[name]]
    return terms


def unsortable(name: str, allowed: dict[str, list[str]]) -> str:
    if near := nearest(name, allowed):
        return _("This list has no order by “%(name)s”. Did you mean “%(nearest)s”?") % {"name": name, "nearest": near}
    message = _("This list has no order by “%(name)s”. Possible: %(known)s.")
    return message % {"name": name, "known": ", ".join(sorted(allowed))}


def key_of(queryset: QuerySet, path: str, descending: bool) -> Key:
    annotation = queryset.query.annotations.get(path)
    if annotation is not None:
        return Key(path, descending, True, annotation.output_field)
    model: Any = queryset.model
    is_nullable = False
    field: Any = None
    for name in path.split("__"):
        field = model._meta.pk if name == "pk" else model._meta.get_field(name)
        is_nullable = is_nullable or field.null
        model = field.related_model if field.is_relation else None
    if field.is_relation:
        # By the key itself, which the table's own index has: the order is stable, and no join is needed.
        return Key(field.attname, descending, is_nullable, field.target_field)
    is_unique = field.unique and not is_nullable and "__" not in path
    return Key("id" if path == "pk" else path, descending, is_nullable, field, is_unique)


def annotated(queryset: QuerySet, keys: list[Key]) -> QuerySet:
    """With the values of the keys that stand in other tables."""
    return queryset.annotate(**{_name(place): F(key.path) for place, key in enumerate(keys) if "__" in key.path})


def values_of(row: Any, keys: list[Key]) -> list[Any]:
    return [getattr(row, name) for name in columns_of(keys)]


def columns_of(keys: list[Key]) -> list[str]:
    """The names under which a row has the values of the keys."""
    return [_name(place) if "__" in key.path else key.path for place, key in enumerate(keys)]


def _name(place: int) -> str:
    return f"order_{place}"


def after(keys: list[Key], values: list[Any]) -> Expression | Q:
    """The condition that rows after the one with these values meet."""
    if len({key.descending for key in keys}) == 1 and not any(key.is_nullable for key in keys):
        # One comparison of rows, which an index answers.
        row = Func(*[F(key.path) for key in keys], function="ROW", output_field=BooleanField())
        place = Func(
            *[Value(value, key.field) for key, value in zip(keys, values, strict=True)],
            function="ROW",
            output_field=BooleanField(),
        )
        return LessThan(row, place) if keys[0].descending else GreaterThan(row, place)
    condition = Q(pk__in=[])
    for key, value in reversed(list(zip(keys, values, strict=True))):
        condition = beyond(key, value) | (equal(key, value) & condition)
    return condition


def equal(key: Key, value: Any) -> Q:
    return Q((f"{key.path}__isnull", True)) if value is None else Q((key.path, value))


def beyond(key: Key, value: Any) -> Q:
    if key.descending:
        return Q((f"{key.path}__isnull", False)) if value is None else Q((f"{key.path}__lt", value))
    if value is None:
        return Q(pk__in=[])
    further = Q((f"{key.path}__gt", value))
    return further | Q((f"{key.path}__isnull", True)) if key.is_nullable else further
