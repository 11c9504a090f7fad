"""What a document says, before it is set in any format."""

from __future__ import annotations

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


Cell = str | Run


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
    """Rows of cells ready to print, as many in each as there are columns; `total` closes them."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None


@dataclass(frozen=True)
class Key:
    """What a line of a drawing is called; `look` are the classes that it is drawn with, such as "steps steps-plan"."""

    name: str
    look: str


@dataclass(frozen=True)
class Chart:
    """A drawing, and the table that says the same in words.

    `drawing` is SVG as on our pages: `<svg class="chart" viewBox="…">`, its looks being the classes of charts.css.
    """

    caption: str
    drawing: str
    table: Table
    keys: tuple[Key, ...] = ()


Block = Heading | Paragraph | Bullets | Table | Chart


@dataclass(frozen=True)
class Note:
    """A footnote. Runs name it by its number; it is printed under the number of its place in the text."""

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
