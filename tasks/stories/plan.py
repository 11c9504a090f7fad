"""Milestones: planned at first, planned now, and done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import units
from breakthrough.admin.stories import Chapter, Number, Telling
from breakthrough.drawing import HALF, Gantt, Stage
from tasks.curves import Curves, curves_of
from tasks.models import Milestone, MilestoneReport, ProgressReport

EXPECTED = MilestoneReport.objects.filter(
    milestone=OuterRef("pk"),
    expected_on__isnull=False,
    report__status=ProgressReport.Status.APPROVED,
    report__is_current=True,
)


@dataclass(frozen=True)
class Line:
    """One milestone in the table beside the drawing."""

    milestone: Milestone
    done: date | None
    verified: date | None
    expected: date | None
    slip: int
    """Days behind the first plan; negative is ahead of it."""
    state: str
    label: str


@dataclass(frozen=True)
class Plan:
    chart: Gantt
    lines: list[Line]
    numbers: list[Number]
    late: int


def milestones(telling: Telling) -> list[Any]:
    """With the day on which a report now expects each of them."""
    expected = EXPECTED.filter(report__reviewed_on__lte=telling.day).order_by("-report__period__starts_on")
    rows = telling.row.milestones.annotate(expected=Subquery(expected.values("expected_on")[:1]))
    return telling.once("milestones", lambda: [*rows.order_by("due_on", "number")])


def plan(telling: Telling) -> Plan | None:
    rows = milestones(telling)
    if not rows:
        return None
    lines = [line(row, telling.day) for row in rows]
    task = telling.row
    chart = Gantt([*stages(lines, task.starts_on)], telling.day, [task.starts_on, task.ends_on])
    late = sum(one.state == "late" for one in lines)
    return Plan(chart, lines, telling.numbers("milestones_on_time"), late)


def line(row: Any, day: date) -> Line:
    done = row.completed_on if row.completed_on and row.completed_on <= day else None
    verified = row.verified_on if done and row.verified_on and row.verified_on <= day else None
    reached = done or (day if row.due_on < day else row.due_on)
    slip = (reached - (row.baseline_due_on or row.due_on)).days
    state = "done" if done else "late" if row.due_on < day else "open"
    labels = {"done": _("Completed"), "late": _("Overdue"), "open": _("To come")}
    label = _("Verified") if verified else labels[state]
    return Line(row, done, verified, None if done else row.expected, slip, state, label)


def stages(lines: list[Line], starts_on: date | None) -> Iterator[Stage]:
    """Each stage begins where the milestone before it ends."""
    begins = first_begins = starts_on
    for one in lines:
        row = one.milestone
        first_due = row.baseline_due_on or row.due_on
        title = f"{row.number} {row.name}: {one.label}, {slipped(one.slip)}"
        yield Stage(
            f"{row.number} {row.name}",
            min(begins or row.due_on, row.due_on),
            row.due_on,
            min(first_begins or first_due, first_due),
            first_due,
            one.done,
            one.expected,
            one.state,
            slipped(one.slip) if one.slip else "",
            title,
        )
        begins, first_begins = row.due_on, first_due


def slipped(days: int) -> str:
    """+45 d: behind the first plan."""
    return _("%(days)s d") % {"days": units.signed(Decimal(days))} if days else _("on the day")


def progress(telling: Telling) -> Curves | None:
    return curves_of(telling.row, telling.day, milestones(telling), width=HALF)


CHAPTERS = (
    Chapter("plan", gettext_lazy("Milestones against plan"), "admin/tasks/story/plan.html", plan, 20,
            figures=("milestones_on_time",)),
    Chapter("progress", gettext_lazy("Progress against plan"), "admin/tasks/story/progress.html", progress, 30,
            figures=("progress", "progress_planned"), is_half=True),
)  # fmt: skip
