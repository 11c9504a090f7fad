"""What a report starts from: the one before it, of the same task and kind of period."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet

from tasks.models import MilestoneReport, Period, ProgressReport

TEXTS = ("progress", "problems", "next_steps", "coordination", "data_source", "declared_light", "light_reason",
         "reported_headcount")  # fmt: skip


def previous_of(report: ProgressReport) -> ProgressReport | None:
    """The approved report before this one; of a revision, the revision that it corrects."""
    rows = ProgressReport.objects.filter(task=report.task_id).select_related("period")
    if report.revision > 1:
        return rows.filter(period=report.period_id, revision=report.revision - 1).first()
    earlier = rows.approved().filter(period__kind=report.period.kind, period__starts_on__lt=report.period.starts_on)
    return earlier.order_by("-period__starts_on").first()


def plan_of(report: ProgressReport) -> str:
    """What the report before announced as next steps: the plan against which this one tells its progress."""
    before = previous_of(report) if report.revision == 1 else None
    return before.next_steps if before else ""


def changed_fields(report: ProgressReport) -> dict[str, tuple[Any, Any]]:
    """The fields of the form that differ from the report before, with what they were and are."""
    before = previous_of(report)
    pairs = {name: (getattr(before, name) if before else None, getattr(report, name)) for name in TEXTS}
    return {name: pair for name, pair in pairs.items() if (pair[0] or None) != (pair[1] or None)}


def day_before(period: Period) -> date:
    """The last day before a period: what stood then is what the period adds to."""
    return period.starts_on - timedelta(days=1)


def total_before(indicator: Any) -> Decimal:
    """What a cumulative counter stood at before the period; asked of `with_actual(…, day_before(period))`."""
    known = (indicator.actual, indicator.baseline)
    return next((value for value in known if value is not None), Decimal(0))


def open_milestones(report: ProgressReport) -> QuerySet:
    """What a report may speak of: milestones not done before its period, and those that it speaks of already."""
    done_before = Q(completed_on__lt=report.period.starts_on) & ~Q(reports__report=report)
    rows = report.task.milestones.exclude(pk__in=report.task.milestones.filter(done_before).values("pk"))
    return rows.order_by("number")


def carry_milestones(report: ProgressReport, before: ProgressReport | None) -> None:
    """A line for each milestone that is not done yet, with the day last expected."""
    expected = dict(before.milestone_reports.values_list("milestone", "expected_on")) if before else {}
    open_ones = report.task.milestones.filter(completed_on=None)
    MilestoneReport.objects.bulk_create(
        MilestoneReport(report=report, milestone=one, expected_on=expected.get(one.pk)) for one in open_ones
    )


def copy_contents(report: ProgressReport, before: ProgressReport) -> None:
    """A revision says at first what the revision before it said."""
    for rows in (before.milestone_reports.all(), before.indicator_values.order_by("pk")):
        copies = [*rows]
        for row in copies:
            row.pk, row.report, row._state.adding = None, report, True
        rows.model._default_manager.bulk_create(copies)
