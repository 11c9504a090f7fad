"""Technology readiness, assessed again and again."""

from datetime import timedelta
from random import Random

from tasks.demo.story.calendar import LAST, after
from tasks.demo.story.course import Course, Portfolio
from tasks.models import TrlAssessment

ASSESSORS = ("任务专家组", "技术就绪度评价机构", "规划与重大任务处委托专家")


def assess(portfolio: Portfolio) -> None:
    for course in portfolio.courses.values():
        if course.active_on:
            rise(portfolio, course)


def rise(portfolio: Portfolio, course: Course) -> None:
    """From the level at the start, a step at a time and evenly, to the level of now."""
    assert course.active_on
    random = Random(f"readiness of {course.code}")
    baseline, _target, current = course.plan.trl
    last = min(course.ended_on or LAST, course.plan.ends_on, LAST) - timedelta(days=30)
    length = (last - course.active_on).days
    desk = portfolio.office(course)
    for place, level in enumerate(range(baseline + 1, current + 1), 1):
        share = place / (current - baseline) - random.uniform(0, 0.12)
        assessed_on = after(course.active_on, round(length * share))
        row = TrlAssessment(
            task=course.row,
            level=level,
            assessed_on=assessed_on,
            assessor=random.choice(ASSESSORS),
            evidence=f"技术就绪度评价报告 {course.code}-{level}",
        )
        portfolio.script.add(desk.at(after(assessed_on, random.randint(3, 16))), row, by=desk.user)
