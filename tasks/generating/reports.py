"""The monthly reports of tasks at work, with what was measured and who decided what."""

from __future__ import annotations

from typing import Any

from breakthrough.generating import LAST_MONTH, Portfolio, Table, day, moment_of
from tasks.generating.courses import Course
from tasks.models import IndicatorValue, ProgressReport, ReportDecision

REPORT = (
    "id task_id period_id revision is_current status progress next_steps data_source reported_headcount "
    "author_id submitted_on reviewer_id reviewed_on"
)
PROGRESS = "本月按任务书推进，完成阶段试验与数据整理，关键参数达到阶段目标，示范线运行平稳。"
NEXT = "下月开展连续运行考核，组织用户试用并整理检测报告。"


def hand_in(portfolio: Portfolio) -> None:
    with (
        portfolio.table(ProgressReport, REPORT) as reports,
        portfolio.table(ReportDecision, "id report_id verdict by_id at") as decisions,
        portfolio.table(IndicatorValue, "id indicator_id report_id measured_on value") as measured,
    ):
        desk = Desk(portfolio, reports, decisions, measured)
        for course in portfolio.parts["courses"]:
            desk.report_on(course)


class Desk:
    """Where reports are written and approved, numbered through."""

    def __init__(self, portfolio: Portfolio, reports: Table, decisions: Table, measured: Table) -> None:
        self.portfolio = portfolio
        self.reports, self.decisions, self.measured = reports, decisions, measured
        self.officer, self.reviewer = portfolio.users["officer"], portfolio.users["reviewer"]
        self.number = self.decision = self.value = 0

    def report_on(self, course: Course) -> None:
        course.first_report = self.number + 1
        for month in course.months:
            # Of the last month one report in twenty is still missing, and one is not yet approved.
            late = self.portfolio.draw(20, 40, course.task) if month == LAST_MONTH else 2
            if late:
                self.write(course, month, is_approved=late > 1)

    def write(self, course: Course, month: int, *, is_approved: bool) -> None:
        self.number += 1
        own, commit, on = self.number, course.commit(month), day(month + 1, 2)
        people = 8 + self.portfolio.draw(40, 41, course.task)
        facts = (own, course.task, month, 1, True)
        texts = (PROGRESS, NEXT, "企业台账", people)
        draft = (*facts, "draft", *texts, self.officer, None, None, None)
        submitted = (*facts, "submitted", *texts, self.officer, on, None, None)
        states: list[tuple[int, tuple[Any, ...]]] = [(commit, draft), (commit, submitted)]
        if is_approved:
            states.append((commit, (*facts, "approved", *texts, self.officer, on, self.reviewer, day(month + 1, 4))))
            course.approved_reports += 1
        self.reports.add(*states)
        self.decide(commit, "opened", self.officer)
        self.decide(commit, "submitted", self.officer)
        if is_approved:
            self.decide(commit, "approved", self.reviewer)
        self.measure(course, month)

    def decide(self, commit: int, verdict: str, by: int) -> None:
        self.decision += 1
        self.decisions.add((commit, (self.decision, self.number, verdict, by, moment_of(commit))))

    def measure(self, course: Course, month: int) -> None:
        """The first indicator every month, the others by turns."""
        for place in {0, month % 3}:
            self.value += 1
            worked = month - course.months[0] + 1
            value = 900 - 14 * worked if place == 2 else min(60 + 3 * worked, 97)
            row = (self.value, 3 * (course.task - 1) + 1 + place, self.number, day(month, 25), value)
            self.measured.add((course.commit(month), row))
