"""What hangs on a row that can be merged, as far as somebody may see it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models

from breakthrough.duplicates.pair import Pair
from breakthrough.scope import Access, Record

SHOWN = 5


@dataclass(frozen=True)
class Use:
    """A column by which rows of one table name the row."""

    model: Any
    path: str

    @property
    def label(self) -> str:
        """The table, and the column where it is not the only one."""
        own: str = str(self.model._meta.verbose_name_plural)
        field = self.model._meta.get_field(self.path)
        alike = [one for one in self.model._meta.concrete_fields if one.related_model is field.related_model]
        return f"{own} ({field.verbose_name})" if len(alike) > 1 else own


@dataclass(frozen=True)
class Shown:
    """The rows of one use that somebody may see."""

    label: str
    count: int
    rows: list[Any]


def uses(model: Any) -> Iterator[Use]:
    for relation in model._meta.related_objects:
        other: Any = relation.related_model
        if issubclass(other, Record) and not issubclass(other, Pair) and relation.field.name != "merged_into":
            yield Use(other, relation.field.name)


def scoped(model: Any) -> Iterator[Use]:
    """Uses that belong to tasks: the direct ones, and those through a shared row (an organization's people's work)."""
    for use in uses(model):
        if use.model.scope_path is not None:
            yield use
        elif use.model is not model:
            direct = [one for one in uses(use.model) if one.model.scope_path is not None]
            yield from (Use(one.model, f"{one.path}__{use.path}") for one in direct)


def family(row: Any) -> list[int]:
    """The row and those merged into it."""
    return [row.pk, *type(row)._base_manager.filter(merged_into=row.pk).values_list("pk", flat=True)]


def shown_uses(row: Any, access: Access) -> list[Shown]:
    """What hangs on the row within `access`; what lies outside is not even counted."""
    keys, found = family(row), []
    for use in uses(type(row)):
        within = use.model.objects.filter(**{f"{use.path}__in": keys}).within(access)
        count = within.count()
        if count:
            found.append(Shown(use.label, count, list(within.fetch_mode(models.FETCH_PEERS)[:SHOWN])))
    return found


def is_used(row: Any, access: Access) -> bool:
    return any(rows.within(access).exists() for rows in rows_of(row))


def is_used_elsewhere(row: Any, access: Access) -> bool:
    """Whether it is used outside of `access`: that alone is said, not where nor how often."""
    if access.everything:
        return False
    return any(rows.exclude(pk__in=rows.within(access).order_by().values("pk")).exists() for rows in rows_of(row))


def rows_of(row: Any) -> Iterable[Any]:
    keys = family(row)
    return [use.model.objects.filter(**{f"{use.path}__in": keys}) for use in scoped(type(row))]


def is_within(row: Any, access: Access) -> bool:
    """Whether somebody with this access may decide about the row: it is used there, or not used at all."""
    if access.everything:
        return True
    return not access.nothing and (is_used(row, access) or not any(rows.exists() for rows in rows_of(row)))
