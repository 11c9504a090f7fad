"""The sheet of milestones: first planned for, due, completed, verified."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.workbook import Cell, Column, Inquiry, Sheet
from tasks.models import Milestone
from tasks.workbook.rows import lines_of, task_cells, task_columns


def columns(inquiry: Inquiry) -> list[Column]:
    return [
        *task_columns(),
        Column(pgettext_lazy("row of a ledger", "No."), 6, is_number=True),
        Column(_("milestone"), 30),
        Column(_("weight"), 8, "%", is_number=True),
        Column(_("first planned for"), 12),
        Column(_("due on"), 12),
        Column(_("completed on"), 12),
        Column(_("verified on"), 12),
        Column(_("how it is tested"), 36),
    ]


def rows(inquiry: Inquiry) -> Iterator[list[Cell]]:
    for milestone in lines_of(inquiry, Milestone.objects.all(), "number"):
        yield [
            *task_cells(milestone.task),
            milestone.number,
            milestone.name,
            milestone.weight,
            milestone.baseline_due_on,
            milestone.due_on,
            milestone.completed_on,
            milestone.verified_on,
            milestone.criterion,
        ]


SHEET = Sheet(
    code="milestones",
    title=_("Milestones"),
    about=_("Each milestone of each task, with the day first planned, the day due and what became of it."),
    permission="tasks.view_milestone",
    columns=columns,
    rows=rows,
    place=40,
)
