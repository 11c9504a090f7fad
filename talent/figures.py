"""People, organizations and awards: each person and each legal entity counted once, however often they appear."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.utils.translation import gettext_lazy as _

from breakthrough.figures import Dimension, Figure, Part, register, register_dimension
from breakthrough.figures.definition import COUNT, PERCENT
from talent.models import AcademyMembership, Assignment, Award, AwardRound, AwardTask, Researcher
from tasks.models import Organization, Partner, Task

Academy = AcademyMembership.Academy


def assignments(until: date) -> QuerySet:
    """Assignments begun so far to tasks ever approved; `person` is the row that stays where two were merged."""
    rows = Assignment.objects.filter(starts_on__lte=until, task__approved_on__lte=until)
    return rows.annotate(
        person=Coalesce("researcher__merged_into", "researcher"),
        unit=Coalesce("researcher__merged_into__organization", "researcher__organization"),
        employer=Coalesce(
            "researcher__merged_into__organization__legal_entity", "researcher__organization__legal_entity"
        ),
    )


def academicians(until: date) -> QuerySet:
    memberships = AcademyMembership.objects.filter(academy__in=[Academy.CAS, Academy.CAE])
    # The election may have been entered with the row that was merged.
    members = memberships.values(member=Coalesce("researcher__merged_into", "researcher"))
    return assignments(until).filter(person__in=members)


def leads(until: date) -> QuerySet:
    return Task.objects.filter(approved_on__lte=until)


def partners(until: date) -> QuerySet:
    return Partner.objects.filter(Q(starts_on=None) | Q(starts_on__lte=until), task__approved_on__lte=until)


def won(scheme: str) -> tuple[Part, ...]:
    def rows(until: date) -> QuerySet:
        return AwardTask.objects.filter(award__round__scheme__code=scheme, award__round__conferred_on__lte=until)

    day = "award__round__conferred_on"
    return (Part(rows=rows, day=day, since=day, entity="award", entity_model=Award),)


def conferred(scheme: str) -> tuple[Part, ...]:
    def rows(until: date) -> QuerySet:
        return AwardRound.objects.filter(scheme__code=scheme, conferred_on__lte=until)

    day = "conferred_on"
    return (Part(rows=rows, task=None, day=day, since=day, amount="total_conferred", is_public=True),)


register_dimension(
    Dimension("role", _("role"), choices=tuple(Assignment.Role.choices), shows_all=True),
    Dimension("employer", _("employer"), model=Organization, key="pk"),
    Dimension("unit", _("college or branch"), model=Organization, key="pk"),
    Dimension("person", _("researcher"), model=Researcher, key="pk", divides=False),
)

BY_ASSIGNMENT = {"role": "role", "employer": "employer", "unit": "unit", "person": "person"}
# An assignment counts once it has begun and its task is approved; a day that is not known is no hindrance.
SINCE = Greatest("starts_on", "task__approved_on")
ASSIGNED = Part(rows=assignments, day="starts_on", since=SINCE, filters=BY_ASSIGNMENT)

register(
    Figure(
        code="academicians",
        name=_("Academicians"),
        definition=_(
            "Distinct members of the Chinese Academies of Sciences and of Engineering ever assigned to a task; "
            "somebody in both counts once, members of foreign academies do not."
        ),
        unit=COUNT,
        parts=(replace(ASSIGNED, rows=academicians, entity="person", entity_model=Researcher),),
        headline=12,
    ),
    Figure(
        code="researchers",
        name=_("Researchers"),
        definition=_("Distinct people ever assigned to a task that was approved, terminated tasks included."),
        unit=COUNT,
        parts=(replace(ASSIGNED, entity="person", entity_model=Researcher),),
        headline=13,
    ),
    Figure(
        code="participations",
        name=_("Participations"),
        definition=_("Assignments of people to tasks that were approved: somebody on two tasks counts twice."),
        unit=COUNT,
        parts=(ASSIGNED,),
        headline=14,
    ),
    Figure(
        code="organizations",
        name=_("Organizations"),
        definition=_(
            "Distinct legal entities that lead or take part in a task, or employ people assigned to one; "
            "colleges and branches count as the entity they are part of."
        ),
        unit=COUNT,
        parts=(
            Part(
                rows=leads,
                task="",
                day="approved_on",
                since="approved_on",
                entity="lead__legal_entity",
                entity_model=Organization,
            ),
            Part(
                rows=partners,
                day="task__approved_on",
                since=SINCE,
                entity="organization__legal_entity",
                entity_model=Organization,
            ),
            Part(
                rows=assignments,
                day="starts_on",
                since=SINCE,
                entity="employer",
                entity_model=Organization,
            ),
        ),
        headline=15,
    ),
    Figure(
        code="top_award_share",
        name=_("Share of the region's top science awards"),
        definition=_("Top science awards of the region won by teams of the program, of all that were conferred."),
        unit=PERCENT,
        parts=won("top-science"),
        per=conferred("top-science"),
        headline=16,
    ),
    Figure(
        code="youth_award_share",
        name=_("Share of the youth innovation prizes"),
        definition=_("Youth innovation prizes won by teams of the program, of all that were conferred."),
        unit=PERCENT,
        parts=won("youth-innovation"),
        per=conferred("youth-innovation"),
        headline=17,
    ),
)
