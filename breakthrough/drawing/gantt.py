"""Milestones over time: what was first planned, what is planned now, what came, and how many days it slipped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import east_asian_width

from breakthrough.drawing.axis import Tick, TimeAxis, ends

WIDTH, ROW, TOP, BOTTOM = 960, 34, 26, 10
LEFT, RIGHT = 250, 76
# Columns of half-width letters that fit beside the chart.
NAME_COLUMNS = 36
BAR, THIN = 10, 4


@dataclass(frozen=True)
class Stage:
    """The way to one milestone. `begins` is where the milestone before it ends, in the plan of now and of first."""

    name: str
    begins: date
    due: date
    first_begins: date
    first_due: date
    done: date | None = None
    expected: date | None = None
    """When a report now expects it."""
    kind: str = "open"
    """Its look, a class of the style sheet: done, late or open."""
    note: str = ""
    """What stands to the right of it: +45 d."""
    title: str = ""
    """The whole of it in words, for who points at it or cannot see it."""


@dataclass(frozen=True)
class Bar:
    x: str
    width: str
    y: int
    height: int
    kind: str


@dataclass(frozen=True)
class Lane:
    """One row as shapes."""

    stage: Stage
    name: str
    baseline: int
    middle: int
    bars: list[Bar]
    mark: str | None
    """Where it was completed."""
    expected: str | None
    note_at: str


class Gantt:
    """A lane for each stage, below one line of days."""

    width, left, right, top = WIDTH, LEFT, WIDTH - RIGHT, TOP

    def __init__(self, stages: Sequence[Stage], today: date, spread: Sequence[date | None] = ()) -> None:
        days = [day for one in stages for day in (one.begins, one.due, one.first_begins, one.first_due, one.done)]
        found = ends([*days, *(one.expected for one in stages), *spread]) or (today, today)
        first, last = found
        self.axis = TimeAxis(first, max(last, first + timedelta(days=30)), LEFT, WIDTH - RIGHT)
        self.today = today
        self.height = TOP + ROW * len(stages) + BOTTOM
        self.bottom = self.height - BOTTOM
        self.lanes = [self.lane(place, stage) for place, stage in enumerate(stages)]

    def lane(self, place: int, stage: Stage) -> Lane:
        top = TOP + ROW * place
        bars = [
            self.bar(stage.begins, stage.due, top + 8, BAR, f"plan plan-{stage.kind}"),
            self.bar(stage.first_begins, stage.first_due, top + 21, THIN, "first"),
        ]
        until = stage.done or (self.today if stage.kind == "late" else None)
        if until and until > stage.due:
            bars.append(self.bar(stage.due, until, top + 8, BAR, "slip"))
        return Lane(
            stage,
            shortened(stage.name, NAME_COLUMNS),
            top + 20,
            top + 8 + BAR // 2,
            bars,
            self.axis.at(stage.done) if stage.done else None,
            self.axis.at(stage.expected) if stage.expected and not stage.done else None,
            f"{WIDTH - RIGHT + 8}",
        )

    def bar(self, start: date, end: date, y: int, height: int, kind: str) -> Bar:
        left, right = self.axis.x(min(start, end)), self.axis.x(end)
        return Bar(f"{left:.1f}", f"{max(right - left, 2):.1f}", y, height, kind)

    @property
    def days(self) -> list[Tick]:
        return self.axis.ticks

    @property
    def now(self) -> str | None:
        return self.axis.at(self.today) if self.axis.holds(self.today) else None


def shortened(text: str, columns: int) -> str:
    """As much of a text as fits into so many columns; a Chinese character takes two."""
    width = 0
    for place, character in enumerate(text):
        width += 2 if east_asian_width(character) in "WF" else 1
        if width > columns:
            return text[: place - 1].rstrip() + "…"
    return text
