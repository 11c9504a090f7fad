"""How the tests of figures ask."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from breakthrough import clock
from breakthrough.figures import Answer, Figure, Question, answer, figures, rows_of
from breakthrough.scope import EVERYTHING

NO_FILTERS: Mapping[str, str] = {}


def question(until: date | None = None, where: Mapping[str, str] = NO_FILTERS) -> Question:
    return Question(EVERYTHING, until or clock.today(), where)


def ask(code: str, until: date | None = None, by: str | None = None, where: Mapping[str, str] = NO_FILTERS) -> Answer:
    return answer(figures()[code], question(until, where), by)


def value(code: str, until: date | None = None, where: Mapping[str, str] = NO_FILTERS) -> Any:
    return ask(code, until, where=where).whole.value


def series(code: str, by: str) -> dict[str | None, Any]:
    """The values by a dimension, without the keys that have none."""
    return {one.key: one.value for one in ask(code, by=by).series if one.value}


def added_up(figure: Figure, until: date | None = None) -> dict[str, Decimal]:
    """The sum of what the rows behind a figure add, for each part of it."""
    found: dict[str, Decimal] = {}
    for rows in rows_of(figure, question(until)):
        found[rows.part] = found.get(rows.part, Decimal(0)) + sum(row.contribution for row in rows)
    return found


def stated(shown: Any) -> dict[str, Decimal]:
    """A value, or its numerator and denominator, as its rows should add up to them."""
    if shown.denominator is None:
        return {"value": shown.value}
    return {"numerator": shown.numerator, "denominator": shown.denominator}


def is_additive(figure: Figure) -> bool:
    """Whether the figure counts rows and amounts; one person may work in two clusters, and counts once in all."""
    return not any(part.entity for part in figure.parts)


def total(values: Iterable[Decimal | None]) -> Decimal:
    return sum((one for one in values if one is not None), Decimal(0))
