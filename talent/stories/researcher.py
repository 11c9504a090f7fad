"""A researcher's story: what they worked on, and what they are honored for; no more of a person than that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from breakthrough.admin.stories import Chapter, Story, Telling, page_of
from breakthrough.admin.story_scope import scope_of
from breakthrough.admin.story_table import Cell, Column, Table, Tables, dated, first, told
from breakthrough.drawing import Row, Span, Timeline
from breakthrough.models.bilingual import in_language
from talent.models import AcademyMembership, Assignment, Award, Researcher

MOST_TASKS = 40


def note(telling: Telling) -> str:
    stays = telling.row.merged_into
    if stays:
        return _("Entered twice: this person is counted as %(name)s.") % {"name": stays.name}
    return scope_of(telling)


STORY = Story(
    "talent.Researcher",
    word="person",
    key=lambda person: person.pk,
    figures=("participations",),
    rows=lambda rows, day: rows.select_related("organization", "merged_into"),
    note=note,
)


@dataclass(frozen=True)
class Person:
    facts: list[tuple[str, Cell]]
    memberships: list[AcademyMembership]


def is_person(telling: Telling, path: str = "researcher") -> Q:
    """The row itself, and those that were merged into it."""
    return Q((path, telling.row)) | Q((f"{path}__merged_into", telling.row))


def person(telling: Telling) -> Person:
    row: Researcher = telling.row
    employer = Cell(str(row.organization), telling.page_of(row.organization)) if row.organization else Cell("")
    stays = row.merged_into
    facts = [
        (_("Organization"), employer),
        (pgettext("person", "Title"), Cell(in_language(row.title_zh, row.title_en))),
        (_("ORCID"), Cell(row.orcid or "", f"https://orcid.org/{row.orcid}")),
        (_("Counted as"), Cell(stays.name, telling.page_of(stays)) if stays else Cell("")),
    ]
    memberships = AcademyMembership.objects.filter(is_person(telling)).order_by("academy")
    return Person([(label, cell) for label, cell in facts if cell.text], [*memberships])


@dataclass(frozen=True)
class Work:
    chart: Timeline
    table: Table
    said: str


def work(telling: Telling) -> Work | None:
    """What the asker may see of the tasks that somebody worked on."""
    rows = Assignment.objects.visible_to(telling.user).filter(is_person(telling), starts_on__lte=telling.day)
    found, _has_more = first(rows.select_related("task__cluster").order_by("starts_on", "pk"), MOST_TASKS)
    if not found:
        return None
    lanes: dict[Any, list[Span]] = {}
    for one in found:
        lanes.setdefault(one.task, []).append(Span(one.starts_on, one.ends_on, one.get_role_display(), one.role))
    chart = Timeline([Row(f"{task.code} {task.name}", spans) for task, spans in lanes.items()], telling.day)
    said = _("%(count)s participations in %(tasks)s tasks.") % {"count": len(found), "tasks": len(lanes)}
    columns = [Column(_("Task")), Column(_("Cluster")), Column(_("Role")), Column(_("From")), Column(_("Until"))]
    table = Table(
        columns,
        [
            [
                Cell(str(one.task), telling.page_of(one.task)),
                Cell(str(one.task.cluster), telling.page_of(one.task.cluster)),
                Cell(one.get_role_display(), small=one.get_engagement_display()),
                dated(one.starts_on),
                dated(one.ends_on, _("ongoing")),
            ]
            for one in reversed(found)
        ],
    )
    return Work(chart, table, said)


def awards(telling: Telling) -> Tables | None:
    rows = Award.objects.visible_to(telling.user).filter(
        Q(winners=telling.row) | Q(winners__merged_into=telling.row), round__conferred_on__lte=telling.day
    )
    found, _has_more = first(rows.select_related("round__scheme").order_by("-round__conferred_on", "-pk").distinct())
    columns = [Column(_("Award")), Column(_("Award round")), Column(_("Conferred on"))]
    shown = [[Cell(str(one), page_of(one)), Cell(str(one.round)), dated(one.round.conferred_on)] for one in found]
    return told([Table(columns, shown)])


CHAPTERS = (
    Chapter("person", gettext_lazy("Who it is"), "admin/talent/story/person.html", person, 10),
    Chapter("work", gettext_lazy("Work on tasks"), "admin/talent/story/work.html", work, 20),
    Chapter("awards", gettext_lazy("Awards"), "admin/story_table.html", awards, 30),
)
