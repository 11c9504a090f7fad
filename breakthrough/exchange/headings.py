"""Which table a sheet holds, in which of its rows the headings stand, and which column each of them names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from breakthrough.exchange.book import sheet_name
from breakthrough.exchange.column import NUMBERING, Column, plain, split
from breakthrough.exchange.description import Description, describe
from breakthrough.exchange.kinds import BLANKS, Money
from breakthrough.exchange.upload.reader import Line

# Titles and notes may stand above the headings.
DEEPEST = 30


@dataclass(frozen=True)
class Place:
    """Where a column stands in a sheet, and the unit that its heading names."""

    index: int
    column: Column
    unit: str


@dataclass
class Head:
    """The headings of a sheet."""

    number: int
    places: list[Place] = field(default_factory=list)
    unknown: list[tuple[int, str]] = field(default_factory=list)
    twice: list[tuple[int, str]] = field(default_factory=list)


@cache
def columns_by_heading(model: Any) -> dict[str, Column]:
    found: dict[str, Column] = {}
    for column in describe(model).columns:
        for name in column.names():
            found.setdefault(name, column)
    return found


def head_of(description: Description, lines: Iterable[Line]) -> Head | None:
    """The row with the most headings that are known; none where no row has more of them than of others."""
    heads = [read(description, line) for line in lines]
    best = max(heads, key=lambda head: len(head.places), default=None)
    return best if best and len(best.places) > len(best.unknown) else None


def read(description: Description, line: Line) -> Head:
    known, head, seen = columns_by_heading(description.model), Head(line.number), set()
    for index, cell in enumerate(line.cells):
        text = cell.strip(BLANKS) if isinstance(cell, str) else "" if cell is None else str(cell)
        if not text or plain(text) in NUMBERING - known.keys():
            continue
        name, unit = split(text)
        column = known.get(plain(text)) or known.get(name)
        if column is None:
            head.unknown.append((index, text))
        elif column.name in seen:
            head.twice.append((index, text))
        else:
            seen.add(column.name)
            head.places.append(Place(index, column, unit if isinstance(column.kind, Money) else ""))
    return head


def is_own(name: str) -> bool:
    """Whether a sheet is one of those that the product adds to its workbooks: nobody's rows stand there."""
    found = set()
    for language, _name in settings.LANGUAGES:
        with override(language):
            found |= {plain(title) for title in (_("Cover"), _("How to fill in"), _("Lists"))}
    return plain(name) in found


def titles(description: Description) -> set[str]:
    """The names under which a sheet of a table is known."""
    found = {description.code}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found.add(plain(sheet_name(description)))
    return found


def table_of(name: str, lines: list[Line], tables: list[Description]) -> Description | None:
    """The table that a sheet is of: by its name, or by its headings where they leave no doubt."""
    for description in tables:
        if plain(name) in titles(description):
            return description
    found = [(len(head.places) - len(head.unknown), one) for one in tables if (head := head_of(one, lines))]
    found.sort(key=lambda pair: pair[0], reverse=True)
    if not found or found[0][0] < 2 or (len(found) > 1 and found[1][0] == found[0][0]):
        return None
    return found[0][1]


def problems(description: Description, head: Head) -> list[str]:
    """What is wrong with the headings, in sentences."""
    known = [column.heading for column in description.columns]
    said = []
    for index, text in head.unknown:
        near = next(iter(get_close_matches(text, known, 1, 0.5)), None)
        sentence = _("Column %(place)s: the heading “%(name)s” is not known.") % {
            "place": letters(index), "name": text[:100],
        }  # fmt: skip
        hint = _("Did you mean “%(nearest)s”?") % {"nearest": near} if near else _("Rename it, or delete the column.")
        said.append(f"{sentence} {hint}")
    for index, text in head.twice:
        said.append(_("Column %(place)s: “%(name)s” is there twice.") % {"place": letters(index), "name": text[:100]})
    return said


def letters(place: int) -> str:
    """The name of a column of a sheet: A, B … Z, AA."""
    name = ""
    while place >= 0:
        name = chr(ord("A") + place % 26) + name
        place = place // 26 - 1
    return name
