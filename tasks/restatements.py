"""“Was X, now Y, because”: what was restated since the report before, for the next report to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tasks.models import ProgressReport, ReportDecision
from tasks.reporting.parts import Restated, parts
from tasks.reporting.previous import TEXTS


@dataclass(frozen=True)
class Restatement:
    """One approved revision of an earlier report, and every value that it changed."""

    report: ProgressReport
    approved_at: datetime
    changes: list[Restated]

    @property
    def reason(self) -> str:
        return self.report.restatement_reason


def restatements_for(report: ProgressReport) -> list[Restatement]:
    """What was restated of the task's other periods between the report before and this one, oldest first.

    Each restatement is told once: by the first report that is approved after it.
    """
    found = [*told(report, [*approvals(report)])]
    if not found:
        return []
    reports = {row.pk: row for row in with_contents(one.report for one in found)}
    before = {(row.period_id, row.revision): row for row in revised([*reports.values()])}
    above = [part.restated([*reports.values()]) for part in parts()]
    return [
        Restatement(row, one.at, [*own, *(change for part in above for change in part.get(row.pk, []))])
        for one in found
        for row in [reports[one.report_id]]
        for own in [changes(before.get((row.period_id, row.revision - 1)), row)]
    ]


def approvals(report: ProgressReport) -> Iterable[ReportDecision]:
    decisions: Any = ReportDecision.objects.all()
    rows = decisions.filter(report__task=report.task_id, verdict=ReportDecision.Verdict.APPROVED)
    return rows.select_related("report__period").order_by("at", "pk")


def told(report: ProgressReport, decided: list[ReportDecision]) -> Iterator[ReportDecision]:
    """The approvals of restatements after the last report of an earlier period, up to the first on this period."""
    restated = [one for one in decided if one.report.restatement_reason and one.report.period_id != report.period_id]
    if not restated:
        # Nothing more is looked up for most reports.
        return
    own, period = [one.at for one in decided if one.report.period_id == report.period_id], report.period
    end = own[0] if own else None
    earlier = [
        one.at
        for one in decided
        if not one.report.restatement_reason
        and one.report.period.kind == period.kind
        and one.report.period.starts_on < period.starts_on
        and (end is None or one.at < end)
    ]
    for one in restated:
        is_after = not earlier or one.at > earlier[-1]
        if is_after and (end is None or one.at <= end):
            yield one


def with_contents(reports: Iterable[ProgressReport]) -> list[ProgressReport]:
    rows = ProgressReport.objects.filter(pk__in=[one.pk for one in reports])
    return [*filled(rows)]


def revised(reports: list[ProgressReport]) -> Iterable[ProgressReport]:
    """All revisions of the same reports, among them those that were replaced."""
    if not reports:
        return []
    return filled(ProgressReport.objects.filter(task=reports[0].task_id, period__in={one.period_id for one in reports}))


def filled(rows: Any) -> Any:
    lines = ("milestone_reports__milestone", "indicator_values__indicator")
    return rows.select_related("task", "period", "author", "reviewer").prefetch_related(*lines)


def changes(old: ProgressReport | None, new: ProgressReport) -> Iterator[Restated]:
    for name in TEXTS:
        field: Any = new._meta.get_field(name)
        pair = [said(one, field) for one in (old, new)]
        if pair[0] != pair[1]:
            yield Restated(str(field.verbose_name), *pair)
    yield from compared(values_of(old), values_of(new))
    yield from compared(milestones_of(old), milestones_of(new))


def said(report: ProgressReport | None, field: Any) -> Any:
    value = getattr(report, field.name) if report else None
    return (dict(field.flatchoices).get(value, value) if field.choices else value) or None


def values_of(report: ProgressReport | None) -> dict[Any, tuple[str, Any]]:
    rows = report.indicator_values.all() if report else []
    return {row.indicator_id: (named(row.indicator), row.value.normalize()) for row in rows}


def named(indicator: Any) -> str:
    return f"{indicator.name} ({indicator.unit})" if indicator.unit else str(indicator.name)


def milestones_of(report: ProgressReport | None) -> dict[Any, tuple[str, Any]]:
    found: dict[Any, tuple[str, Any]] = {}
    for row in report.milestone_reports.all() if report else []:
        found[row.milestone_id, 1] = _("%(milestone)s: completed on") % {"milestone": row.milestone}, row.completed_on
        found[row.milestone_id, 2] = _("%(milestone)s: expected on") % {"milestone": row.milestone}, row.expected_on
    return found


def compared(old: dict[Any, tuple[str, Any]], new: dict[Any, tuple[str, Any]]) -> Iterator[Restated]:
    for key in {**old, **new}:
        was, now = old.get(key, ("", None)), new.get(key, ("", None))
        if was[1] != now[1]:
            yield Restated(now[0] or was[0], was[1], now[1])
