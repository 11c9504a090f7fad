"""What speaks against printing: figures that are stale, not approved, incomplete, or less than the words say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from breakthrough import clock
from breakthrough.figures import Question, figures
from breakthrough.figures.definition import UNITS
from breakthrough.figures.registry import unapproved
from breakthrough.history import as_of
from breakthrough.models import Publication
from breakthrough.models.bilingual import Label
from breakthrough.publications import wording
from breakthrough.publications.checking import of_quotes
from breakthrough.publications.language import Drawn
from breakthrough.publications.quotes import Asked, needed
from breakthrough.publications.snapshot import texts_of
from breakthrough.publications.text import value_of
from breakthrough.publications.values import Entry, entries, number_of
from breakthrough.scope import EVERYTHING

Entries = Mapping[Asked, Entry]


@dataclass
class Doubt:
    """One thing to know before printing, and the figures that it touches."""

    sentence: str
    figures: list[Asked]
    names: list[str]
    missing: tuple[str, ...] = ()
    """Codes of the tasks whose report is missing."""
    waiting: tuple[Any, ...] = ()
    """Rows that wait for an approval."""


def doubts(publication: Publication, found: Entries, moment: datetime | None) -> list[Doubt]:
    """All of them; those that say the same of several figures are one."""
    merged: dict[tuple[Any, ...], Doubt] = {}
    for doubt in each(publication, found, moment):
        place = (doubt.sentence, doubt.missing, tuple(row.pk for row in doubt.waiting))
        known = merged.setdefault(place, doubt)
        if known is not doubt:
            known.figures += doubt.figures
            known.names += doubt.names
    return [*merged.values()]


def each(publication: Publication, found: Entries, moment: datetime | None) -> Iterator[Doubt]:
    if publication.until > clock.today():
        yield Doubt(_("The last of its days are still to come."), [], [])
    for asked, entry in found.items():
        yield from incomplete(asked, entry)
        yield from empty(asked, entry)
    yield from unapproved_rows(found, moment)
    yield from stale(publication, found, moment)
    yield from overstated(publication, found)
    yield from in_one_language(publication, found)


def doubt(sentence: str, asked: Asked, entry: Entry, **more: Any) -> Doubt:
    names = [Label(**entry["name"]), *(Label(**one) for one in entry["narrowed"])]
    return Doubt(sentence, [asked], [_(", ").join(map(str, names))], **more)


def is_first(asked: Asked, found: Entries) -> bool:
    """Whether no other value of the same figure, up to another day, comes before: what is said of it is said once."""
    same = [one for one in found if (one.code, one.filters) == (asked.code, asked.filters)]
    return same[0] == asked


def incomplete(asked: Asked, entry: Entry) -> Iterator[Doubt]:
    covered = entry["coverage"]
    if covered and covered["reported"] < covered["expected"]:
        sentence = _("Incomplete: only %(reported)s of %(expected)s due reports are approved.") % covered
        yield doubt(sentence, asked, entry, missing=tuple(covered["missing"]))


def empty(asked: Asked, entry: Entry) -> Iterator[Doubt]:
    value = number_of(entry["value"])
    if value is None:
        yield doubt(_("There is nothing to divide by, so a dash is printed."), asked, entry)
    elif value == 0:
        yield doubt(_("The figure is zero: no row is behind it, or they cancel out."), asked, entry)


def unapproved_rows(found: Entries, moment: datetime | None) -> Iterator[Doubt]:
    """Reports that wait for a decision: what they say would change the figures that reports feed."""
    waiting: dict[Any, tuple[Any, ...]] = {}
    for asked, entry in found.items():
        figure = figures().get(asked.code)
        if figure is None or not figure.is_reported:
            continue
        place = (asked.filters, asked.until)
        if place not in waiting:
            with as_of(moment):
                waiting[place] = (*unapproved(Question(EVERYTHING, asked.until, dict(asked.filters))),)
        if waiting[place] and is_first(asked, found):
            sentence = _("Not approved: reports wait for a decision that would change it.")
            yield doubt(sentence, asked, entry, waiting=waiting[place])


def stale(publication: Publication, found: Entries, moment: datetime | None) -> Iterator[Doubt]:
    """Figures that have become others since the moment they speak of, or since they were put forward."""
    if moment and publication.known_at:
        now = entries(dict.fromkeys(found, ()), None, with_rows=False)
        yield from changed(found, now, _("Stale: it has changed since, and is %(value)s today."))
    if moment and publication.requested_at and publication.requested_at < moment and not publication.known_at:
        before = entries(dict.fromkeys(found, ()), publication.requested_at, with_rows=False)
        yield from changed(found, before, _("Changed since it was put forward: it was %(value)s then."))


def changed(found: Entries, others: Entries, sentence: str) -> Iterator[Doubt]:
    for asked, entry in found.items():
        other = number_of(others[asked]["value"])
        if other != number_of(entry["value"]):
            value = wording.in_full(other, UNITS[entry["unit"]])
            yield doubt(sentence % {"value": value}, asked, entry)


def overstated(publication: Publication, found: Entries) -> Iterator[Doubt]:
    """“Exceeding 300 million” is not true of exactly 300 million."""
    for blocks in texts_of(publication).values():
        for block in blocks:
            for quote in of_quotes(() if isinstance(block, Drawn) else block.pieces):
                asked = Asked(quote.code, quote.filters, publication.until)
                if quote.rounding not in ("floor", "ceil") or asked not in found:
                    continue
                value, _unit = value_of(quote, found, publication.until)
                if value is not None and wording.cut(value, quote.rounding, quote.digits) == value:
                    sentence = _("Nothing is cut off by %(quote)s: words such as “exceeding” would be untrue.")
                    yield doubt(sentence % {"quote": quote.source}, asked, found[asked])


def in_one_language(publication: Publication, found: Entries) -> Iterator[Doubt]:
    quoted = {language: set(needed([blocks], publication.until)) for language, blocks in texts_of(publication).items()}
    for asked, entry in found.items():
        if asked not in quoted["zh-hans"]:
            yield doubt(_("Only the English text has it."), asked, entry)
        elif asked not in quoted["en"]:
            yield doubt(_("Only the Chinese text has it."), asked, entry)
