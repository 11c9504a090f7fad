"""The sheet as it stands: which tasks, which columns, what is in the cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Max, QuerySet

from breakthrough.history import event_model_of
from tasks.models import IndicatorValue, MilestoneReport, Period, ProgressReport
from tasks.progress import owing
from tasks.sheet.columns import Cell, Column, Row, columns_of
from tasks.sheet.indicators import indicator_columns
from tasks.sheet.milestones import milestone_columns
from tasks.sheet.texts import text_columns

MOST_ROWS = 200


@dataclass(frozen=True)
class Placed:
    """A cell in its column, for the page."""

    row: Row
    column: Column

    @property
    def cell(self) -> Cell:
        return self.row.cells[self.column.name]

    @property
    def input(self) -> str:
        return f"cell-{self.row.task.pk}-{self.column.name}"

    @property
    def kind(self) -> str:
        return self.column.kind

    @property
    def label(self) -> str:
        return str(self.column.label)


@dataclass
class Sheet:
    period: Period
    columns: list[Column]
    rows: list[Row]

    def __post_init__(self) -> None:
        for row in self.rows:
            row.in_order = [Placed(row, column) for column in self.columns]

    @property
    def is_empty(self) -> bool:
        return not self.rows


def tasks_of(period: Period, user: Any) -> QuerySet:
    """The tasks that owe a report on the period and are the user's to report on."""
    tasks: Any = owing(period)
    return tasks.editable_by(user).select_related("cluster").order_by("code")


def load(period: Period, user: Any, cluster: str = "") -> Sheet:
    """The sheet of a period, of one cluster or of all that are the user's."""
    tasks = tasks_of(period, user)
    if cluster:
        tasks = tasks.filter(cluster__code=cluster)
    chosen = [*tasks[:MOST_ROWS]]
    rows = [Row(task, None) for task in chosen]
    reports = latest_reports(period, [task.pk for task in chosen])
    for row in rows:
        row.report = reports.get(row.task.pk)
    stamp(rows)
    makers = (text_columns, milestone_columns, indicator_columns, columns_of)
    columns = [column for make in makers for column in make(rows, period)]
    for column in columns:
        column.fill(rows, period)
    return Sheet(period, columns, rows)


def latest_reports(period: Period, tasks: list[int]) -> dict[int, ProgressReport]:
    """The last revision of each task's report."""
    reports = ProgressReport.objects.filter(period=period, task__in=tasks).select_related("period", "task")
    return {report.task_id: report for report in reports.order_by("revision")}


def stamp(rows: list[Row]) -> None:
    """Gives each row the number of the last change to its report and to what hangs on it."""
    keys = [row.report_key for row in rows if row.report_key]
    last: dict[int, list[int]] = {}
    for model, path in ((ProgressReport, "pgh_obj"), (MilestoneReport, "report"), (IndicatorValue, "report")):
        events = event_model_of(model).objects.filter(**{f"{path}__in": keys})
        for key, number in events.order_by().values_list(path).annotate(last=Max("pgh_id")):
            last.setdefault(key, []).append(number)
    for row in rows:
        row.version = "-".join(map(str, last.get(row.report_key or 0, [])))
