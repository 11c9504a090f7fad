"""The rows behind a figure: those, and only those, that add up to its value."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from django.db.models import FETCH_PEERS, CharField, DateField, F, Model, Q, QuerySet, Value
from django.db.models.expressions import Combinable

from breakthrough.figures.definition import Figure, Part
from breakthrough.figures.keeping import Counting, adds_up, counted
from breakthrough.figures.question import Question, check, chosen_rows
from breakthrough.union import Sql, sql_of

NOTHING = Decimal(0), 0


@dataclass(frozen=True)
class Row:
    """One row behind a figure, and what it adds to the value, or to the ratio's numerator or denominator."""

    part: str
    instance: Model
    task: str | None
    day: date | None
    contribution: Decimal


@dataclass(frozen=True)
class RowSet:
    """The rows of one table behind one part of a figure, ordered by primary key."""

    part: str
    queryset: QuerySet
    narrow: Callable[[], QuerySet] | None = None
    """The rows of the tasks touched since a moment alone; None where not each row is one task's."""

    @property
    def counting(self) -> Counting | None:
        """How many rows there are, and what they add up to."""
        sql = _added_up(self.queryset)
        narrow = self.narrow
        return Counting(sql, (lambda: _added_up(narrow())) if narrow else None) if sql else None

    def read(self, instance: Any) -> Row:
        return Row(
            self.part,
            instance,
            instance.figure_task or None,
            instance.figure_day,
            Decimal(instance.figure_contribution if instance.figure_contribution is not None else 0),
        )

    def __iter__(self) -> Iterator[Row]:
        return (self.read(instance) for instance in self.queryset)


def added_up(sets: Sequence[RowSet]) -> list[tuple[Decimal, int]]:
    """What the rows of each set add up to, and how many there are."""
    countings = [one.counting for one in sets]
    found = iter(counted([one for one in countings if one]))
    return [next(found).get((), NOTHING) if one else NOTHING for one in countings]


def _added_up(rows: QuerySet) -> Sql | None:
    query = sql_of(rows.order_by().values_list("figure_contribution"))
    if query is None:
        return None
    return f"SELECT coalesce(sum(added), 0)::numeric, count(*) FROM ({query[0]}) AS one(added)", query[1]


def rows_of(figure: Figure, question: Question) -> list[RowSet]:
    """The rows behind the figure's whole value. Raises UnknownKey as `answer` does."""
    check(figure, question, None)
    if not figure.per:
        return _row_sets("value", figure.parts, question)
    return [*_row_sets("numerator", figure.parts, question), *_row_sets("denominator", figure.per, question)]


def _row_sets(name: str, parts: tuple[Part, ...], question: Question) -> list[RowSet]:
    entities = [part for part in parts if part.entity]
    row_sets = [_own_set(name, part, question) for part in parts if not part.entity]
    return [RowSet(name, _entities(entities, question)), *row_sets] if entities else row_sets


def _own_set(name: str, part: Part, question: Question) -> RowSet:
    narrow = partial(_own_rows, part, replace(question, touched_alone=True))
    return RowSet(name, _own_rows(part, question), narrow if adds_up(part.model, part.task) else None)


def _own_rows(part: Part, question: Question) -> QuerySet:
    task = None if part.task is None else f"{part.task}__code" if part.task else "code"
    return (
        chosen_rows(part, question)
        .annotate(
            figure_contribution=F(part.amount) if part.amount else Value(1),
            figure_task=F(task) if task else Value("", CharField()),
            figure_day=_day(part),
        )
        .order_by("pk")
        .fetch_mode(FETCH_PEERS)
    )


def _day(part: Part) -> Combinable:
    return F(part.day) if part.day else Value(None, DateField())


def _entities(parts: list[Part], question: Question) -> QuerySet:
    """The distinct entities that the rows lead to, each of which adds 1."""
    condition = Q()
    for part in parts:
        assert part.entity
        rows = chosen_rows(part, question).filter(**{f"{part.entity}__isnull": False})
        condition |= Q(pk__in=rows.values(part.entity))
    model = parts[0].entity_model
    assert model is not None
    return (
        model._default_manager.filter(condition)
        .annotate(
            figure_contribution=Value(1),
            figure_task=Value("", CharField()),
            figure_day=Value(None, DateField()),
        )
        .order_by("pk")
        .fetch_mode(FETCH_PEERS)
    )
