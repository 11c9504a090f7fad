"""What cannot be printed truthfully is refused before it is set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from django.utils.translation import gettext as _

from breakthrough.typesetting.document import Bullets, Chart, Document, Heading, Paragraph, Run, Table

# Controls that no format can hold, and those that turn the order of what is read, so that 15 would print as 51.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
ADDRESS = re.compile(r"https?://[^\s\"<>\\^`{|}]+")
LEVELS = (1, 2, 3)
MOST_MARKS, LONGEST_MARK = 4, 160
SHOWN = 40


class Unprintable(ValueError):
    """A document that cannot be set; the message says why, in the reader's language."""


def check(document: Document) -> None:
    """Raises Unprintable with a sentence for what is wrong first."""
    for text in texts_of(document):
        _check_text(text)
    if len(document.marks) > MOST_MARKS or any(len(mark) > LONGEST_MARK for mark in document.marks):
        words = {"most": MOST_MARKS, "longest": LONGEST_MARK}
        raise Unprintable(_("At most %(most)s marks of %(longest)s characters fit at the foot of a page.") % words)
    for block in document.blocks:
        if isinstance(block, Heading) and block.level not in LEVELS:
            raise Unprintable(_("A heading is of level 1, 2 or 3, not %(level)s.") % {"level": block.level})
        if isinstance(block, Table | Chart):
            _check_table(block.table if isinstance(block, Chart) else block)
    _check_runs(document)


def texts_of(thing: Any) -> Iterator[str]:
    """Every text anywhere in a part of a document."""
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for part in thing:
            yield from texts_of(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts_of(getattr(thing, field.name))


def runs_of(document: Document) -> Iterator[Run]:
    """Every run, in reading order, those in tables too."""
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from block.runs
        elif isinstance(block, Bullets):
            yield from (run for item in block.items for run in item.runs)
        elif isinstance(block, Table | Chart):
            table = block.table if isinstance(block, Chart) else block
            rows = (*table.rows, table.total or ())
            yield from (cell for row in rows for cell in row if isinstance(cell, Run))


def _check_text(text: str) -> None:
    if found := UNPRINTABLE.search(text):
        start = max(found.start() - SHOWN, 0)
        words = {"code": f"U+{ord(found[0]):04X}", "text": UNPRINTABLE.sub("□", text[start : found.end() + SHOWN])}
        raise Unprintable(_("The character %(code)s cannot be printed: “%(text)s”.") % words)


def _check_table(table: Table) -> None:
    count = len(table.columns)
    if not count or any(len(row) != count for row in (*table.rows, table.total or table.columns)):
        words = {"caption": table.caption[:SHOWN], "count": count}
        raise Unprintable(_("In the table “%(caption)s” each row needs %(count)s cells.") % words)


def _check_runs(document: Document) -> None:
    known = [note.number for note in document.notes]
    named = {run.note for run in runs_of(document) if run.note is not None}
    if len(known) != len(set(known)) or named != set(known):
        odd = sorted(named ^ set(known)) or sorted({number for number in known if known.count(number) > 1})
        raise Unprintable(
            _("Each note is there once and referred to; wrong are: %(numbers)s.")
            % {"numbers": ", ".join(map(str, odd))}
        )
    for run in runs_of(document):
        if run.link is not None and not ADDRESS.fullmatch(run.link):
            raise Unprintable(_("“%(link)s” is not a web address.") % {"link": run.link[:SHOWN]})
