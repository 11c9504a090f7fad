"""What lasted from when to when, in lanes below one line of days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from breakthrough.drawing.axis import Tick, TimeAxis, ends
from breakthrough.drawing.gantt import shortened

WIDTH, ROW, TOP, BOTTOM = 960, 30, 26, 8
LEFT, RIGHT = 250, 12
NAME_COLUMNS = 36
BAR = 14
LETTER = 7


@dataclass(frozen=True)
class Span:
    """Something that began on a day, and ended on one or goes on."""

    begins: date
    ends: date | None
    label: str = ""
    kind: str = "plain"
    """Its look, a class of the style sheet."""


@dataclass(frozen=True)
class Row:
    name: str
    spans: Sequence[Span]


@dataclass(frozen=True)
class Block:
    x: str
    width: str
    y: int
    label: str
    label_x: str
    kind: str
    title: str


@dataclass(frozen=True)
class Lane:
    name: str
    whole_name: str
    baseline: int
    blocks: list[Block]


class Timeline:
    width, left, right, top, bar = WIDTH, LEFT, WIDTH - RIGHT, TOP, BAR

    def __init__(self, rows: Sequence[Row], today: date) -> None:
        days = [day for row in rows for span in row.spans for day in (span.begins, span.ends)]
        first, last = ends([*days, today]) or (today, today)
        self.axis = TimeAxis(first, max(last, first + timedelta(days=30)), LEFT, WIDTH - RIGHT)
        self.today = today
        self.height = TOP + ROW * len(rows) + BOTTOM
        self.bottom = self.height - BOTTOM
        self.lanes = [self.lane(place, row) for place, row in enumerate(rows)]

    def lane(self, place: int, row: Row) -> Lane:
        top = TOP + ROW * place
        blocks = [self.block(span, top + (ROW - BAR) // 2) for span in row.spans]
        return Lane(shortened(row.name, NAME_COLUMNS), row.name, top + ROW // 2 + 4, blocks)

    def block(self, span: Span, y: int) -> Block:
        left = self.axis.x(span.begins)
        # What has no end goes on: to today, or to the edge where it has yet to begin.
        right = self.axis.x(span.ends or max(self.today, span.begins))
        width = max(right - left, Decimal(3))
        fits = int(width) // LETTER
        label = shortened(span.label, fits) if fits > 3 else ""
        title = f"{span.label} {span.begins:%Y-%m-%d} – {f'{span.ends:%Y-%m-%d}' if span.ends else ''}".strip()
        return Block(f"{left:.1f}", f"{width:.1f}", y, label, f"{left + 5:.1f}", span.kind, title)

    @property
    def days(self) -> list[Tick]:
        return self.axis.ticks

    @property
    def now(self) -> str | None:
        return self.axis.at(self.today) if self.axis.holds(self.today) else None
