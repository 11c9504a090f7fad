"""A task with those who report on it and those who review."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from breakthrough.models import User
from tasks.models import Milestone, Period, ProgressReport, Task
from tasks.reporting import approve, open_report, submit
from tests import portfolio


@dataclass
class Office:
    """One task, its two officers, and its two reviewers."""

    task: Task = field(default_factory=portfolio.task)
    officer: User = field(init=False)
    colleague: User = field(init=False)
    reviewer: User = field(init=False)
    second_reviewer: User = field(init=False)

    def __post_init__(self) -> None:
        self.officer = portfolio.user("officer", self.task.cluster)
        self.colleague = portfolio.user("officer", self.task.cluster)
        self.reviewer = portfolio.user("reviewer", self.task.cluster)
        self.second_reviewer = portfolio.user("reviewer", self.task.cluster)

    @property
    def milestone(self) -> Milestone:
        return self.task.milestones.get(number=1)

    def draft(self, period: Period | None = None, **values: Any) -> ProgressReport:
        report = open_report(self.task, period or portfolio.period(), self.officer, reason=values.pop("reason", ""))
        for name, value in {"progress": "按计划推进", **values}.items():
            setattr(report, name, value)
        report.save()
        return report

    def submitted(self, period: Period | None = None) -> ProgressReport:
        report = self.draft(period)
        submit(report, self.officer)
        return report

    def approved(self, period: Period | None = None) -> ProgressReport:
        report = self.submitted(period)
        approve(report, self.reviewer)
        return report


def lock(period: Period, on: date | None = None) -> Period:
    """Locks a period as the database sees it, whatever day it is."""
    Period.objects.filter(pk=period.pk).update(locked_on=on or date(2025, 8, 9))
    period.refresh_from_db()
    return period
