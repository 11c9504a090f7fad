"""From the draft to the approved report: submit, withdraw, return, approve."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from breakthrough import clock
from tasks.models import Milestone, MilestoneReport, ProgressReport
from tasks.reporting.parts import parts
from tasks.reporting.refusals import Forbidden, must_be, must_be_editable, must_be_reviewable, verb

Status = ProgressReport.Status


@verb
def submit(report: ProgressReport, by: Any) -> None:
    """Hands the report in, in one's own name; from now on nobody changes it, and a second person decides."""
    must_be_editable(report.task, by)
    must_be(report, Status.DRAFT, Status.RETURNED)
    # Its first submission is what counts as in time, or as late.
    report.submitted_on = report.submitted_on or clock.today()
    report.status, report.author, report.reviewer, report.reviewed_on = Status.SUBMITTED, by, None, None
    report.full_clean()
    lines: list[Any] = [*report.milestone_reports.all(), *report.indicator_values.select_related("indicator")]
    for line in lines:
        line.report = report
        line.full_clean()
    report.save()


@verb
def withdraw(report: ProgressReport, by: Any) -> None:
    """Takes a submitted report back before it is reviewed; only its author does."""
    must_be_editable(report.task, by)
    must_be(report, Status.SUBMITTED)
    if report.author_id != by.pk:
        raise Forbidden(_("Only its author withdraws a report."))
    if not report.decisions.filter(verdict="returned").exists():
        report.submitted_on = None
    report.status = Status.DRAFT
    report.save()


@verb
def send_back(report: ProgressReport, by: Any, reason: str) -> None:
    """Returns the report to its author, with a reason that is kept for ever."""
    must_be_reviewable(report, by)
    must_be(report, Status.SUBMITTED)
    must_be_anothers(report, by)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why the report is returned.")})
    report.status, report.return_reason = Status.RETURNED, reason.strip()
    report.reviewer, report.reviewed_on = by, clock.today()
    report.save()


@verb
def approve(report: ProgressReport, by: Any) -> None:
    """Approves what another person handed in: from this transaction on it counts, its money and milestones too."""
    must_be_reviewable(report, by)
    must_be(report, Status.SUBMITTED)
    must_be_anothers(report, by)
    report.status, report.reviewer, report.reviewed_on = Status.APPROVED, by, clock.today()
    # Which revision is current the database changes in the same statement.
    report.save(update_fields=["status", "reviewer", "reviewed_on"])
    complete_milestones(report)
    for part in parts():
        part.approved(report)


def must_be_anothers(report: ProgressReport, by: Any) -> None:
    if is_own(report, by):
        raise Forbidden(_("A report is reviewed by somebody else than its author."))


def is_own(report: ProgressReport, user: Any) -> bool:
    """Four eyes: whoever began a report or handed it in, at any time, does not decide on it."""
    own = report.decisions.filter(by=user, verdict__in=["opened", "submitted"])
    return report.author_id == user.pk or own.exists()


def complete_milestones(report: ProgressReport) -> None:
    """The days on which milestones were completed, as the report says; a revision may take one back."""
    earlier = MilestoneReport.objects.filter(
        report__task=report.task_id, report__period=report.period_id, report__revision=report.revision - 1
    )
    said_before = dict(earlier.values_list("milestone", "completed_on"))
    for line in report.milestone_reports.all():
        milestone = Milestone.objects.select_for_update().get(pk=line.milestone_id)
        is_taken_back = line.completed_on is None and milestone.completed_on == said_before.get(milestone.pk)
        if line.completed_on == milestone.completed_on or not (line.completed_on or is_taken_back):
            continue
        milestone.completed_on = line.completed_on
        if line.completed_on is None or (milestone.verified_on and milestone.verified_on < line.completed_on):
            milestone.verified_on = None
        milestone.save(update_fields=["completed_on", "verified_on"])
