"""The people of a task, a cluster or an organization: who leads, which academicians, how many in which role."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import units
from breakthrough.admin.stories import Chapter, Telling, split
from breakthrough.admin.story_table import Cell, Column, Table, Tables, first, numeric, told
from breakthrough.figures import figures
from breakthrough.models.bilingual import in_language
from talent.models import AcademyMembership, Assignment

Role = Assignment.Role
FIGURES = ("researchers", "participations", "academicians")
OF_EMPLOYER = tuple((code, "employer") for code in FIGURES)
WHERE = {
    "tasks.Task": "task",
    "tasks.Cluster": "task__cluster",
    "tasks.Organization": "researcher__organization__legal_entity",
}


def people(telling: Telling) -> Tables | None:
    wanted = OF_EMPLOYER if telling.story.label == "tasks.Organization" else FIGURES
    tables = [leaders(telling), academicians(telling), roles(telling, wanted[0], wanted[1])]
    return told(tables, telling.numbers(*wanted))


def assignments(telling: Telling) -> Any:
    rows = Assignment.objects.visible_to(telling.user).filter(Q((WHERE[telling.story.label], telling.row)))
    rows = rows.filter(starts_on__lte=telling.day)
    return rows.select_related("researcher__organization", "researcher__merged_into", "task")


def leaders(telling: Telling) -> Table:
    """Principal investigators, of a task also those before."""
    rows = (
        assignments(telling).filter(role=Role.INVESTIGATOR).order_by(F("ends_on").desc(nulls_first=True), "task__code")
    )
    found, has_more = first(rows)
    more = telling.address(figures()["participations"], word_of(telling), role=Role.INVESTIGATOR) if has_more else ""
    return Table(named_columns(telling, _("Principal investigator")), named(telling, found), more=more)


def academicians(telling: Telling) -> Table:
    memberships = AcademyMembership.objects.filter(
        Q(researcher=OuterRef("researcher")) | Q(researcher__merged_into=OuterRef("researcher"))
    ).exclude(academy=AcademyMembership.Academy.FOREIGN)
    rows = assignments(telling).filter(Exists(memberships)).order_by("researcher__name_zh", "task__code", "pk")
    found, has_more = first(rows)
    more = telling.address(figures()["academicians"], word_of(telling)) if has_more else ""
    return Table(named_columns(telling, _("Academician")), named(telling, found), _("Academicians"), more)


def named_columns(telling: Telling, label: str) -> list[Column]:
    of_task = [] if telling.story.label == "tasks.Task" else [Column(_("Task"))]
    return [Column(label), *of_task, Column(_("Role")), Column(_("From")), Column(_("Until"))]


def named(telling: Telling, found: list[Any]) -> list[list[Cell]]:
    shows_task = telling.story.label != "tasks.Task"
    return [
        [
            Cell(person.name, telling.page_of(person), small=" · ".join(filter(None, who(person)))),
            *([Cell(str(one.task), telling.page_of(one.task))] if shows_task else []),
            Cell(one.get_role_display(), small=one.get_engagement_display()),
            Cell(f"{one.starts_on:%Y-%m-%d}"),
            Cell(until(one.ends_on, telling.day)),
        ]
        for one in found
        for person in [one.researcher.merged_into or one.researcher]
    ]


def who(person: Any) -> list[str]:
    """Whom somebody works for, and as what: no more of a person than their work shows."""
    return [str(person.organization or ""), in_language(person.title_zh, person.title_en)]


def until(ends_on: date | None, day: date) -> str:
    """Somebody's last day; of what still lasts only that it does."""
    return f"{ends_on:%Y-%m-%d}" if ends_on else _("ongoing")


def roles(telling: Telling, heads: Any, times: Any) -> Table:
    """People and participations by role."""
    reckonings = [(figures()[code], telling.reckoning(word)) for code, word in (split(heads), split(times))]
    (people_of, persons), (part_of, participations) = reckonings
    counts = zip(persons.values(people_of, "role"), participations.values(part_of, "role"), strict=True)
    word = word_of(telling)
    rows = [
        [
            Cell(str(head.label)),
            numeric(units.number(head.value, 0), telling.address(people_of, word, role=head.key)),
            numeric(units.number(part.value, 0), telling.address(part_of, word, role=head.key)),
        ]
        for head, part in counts
        if part.value
    ]
    columns = [Column(_("Role")), Column(_("People"), is_number=True), Column(_("Participations"), is_number=True)]
    return Table(columns, rows, _("By role"))


def word_of(telling: Telling) -> str:
    return "employer" if telling.story.label == "tasks.Organization" else ""


def chapter(*, of_employer: bool = False) -> Chapter:
    wanted = OF_EMPLOYER if of_employer else FIGURES
    return Chapter("people", gettext_lazy("People"), "admin/story_table.html", people, 60, figures=wanted)
