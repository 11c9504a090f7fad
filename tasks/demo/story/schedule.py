"""Milestones: planned in the contract, passed early or late, put off, or missed."""

from datetime import date, timedelta
from random import Random

from tasks.demo import milestones as plans
from tasks.demo.story.calendar import LAST, after, month_end, workday
from tasks.demo.story.changes import first_end
from tasks.demo.story.course import Course, Passed, Portfolio
from tasks.models import Milestone

# What is reported of this month may be known by the end.
LAST_REPORTED = date(2025, 10, 31)
OVERDUE_DAYS = 90
APART = 12

# Tasks that miss their last milestones by much, or by little; risks.py says why.
FAR_BEHIND = {"ES-2024-01", "BT-2023-01", "HY-2024-03"}
BEHIND = {
    "ES-2023-01", "ES-2025-04", "RE-2024-03", "HY-2023-01", "HY-2024-02", "DA-2024-01", "AI-2025-01", "AI-2025-05",
    "IN-2024-02", "BT-2024-02", "LA-2025-03",
}  # fmt: skip
# Tasks past their end: acceptance is put off to this day, unless the department rectifies without an extension.
IN_ACCEPTANCE = {"ES-2023-03": date(2025, 12, 15), "RE-2023-01": date(2025, 11, 28)}


def plan(portfolio: Portfolio) -> None:
    for course in portfolio.courses.values():
        if course.approved_on is not None or course.steps:
            course.milestones = milestones(course)
            enter(portfolio, course)


def milestones(course: Course) -> list[Passed]:
    random = Random(f"milestones of {course.code}")
    starts_on, ends_on = course.plan.starts_on, first_end(course.plan)
    passed: list[Passed] = []
    for number, step in enumerate(plans.plan_of(course.code), 1):
        day = starts_on + timedelta(days=round(step.due * (ends_on - starts_on).days))
        row = Milestone(
            task=course.row,
            number=number,
            name_zh=step.name_zh,
            name_en=step.name_en,
            weight=step.weight,
            baseline_due_on=day,
            due_on=day,
            criterion="按任务书考核指标逐项核验，提供检测报告或用户证明。",
        )
        passed.append(Passed(row, day, None))
    if course.active_on:
        pass_them(course, passed, random)
    return passed


def pass_them(course: Course, passed: list[Passed], random: Random) -> None:
    """Says which milestones were completed, and which were put off."""
    is_last_due = {"far": missed(passed, OVERDUE_DAYS + 5), "near": missed(passed, 3)}
    earliest = (course.active_on or LAST) + timedelta(days=25)
    for place, one in enumerate(passed):
        is_acceptance = place == len(passed) - 1
        if course.code in FAR_BEHIND and place >= is_last_due["far"]:
            continue
        if course.code in BEHIND and place >= is_last_due["near"]:
            one.due_on = (
                max(one.due_on, LAST - timedelta(days=random.randint(15, 75))) if is_due(one, 3) else one.due_on
            )
            continue
        if is_acceptance and not course.day_of("closed"):
            one.due_on = IN_ACCEPTANCE.get(
                course.code, one.due_on if course.status_on(LAST) != "active" else course.plan.ends_on
            )
            continue
        complete(course, one, earliest, is_acceptance, random)
        earliest = (one.completed_on or LAST) + timedelta(days=APART)


def is_due(one: Passed, days: int) -> bool:
    return one.due_on <= LAST - timedelta(days=days)


def missed(passed: list[Passed], days: int) -> int:
    """The place of the last milestone that was due that many days ago."""
    return max((place for place, one in enumerate(passed) if is_due(one, days)), default=len(passed))


def complete(course: Course, one: Passed, earliest: date, is_acceptance: bool, random: Random) -> None:
    """Completed about when it was due; where that could not be reported any more, it is put off."""
    ended_on = course.day_of("closed")
    if ended_on:
        day = ended_on - timedelta(days=9) if is_acceptance else min(one.due_on, ended_on - timedelta(days=60))
        one.completed_on = workday(day if is_acceptance else day + timedelta(days=random.randint(-15, 12)))
        return
    lag = random.choices([random.randint(-24, -3), 0, random.randint(4, 48)], [52, 30, 18])[0]
    planned = one.due_on + timedelta(days=lag)
    # In time means before a weekend on which it is due.
    planned = planned if lag > 0 else min(planned, planned - timedelta(days=planned.weekday() - 4))
    day = workday(max(planned, earliest))
    if day <= LAST_REPORTED and course.runs(month_end(day)) and course.runs(day):
        one.completed_on = day
    elif is_due(one, -20) and course.runs(LAST):
        one.due_on = LAST + timedelta(days=random.randint(24, 70))


def enter(portfolio: Portfolio, course: Course) -> None:
    """The plan is entered with the approval; days are put off shortly before they come."""
    desk = portfolio.office(course)
    entered_on = course.approved_on or course.steps[0].on
    portfolio.script.add(desk.at(after(entered_on, 6)), *(one.row for one in course.milestones), by=desk.user)
    for one in course.milestones:
        first = one.row.due_on
        if one.due_on != first:
            moment = desk.at(min(after(first, -12), LAST))
            portfolio.script.change(moment, one.row, by=desk.user, reason="计划调整", due_on=one.due_on)
