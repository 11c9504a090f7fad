"""Figures as plain counting has them: a query of its own for each part, key and day."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db.models import Count, F, Sum, Value
from django.db.models.functions import ExtractYear

from breakthrough.figures import Part, Question
from breakthrough.figures.question import chosen_rows, path_of


def totals(parts: tuple[Part, ...], question: Question, by: str | None) -> dict[Any, Decimal]:
    """The sum of the parts for each key; the whole, and what is not divided, under an empty key."""
    if len(parts) > 1 and all(part.entity for part in parts):
        return united(parts, question, by)
    found: dict[Any, Decimal] = {}
    for part in parts:
        total = Sum(part.amount) if part.amount else Count(part.entity or "pk", distinct=bool(part.entity))
        rows = chosen_rows(part, question).values(key=key_of(part, by)).annotate(found=total)
        for key, number in rows.values_list("key", "found"):
            found[key] = found.get(key, Decimal(0)) + Decimal(number or 0)
    return {key: number for key, number in found.items() if number}


def united(parts: tuple[Part, ...], question: Question, by: str | None) -> dict[Any, Decimal]:
    found: dict[Any, set[Any]] = {}
    for part in parts:
        rows = chosen_rows(part, question).values_list(key_of(part, by), F(part.entity or "pk"))
        for key, entity in rows:
            if entity is not None:
                found.setdefault(key, set()).add(entity)
    return {key: Decimal(len(entities)) for key, entities in found.items()}


def key_of(part: Part, by: str | None) -> Any:
    if by and (path := path_of(part, by)):
        return F(path)
    return ExtractYear(part.day) if by == "year" and part.day else Value("")
