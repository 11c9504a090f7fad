"""Computes figures: one query for each part of a figure, whatever the number of rows or keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from django.db import models
from django.db.models import Count, F, QuerySet, Sum
from django.db.models.functions import ExtractYear

from breakthrough.figures.definition import Figure, Part
from breakthrough.figures.question import NOT_STATED, Question, check, condition_of, path_of
from breakthrough.figures.registry import coverage, dimensions
from breakthrough.models.bilingual import Label
from breakthrough.units import rounded

WHOLE = ""
NONE = Decimal(0)


@dataclass(frozen=True)
class Coverage:
    """How many of the reports due for the latest period have been approved, and which tasks' are missing."""

    reported: int
    expected: int
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Value:
    """A figure's value for one key, exact; None where there is nothing to divide by."""

    key: str | None
    label: Label
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    coverage: Coverage | None = None


@dataclass(frozen=True)
class Answer:
    """A figure's whole value, and its values by a dimension if one was asked for."""

    figure: Figure
    question: Question
    whole: Value
    by: str | None = None
    series: tuple[Value, ...] = ()


def answer(figure: Figure, question: Question, by: str | None = None) -> Answer:
    """The figure as the asker may see it. Raises UnknownKey where the figure has no such dimension."""
    return Reckoning(question).answer(figure, by)


class Reckoning:
    """Figures for one question at one moment: what several of them share is computed once.

    It must not outlive the `as_of` block in which it was made.
    """

    def __init__(self, question: Question) -> None:
        self.question = question
        self.known: dict[Any, Any] = {}

    def answer(self, figure: Figure, by: str | None = None) -> Answer:
        by = by or figure.default_by
        check(figure, self.question, by)
        series = tuple(self.values(figure, by)) if by else ()
        return Answer(figure, self.question, self.values(figure, None)[0], by, series)

    def values(self, figure: Figure, by: str | None) -> list[Value]:
        """The figure's values by a dimension, or its one whole value."""
        numerators = self.totals(figure.parts, by)
        denominators = self.totals(figure.per, by)
        covered = self.coverage(figure, by)
        found = {*numerators, *denominators} - {WHOLE}
        labels = self.labels(by, frozenset(found)) if by else {WHOLE: Label("", "")}
        # A public denominator, such as all awards conferred, is the same for every key.
        everywhere = denominators.get(WHOLE, NONE)
        return [
            _value(figure, key, label, numerators.get(key, NONE), denominators.get(key, everywhere), covered.get(key))
            for key, label in labels.items()
        ]

    def crossed(self, figure: Figure, rows: str, columns: str) -> dict[tuple[Any, Any], int]:
        """How many rows of a figure there are for each pair of keys of two dimensions."""
        part = figure.parts[0]
        keys = {"figure_row": _key(part, rows), "figure_column": _key(part, columns)}
        found = chosen_rows(part, self.question).values(**keys).annotate(figure_total=Count("pk"))
        return {(pair["figure_row"], pair["figure_column"]): pair["figure_total"] for pair in found}

    def totals(self, parts: tuple[Part, ...], by: str | None) -> dict[Any, Decimal]:
        """The sum of the parts for each key; the whole, and public parts, under WHOLE."""
        if len(parts) > 1 and all(part.entity for part in parts):
            return _united(parts, self.question, by)
        totals: dict[Any, Decimal] = {}
        for part in parts:
            for key, number in self.once(("sum", id(part), by), partial(_summed, part, self.question, by)):
                totals[key] = totals.get(key, NONE) + Decimal(number or 0)
        return totals

    def coverage(self, figure: Figure, by: str | None) -> Mapping[Any, Coverage]:
        count = coverage() if figure.is_reported else None
        return self.once(("coverage", by), lambda: count(self.question, by)) if count else {}

    def labels(self, by: str, found: frozenset[Any]) -> dict[Any, Label]:
        only = self.question.filters.get(by)
        return self.once(("labels", by, found), lambda: dimensions()[by].labels(found, self.question.access, only))

    def once(self, key: Any, compute: Callable[[], Any]) -> Any:
        if key not in self.known:
            self.known[key] = compute()
        return self.known[key]


def _value(
    figure: Figure, key: Any, label: Label, numerator: Decimal, denominator: Decimal, covered: Coverage | None
) -> Value:
    name = None if key == WHOLE else NOT_STATED if key is None else str(key)
    if not figure.per:
        return Value(name, label, rounded(numerator, figure.unit.places), coverage=covered)
    value = rounded(figure.scale * numerator / denominator, figure.unit.places) if denominator else None
    return Value(name, label, value, numerator, denominator, covered)


def chosen_rows(part: Part, question: Question) -> QuerySet:
    """The part's rows within scope, day and filters."""
    return part.rows(question.until).filter(condition_of(part, question)).order_by()


def _summed(part: Part, question: Question, by: str | None) -> list[tuple[Any, Any]]:
    rows = chosen_rows(part, question)
    total = Sum(part.amount) if part.amount else Count(part.entity or "pk", distinct=bool(part.entity))
    key = _key(part, by)
    if key is None:
        return [(WHOLE, rows.aggregate(total=total)["total"])]
    return list(rows.values(figure_key=key).annotate(figure_total=total).values_list("figure_key", "figure_total"))


def _key(part: Part, by: str | None) -> Any:
    """The expression of a row's key; None where the part is not divided by the dimension."""
    if by is None:
        return None
    if path := path_of(part, by):
        return F(path)
    return ExtractYear(part.day) if by == "year" and part.day else None


def _united(parts: tuple[Part, ...], question: Question, by: str | None) -> dict[Any, Decimal]:
    """Distinct entities that rows of several tables lead to: each counts once for a key, whoever names it."""
    found: dict[Any, set[Any]] = {}
    for part in parts:
        key, entity = _key(part, by) or models.Value(WHOLE, models.CharField()), F(part.entity or "pk")
        for pair in chosen_rows(part, question).values(figure_key=key, figure_entity=entity).distinct():
            if pair["figure_entity"] is not None:
                found.setdefault(pair["figure_key"], set()).add(pair["figure_entity"])
    return {key: Decimal(len(entities)) for key, entities in found.items()}
