from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from breakthrough.figures.definition import Figure, Part
from breakthrough.figures.keeping import touched_alone
from breakthrough.figures.registry import dimensions
from breakthrough.scope import Access, task_condition

NOT_STATED = "none"
LONGEST_CODE = 18


class UnknownKey(ValueError):
    """A question names a dimension, filter or key that does not exist."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(message)
        self.name = name


@dataclass(frozen=True)
class Question:
    """What is asked of a figure: whose view, facts up to which day, narrowed to what."""

    access: Access
    until: date
    filters: Mapping[str, str] = field(default_factory=dict)
    touched_alone: bool = False
    """Whether only the rows of the tasks touched since a moment are asked for (`keeping`)."""

    def narrowed(self, name: str, key: str) -> Question:
        return replace(self, filters={**self.filters, name: key})


def path_of(part: Part, name: str) -> str | None:
    """The path from a part's rows to a dimension's key; None where the part does not know the dimension."""
    if name in part.filters:
        return part.filters[name]
    dimension = dimensions().get(name)
    if dimension is None or part.task is None or dimension.path is None:
        return None
    return f"{part.task}__{dimension.path}" if part.task else dimension.path


def condition_of(part: Part, question: Question) -> Q:
    """The one condition for scope and filters together.

    It is one `Q` on purpose: where a path leads to many tasks, two `filter()` calls would each match another task.
    """
    condition = Q() if part.is_public else scope_of(part, question.access)
    for name, key in question.filters.items():
        condition &= filter_of(part, name, key)
    if question.touched_alone and part.task is not None:
        condition &= touched_alone(part.task)
    return condition


def chosen_rows(part: Part, question: Question) -> QuerySet:
    """The part's rows within scope, day and filters."""
    return part.rows(question.until).filter(condition_of(part, question)).order_by()


def filter_of(part: Part, name: str, key: str) -> Q:
    """Rows of one key; every row where the part is not divided by that dimension (all awards conferred)."""
    path = path_of(part, name)
    if path is None:
        return Q((f"{part.day}__year", int(key))) if name == "year" and part.day else Q()
    if key == NOT_STATED:
        return Q((f"{path}__isnull", True))
    number = dimensions()[name].number if name in dimensions() else None
    if number and not is_row_number(key):
        return Q((f"{part.task}__{number}" if part.task else number, key))
    return Q((path, key))


def name_of(name: str, key: str, access: Access) -> str:
    """What a filter's key is called, by whichever of its codes it is named; the key itself where it has no name."""
    dimension = dimensions().get(name)
    if dimension is None:
        return key
    if dimension.number and key != NOT_STATED and not is_row_number(key):
        model: Any = dimension.model
        return str(model._default_manager.filter(**{model.natural_field: key}).within(access).first() or key)
    found = None if key == NOT_STATED else int(key) if dimension.key == "pk" else key
    return str(dimension.labels([found], access).get(found, key))


def is_row_number(key: str) -> bool:
    return key.isascii() and key.isdecimal() and len(key) < LONGEST_CODE


def scope_of(part: Part, access: Access) -> Q:
    if access.everything:
        return Q()
    if part.task is not None:
        if not access.clusters and not access.tasks:
            return Q(pk__in=[])
        return task_condition(part.task, access.clusters, access.tasks)
    model: Any = part.model
    condition = model.scope_condition(access)
    return Q(pk__in=[]) if condition is None else condition


def dividers(figure: Figure) -> set[str]:
    """What the figure can be narrowed by, and divided where it is a dimension."""
    return {*figure.by, *(name for part in figure.parts for name in part.filters)}


def check(figure: Figure, question: Question, by: str | None) -> None:
    """Refuses filters, dimensions and keys that do not exist, naming those that do."""
    check_names(figure, question, by)
    check_keys(question)


def check_names(figure: Figure, question: Question, by: str | None) -> None:
    known = sorted(dividers(figure))
    for name in [*question.filters, *([by] if by else [])]:
        if name not in known:
            message = _("“%(name)s” does not divide this figure. Possible: %(known)s.")
            raise UnknownKey(name, message % {"name": name, "known": ", ".join(known)})
    if by and (by not in dimensions() or not dimensions()[by].divides):
        raise UnknownKey("by", _("“%(name)s” narrows this figure but does not divide it.") % {"name": by})


def check_keys(question: Question) -> None:
    for name, key in question.filters.items():
        check_key(name, key, question.access)


def check_key(name: str, key: str, access: Access) -> None:
    """Refuses a key that does not exist, in the same words whether it is absent or out of scope."""
    dimension = dimensions().get(name)
    if name == "year":
        check_year(key)
        return
    if key == NOT_STATED or dimension is None:
        return
    if dimension.choices:
        exists = key in dict(dimension.choices)
    else:
        model: Any = dimension.model
        field = model.natural_field if dimension.number and not is_row_number(key) else dimension.key
        is_possible = field != "pk" or is_row_number(key)
        exists = is_possible and model._default_manager.filter(**{field: key}).within(access).exists()
    if not exists:
        raise UnknownKey(name, _("There is no “%(key)s”.") % {"key": key[:100]})


def check_year(key: str) -> None:
    if not (key.isascii() and key.isdecimal() and len(key) == 4 and 1990 <= int(key) <= 2100):
        raise UnknownKey("year", _("A year is a number between 1990 and 2100."))
