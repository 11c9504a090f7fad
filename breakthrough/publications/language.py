"""How a text with figures is written: lines of words, with figures by code between braces.

# A heading                       ## A smaller one
- A point of a list
A paragraph with {fiscal_invested floor=2} and {adopters result=coating}.
{table fiscal_invested researchers by=cluster | Money and people by cluster}
{chart fiscal_invested by=cluster | Fiscal money by cluster}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

ROUNDINGS = ("floor", "ceil", "round")
SPANS = ("month", "year")
DATES = ("day", "month", "year")
DRAWN = ("table", "chart")
MOST_DIGITS = 9
BRACES = re.compile(r"\{([^{}]*)\}")
HEADINGS = {"# ": 1, "## ": 2, "### ": 3}
POINT = "- "


@dataclass(frozen=True)
class Quote:
    """A figure in the text: which one, narrowed to what, and how it is said."""

    source: str
    code: str
    filters: tuple[tuple[str, str], ...] = ()
    rounding: str = ""
    digits: int = 0
    change: str = ""
    """The difference since the end of the month or year before, in place of the value."""


@dataclass(frozen=True)
class Moment:
    """The day, month or year that the figures count up to, in words."""

    source: str
    kind: str


@dataclass(frozen=True)
class Flaw:
    """Something between braces that cannot be read, and why."""

    source: str
    kind: str
    word: str = ""


Piece = str | Quote | Moment | Flaw


@dataclass(frozen=True)
class Line:
    """A heading (level 1 to 3), a point of a list ("point") or a paragraph ("")."""

    number: int
    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Drawn:
    """A table, or a chart: figures by a dimension."""

    number: int
    kind: str
    source: str
    codes: tuple[str, ...]
    by: str
    filters: tuple[tuple[str, str], ...]
    caption: tuple[Piece, ...]


Block = Line | Drawn


def read(text: str) -> list[Block]:
    """The blocks of a text, in their order; what cannot be read stands among them as a `Flaw`."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    return [block_of(number, line) for number, line in lines if line]


def block_of(number: int, line: str) -> Block:
    found = BRACES.fullmatch(line)
    if found and (found[1].split() or [""])[0] in DRAWN:
        return drawn(number, line, found[1])
    for mark, level in HEADINGS.items():
        if line.startswith(mark):
            return Line(number, f"heading{level}", pieces_of(line.removeprefix(mark)))
    if line.startswith(POINT):
        return Line(number, "point", pieces_of(line.removeprefix(POINT)))
    return Line(number, "", pieces_of(line))


def drawn(number: int, line: str, inside: str) -> Block:
    said, _bar, caption = inside.partition("|")
    kind, *words = said.split()
    given = pairs_of(words)
    codes = tuple(word for word in words if "=" not in word)
    wrong = next((word for word in words if word.count("=") > 1 or word.endswith("=") or word.startswith("=")), None)
    flaw = Flaw(line, "word", wrong) if wrong else Flaw(line, "by") if not given.get("by") else None
    flaw = flaw or (Flaw(line, "codes") if not codes or (kind == "chart" and len(codes) > 1) else None)
    if flaw:
        return Line(number, "", (flaw,))
    filters = tuple(sorted((name, key) for name, key in given.items() if name != "by"))
    return Drawn(number, kind, line, codes, given["by"], filters, (caption.strip(),) if caption.strip() else ())


def pairs_of(words: list[str]) -> dict[str, str]:
    return dict(word.split("=", 1) for word in words if "=" in word)


def pieces_of(text: str) -> tuple[Piece, ...]:
    return tuple(piece for piece in cut(text) if piece != "")


def cut(text: str) -> Iterator[Piece]:
    end = 0
    for found in BRACES.finditer(text):
        yield from plain(text[end : found.start()])
        yield between_braces(found[0], found[1].split())
        end = found.end()
    yield from plain(text[end:])


def plain(text: str) -> Iterator[Piece]:
    """Words; a brace that has no partner is one that somebody forgot."""
    yield Flaw(text.strip()[:40], "brace") if "{" in text or "}" in text else text


def between_braces(source: str, words: list[str]) -> Piece:
    if not words:
        return Flaw(source, "empty")
    code, *options = words
    if code in DRAWN:
        return Flaw(source, "alone", code)
    if code in DATES:
        return Flaw(source, "word", options[0]) if options else Moment(source, code)
    return quote(source, code, options)


def quote(source: str, code: str, options: list[str]) -> Piece:
    for word in options:
        name, sign, key = word.partition("=")
        if not (name and sign and key) or "=" in key:
            return Flaw(source, "word", word)
    given = pairs_of(options)
    roundings = [name for name in ROUNDINGS if name in given]
    if len(roundings) > 1:
        return Flaw(source, "roundings", roundings[1])
    rounding = roundings[0] if roundings else ""
    digits = given.pop(rounding, "0") if rounding else "0"
    if rounding and not (digits.isascii() and digits.isdecimal() and 1 <= int(digits[:3]) <= MOST_DIGITS):
        return Flaw(source, "digits", digits)
    change = given.pop("change", "")
    if change and change not in SPANS:
        return Flaw(source, "change", change)
    if "by" in given:
        return Flaw(source, "alone", "by")
    return Quote(source, code, tuple(sorted(given.items())), rounding, int(digits), change)


def grouped(blocks: list[Block]) -> Iterator[tuple[str, list[Block]]]:
    """Blocks by their kind; points that follow each other are one list."""
    for kind, found in groupby(blocks, key=lambda block: block.kind):
        if kind == "point":
            yield kind, [*found]
        else:
            yield from ((kind, [block]) for block in found)
