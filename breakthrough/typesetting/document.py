"""What a document says, before it is set in any format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

Language = Literal["zh-hans", "en"]


@dataclass(frozen=True)
class Run:
    """A stretch of text, which may refer to a note at its end and lead to an address."""

    text: str
    note: int | None = None
    link: str | None = None


@dataclass(frozen=True)
class Heading:
    """The title of a part; level 1 is the highest below the document's title, 3 the lowest."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    runs: tuple[Run, ...]

    @classmethod
    def of(cls, text: str) -> Paragraph:
        return cls((Run(text),))


@dataclass(frozen=True)
class Bullets:
    items: tuple[Paragraph, ...]


@dataclass(frozen=True)
class Column:
    """Heads a column; numbers stand at its right edge, below their unit."""

    name: str
    unit: str = ""
    is_number: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of texts ready to print, as many in each as there are columns; `total` closes them."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    total: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Chart:
    """A drawing, and the table that says the same in words.

    `drawing` is SVG as on our pages: an `<svg class="chart" viewBox="…">` whose looks come from the classes of charts.css.
    """

    caption: str
    drawing: str
    table: Table


Block = Heading | Paragraph | Bullets | Table | Chart


@dataclass(frozen=True)
class Note:
    """A footnote; runs refer to it by its number."""

    number: int
    text: str


@dataclass(frozen=True)
class Document:
    """A brief ready to be set. `marks` are the small lines at the foot of each page: as of when, which digest."""

    title: str
    subtitle: str
    issuer: str
    day: date
    language: Language
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    marks: tuple[str, ...] = ()

    @property
    def runs(self) -> Iterator[Run]:
        """Every run, in reading order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield from block.runs
            elif isinstance(block, Bullets):
                for item in block.items:
                    yield from item.runs
