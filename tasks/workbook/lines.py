"""The sheet of pilot lines."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, OuterRef, Prefetch
from django.utils.translation import gettext_lazy as _

from breakthrough.figures.definition import YUAN
from breakthrough.workbook import Cell, Column, Inquiry, Measured, Sheet
from breakthrough.workbook.sheet import money_unit
from tasks.models import PilotLine, PilotLineTask
from tasks.progress import with_state
from tasks.workbook.rows import CHUNK


def columns(inquiry: Inquiry) -> list[Column]:
    return [
        Column(_("pilot line"), 28),
        Column(_("operator"), 24),
        Column(_("tasks"), 18),
        Column(_("league or city"), 14),
        Column(_("place"), 20),
        Column(_("state"), 15),
        Column(_("since"), 12),
        Column(_("design capacity"), 12, is_number=True),
        Column(_("actual output"), 12, is_number=True),
        Column(_("unit of capacity"), 12),
        Column(_("investment"), 13, money_unit(), is_number=True),
        Column(_("technology readiness"), 12, is_number=True),
    ]


def rows(inquiry: Inquiry) -> Iterator[list[Cell]]:
    # Of tasks beyond the asker's scope not even the code is told.
    links = PilotLineTask.objects.within(inquiry.access).select_related("task").order_by("task__code")
    lines = with_state(PilotLine.objects.within(inquiry.access), inquiry.until)
    if inquiry.cluster:
        links = links.filter(task__cluster__code=inquiry.cluster)
        lines = lines.filter(Exists(links.filter(line=OuterRef("pk"))))
    lines = lines.select_related("operator", "region")
    for line in lines.prefetch_related(Prefetch("task_links", links)).order_by("name_zh", "pk").iterator(CHUNK):
        yield [
            line.name,
            line.operator.name,
            ", ".join(link.task.code for link in line.task_links.all()),
            line.region.name if line.region else "",
            line.place,
            line.state_label,
            line.since,
            line.design_capacity,
            line.actual_output,
            line.capacity_unit,
            None if line.investment is None else Measured(line.investment, YUAN),
            line.trl,
        ]


SHEET = Sheet(
    code="lines",
    title=_("Pilot lines"),
    about=_("Each pilot line with its state, its capacity and what it cost."),
    permission="tasks.view_pilotline",
    columns=columns,
    rows=rows,
    figures=lambda inquiry: ["pilot_lines_operational"],
    place=60,
)
