"""This floor's sheet of the Excel report: the money of each task, figure by figure."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from breakthrough.workbook import Cell, Column, Inquiry, Sheet, register
from breakthrough.workbook.sheet import figure_column
from tasks.workbook.rows import CHUNK, task_cells, task_columns, tasks_of

SHOWN = [
    "fiscal_approved",
    "fiscal_invested",
    "societal_leveraged",
    "leverage_ratio",
    "planned_leverage_ratio",
    "fiscal_received_rate",
    "execution_rate",
    "execution_rate_of_approved",
    "balance",
]


def columns(inquiry: Inquiry) -> list[Column]:
    return [*task_columns(), *[figure_column(code) for code in SHOWN]]


def rows(inquiry: Inquiry) -> Iterator[list[Cell]]:
    """Tasks with money; what never had any is left out."""
    values = inquiry.by_task(SHOWN)
    for task in tasks_of(inquiry).iterator(CHUNK):
        if known := values.get(task.code):
            yield [*task_cells(task), *known]


def total(inquiry: Inquiry) -> list[Cell]:
    return [_("Whole"), "", "", *inquiry.whole(SHOWN)]


register(
    Sheet(
        code="money",
        title=_("Money by task"),
        about=_("What each task was promised, was paid, received and spent, and the ratios between them."),
        permission="funding.view_fundentry",
        columns=columns,
        rows=rows,
        total=total,
        figures=lambda inquiry: SHOWN,
        place=30,
    )
)
