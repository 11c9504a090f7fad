"""The monthly reports: most in time and approved at once, some late, returned, corrected or never handed in."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from tasks.demo.story.calendar import LAST, after, month_ends, workday
from tasks.demo.story.course import HANDED_IN_AFTER, Course, Filing, Portfolio
from tasks.demo.story.periods import FIRST_MONTH
from tasks.demo.story.wording import Wording
from tasks.models import Period, ProgressReport

Status = ProgressReport.Status
LATEST = date(2025, 10, 31)
# How the latest month stands where it is not approved yet.
UNFINISHED = {"HY-2025-03": "draft", "DA-2025-04": "submitted", "RE-2025-01": "submitted", "RE-2025-05": "returned"}
RETURNED, LATE, NEVER, CORRECTED = 0.05, 0.09, 0.006, 0.018
RETURN_REASONS = (
    "经费支出与凭证不一致，请核对后重报",
    "指标本期值缺少检测依据，请补充",
    "进展描述与里程碑节点不对应，请修改",
    "累计值小于上月累计值，请说明",
)


def file_reports(portfolio: Portfolio, periods: dict[date, Period]) -> None:
    for course in portfolio.courses.values():
        wording = Wording(course)
        random = Random(f"reports of {course.code}")
        for end in month_ends(FIRST_MONTH, LATEST):
            if course.runs(end):
                course.filings.append(Clerk(portfolio, course, periods[end], wording, random).file())


class Clerk:
    """Takes one report through its steps."""

    def __init__(self, portfolio: Portfolio, course: Course, period: Period, wording: Wording, random: Random) -> None:
        self.script, self.course, self.period = portfolio.script, course, period
        self.office, self.reviewer = portfolio.office(course), portfolio.reviewer(course)
        self.wording, self.random = wording, random
        self.end = period.ends_on
        self.fate = UNFINISHED.get(course.code, "") if self.end == LATEST else self.draw()

    def draw(self) -> str:
        if self.end == LATEST:
            return "in time"
        fates = {"never": NEVER, "late": LATE, "returned": RETURNED, "corrected": CORRECTED}
        lately = self.end >= date(2025, 8, 1)
        chance = self.random.random()
        for fate, share in fates.items():
            chance -= share
            if chance < 0:
                return "in time" if lately and fate in ("never", "corrected") else fate
        return "in time"

    def file(self) -> Filing:
        report = ProgressReport(task=self.course.row, period=self.period, author=self.office.user)
        self.wording.fill(report, self.end)
        if self.fate in ("never", "draft"):
            return self.leave(report)
        submitted_on = self.submission()
        filing = Filing(self.end, report, written=self.office.at(submitted_on))
        begun = self.office.at(self.period.due_on) if self.fate == "late" else filing.written
        assert begun
        assert filing.submitted
        self.script.add(begun, report, by=self.office.user)
        self.submit(filing.submitted, report, submitted_on=submitted_on)
        return self.judge(filing, submitted_on)

    def submit(self, moment: datetime, report: ProgressReport, **values: Any) -> None:
        self.script.change(moment, report, by=self.office.user, status=Status.SUBMITTED, **values)

    def leave(self, report: ProgressReport) -> Filing:
        """It stays a draft."""
        self.script.add(self.office.at(self.end + timedelta(days=4)), report, by=self.office.user)
        return Filing(self.end, report)

    def submission(self) -> date:
        if self.fate == "late":
            return after(self.period.due_on, self.random.randint(2, 17))
        day = workday(self.end + timedelta(days=self.random.choice([1, 2, 3, 3, 4, 4, 5])))
        if day <= self.period.due_on:
            return day
        return max(one for back in range(4) if (one := self.period.due_on - timedelta(days=back)) == workday(one))

    def judge(self, filing: Filing, submitted_on: date) -> Filing:
        if self.fate == "submitted":
            return filing
        reviewed_on = self.review(submitted_on)
        if self.fate == "returned":
            reviewed_on = self.return_it(filing, submitted_on)
            if self.end == LATEST:
                return filing
        filing.approved = self.reviewer.at(reviewed_on)
        self.script.change(
            filing.approved,
            filing.report,
            by=self.reviewer.user,
            status=Status.APPROVED,
            reviewer=self.reviewer.user,
            reviewed_on=reviewed_on,
        )
        if self.fate == "corrected":
            self.correct(filing, reviewed_on)
        return filing

    def review(self, submitted_on: date) -> date:
        if self.end == LATEST:
            return min(after(submitted_on, self.random.randint(0, 2)), LAST)
        return after(submitted_on, self.random.choice([1, 1, 2, 3, 5]))

    def return_it(self, filing: Filing, submitted_on: date) -> date:
        """Returned with a reason, mended and handed in again; gives the day of its approval."""
        returned_on = after(submitted_on, 1)
        reason = self.random.choice(RETURN_REASONS)
        self.script.change(
            self.reviewer.at(returned_on),
            filing.report,
            by=self.reviewer.user,
            status=Status.RETURNED,
            reviewer=self.reviewer.user,
            reviewed_on=returned_on,
            return_reason=reason,
        )
        if self.end == LATEST:
            return returned_on
        again_on = after(returned_on, self.random.randint(2, 6))
        self.submit(self.office.at(again_on), filing.report)
        return after(again_on, self.random.randint(1, 3))

    def correct(self, filing: Filing, reviewed_on: date) -> None:
        """A second revision, which replaces the first one once it is approved."""
        handed_in_on = after(reviewed_on, self.random.randint(18, 45))
        approved_on = after(handed_in_on, self.random.randint(1, 4))
        handed_in, approved = self.office.at(handed_in_on), self.reviewer.at(approved_on)
        why = "更正本期指标值和支出数"
        second = ProgressReport(
            task=self.course.row,
            period=self.period,
            revision=2,
            is_current=False,
            author=self.office.user,
            restatement_reason=why,
        )
        self.wording.fill(second, self.end)
        self.script.add(handed_in, second, by=self.office.user, reason=why)
        self.submit(handed_in + HANDED_IN_AFTER, second, submitted_on=handed_in_on)
        self.script.change(
            approved,
            second,
            by=self.reviewer.user,
            reason=why,
            status=Status.APPROVED,
            reviewer=self.reviewer.user,
            reviewed_on=approved_on,
        )
        filing.correction, filing.corrected = second, (handed_in, approved)
