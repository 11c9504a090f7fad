"""Whole values of many figures in one query, for pages that show many numbers of one thing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, DecimalField, Sum, Value
from django.db.models.functions import Cast

from breakthrough.figures.answer import WHOLE, Reckoning, chosen_rows
from breakthrough.figures.definition import Figure, Part

TOTAL = DecimalField(max_digits=38, decimal_places=10)


def reckon_together(wanted: Iterable[tuple[Reckoning, Figure]]) -> None:
    """Computes the whole values of figures in one query; each reckoning then knows its own."""
    parts = {
        (id(reckoning), id(part)): (reckoning, part)
        for reckoning, figure in wanted
        for side in (figure.parts, figure.per)
        if not is_united(side)
        for part in side
    }
    places = list(parts.values())
    if not places:
        return
    sums = [total(place, reckoning, part) for place, (reckoning, part) in enumerate(places)]
    found = dict(sums[0].union(*sums[1:], all=True).order_by() if len(sums) > 1 else sums[0])
    for place, (reckoning, part) in enumerate(places):
        reckoning.known[("sum", id(part), None)] = [(WHOLE, found.get(place))]


def is_united(side: tuple[Part, ...]) -> bool:
    """Whether entities of several tables are counted once: no sum tells that."""
    return len(side) > 1 and all(part.entity for part in side)


def total(place: int, reckoning: Reckoning, part: Part) -> Any:
    amount = Sum(part.amount) if part.amount else Count(part.entity or "pk", distinct=bool(part.entity))
    rows = chosen_rows(part, reckoning.question).annotate(figure_place=Value(place)).values("figure_place")
    # Grouped by nothing but a constant, all rows are one.
    return rows.annotate(figure_sum=Cast(amount, TOTAL)).values_list("figure_place", "figure_sum")
