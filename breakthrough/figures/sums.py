"""Sums of many parts, by their keys and up to many days, in one query: a SELECT for each sum, united.

A part whose rows stay facts once they are (`Part.since`) is read once, whatever the number of days: each row goes to
the first day by which it is a fact. One whose rows come and go is read as its flow, if it has one (tasks by their
status changes), and else asked again for each day, by a lateral join, inside the same query. A whole sum is counted in
passing where the same is divided as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property, lru_cache, partial
from typing import Any, NoReturn

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Func, QuerySet
from django.db.models.functions import ExtractYear

from breakthrough.figures.definition import Part
from breakthrough.figures.keeping import Counting, adds_up, counted
from breakthrough.figures.question import Question, chosen_rows, path_of
from breakthrough.figures.registry import dimensions
from breakthrough.figures.value import WHOLE
from breakthrough.history import is_traveling
from breakthrough.models.fields import LAST_DAY
from breakthrough.union import Sql, sql_of, united

Keys = tuple[Any, ...]
KEYS = ("figure_key", "figure_column")
COLUMNS = "figure_key, figure_column, figure_place"
ENTITY = "figure_key, figure_column, figure_value"
PLACEHOLDER = re.compile("%[s%]")


@dataclass(frozen=True)
class Sum:
    """What is asked for: of one part, or of several whose entities are united, for each key on each day."""

    parts: tuple[Part, ...]
    by: tuple[str, ...]
    days: tuple[date, ...]
    """In their order."""
    and_whole: bool = False
    """Whether what is divided is asked for as a whole, too."""

    @cached_property
    def name(self) -> tuple[int, ...]:
        return name_of(self.parts)

    @property
    def counts(self) -> bool:
        """Whether distinct entities are counted, which do not add up."""
        return self.parts[0].entity is not None

    @property
    def flows(self) -> bool:
        """Whether amounts say what came and went: a key that everything has left is no key any more."""
        return any(part.is_flow for part in self.parts)

    @property
    def grows(self) -> bool:
        return all(part.since is not None for part in self.parts)


def name_of(parts: tuple[Part, ...]) -> tuple[int, ...]:
    # A part is one object for the life of the process, shared by the figures that are made of it.
    return tuple(id(part) for part in parts)


class AnyDay(date):
    """Stands for each of many days while a query is put into SQL; nobody can reckon with it in Python."""

    def refuse(self, *_arguments: Any) -> NoReturn:
        raise TypeError("The rows of a part are asked for many days at once: leave reckoning with the day to SQL.")

    __add__ = __radd__ = __sub__ = __rsub__ = refuse
    __lt__ = __le__ = __gt__ = __ge__ = refuse
    isoformat = refuse


ANY_DAY = AnyDay(1990, 1, 1)


@dataclass(frozen=True)
class Query:
    """Sums that are asked for together; equal to another one whose SQL would be the same."""

    name: tuple[Any, ...]
    sums: tuple[Sum, ...] = field(compare=False)
    """Kept with the SQL, so that no other part can come to have the name of one of these."""
    question: Question = field(compare=False)

    @classmethod
    def of(cls, sums: Iterable[Sum], question: Question) -> Query:
        names = tuple((one.name, one.by, one.days, one.and_whole) for one in sums)
        filters = tuple(sorted(question.filters.items()))
        return cls((names, question.access, question.until, filters), tuple(sums), question)


def summed(asked: Sequence[Sum], question: Question) -> list[dict[date, dict[Keys, Decimal]]]:
    """For each sum and each of its days, and maybe others, the totals by their keys; keys without rows are left out."""
    sums = together(asked)
    chosen = [replace(one, parts=tuple(shortest(part, one.by, question) for part in one.parts)) for one in sums]
    totals: list[dict[int, dict[Keys, Decimal]]] = [{} for _ in sums]
    wholes: list[dict[int, dict[Keys, Decimal]]] = [{} for _ in sums]
    countings = _countings(Query.of(chosen, question))
    for place, found in zip(countings, counted([*countings.values()]), strict=True):
        for (is_whole, key, column, day), (total, _rows) in found.items():
            keys = () if is_whole else _read(sums[place].by, (key, column))
            (wholes if is_whole else totals)[place].setdefault(day, {})[keys] = total
    answers = {}
    for one, read, divided, whole in zip(sums, chosen, totals, wholes, strict=True):
        answers[one.name, one.by] = _by_day(read, divided)
        for by in coarser(one, asked):
            answers[one.name, by] = _by_day(read, whole if one.counts else _added_up(divided, one.by, by))
    return [answers[one.name, one.by] for one in asked]


def together(asked: Sequence[Sum]) -> list[Sum]:
    """What is asked for, less what others say in passing: wholes, on the days of both, and amounts less divided."""
    passed = {(one.name, by) for one in asked for by in coarser(one, asked) if by}
    wholes = {one.name: one for one in asked if not one.by}
    sums = []
    for one in asked:
        if (one.name, one.by) in passed:
            continue
        whole = wholes.pop(one.name, None) if one.by else None
        days = tuple(sorted({*one.days, *(whole.days if whole else ())}))
        sums.append(replace(one, days=days, and_whole=whole is not None))
    return [one for one in sums if one.by or one.name in wholes]


def coarser(one: Sum, asked: Sequence[Sum]) -> list[tuple[str, ...]]:
    """In which other ways a sum tells the same part; what counts distinct entities tells the whole at most."""

    def tells(other: Sum) -> bool:
        return one.and_whole if not other.by else not one.counts and set(other.days) <= set(one.days)

    return [other.by for other in asked if other.name == one.name and set(other.by) < set(one.by) and tells(other)]


def _added_up(
    divided: dict[int, dict[Keys, Decimal]], by: tuple[str, ...], coarse: tuple[str, ...]
) -> dict[int, dict[Keys, Decimal]]:
    places = [by.index(name) for name in coarse]
    added: dict[int, dict[Keys, Decimal]] = {}
    for day, found in divided.items():
        totals = added.setdefault(day, {})
        for keys, total in found.items():
            key = tuple(keys[place] for place in places)
            totals[key] = totals.get(key, Decimal(0)) + total
    return added


def key_of(part: Part, by: str | None) -> Any:
    """The expression of a row's key; None where the part is not divided by the dimension."""
    if by is None:
        return None
    if path := path_of(part, by):
        return F(path)
    return ExtractYear(part.day) if by == "year" and part.day else None


def shortest(part: Part, by: Iterable[str], question: Question) -> Part:
    """The part, or what says the same and is read faster: its flow, or, now and of whole clusters, its summary."""
    # What does not divide the part divides neither of them; all have the same day.
    divide = [name for name in (*question.filters, *by) if path_of(part, name)]
    if part.flow and all(path_of(part.flow, name) for name in divide):
        return part.flow
    if part.summary is None or question.access.tasks or is_traveling():
        return part
    return part.summary if all(name in part.summary.filters for name in divide) else part


@lru_cache(maxsize=500)
def _countings(query: Query) -> dict[int, Counting]:
    """The queries of the sums that can have rows, by their places.

    Made once: people open the same pages, and to put twenty figures into SQL takes longer than to count them.
    """
    return {place: found for place, one in enumerate(query.sums) if (found := _counting(one, query.question))}


def _counting(one: Sum, question: Question) -> Counting | None:
    query = _query(one, question)
    if query is None:
        return None
    is_of_tasks = not one.counts and all(adds_up(part.model, part.task) for part in one.parts)
    narrow = partial(_query, one, replace(question, touched_alone=True))
    return Counting(query, narrow if is_of_tasks else None)


def _query(one: Sum, question: Question) -> Sql | None:
    rows = [found for part in one.parts if (found := _rows(part, one, question))]
    if not rows:
        return None
    text, parameters = united(rows)
    is_whole, total = "0 AS is_whole", "sum(figure_value)"
    if one.counts:
        text, is_whole, total = _entities(text, one), "is_whole", "count(*)"
    text = f"SELECT {is_whole}, {COLUMNS}, {total}::numeric, count(*) FROM ({text}) AS found"
    return f"{text} GROUP BY {COLUMNS}" + (", is_whole" if one.counts else ""), parameters


def _entities(text: str, one: Sum) -> str:
    """Each entity once for each key and day, or with the first day on which a row leads to it if it stays."""
    place, first = ("", "min(figure_place) AS figure_place") if one.grows else ("figure_place, ", "figure_place")
    sets = f"({place}{ENTITY})" + (f", ({place}figure_value)" if one.and_whole else "")
    return (
        f"SELECT {ENTITY}, {first}, grouping(figure_key) AS is_whole FROM ({text}) AS led "
        f"WHERE figure_value IS NOT NULL GROUP BY GROUPING SETS ({sets})"
    )


def _rows(part: Part, one: Sum, question: Question) -> Sql | None:
    """Each row of a part with its keys, the place of its day, and what it adds or leads to."""
    if one.grows:
        place = Place(one.days, part.since)
        rows = chosen_rows(part, replace(question, until=LAST_DAY)).annotate(figure_place=place)
        return _named(sql_of(_selected(rows.filter(figure_place__lt=len(one.days)), part, one)))
    if len(one.days) == 1:
        rows = chosen_rows(part, replace(question, until=one.days[0])).annotate(figure_place=models.Value(0))
        return _named(sql_of(_selected(rows, part, one)))
    rows = chosen_rows(part, replace(question, until=ANY_DAY)).annotate(figure_place=models.Value(0))
    return _for_each_day(_named(sql_of(_selected(rows, part, one))), one.days)


def _selected(rows: QuerySet, part: Part, one: Sum) -> QuerySet:
    whole = models.Value(WHOLE, models.CharField())
    by = dict(zip(KEYS, (*one.by, None, None), strict=False))
    columns = {name: key_of(part, dimension) or whole for name, dimension in by.items()}
    name = part.amount or part.entity
    value = F(name) if name else models.Value(1)
    # Under other names than those that a field or annotation may have.
    return rows.values(figure_place=F("figure_place"), figure_value=value, **columns)


def _named(query: Sql | None) -> Sql | None:
    """Columns of the same order and type, whatever the part."""
    if query is None:
        return None
    columns = "figure_key::text, figure_column::text, figure_place::integer, figure_value"
    return f"SELECT {columns} FROM ({query[0]}) AS one", query[1]


def _for_each_day(query: Sql | None, days: Sequence[date]) -> Sql | None:
    if query is None:
        return None
    text, parameters = query
    others = iter(parameters)
    kept: list[Any] = []

    def filled(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%%"
        parameter = next(others)
        if parameter is ANY_DAY:
            return "figure_day.until"
        kept.append(parameter)
        return "%s"

    text = PLACEHOLDER.sub(filled, text)
    each = "unnest(%s::date[]) WITH ORDINALITY AS figure_day(until, place)"
    columns = "each.figure_key, each.figure_column, (figure_day.place - 1)::integer AS figure_place, each.figure_value"
    return f"SELECT {columns} FROM {each} CROSS JOIN LATERAL ({text}) AS each", [[*days], *kept]


class Place(Func):
    """The place, among days in their order, of the first one by which something is a fact."""

    function = "width_bucket"
    output_field = models.IntegerField()

    def __init__(self, days: Sequence[date], since: Any) -> None:
        # The days that are before it are those whose next day is not after it.
        next_days = [day + timedelta(days=1) for day in days]
        super().__init__(since, models.Value(next_days, ArrayField(models.DateField())))


def _read(by: tuple[str, ...], keys: Iterable[str | None]) -> Keys:
    return tuple(dimensions()[name].read(key) if key else key for name, key in zip(by, keys, strict=False))


def _by_day(one: Sum, found: dict[int, dict[Keys, Decimal]]) -> dict[date, dict[Keys, Decimal]]:
    totals: dict[date, dict[Keys, Decimal]] = {}
    running: dict[Keys, Decimal] = {}
    for place, day in enumerate(one.days):
        new = found.get(place, {})
        if one.grows:
            grown = running | {keys: running.get(keys, Decimal(0)) + total for keys, total in new.items()}
            running = {keys: total for keys, total in grown.items() if total or not one.flows}
        else:
            running = new
        totals[day] = running
    return totals
