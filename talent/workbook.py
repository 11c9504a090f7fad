"""This floor's sheet of the Excel report: who works on which task."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.models.bilingual import in_language
from breakthrough.workbook import Cell, Column, Inquiry, Sheet, register
from talent.models import Assignment
from tasks.workbook.rows import lines_of, task_cells, task_columns


def columns(inquiry: Inquiry) -> list[Column]:
    return [
        *task_columns(),
        Column(_("researcher"), 18),
        Column(pgettext_lazy("person", "title"), 16),
        Column(_("organization"), 30),
        Column(_("role"), 18),
        Column(_("engagement"), 14),
        Column(_("starts on"), 12),
        Column(_("ends on"), 12),
        Column(_("share of work time"), 11, "%", is_number=True),
    ]


def rows(inquiry: Inquiry) -> Iterator[list[Cell]]:
    """Each participation; a person who was merged is the one who stays."""
    found = Assignment.objects.filter(starts_on__lte=inquiry.until)
    found = found.select_related("researcher__organization", "researcher__merged_into__organization")
    for one in lines_of(inquiry, found, "role", "starts_on"):
        person = one.researcher.merged_into or one.researcher
        yield [
            *task_cells(one.task),
            person.name,
            in_language(person.title_zh, person.title_en),
            person.organization.name if person.organization else "",
            one.get_role_display(),
            one.get_engagement_display(),
            one.starts_on,
            one.ends_on,
            one.share_of_time,
        ]


register(
    Sheet(
        code="people",
        title=_("People by task"),
        about=_("Each participation of a researcher in a task. One person may take part several times."),
        permission="talent.view_assignment",
        columns=columns,
        rows=rows,
        figures=lambda inquiry: ["researchers", "participations", "academicians"],
        place=70,
    )
)
