"""How wide the columns of a table are, and how small its letters, so that it fits on a page."""

from __future__ import annotations

from unicodedata import east_asian_width

from breakthrough.typesetting.document import Cell, Language, Run, Table

WIDEST, NARROWEST = 36, 4
PADDING = 2
SHORTEST_HEADING = 8
LINE = 440
"""Points from margin to margin; a half-width character is half as wide as it is high."""
LARGEST = {"zh-hans": 12.0, "en": 10.0}
SMALLEST = 6.5


def shares_of(table: Table) -> list[int]:
    """The columns' shares of the line: as wide as what stands in them, texts up to a limit, where they turn over."""
    return [width + PADDING for width in _widths(table)]


def size_of(table: Table, language: Language) -> float:
    """The size of letters in points, in halves, at which the columns stand side by side."""
    fitting = 4 * LINE // sum(shares_of(table)) / 2
    return min(LARGEST[language], max(SMALLEST, fitting))


def _widths(table: Table) -> list[int]:
    rows = (*table.rows, table.total or ())
    widths = []
    for place, column in enumerate(table.columns):
        headings = [_heading(column.name), width_of(column.unit)]
        cells = [width_of(_text(row[place])) for row in rows if row]
        longest = max([*headings, *cells, NARROWEST])
        widths.append(longest if column.is_number and longest < WIDEST * 2 else min(longest, WIDEST))
    return widths


def _heading(name: str) -> int:
    """A heading may turn over between its words, or anywhere between Chinese characters."""
    longest, half = max((width_of(word) for word in name.split()), default=0), -(-width_of(name) // 2)
    return max(half, longest) if name.isascii() else max(half, min(longest, SHORTEST_HEADING))


def _text(cell: Cell) -> str:
    return f"{cell.text}{'' if cell.note is None else '00'}" if isinstance(cell, Run) else cell


def width_of(text: str) -> int:
    """Columns of a screen that the longest line of a text takes: a Chinese character takes two."""
    return max(
        (sum(2 if east_asian_width(sign) in "WF" else 1 for sign in line) for line in text.splitlines()), default=0
    )
