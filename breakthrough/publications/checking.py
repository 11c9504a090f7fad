"""What a text quotes and does not exist, each with the nearest that does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _

from breakthrough.figures import Figure, UnknownKey, dimensions, figures
from breakthrough.figures.question import check_key, dividers
from breakthrough.publications.language import DATES, Block, Drawn, Flaw, Line, Piece, Quote, read
from breakthrough.scope import EVERYTHING

MOST_KEYS = 2_000


@dataclass(frozen=True)
class Mistake:
    """Something that a text says and that cannot be printed."""

    line: int
    source: str
    sentence: str

    def __str__(self) -> str:
        return _("Line %(line)s, %(source)s: %(sentence)s") % {
            "line": self.line,
            "source": self.source,
            "sentence": self.sentence,
        }


def mistakes(text: str, is_title: bool = False) -> list[Mistake]:
    """All that is wrong with a text; a title has no figures, only dates."""
    return [one for block in read(text) for one in of_block(block, is_title)]


def of_block(block: Block, is_title: bool) -> Iterator[Mistake]:
    if is_title and (isinstance(block, Drawn) or any(isinstance(piece, Quote) for piece in block.pieces)):
        source = block.source if isinstance(block, Drawn) else next(of_quotes(block.pieces)).source
        known = ", ".join(f"{{{name}}}" for name in DATES)
        yield Mistake(block.number, source, _("A title has no figures; it may have %(known)s.") % {"known": known})
    elif isinstance(block, Drawn):
        yield from of_drawn(block)
    else:
        yield from of_line(block)


def of_quotes(pieces: Iterable[Piece]) -> Iterator[Quote]:
    return (piece for piece in pieces if isinstance(piece, Quote))


def of_line(line: Line) -> Iterator[Mistake]:
    for piece in line.pieces:
        if isinstance(piece, Flaw):
            yield Mistake(line.number, piece.source, sentence_of(piece))
        elif isinstance(piece, Quote):
            for sentence in of_figure(piece.code, piece.filters, None):
                yield Mistake(line.number, piece.source, sentence)


def of_drawn(block: Drawn) -> Iterator[Mistake]:
    for code in block.codes:
        for sentence in of_figure(code, block.filters, block.by):
            yield Mistake(block.number, block.source, sentence)


def of_figure(code: str, filters: Iterable[tuple[str, str]], by: str | None) -> Iterator[str]:
    figure = figures().get(code)
    if figure is None:
        message = _("There is no figure “%(code)s”.") % {"code": code}
        yield f"{message} {suggestion(code, [*figures(), *DATES])}"
        return
    unknown = [name for name in dict(filters) if name not in dividers(figure)]
    if by and not (by in dividers(figure) and by in dimensions()):
        unknown.append(by)
    for name in unknown:
        message = _("“%(name)s” does not divide the figure %(code)s.") % {"name": name, "code": code}
        yield f"{message} {suggestion(name, divided_by(figure, name == by))}"
    if not unknown:
        yield from of_keys(filters)


def divided_by(figure: Figure, by_only: bool) -> list[str]:
    return sorted(name for name in dividers(figure) if name in dimensions() or not by_only)


def of_keys(filters: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Keys that do not exist. A filter that is no dimension has none to compare with."""
    for name, key in filters:
        try:
            check_key(name, key, EVERYTHING)
        except UnknownKey as error:
            yield f"{error} {suggestion(key, keys_of(name))}"


def keys_of(name: str) -> list[str]:
    """Keys of a dimension by which people name it."""
    dimension = dimensions().get(name)
    if dimension is None:
        return []
    if dimension.choices:
        return [key for key, _label in dimension.choices]
    model: Any = dimension.model
    if model is None:
        return []
    field = model.natural_field if dimension.number else dimension.key
    return [str(key) for key in model._default_manager.order_by(field).values_list(field, flat=True)[:MOST_KEYS]]


def suggestion(word: str, known: Iterable[str]) -> str:
    """The nearest of what there is."""
    names = [*known]
    # Codes of long names hold short ones: “fiscal” is nearer to fiscal_invested than to clusters.
    inside = [name for name in names if word and (word in name or name in word)]
    found = get_close_matches(word, names, n=1, cutoff=0.6) or inside or get_close_matches(word, names, n=1, cutoff=0.0)
    return _("Did you mean %(name)s?") % {"name": found[0]} if found else ""


def sentence_of(flaw: Flaw) -> str:
    sentences = {
        "brace": _("A brace stands here without its partner."),
        "empty": _("Nothing stands between the braces: write the code of a figure."),
        "word": _("“%(word)s” cannot be read; write name=value, such as cluster=rare-earths."),
        "alone": _("“%(word)s” belongs to a table or a chart, which stands on a line of its own."),
        "by": _("Say by what it is divided, such as by=cluster."),
        "codes": _("A table names at least one figure, a chart exactly one."),
        "roundings": _("One way of rounding is enough; “%(word)s” is a second one."),
        "digits": _("“%(word)s” is no number of digits: 1 to 9, such as floor=2."),
        "change": _("“%(word)s” is no span of time: write change=month or change=year."),
    }
    return sentences[flaw.kind] % {"word": flaw.word}
