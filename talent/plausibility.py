"""What is implausible about people and awards."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Count, Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from talent.models import AcademyMembership, Assignment, Award, AwardRound, AwardTask, Researcher
from tasks.models import Finding, Task
from tasks.suspicion import Look, Suspect, limits, rule
from tasks.suspicion.look import name_of
from tasks.suspicion.show import Show

Role, Engagement = Assignment.Role, Assignment.Engagement
SHOW = Show(numbers=("percent", "tasks", "entered", "conferred"), days=("day", "start", "end"))

# On the first day of each assignment, the sum of all that the person then has; a merged row is the one that stays.
# Only those not over yet: what overlapped long ago can no longer be mended.
BUSY = """
    WITH work AS (
        SELECT one.id, one.task_id, one.role, one.starts_on, coalesce(one.ends_on, 'infinity') AS ends_on,
            one.share_of_time, coalesce(person.merged_into_id, person.id) AS person
        FROM talent_assignment AS one JOIN talent_researcher AS person ON person.id = one.researcher_id
    )
    SELECT one.id, one.task_id, sum(other.share_of_time) AS percent, count(*) AS tasks, one.starts_on AS day
    FROM work AS one JOIN work AS other
        ON other.person = one.person AND one.starts_on BETWEEN other.starts_on AND other.ends_on
    WHERE one.task_id {here} AND one.ends_on >= %(today)s AND other.ends_on >= %(today)s
    GROUP BY one.id, one.task_id, one.starts_on HAVING sum(other.share_of_time) > 100
"""
LEADS = """
    WITH work AS (
        SELECT one.id, one.task_id, one.starts_on, coalesce(one.ends_on, 'infinity') AS ends_on,
            coalesce(person.merged_into_id, person.id) AS person
        FROM talent_assignment AS one JOIN talent_researcher AS person ON person.id = one.researcher_id
        JOIN tasks_task AS task ON task.id = one.task_id
        WHERE role = 'pi' AND coalesce(one.ends_on, 'infinity') >= %(today)s
            AND task.status IN ('approved', 'active', 'acceptance', 'rectifying')
    )
    SELECT one.id, one.task_id, other_task.code AS other
    FROM work AS one JOIN work AS other ON other.person = one.person AND other.task_id <> one.task_id
        AND one.starts_on BETWEEN other.starts_on AND other.ends_on
    JOIN tasks_task AS other_task ON other_task.id = other.task_id
    WHERE one.task_id {here}
"""


@rule(
    "more-than-full-time",
    Finding.Severity.WARNING,
    Assignment,
    title=_("A person at more than full time"),
    says=_("From %(day)s on, %(percent)s %% of work time on %(tasks)s assignments."),
    advice=_("Ask the lead organizations and correct the shares; or two people of one name were taken for one."),
    show=SHOW,
)
def more_than_full_time(look: Look) -> Iterator[Suspect]:
    return look.queried(Assignment, BUSY)


@rule(
    "leads-two-tasks",
    Finding.Severity.WARNING,
    Assignment,
    title=_("Principal investigator of two tasks at once"),
    says=_("The same person leads task %(other)s at the same time."),
    advice=_("Name another principal investigator, or end the earlier assignment."),
)
def leads_two_tasks(look: Look) -> Iterator[Suspect]:
    return look.queried(Assignment, LEADS)


@rule(
    "no-investigator",
    Finding.Severity.WARNING,
    Task,
    reads=(Assignment,),
    title=_("A running task without a principal investigator"),
    says=_("In progress, and nobody is its principal investigator today."),
    advice=_("Enter the assignment of the principal investigator, or of the successor."),
)
def no_investigator(look: Look) -> Iterator[Suspect]:
    today = Q(starts_on__lte=look.today) & (Q(ends_on=None) | Q(ends_on__gte=look.today))
    leader = Assignment.objects.filter(today, task=OuterRef("pk"), role=Role.INVESTIGATOR)
    return look.suspects(Task.objects.filter(~Exists(leader), status=Task.Status.ACTIVE), task="pk")


@rule(
    "work-outside-the-task",
    Finding.Severity.WARNING,
    Assignment,
    title=_("Work outside of the task's time"),
    says=_("Assigned from %(day)s; the task runs from %(start)s to %(end)s."),
    advice=_("Compare the year of the date, and check that the assignment belongs to this task."),
    show=SHOW,
)
def work_outside_the_task(look: Look) -> Iterator[Suspect]:
    early = Q(starts_on__lt=F("task__starts_on") - timedelta(days=limits["early_work_days"]))
    rows = Assignment.objects.filter(early | Q(starts_on__gt=F("task__ends_on")))
    return look.suspects(rows, day="starts_on", start="task__starts_on", end="task__ends_on")


@rule(
    "works-on-after-the-end",
    Finding.Severity.NOTICE,
    Assignment,
    reads=(Assignment,),
    title=_("Still assigned to a task that is over"),
    says=_("Assigned since %(day)s without an end; the task is over."),
    advice=_("Enter the day on which the assignment ended."),
    show=SHOW,
)
def works_on_after_the_end(look: Look) -> Iterator[Suspect]:
    over = [Task.Status.CLOSED, Task.Status.TERMINATED, Task.Status.REVOKED]
    return look.suspects(Assignment.objects.filter(task__status__in=over, ends_on=None), day="starts_on")


@rule(
    "workstation-without-academician",
    Finding.Severity.WARNING,
    Assignment,
    reads=(Assignment,),
    title=_("An academician workstation without an academician"),
    says=_("Engaged through an academician workstation, but no academy membership is entered for this person."),
    advice=_("Enter the membership with its academy and year, or correct the engagement."),
)
def workstation_without_academician(look: Look) -> Iterator[Suspect]:
    member = AcademyMembership.objects.filter(
        Q(researcher=OuterRef("researcher")) | Q(researcher=OuterRef("researcher__merged_into"))
    )
    return look.suspects(Assignment.objects.filter(~Exists(member), engagement=Engagement.WORKSTATION))


@rule(
    "membership-without-year",
    Finding.Severity.WARNING,
    AcademyMembership,
    reads=(AcademyMembership, Researcher),
    title=_("An academician without a year of election"),
    says=_("%(person)s counts as an academician, and the year of election is missing or still to come."),
    advice=_("Compare with the academy's own list of members, and enter the year."),
    show=Show(names=("person",)),
)
def membership_without_year(look: Look) -> Iterator[Suspect]:
    rows = AcademyMembership.objects.exclude(academy=AcademyMembership.Academy.FOREIGN)
    rows = rows.filter(Q(elected_year=None) | Q(elected_year__gt=look.today.year))
    return look.suspects(rows, task="researcher__assignments__task", person=name_of("researcher"))


@rule(
    "award-before-the-task",
    Finding.Severity.WARNING,
    AwardTask,
    title=_("An award conferred before the task began"),
    says=_("Counted as a result of the task, but conferred on %(day)s; the task began on %(start)s."),
    advice=_("If only the team took part, say so in the link between award and task."),
    show=SHOW,
)
def award_before_the_task(look: Look) -> Iterator[Suspect]:
    rows = AwardTask.objects.filter(link=AwardTask.Link.SUPPORTED, award__round__conferred_on__lt=F("task__starts_on"))
    return look.suspects(rows, day="award__round__conferred_on", start="task__starts_on")


@rule(
    "more-awards-than-conferred",
    Finding.Severity.ERROR,
    Award,
    reads=(Award, AwardRound),
    title=_("More awards than were conferred"),
    says=_("%(entered)s awards of this round are entered, but only %(conferred)s were conferred."),
    advice=_("Compare with the announcement: the total of the round, or an award of another round."),
    show=SHOW,
)
def more_awards_than_conferred(look: Look) -> Iterator[Suspect]:
    crowded = AwardRound.objects.annotate(entered=Count("awards")).filter(entered__gt=F("total_conferred"))
    rows = Award.objects.filter(round__in=crowded.values("pk")).annotate(
        entered=crowded.filter(pk=OuterRef("round")).values("entered")
    )
    return look.suspects(rows, task="tasks", entered="entered", conferred="round__total_conferred")
