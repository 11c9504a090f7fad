"""Planned and actual progress of a task over time, as steps of its milestones' weights."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from breakthrough.drawing import Point, StepChart, Steps
from breakthrough.drawing.steps import WIDTH
from tasks.models import Milestone, Task


@dataclass(frozen=True)
class Curves:
    """The drawing, and the same in a table: for each milestone its weight, its days and how late it is."""

    chart: StepChart
    milestones: list[Milestone]
    done: Decimal
    planned: Decimal

    @property
    def deviation(self) -> Decimal:
        """In points of per cent; negative is behind."""
        return self.done - self.planned


def curves_of(
    task: Task, today: date, milestones: list[Milestone] | None = None, *, width: int = WIDTH
) -> Curves | None:
    """None for a task without milestones; they are read unless they are given."""
    if milestones is None:
        milestones = list(task.milestones.order_by("due_on", "number"))
    if not milestones:
        return None
    baseline = climb((row.baseline_due_on or row.due_on, row.weight) for row in milestones)
    plan = climb((row.due_on, row.weight) for row in milestones)
    completed = ((row.completed_on, row.weight) for row in milestones)
    actual = climb((day, weight) for day, weight in completed if day and day <= today)
    series = [Steps(_("Planned"), "plan", plan), Steps(_("Done"), "actual", actual)]
    if baseline != plan:
        series.insert(0, Steps(_("First plan"), "baseline", baseline))
    days = [day for points in (baseline, plan, actual) for day, _total in points]
    first = min([*days, task.starts_on] if task.starts_on else days)
    last = max([*days, task.ends_on] if task.ends_on else days)
    planned = sum((row.weight for row in milestones if row.due_on <= today), Decimal(0))
    done = actual[-1][1] if actual else Decimal(0)
    return Curves(StepChart(series, first, last, today, width=width), milestones, done, planned)


def climb(steps: Iterable[tuple[date, Decimal]]) -> list[Point]:
    """The running total on each day on which it rises."""
    total, points = Decimal(0), []
    for day, weight in sorted(steps):
        total += weight
        points.append((day, total))
    return points
