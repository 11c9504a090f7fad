"""The ledger of tasks (台账): who does what, how far it is, what is wrong, what is done about it, until when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.models.bilingual import in_language
from breakthrough.workbook import Cell, Column, Inquiry, Sheet, Toned
from breakthrough.workbook.sheet import figure_column, measured
from tasks.models import Light, ProgressReport, Task
from tasks.progress import with_light
from tasks.workbook.rows import CHUNK, task_cells, task_columns, tasks_of

PROGRESS = ["progress_planned", "progress"]


def with_words(tasks: QuerySet, inquiry: Inquiry) -> QuerySet:
    """Adds what the latest approved report says: problems, and what is done next."""
    reports = ProgressReport.objects.approved().filter(task=OuterRef("pk"), reviewed_on__lte=inquiry.until)
    latest = reports.order_by("-period__ends_on", "-pk")
    return tasks.annotate(
        problems=Subquery(latest.values("problems")[:1]), next_steps=Subquery(latest.values("next_steps")[:1])
    )


def columns(inquiry: Inquiry) -> list[Column]:
    return [
        Column(pgettext_lazy("row of a ledger", "No."), 6, is_number=True),
        *task_columns(),
        Column(_("lead organization"), 20),
        Column(pgettext_lazy("row of a ledger", "responsible office"), 14),
        Column(pgettext_lazy("row of a ledger", "responsible officer"), 10),
        Column(_("objective"), 30),
        *[figure_column(code, width=10) for code in PROGRESS],
        Column(_("traffic light"), 13),
        Column(_("problems"), 26),
        Column(_("measures"), 26),
        Column(pgettext_lazy("row of a ledger", "until"), 12),
        Column(_("status"), 12),
        Column(_("conclusion"), 14),
    ]


def rows(inquiry: Inquiry) -> Iterator[list[Cell]]:
    progress = inquiry.by_task(PROGRESS)
    nothing = [measured(None, code) for code in PROGRESS]
    tasks = with_words(with_light(tasks_of(inquiry), inquiry.until), inquiry)
    for number, task in enumerate(tasks.iterator(CHUNK), 1):
        yield [
            number,
            *task_cells(task),
            task.lead.name,
            task.office,
            str(task.officer or ""),
            in_language(task.objective_zh, task.objective_en),
            *progress.get(task.code, nothing),
            light_of(task),
            task.problems,
            task.next_steps,
            task.ends_on,
            Task.Status(task.status_on).label,
            task.get_conclusion_display() if task.status_on == Task.Status.CLOSED else "",
        ]


def total(inquiry: Inquiry) -> list[Cell]:
    before: list[Cell] = [""] * 6
    return ["", "", "", _("Whole"), *before[:4], *inquiry.whole(PROGRESS), *before]


def light_of(task: Any) -> Cell:
    """Tasks that are not counted have no light."""
    if task.status_on not in Task.Status.counted():
        return ""
    return Toned(str(Light(task.light).label), task.light)


SHEET = Sheet(
    code="ledger",
    title=_("Task ledger"),
    about=_("Each task: who answers for it, its progress, problems and measures, and where it stands."),
    permission="tasks.view_task",
    columns=columns,
    rows=rows,
    total=total,
    figures=lambda inquiry: PROGRESS,
    place=20,
)
