"""What a definition is, in so many letters: its words, its unit, and the SQL that its rows come down to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from breakthrough.figures import Figure, Part, Question
from breakthrough.figures.question import chosen_rows, dividers, path_of
from breakthrough.models.bilingual import Label
from breakthrough.scope import EVERYTHING

UNTIL = date(2025, 11, 6)
LENGTH = 16


def fingerprint(figure: Figure) -> str:
    return sha256("\n".join(said(figure)).encode()).hexdigest()[:LENGTH]


def said(figure: Figure) -> Iterator[str]:
    definition = Label.of(figure.definition)
    yield from (definition.zh, definition.en, figure.unit.code, str(figure.unit.places))
    for place, parts in (("of", figure.parts), ("per", figure.per)):
        for part in parts:
            yield f"{place} {part.day} {part.is_public} {bool(part.amount)} {bool(part.entity)}"
            yield sql(part)
            yield from (f"{name} {path_of(part, name)}" for name in sorted(dividers(figure)))


def sql(part: Part) -> str:
    """The rows, and what each adds: only the columns that count, so that a new column elsewhere changes nothing."""
    rows = chosen_rows(part, Question(EVERYTHING, UNTIL))
    return str(rows.values_list("pk", part.amount or part.entity or "pk").query)
