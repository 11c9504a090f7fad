"""What an officer has to report: due, returned, and corrections begun."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from breakthrough.admin.desk import Line, Link, Section, Sitting, deadline, waiting
from breakthrough.days import spoken
from tasks.desk.owing import open_periods, owed_reports
from tasks.desk.wording import about, name_of, report_form
from tasks.models import ProgressReport, Task


def due(sitting: Sitting) -> Any:
    return owed_reports(Task.objects.editable_by(sitting.user), open_periods(sitting))


def show_due(sitting: Sitting, tasks: list[Any]) -> list[Line]:
    periods = {period.pk: period for period in open_periods(sitting)}
    return [
        Line(
            task.name,
            report_form(task.pk, task.period, task.draft),
            about(task, name_of(periods[task.period])),
            mark=_("draft") if task.draft else "",
            actions=(
                Link(_("Continue") if task.draft else _("Report"), report_form(task.pk, task.period, task.draft)),
            ),
            **deadline(sitting, task.due),
        )
        for task in tasks
    ]


def sheet() -> Link:
    return Link(_("Fill in as a sheet"), reverse("admin:tasks_progressreport_sheet"))


def say_due(sitting: Sitting, tasks: list[Any], count: int) -> str:
    late = sum(task.due < sitting.today for task in tasks)
    if count > len(tasks) and late == len(tasks):
        words = ngettext("%(count)s report late", "%(count)s reports late, the oldest since %(day)s", count)
        return words % {"count": count, "day": spoken(tasks[0].due, sitting.today)}
    parts = []
    if late:
        parts.append(ngettext("%(count)s report late", "%(count)s reports late", late) % {"count": late})
    if count > late:
        words = ngettext("%(count)s report due by %(day)s", "%(count)s reports due by %(day)s", count - late)
        parts.append(words % {"count": count - late, "day": spoken(tasks[-1].due, sitting.today)})
    return _(", ").join(parts)


def returned(sitting: Sitting) -> Any:
    rows = ProgressReport.objects.editable_by(sitting.user).filter(status=ProgressReport.Status.RETURNED)
    return rows.select_related("task", "period", "reviewer").order_by("reviewed_on", "pk")


def show_returned(sitting: Sitting, reports: list[Any]) -> list[Line]:
    lines = []
    for report in reports:
        url = report_form(report.task_id, report.period_id, report.pk)
        about_it = {"who": report.reviewer, "reason": report.return_reason}
        reason = _("%(who)s: “%(reason)s”") % about_it
        where = about(report.task, name_of(report.period))
        when = waiting(sitting, report.reviewed_on, 0)
        lines.append(Line(report.task.name, url, where, reason, actions=(Link(_("Correct"), url),), **when))
    return lines


def say_returned(sitting: Sitting, reports: list[Any], count: int) -> str:
    return ngettext("%(count)s returned", "%(count)s returned", count) % {"count": count}


def begun(sitting: Sitting) -> Any:
    """Drafts that nobody waits for on a day: corrections of approved reports, and reports on locked periods."""
    rows = ProgressReport.objects.editable_by(sitting.user).filter(status=ProgressReport.Status.DRAFT)
    rows = rows.filter(Q(revision__gt=1) | Q(period__locked_on__isnull=False))
    return rows.select_related("task", "period").order_by("period__starts_on", "pk")


def show_begun(sitting: Sitting, reports: list[Any]) -> list[Line]:
    return [
        Line(
            report.task.name,
            report_form(report.task_id, report.period_id, report.pk),
            about(report.task, name_of(report.period)),
            mark=_("revision %(number)s") % {"number": report.revision} if report.revision > 1 else _("locked period"),
            actions=(Link(_("Continue"), report_form(report.task_id, report.period_id, report.pk)),),
        )
        for report in reports
    ]


SECTIONS = (
    Section(
        "returned",
        "officer",
        gettext_lazy("Returned to you"),
        returned,
        show_returned,
        gettext_lazy("No report came back. If a reviewer returns one, it stands here with the reason."),
        order=10,
        clause=say_returned,
        is_pressing=True,
    ),
    Section(
        "due",
        "officer",
        gettext_lazy("Reports due"),
        due,
        show_due,
        gettext_lazy("All reports are handed in. The next period opens here by itself before it ends."),
        order=20,
        clause=say_due,
        tool=sheet,
    ),
    Section(
        "corrections",
        "officer",
        gettext_lazy("Corrections begun"),
        begun,
        show_begun,
        gettext_lazy("No correction of an approved report is under way."),
        order=70,
    ),
)
