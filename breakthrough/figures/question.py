from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from breakthrough.figures.definition import Figure, Part
from breakthrough.figures.registry import dimensions
from breakthrough.scope import Access, task_condition


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
    condition = Q()
    if part.is_public:
        names = [name for name in question.filters if name == "year" or name in part.filters]
    else:
        names = list(question.filters)
        condition &= scope_of(part, question.access)
    for name in names:
        key = question.filters[name]
        if name == "year":
            condition &= year_condition(part, key)
        elif path := path_of(part, name):
            condition &= Q((path, key))
    return condition


def scope_of(part: Part, access: Access) -> Q:
    if access.everything:
        return Q()
    if part.task is not None:
        if not access.clusters and not access.tasks:
            return Q(pk__in=[])
        return task_condition(part.task, access.clusters, access.tasks)
    model = part.rows(date.min).model
    condition = model.scope_condition(access)
    return Q(pk__in=[]) if condition is None else condition


def year_condition(part: Part, key: str) -> Q:
    if not key.isdecimal() or not 1990 <= int(key[:5]) <= 2100:
        raise UnknownKey("year", _("A year is a number between 1990 and 2100."))
    return Q((f"{part.day}__year", int(key))) if part.day else Q()


def check(figure: Figure, question: Question, by: str | None) -> None:
    """Refuses filters and dimensions that the figure does not have, naming those that it has."""
    own = {name for part in figure.parts for name in part.filters}
    known = sorted({*figure.by, *own})
    for name in [*question.filters, *([by] if by else [])]:
        if name not in known:
            message = _("“%(name)s” does not divide this figure. Possible: %(known)s.")
            raise UnknownKey(name, message % {"name": name, "known": ", ".join(known)})
