"""What a figure comes to, with what it was divided from and how many reports are behind it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from breakthrough.figures.definition import Figure
from breakthrough.figures.question import NOT_STATED, Question
from breakthrough.models.bilingual import Label
from breakthrough.units import rounded

WHOLE = ""


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

    @classmethod
    def of(cls, figure: Figure, key: Any, label: Label, numerator: Decimal, denominator: Decimal) -> Value:
        name = None if key == WHOLE else NOT_STATED if key is None else str(key)
        if not figure.per:
            return cls(name, label, rounded(numerator, figure.unit.places))
        value = rounded(figure.scale * numerator / denominator, figure.unit.places) if denominator else None
        return cls(name, label, value, numerator, denominator)


@dataclass(frozen=True)
class Answer:
    """A figure's whole value, and its values by a dimension if one was asked for."""

    figure: Figure
    question: Question
    whole: Value
    by: str | None = None
    series: tuple[Value, ...] = ()
