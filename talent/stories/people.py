"""The people of a task, a cluster or an organization: who leads, which academicians, how many in which role."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import units
from breakthrough.admin.stories import Chapter, Telling, Wanted
from breakthrough.admin.story_table import MOST_ROWS, Cell, Column, Table, Tables, dated, numeric, told
from breakthrough.figures import figures
from breakthrough.models.bilingual import in_language
from talent.models import AcademyMembership, Assignment
from tasks.models import Organization

Role = Assignment.Role
MOST_KNOWN = 60
FIGURES = ("researchers", "participations", "academicians")
WHERE = {
    "task": "task",
    "cluster": "task__cluster",
    "employer": "researcher__organization__legal_entity",
    "unit": "researcher__organization",
}


def word_of(row: Any) -> str:
    """How figures of people are narrowed to a row; empty where the story's own word does."""
    if not isinstance(row, Organization):
        return ""
    return "employer" if row.legal_entity_id == row.pk else "unit"


def wanted(row: Any) -> list[Wanted]:
    word = word_of(row)
    return [(code, word) if word else code for code in FIGURES]


def people(telling: Telling) -> Tables | None:
    word = word_of(telling.row)
    rows = known(telling)
    tables = [academicians(telling, rows), roles(telling, word)]
    # In the story of a cluster, its table of tasks says who leads them.
    if telling.story.label != "tasks.Cluster":
        tables.insert(0, leaders(telling, rows))
    return told(tables, telling.numbers(*wanted(telling.row)))


def known(telling: Telling) -> list[Any]:
    """The assignments of principal investigators and of academicians, those that last first; one query."""
    memberships = AcademyMembership.objects.filter(
        Q(researcher=OuterRef("researcher")) | Q(researcher__merged_into=OuterRef("researcher"))
    ).exclude(academy=AcademyMembership.Academy.FOREIGN)
    path = WHERE[word_of(telling.row) or telling.story.word]
    rows = Assignment.objects.visible_to(telling.user).filter(Q((path, telling.row)), starts_on__lte=telling.day)
    rows = rows.annotate(is_academician=Exists(memberships))
    rows = rows.filter(Q(role=Role.INVESTIGATOR) | Q(is_academician=True))
    rows = rows.select_related("researcher__organization", "researcher__merged_into__organization", "task")
    return [*rows.order_by(F("ends_on").desc(nulls_first=True), "task__code", "researcher__name_zh", "pk")[:MOST_KNOWN]]


def leaders(telling: Telling, rows: list[Any]) -> Table:
    """Principal investigators, of a task also those before."""
    found = [row for row in rows if row.role == Role.INVESTIGATOR]
    listed = telling.address(figures()["participations"], word_of(telling.row), role=Role.INVESTIGATOR)
    return known_table(telling, found, _("Principal investigator"), "", listed)


def academicians(telling: Telling, rows: list[Any]) -> Table:
    found = [row for row in rows if row.is_academician]
    listed = telling.address(figures()["academicians"], word_of(telling.row))
    return known_table(telling, found, _("Academician"), _("Academicians"), listed)


def known_table(telling: Telling, found: list[Any], label: str, title: str, listed: str) -> Table:
    more = listed if len(found) > MOST_ROWS else ""
    return Table(named_columns(telling, label), named(telling, found[:MOST_ROWS]), title, more)


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
            dated(one.starts_on),
            dated(one.ends_on, _("ongoing")),
        ]
        for one in found
        for person in [one.researcher.merged_into or one.researcher]
    ]


def who(person: Any) -> list[str]:
    """Whom somebody works for, and as what: no more of a person than their work shows."""
    return [str(person.organization or ""), in_language(person.title_zh, person.title_en)]


def roles(telling: Telling, word: str) -> Table:
    """People and participations by role."""
    heads, times = figures()["researchers"], figures()["participations"]
    reckoning = telling.reckoning(word)
    counts = zip(reckoning.values(heads, "role"), reckoning.values(times, "role"), strict=True)
    rows = [
        [
            Cell(str(head.label)),
            numeric(units.number(head.value, 0), telling.address(heads, word, role=head.key)),
            numeric(units.number(part.value, 0), telling.address(times, word, role=head.key)),
        ]
        for head, part in counts
        if part.value
    ]
    columns = [Column(_("Role")), Column(_("People"), is_number=True), Column(_("Participations"), is_number=True)]
    return Table(columns, rows, _("By role"))


CHAPTER = Chapter("people", gettext_lazy("People"), "admin/story_table.html", people, 60, figures=wanted)
