"""The answers in words."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.text import capfirst

from tasks.models import Period, ProgressReport, Task
from tasks.sheet.columns import Cell, Column, Row

NAMES = ("progress", "next_steps", "problems", "coordination", "data_source")
# Progress is told against what was planned the last time.
BEFORE = {"progress": "next_steps"}


class TextColumn(Column):
    kind = "text"

    def __init__(self, name: str, last: dict[int, dict[str, str]]) -> None:
        field: Any = ProgressReport._meta.get_field(name)
        self.name, self.label, self.field, self.last = name, capfirst(field.verbose_name), field, last

    def fill(self, rows: list[Row], period: Period) -> None:
        for row in rows:
            last = self.last.get(row.task.pk, {})
            carried = last.get(self.name, "") if self.name == "data_source" and not row.report else ""
            text = getattr(row.report, self.name) if row.report else carried
            row.cells[self.name] = Cell(text, before=last.get(BEFORE.get(self.name, self.name), ""))

    def write(self, cell: Cell, report: ProgressReport, text: str) -> None:
        setattr(report, self.name, self.field.clean(text, report))


def text_columns(rows: list[Row], period: Period) -> list[Column]:
    last = last_texts([row.task.pk for row in rows], period)
    return [TextColumn(name, last) for name in NAMES]


def last_texts(tasks: list[int], period: Period) -> dict[int, dict[str, str]]:
    """What each task said in its last approved report before a period."""
    earlier = ProgressReport.objects.approved().filter(
        task=OuterRef("pk"), period__kind=period.kind, period__starts_on__lt=period.starts_on
    )
    latest = Task.objects.filter(pk__in=tasks).values(
        latest=Subquery(earlier.order_by("-period__starts_on").values("pk")[:1])
    )
    rows = ProgressReport.objects.filter(pk__in=latest).values("task_id", *NAMES)
    return {row.pop("task_id"): row for row in rows}
