"""Reviews by panels."""

from datetime import date, timedelta
from random import Random

from tasks.demo.story.calendar import LAST, after, workday
from tasks.demo.story.course import Course, Portfolio
from tasks.models import Review

Kind, Verdict = Review.Kind, Review.Verdict
PASSED = "项目组织管理规范，完成了任务书规定的阶段目标和考核指标，同意通过。"
WITH_CONDITIONS = "总体进展符合要求，个别指标需补充检测数据，同意有条件通过。"
FAILED = {
    "LA-2023-01": (date(2025, 9, 11), Kind.MILESTONE, "结冰条件下航程未达到阶段指标，里程碑考核不予通过，限期复试。"),
    "RE-2024-05": (date(2025, 7, 18), Kind.MIDTERM, "内禀矫顽力低于同组团队，建议终止。"),
}
NOT_ADVISED = "阻隔性指标缺乏试验依据，不建议立项。"
MIDTERM_AFTER = 0.45


def review(portfolio: Portfolio) -> None:
    for course in portfolio.courses.values():
        random = Random(f"reviews of {course.code}")
        before_approval(portfolio, course)
        if course.active_on:
            at_midterm(portfolio, course, random)
            at_acceptance(portfolio, course)


def hold(
    portfolio: Portfolio, course: Course, on: date, kind: Review.Kind, verdict: Review.Verdict, opinion: str
) -> None:
    panel = "技术、财务、用户专家7人" if kind == Kind.ACCEPTANCE else "技术、财务专家5人"
    number = f"突围评审〔{on.year}〕{course.code}-{kind}"
    row = Review(
        task=course.row, kind=kind, held_on=on, panel=panel, verdict=verdict, opinion=opinion, document_no=number
    )
    desk = portfolio.desks.planning
    portfolio.script.add(desk.at(after(on, 4)), row, by=desk.user)


def before_approval(portfolio: Portfolio, course: Course) -> None:
    if course.approved_on is None and course.plan.status != "rejected":
        return
    reviewed_on = course.day_of("review")
    assert reviewed_on
    rejected = course.plan.status == "rejected"
    verdict, opinion = (Verdict.FAIL, NOT_ADVISED) if rejected else (Verdict.PASS, "目标明确，路线可行，建议立项。")
    hold(portfolio, course, workday(reviewed_on + timedelta(days=8)), Kind.APPROVAL, verdict, opinion)


def at_midterm(portfolio: Portfolio, course: Course, random: Random) -> None:
    length = (course.plan.ends_on - course.plan.starts_on).days
    held_on = workday(course.plan.starts_on + timedelta(days=round(length * MIDTERM_AFTER) + random.randint(0, 40)))
    failed = FAILED.get(course.code)
    if failed is None or failed[1] != Kind.MIDTERM:
        conditional = random.random() < 0.15
        verdict, opinion = (Verdict.CONDITIONAL, WITH_CONDITIONS) if conditional else (Verdict.PASS, PASSED)
        if held_on <= LAST - timedelta(days=10) and course.runs(held_on):
            hold(portfolio, course, held_on, Kind.MIDTERM, verdict, opinion)
    if failed:
        hold(portfolio, course, failed[0], failed[1], Verdict.FAIL, failed[2])


def at_acceptance(portfolio: Portfolio, course: Course) -> None:
    rectifying, closed = course.day_of("rectifying"), course.day_of("closed")
    if rectifying:
        opinion = course.plan.reason_zh or "主要指标完成，证明材料不全，限期整改。"
        hold(portfolio, course, workday(rectifying - timedelta(days=8)), Kind.ACCEPTANCE, Verdict.CONDITIONAL, opinion)
    if closed:
        hold(portfolio, course, workday(closed - timedelta(days=9)), Kind.ACCEPTANCE, Verdict.PASS, PASSED)
