"""Computes figures: one query for all that is asked together, whatever the number of rows, keys or days."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from breakthrough.figures.definition import Figure, Part
from breakthrough.figures.question import Question, check_keys, check_names
from breakthrough.figures.registry import coverage, dimensions
from breakthrough.figures.sums import Keys, Sum, name_of, summed
from breakthrough.figures.value import WHOLE, Answer, Coverage, Value
from breakthrough.models.bilingual import Label

NONE = Decimal(0)
By = tuple[str, ...]


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
        self.sums: dict[tuple[tuple[int, ...], By], dict[date, dict[Keys, Decimal]]] = {}

    def answer(self, figure: Figure, by: str | None = None) -> Answer:
        return self.answers([figure], by)[0]

    def answers(self, chosen: Sequence[Figure], by: str | None = None) -> list[Answer]:
        """Several figures, computed together. Raises UnknownKey where one of them has no such dimension."""
        wanted = [(figure, by or figure.default_by) for figure in chosen]
        for figure, way in wanted:
            check_names(figure, self.question, way)
        check_keys(self.question)
        self.prepare_many([(figure, each, None) for figure, way in wanted for each in {None, way}])
        return [self._answer(figure, way) for figure, way in wanted]

    def _answer(self, figure: Figure, by: str | None) -> Answer:
        series = tuple(self.values(figure, by)) if by else ()
        return Answer(figure, self.question, self.values(figure, None)[0], by, series)

    def prepare(
        self, *figures: Figure, ways: Iterable[str | By | None] = (None,), days: Iterable[date] | None = None
    ) -> None:
        """Computes the figures, divided in each of the ways, up to each of the days, in one query."""
        self.prepare_many([(figure, way, days) for figure in figures for way in ways])

    def prepare_many(self, asked: Iterable[tuple[Figure, str | By | None, Iterable[date] | None]]) -> None:
        """The same for figures that are each divided in their way, up to their days (or that of the question)."""
        self._sum((parts, _by(way), days) for figure, way, days in asked for parts in sums_of(figure))

    def _sum(self, asked: Iterable[tuple[tuple[Part, ...], By, Iterable[date] | None]]) -> None:
        missing: dict[Any, tuple[tuple[Part, ...], By, set[date]]] = {}
        for parts, by, days in asked:
            known = self.sums.get(_name(parts, by), {})
            wanted = {day for day in days or [self.question.until] if day not in known}
            if wanted:
                missing.setdefault(_name(parts, by), (parts, by, set()))[2].update(wanted)
        sums = [Sum(parts, by, tuple(sorted(wanted))) for parts, by, wanted in missing.values()]
        for name, found in zip(missing, summed(sums, self.question), strict=True):
            self.sums.setdefault(name, {}).update(found)

    def values(self, figure: Figure, by: str | None) -> list[Value]:
        """The figure's values by a dimension, or its one whole value."""
        self.prepare(figure, ways=[by])
        found = {*self.totals(figure.parts, by), *self.totals(figure.per, by)} - {WHOLE}
        labels = self.labels(by, frozenset(found)) if by else {WHOLE: Label("", "")}
        covered = self.coverage(figure, by)
        values = self.keyed(figure, by, labels)
        return [replace(value, coverage=covered.get(key)) for key, value in values.items()]

    def keyed(
        self, figure: Figure, by: str | None, labels: Mapping[Any, Label], day: date | None = None
    ) -> dict[Any, Value]:
        """The values for the keys that have labels, on the day asked about or another one, without coverage."""
        self.prepare(figure, ways=[by], days=[day] if day else None)
        numerators, denominators = self.totals(figure.parts, by, day), self.totals(figure.per, by, day)
        # A public denominator, such as all awards conferred, is the same for every key.
        everywhere = denominators.get(WHOLE, NONE)
        return {
            key: Value.of(figure, key, label, numerators.get(key, NONE), denominators.get(key, everywhere))
            for key, label in labels.items()
        }

    def whole(self, figure: Figure, day: date | None = None) -> Value:
        """The whole value on a day, without coverage."""
        return self.keyed(figure, None, {WHOLE: Label("", "")}, day)[WHOLE]

    def crossed(self, figure: Figure, rows: str, columns: str) -> dict[tuple[Any, Any], int]:
        """How many rows of a figure there are for each pair of keys of two dimensions."""
        self.prepare(figure, ways=[(rows, columns)])
        found = self.sums[_name(figure.parts, (rows, columns))][self.question.until]
        return {(row, column): int(total) for (row, column), total in found.items()}

    def totals(self, parts: tuple[Part, ...], by: str | None, day: date | None = None) -> dict[Any, Decimal]:
        """The sum of the parts for each key; the whole, and public parts, under WHOLE."""
        totals: dict[Any, Decimal] = {}
        for some in _apart(parts):
            for keys, number in self.sums[_name(some, _by(by))][day or self.question.until].items():
                key = keys[0] if keys else WHOLE
                totals[key] = totals.get(key, NONE) + number
        return totals

    def coverage(self, figure: Figure, by: str | None) -> Mapping[Any, Coverage]:
        count = coverage() if figure.is_reported else None
        if count is None:
            return {}
        if by is None and "covered" in self.known:
            return self.known["covered"]
        found = self.once(("coverage", by), lambda: count(self.question, by))
        if WHOLE in found:
            # Counted by a dimension, the whole is counted in passing.
            self.known.setdefault("covered", found)
        return found

    def labels(self, by: str, found: frozenset[Any]) -> dict[Any, Label]:
        only = self.question.filters.get(by)
        dimension = dimensions()[by]
        if not dimension.shows_all or dimension.choices or dimension.model is None:
            return self.once(("labels", by, found), lambda: dimension.labels(found, self.question.access, only))
        # All that could be shown is looked up once, for all figures.
        every = self.once(("names", by), lambda: dimension.labels((), self.question.access, None))
        return dimension.chosen(every, found, only)

    def once(self, key: Any, compute: Callable[[], Any]) -> Any:
        if key not in self.known:
            self.known[key] = compute()
        return self.known[key]


def _by(way: str | By | None) -> By:
    return () if way is None else (way,) if isinstance(way, str) else way


def _name(parts: tuple[Part, ...], by: By) -> tuple[tuple[int, ...], By]:
    return name_of(parts), by


def _apart(parts: tuple[Part, ...]) -> list[tuple[Part, ...]]:
    """Distinct entities that rows of several tables lead to are counted together, anything else part by part."""
    if len(parts) > 1 and all(part.entity for part in parts):
        return [parts]
    return [(part,) for part in parts]


def sums_of(figure: Figure) -> list[tuple[Part, ...]]:
    """The sums that a figure is made of, each of the parts that are counted together."""
    return [*_apart(figure.parts), *_apart(figure.per)]
