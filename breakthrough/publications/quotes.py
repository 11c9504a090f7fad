"""Which values a text stands on: figures, narrowed, up to a day, and by which dimensions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from breakthrough.publications.checking import of_quotes
from breakthrough.publications.language import Block, Drawn, Quote


@dataclass(frozen=True)
class Asked:
    """One value that a text needs."""

    code: str
    filters: tuple[tuple[str, str], ...]
    until: date


def day_before(span: str, until: date) -> date:
    """The last day of the month, or year, before."""
    first = until.replace(day=1) if span == "month" else until.replace(month=1, day=1)
    return first - timedelta(days=1)


def of_quote(quote: Quote, until: date) -> list[Asked]:
    """What one quote stands on: of a change, the value before as well."""
    now = Asked(quote.code, quote.filters, until)
    if not quote.change:
        return [now]
    return [now, Asked(quote.code, quote.filters, day_before(quote.change, until))]


def of_drawn(block: Drawn, until: date) -> list[Asked]:
    return [Asked(code, block.filters, until) for code in block.codes]


def needed(texts: Iterable[list[Block]], until: date) -> dict[Asked, set[str]]:
    """Every value of some texts, each once, in the order of their first mention, with its dimensions."""
    found: dict[Asked, set[str]] = {}
    for asked, by in (one for blocks in texts for block in blocks for one in of_block(block, until)):
        found.setdefault(asked, set()).update([by] if by else [])
    return found


def of_block(block: Block, until: date) -> Iterator[tuple[Asked, str]]:
    if isinstance(block, Drawn):
        yield from ((asked, block.by) for asked in of_drawn(block, until))
    else:
        yield from ((asked, "") for quote in of_quotes(block.pieces) for asked in of_quote(quote, until))
