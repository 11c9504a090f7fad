"""What officers and reviewers are reminded of, and who that is for a task."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.desk import Line, Sitting
from breakthrough.reminders.kinds import Kind, Matter, register
from tasks.desk.milestones import show as show_milestones
from tasks.desk.owing import open_periods, owed_reports
from tasks.desk.queue import review_lines
from tasks.desk.reports import show_due, show_returned
from tasks.models import Grant, Milestone, ProgressReport, Task
from tasks.progress import RUNNING


class People:
    """Who reports on a task and who reviews it, by the grants of today."""

    def __init__(self) -> None:
        self.found: dict[tuple[str, str, int], set[int]] = defaultdict(set)
        for grant in Grant.objects.in_force().filter(role__in=["officer", "reviewer"], user__is_active=True):
            place = ("cluster", grant.cluster_id) if grant.cluster_id else ("task", grant.task_id)
            self.found[(grant.role, *place)].add(grant.user_id)

    def of(self, role: str, task: Any) -> frozenset[int]:
        return frozenset(self.found[role, "cluster", task.cluster_id] | self.found[role, "task", task.pk])

    def officers(self, task: Any, first: int | None = None) -> frozenset[int]:
        """The one who answers for the task, or all who may report on it where nobody does."""
        everybody = self.of("officer", task)
        for one in (first, task.officer_id):
            if one in everybody:
                return frozenset([one])
        return everybody

    def reviewers(self, task: Any) -> frozenset[int]:
        return self.of("reviewer", task)


def farthest(kind: str) -> int:
    """How many days before its day somebody first hears of a matter."""
    return -min([0, *settings.REMINDER_STEPS.get(kind, {}).get("own", ())])


# Reports due


def due_reports(today: date) -> Iterator[Matter]:
    people, until = People(), today + timedelta(days=farthest("report"))
    periods = {period.pk: period for period in open_periods(Sitting(None, today)) if period.due_on <= until}
    for task in owed_reports(Task.objects.all(), periods.values()):
        subject = f"{task.code} {periods[task.period].code}"
        yield Matter(subject, task.due, people.officers(task), people.reviewers(task))


def tell_due(sitting: Sitting, subjects: list[str]) -> Mapping[str, Line]:
    codes = {subject.partition(" ")[0] for subject in subjects}
    periods = {period.pk: period for period in open_periods(sitting)}
    tasks = [*owed_reports(Task.objects.visible_to(sitting.user).filter(code__in=codes), periods.values())]
    names = [f"{task.code} {periods[task.period].code}" for task in tasks]
    return dict(zip(names, show_due(sitting, tasks), strict=True))


# Returned reports


def returned(today: date) -> Iterator[Matter]:
    people = People()
    reports = ProgressReport.objects.filter(status=ProgressReport.Status.RETURNED).select_related("task")
    for report in reports:
        officers = people.officers(report.task, report.author_id)
        yield Matter(str(report.pk), report.reviewed_on or today, officers, people.reviewers(report.task))


def tell_returned(sitting: Sitting, subjects: list[str]) -> Mapping[str, Line]:
    reports = [*visible(ProgressReport, sitting, subjects).filter(status=ProgressReport.Status.RETURNED)]
    return by_key(reports, show_returned(sitting, reports))


# Milestones


def milestones(today: date) -> Iterator[Matter]:
    people, until = People(), today + timedelta(days=farthest("milestone"))
    rows = Milestone.objects.filter(completed_on=None, due_on__lte=until, task__status__in=RUNNING)
    for milestone in rows.select_related("task"):
        task = milestone.task
        yield Matter(str(milestone.pk), milestone.due_on, people.officers(task), people.reviewers(task))


def tell_milestones(sitting: Sitting, subjects: list[str]) -> Mapping[str, Line]:
    open_ones = Milestone.objects.visible_to(sitting.user).filter(pk__in=subjects, completed_on=None)
    rows = [*open_ones.select_related("task").order_by("pk")]
    return by_key(rows, show_milestones(sitting, rows))


# Reports that wait for review


def submitted(today: date) -> Iterator[Matter]:
    people = People()
    reports = ProgressReport.objects.filter(status=ProgressReport.Status.SUBMITTED).select_related("task")
    for report in reports:
        others = people.reviewers(report.task) - {report.author_id}
        yield Matter(str(report.pk), report.submitted_on or today, frozenset(others))


def tell_submitted(sitting: Sitting, subjects: list[str]) -> Mapping[str, Line]:
    reports = [*visible(ProgressReport, sitting, subjects).filter(status=ProgressReport.Status.SUBMITTED)]
    return by_key(reports, review_lines(sitting, reports))


def visible(model: Any, sitting: Sitting, subjects: list[str]) -> Any:
    rows = model.objects.visible_to(sitting.user).filter(pk__in=subjects)
    return rows.select_related("task", "period", "author", "reviewer").order_by("pk")


def by_key(rows: Iterable[Any], lines: Iterable[Line]) -> Mapping[str, Line]:
    return {str(row.pk): line for row, line in zip(rows, lines, strict=True)}


register(
    Kind("returned", _("Returned reports"), returned, tell_returned),
    Kind("report", _("Reports due"), due_reports, tell_due),
    Kind("milestone", _("Milestones"), milestones, tell_milestones),
    Kind("review", _("Reports to review"), submitted, tell_submitted),
)
