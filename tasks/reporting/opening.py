"""Beginning a report, a revision of one, and giving a draft up."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tasks.models import Period, ProgressReport, Task
from tasks.progress import owing
from tasks.reporting.parts import parts
from tasks.reporting.previous import TEXTS, carry_milestones, copy_contents, previous_of
from tasks.reporting.refusals import WrongState, must_be, must_be_editable, verb, whole

Status = ProgressReport.Status


def open_report(task: Task, period: Period, by: Any, reason: str = "") -> ProgressReport:
    """A draft of the task's report on a period, which starts from the last approved one.

    A line for each open milestone and the source of the data carry over; what happened does not. Of a locked period
    a report that was never filed is a restatement, and gives its reason.
    """
    with whole(by):
        must_be_editable(task, by)
        if ProgressReport.objects.filter(task=task, period=period).exists():
            raise WrongState(_("The task already has a report on this period."))
        if not owing(period).filter(pk=task.pk).exists():
            raise WrongState(_("The task was not running then, so it owes no report on this period."))
        report = ProgressReport(task=task, period=period, author=by, restatement_reason=reason.strip())
        before = previous_of(report)
        report.data_source = before.data_source if before else ""
        report.save()
        carry_milestones(report, before)
    return report


@verb
def revise(report: ProgressReport, by: Any, reason: str) -> ProgressReport:
    """A new draft revision of an approved report, a copy at first; the old one counts until this one is approved."""
    must_be_editable(report.task, by)
    must_be(report, Status.APPROVED)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the report is revised.")})
    if later_revisions(report).exists():
        raise WrongState(_("A later revision of this report exists already."))
    revision = ProgressReport.objects.create(
        task=report.task,
        period=report.period,
        revision=report.revision + 1,
        is_current=False,
        author=by,
        restatement_reason=reason.strip(),
        **{name: getattr(report, name) for name in TEXTS},
    )
    copy_contents(revision, report)
    return revision


def later_revisions(report: ProgressReport) -> QuerySet:
    same = ProgressReport.objects.filter(task=report.task_id, period=report.period_id)
    return same.filter(revision__gt=report.revision)


@verb
def discard(report: ProgressReport, by: Any) -> None:
    """Gives up a draft with everything in it. What was returned once stays, with the reason."""
    must_be_editable(report.task, by)
    must_be(report, Status.DRAFT)
    if report.decisions.filter(verdict="returned").exists():
        raise WrongState(_("Only a draft that was never returned can be discarded."))
    for part in parts():
        part.discarded(report)
    report.delete()
