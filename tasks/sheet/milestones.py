"""The next milestone of each task: the day on which it was completed, or is expected now."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tasks.models import Milestone, MilestoneReport, Period, ProgressReport
from tasks.sheet.columns import Cell, Column, Row
from tasks.sheet.reading import day_of


class MilestoneColumn(Column):
    kind = "day"

    def __init__(self, name: str, label: str | Promise, following: dict[int, Any], said: dict[Any, Any]) -> None:
        self.name, self.label, self.following, self.said = name, label, following, said

    def fill(self, rows: list[Row], period: Period) -> None:
        for row in rows:
            milestone = self.following.get(row.task.pk)
            if milestone is None:
                row.cells[self.name] = Cell(is_open=False)
                continue
            line = self.said.get((row.report_key, milestone.pk))
            day = getattr(line, self.name) if line else None
            about = f"{milestone.number} {milestone.name} ({milestone.due_on})"
            row.cells[self.name] = Cell(day.isoformat() if day else "", about, key=milestone)

    def write(self, cell: Cell, report: ProgressReport, text: str) -> None:
        line = MilestoneReport.objects.filter(report=report, milestone=cell.key).first()
        line = line or MilestoneReport(report=report, milestone=cell.key)
        setattr(line, self.name, day_of(text))
        line.full_clean()
        line.save()


def milestone_columns(rows: list[Row], period: Period) -> list[Column]:
    following = next_milestones(rows)
    reports = [row.report_key for row in rows if row.report_key]
    lines = MilestoneReport.objects.filter(report__in=reports, milestone__in=[one.pk for one in following.values()])
    said = {(line.report_id, line.milestone_id): line for line in lines}
    names = (("completed_on", _("Milestone completed on")), ("expected_on", _("Milestone expected on")))
    return [MilestoneColumn(name, label, following, said) for name, label in names]


def next_milestones(rows: list[Row]) -> dict[int, Milestone]:
    """The first open milestone of each task."""
    open_ones = Milestone.objects.filter(task__in=[row.task.pk for row in rows], completed_on=None)
    following: dict[int, Milestone] = {}
    for milestone in open_ones.order_by("task_id", "due_on", "number"):
        following.setdefault(milestone.task_id, milestone)
    return following
