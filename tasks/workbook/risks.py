"""The sheet of risks, from registering them to closing them out (销号)."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.workbook import Cell, Column, Inquiry, Sheet
from tasks.models import Risk
from tasks.workbook.rows import lines_of, task_cells, task_columns


def columns(inquiry: Inquiry) -> list[Column]:
    return [
        *task_columns(),
        Column(_("category"), 11),
        Column(_("risk"), 28),
        Column(_("likelihood (1–5)"), 11, is_number=True),
        Column(_("impact (1–5)"), 11, is_number=True),
        Column(pgettext_lazy("risk", "owner"), 12),
        Column(_("response"), 34),
        Column(_("raised on"), 12),
        Column(_("due on"), 12),
        Column(_("state"), 14),
        Column(_("closed on"), 12),
        Column(_("outcome"), 24),
    ]


def rows(inquiry: Inquiry) -> Iterator[list[Cell]]:
    for risk in lines_of(inquiry, Risk.objects.filter(raised_on__lte=inquiry.until), "raised_on"):
        yield [
            *task_cells(risk.task),
            risk.get_category_display(),
            risk.title,
            risk.likelihood,
            risk.impact,
            risk.owner,
            risk.response,
            risk.raised_on,
            risk.due_on,
            risk.get_state_display(),
            risk.closed_on,
            risk.outcome,
        ]


SHEET = Sheet(
    code="risks",
    title=_("Risks"),
    about=_("Each risk with its owner, the response to it and how it was closed out."),
    permission="tasks.view_risk",
    columns=columns,
    rows=rows,
    figures=lambda inquiry: ["risks_open"],
    place=50,
)
