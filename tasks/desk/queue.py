"""What a reviewer decides on, oldest first, each with what is different from the report before; and what is late."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from breakthrough.admin.desk import Line, Link, Section, Sitting, deadline, waiting
from breakthrough.models import User
from tasks.desk.differences import differences, with_previous
from tasks.desk.owing import late_since, open_periods, owed_reports
from tasks.desk.wording import about, name_of, page_of, review_form
from tasks.models import ProgressReport, Task


def queue(sitting: Sitting) -> Any:
    """Submitted reports; nobody decides on their own."""
    rows = ProgressReport.objects.reviewable_by(sitting.user).filter(status=ProgressReport.Status.SUBMITTED)
    others = with_previous(rows.exclude(author=sitting.user))
    return others.select_related("task", "period", "author").order_by("submitted_on", "pk")


def show_queue(sitting: Sitting, reports: list[Any]) -> list[Line]:
    changed = differences(reports)
    lines = review_lines(sitting, reports)
    return [replace(line, differences=tuple(changed[row.pk])) for row, line in zip(reports, lines, strict=True)]


def review_lines(sitting: Sitting, reports: list[Any]) -> list[Line]:
    return [
        Line(
            report.task.name,
            review_form(report),
            about(report.task, name_of(report.period), str(report.author or "")),
            mark=_("revision %(number)s") % {"number": report.revision} if report.revision > 1 else "",
            actions=(Link(_("Review"), review_form(report)),),
            **waiting(sitting, report.submitted_on, settings.DESK["review_within"]),
        )
        for report in reports
    ]


def say_queue(sitting: Sitting, reports: list[Any], count: int) -> str:
    days = (sitting.today - reports[0].submitted_on).days
    if days < 1:
        return ngettext("%(count)s report to review", "%(count)s reports to review", count) % {"count": count}
    words = ngettext(
        "%(count)s report to review, waiting for %(days)s d",
        "%(count)s reports to review, the oldest waiting for %(days)s d",
        count,
    )
    return words % {"count": count, "days": days}


def late(sitting: Sitting) -> Any:
    return owed_reports(Task.objects.reviewable_by(sitting.user), late_since(sitting))


def show_late(sitting: Sitting, tasks: list[Any]) -> list[Line]:
    periods = {period.pk: period for period in open_periods(sitting)}
    officers = User.objects.in_bulk({task.officer_id for task in tasks if task.officer_id})
    return [
        Line(
            task.name,
            page_of(task),
            about(task, name_of(periods[task.period]), str(officers.get(task.officer_id, ""))),
            **deadline(sitting, task.due),
        )
        for task in tasks
    ]


def say_late(sitting: Sitting, tasks: list[Any], count: int) -> str:
    return ngettext("%(count)s report long overdue", "%(count)s reports long overdue", count) % {"count": count}


SECTIONS = (
    Section(
        "queue",
        "reviewer",
        gettext_lazy("Reports to review"),
        queue,
        show_queue,
        gettext_lazy("Nothing waits for your review. Reports stand here as soon as an officer submits them."),
        order=10,
        clause=say_queue,
    ),
    Section(
        "late",
        "reviewer",
        gettext_lazy("Reports long overdue"),
        late,
        show_late,
        gettext_lazy("No report of your clusters is long overdue."),
        order=20,
        clause=say_late,
        is_pressing=True,
    ),
)
