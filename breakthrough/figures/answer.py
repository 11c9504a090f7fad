"""Computes figures: one query for each part of a figure, whatever the number of rows or keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import ExtractYear

from breakthrough.figures.definition import Figure, Part, Text
from breakthrough.figures.question import Question, check, condition_of, path_of
from breakthrough.figures.registry import coverage, dimensions

WHOLE = None


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
    label: Text
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
    by = by or figure.default_by
    check(figure, question, by)
    whole = _values(figure, question, None, {WHOLE: ""})[0]
    series = _values(figure, question, by, _labels(figure, question, by)) if by else []
    return Answer(figure, question, whole, by, tuple(series))


def _values(figure: Figure, question: Question, by: str | None, labels: Mapping[Any, Text] | None) -> list[Value]:
    numerators = _totals(figure.parts, question, by)
    denominators = _totals(figure.per, question, by) if figure.per else {}
    covered = _coverage(figure, question, by)
    if labels is None:
        labels = {key: str(key) for key in sorted({*numerators, *denominators} - {None})}
    return [
        _value(figure, key, label, numerators.get(key, Decimal(0)), denominators.get(key, Decimal(0)), covered.get(key))
        for key, label in labels.items()
    ]


def _value(
    figure: Figure, key: Any, label: Text, numerator: Decimal, denominator: Decimal, covered: Coverage | None
) -> Value:
    name = None if key is WHOLE else str(key)
    if not figure.is_ratio:
        return Value(name, label, rounded(numerator, figure.unit.places), coverage=covered)
    value = rounded(figure.scale * numerator / denominator, figure.unit.places) if denominator else None
    return Value(name, label, value, numerator, denominator, covered)


def rounded(number: Decimal, places: int) -> Decimal:
    """Rounded half up, as people do and as the department's papers do."""
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _coverage(figure: Figure, question: Question, by: str | None) -> Mapping[Any, Coverage]:
    count = coverage() if figure.is_reported else None
    return count(question, by) if count else {}


def _totals(parts: tuple[Part, ...], question: Question, by: str | None) -> dict[Any, Decimal]:
    """The sum of the parts for each key of the dimension, or for the whole under the key None."""
    if len(parts) > 1 and all(part.entity for part in parts):
        return _united(parts, question, by)
    totals: dict[Any, Decimal] = {}
    for part in parts:
        for key, number in _grouped(part, question, by):
            totals[key] = totals.get(key, Decimal(0)) + Decimal(number or 0)
    return totals


def _grouped(part: Part, question: Question, by: str | None) -> Iterable[tuple[Any, Any]]:
    rows = part.rows(question.until).filter(condition_of(part, question)).order_by()
    total = Sum(part.amount) if part.amount else Count(part.entity or "pk", distinct=True)
    if by is None:
        return [(WHOLE, rows.aggregate(total=total)["total"])]
    if part.is_public and by != "year":
        # The same for every key: a share of all awards conferred, whichever cluster won them.
        number = rows.aggregate(total=total)["total"]
        return [(key, number) for key in (_every_key(by) or [])]
    return _by_key(rows, part, by).annotate(total=total).values_list("figure_key", "total")


def _by_key(rows: Any, part: Part, by: str) -> Any:
    from django.db.models import F

    path = path_of(part, by)
    if by == "year" and path is None:
        return rows.annotate(figure_key=ExtractYear(part.day)).values("figure_key")
    return rows.annotate(figure_key=F(path)).values("figure_key")


def _united(parts: tuple[Part, ...], question: Question, by: str | None) -> dict[Any, Decimal]:
    """Distinct entities that rows of several tables lead to: each counts once for a key, whoever names it."""
    found: dict[Any, set[Any]] = {}
    for part in parts:
        rows = part.rows(question.until).filter(condition_of(part, question)).order_by()
        if by is None:
            pairs = [(WHOLE, entity) for entity in rows.values_list(part.entity, flat=True).distinct()]
        else:
            pairs = list(_by_key(rows, part, by).values_list("figure_key", part.entity).distinct())
        for key, entity in pairs:
            if entity is not None:
                found.setdefault(key, set()).add(entity)
    return {key: Decimal(len(entities)) for key, entities in found.items()}


def _every_key(by: str) -> list[Any]:
    dimension = dimensions()[by]
    if dimension.model:
        return list(dimension.model._default_manager.values_list(dimension.key, flat=True))
    return [key for key, _label in dimension.choices()] if dimension.choices else []
