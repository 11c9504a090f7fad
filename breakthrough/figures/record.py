"""An answer as data, the same for the API, the command line and documents."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from breakthrough.figures.asking import Asked, ScopeNote
from breakthrough.figures.definition import COUNT, Figure, Part
from breakthrough.figures.registry import earlier_versions
from breakthrough.figures.value import Answer, Coverage, Value
from breakthrough.models.bilingual import Label


def record(answer: Answer, asked: Asked, rows: str, scope: ScopeNote | None) -> dict[str, Any]:
    """The figure, its words and how it was asked; `rows` is the address of the rows that add up to it."""
    figure, whole = answer.figure, answer.whole
    name, definition = Label.of(figure.name), Label.of(figure.definition)
    shown = {
        "code": figure.code,
        "name_zh": name.zh,
        "name_en": name.en,
        "unit": figure.unit.code,
        **numbers(figure, whole),
        "definition_zh": definition.zh,
        "definition_en": definition.en,
        "version": figure.version,
        "since": day(figure),
        "earlier": [version(one) for one in earlier_versions(figure)],
        "as_of": asked.known_at.isoformat(),
        "until": answer.question.until.isoformat(),
        "rows": asked.address(rows, by=None),
        "filters": dict(answer.question.filters),
        "scope": {"clusters": scope.clusters, "of": scope.of} if scope else None,
    }
    if answer.by:
        shown |= {"by": answer.by, "series": [line(figure, answer.by, one, asked, rows) for one in answer.series]}
    return shown


def version(figure: Figure) -> dict[str, Any]:
    """What the figure was before: a trend of values that were quoted has a break where the next one begins."""
    definition = Label.of(figure.definition)
    return {
        "version": figure.version,
        "since": day(figure),
        "definition_zh": definition.zh,
        "definition_en": definition.en,
    }


def day(figure: Figure) -> str | None:
    return figure.since.isoformat() if figure.since else None


def line(figure: Figure, by: str, value: Value, asked: Asked, rows: str) -> dict[str, Any]:
    """The value of one key of a dimension."""
    return {
        "key": value.key,
        "name_zh": value.label.zh,
        "name_en": value.label.en,
        **numbers(figure, value),
        "rows": asked.address(rows, **{"by": None, by: value.key}),
    }


def numbers(figure: Figure, value: Value) -> dict[str, Any]:
    return {
        "value": value_of(figure, value),
        "numerator": amount(value.numerator, is_count=is_count(figure.parts)),
        "denominator": amount(value.denominator, is_count=is_count(figure.per)),
        "coverage": coverage(value.coverage),
    }


def value_of(figure: Figure, value: Value) -> int | str | None:
    if value.value is None:
        return None
    return int(value.value) if figure.unit is COUNT else f"{value.value:f}"


def is_count(parts: tuple[Part, ...]) -> bool:
    return not any(part.amount for part in parts)


def amount(number: Decimal | None, *, is_count: bool) -> int | str | None:
    """A count as a whole number; anything else as a decimal string with at least two places."""
    if number is None:
        return None
    if is_count:
        return int(number)
    return f"{number:.2f}" if number == number.quantize(Decimal("0.01")) else f"{number.normalize():f}"


def coverage(covered: Coverage | None) -> dict[str, Any] | None:
    if covered is None:
        return None
    return {"reported": covered.reported, "expected": covered.expected, "missing": list(covered.missing)}
