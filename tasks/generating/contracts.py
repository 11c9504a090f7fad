"""What each task promised: milestones and indicators, and with whom it works."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

from breakthrough.generating import LAST_MONTH, Portfolio, Table, day
from tasks.generating.courses import Course
from tasks.models import Indicator, Milestone, Partner, Subtask, TrlAssessment

WEIGHTS = (10, 20, 20, 20, 30)
STAGES = (
    ("完成方案设计", "Design completed"),
    ("完成关键部件试制", "Key parts made"),
    ("完成样机集成", "Prototype integrated"),
    ("通过中试验证", "Pilot verified"),
    ("实现示范应用", "Demonstrated in use"),
)
MEASURES = (("核心指标达成率", "Core measure", "%"), ("产能", "Capacity", "t/a"), ("能耗", "Energy use", "kWh/t"))
MILESTONE = "id task_id number name_zh name_en weight due_on baseline_due_on completed_on"
INDICATOR = (
    "id task_id number name_zh name_en unit direction baseline target comparator_zh comparator_value compared_on"
)


def sign(portfolio: Portfolio) -> None:
    numbers = count(1)
    with (
        portfolio.table(Milestone, MILESTONE) as milestones,
        portfolio.table(Indicator, INDICATOR) as indicators,
        portfolio.table(TrlAssessment, "id task_id level assessed_on") as assessments,
    ):
        for course in portfolio.parts["courses"]:
            enter_milestones(portfolio, milestones, course, numbers)
            enter_indicators(indicators, course)
            if course.active is not None:
                level = 4 + portfolio.draw(3, 31, course.task)
                assessments.add(
                    (course.commit(course.active), (course.task, course.task, level, day(course.active, 15)))
                )
    enter_organizations(portfolio)


def enter_organizations(portfolio: Portfolio) -> None:
    """With whom a task works, and which part is whose."""
    with (
        portfolio.table(Partner, "id task_id organization_id role") as partners,
        portfolio.table(Subtask, "id task_id number name_zh name_en organization_id share") as subtasks,
    ):
        for course in portfolio.parts["courses"]:
            task, commit = course.task, course.commit(course.born)
            first, second = others(portfolio, course)
            partners.add((commit, (2 * task - 1, task, first, "participant")))
            partners.add((commit, (2 * task, task, second, "user")))
            subtasks.add((commit, (2 * task - 1, task, 1, "课题一", "Part 1", course.lead, 50)))
            subtasks.add((commit, (2 * task, task, 2, "课题二", "Part 2", first, 50)))


def others(portfolio: Portfolio, course: Course) -> tuple[int, int]:
    """Two organizations besides the department and the lead."""
    known = portfolio.parts["organizations"].count - 1
    first = portfolio.draw(known, 30, course.task)
    return 2 + first % known, 2 + (first + 1) % known


def enter_milestones(portfolio: Portfolio, table: Table, course: Course, numbers: Iterator[int]) -> None:
    begins = course.born + 1
    for place, (weight, (zh, en)) in enumerate(zip(WEIGHTS, STAGES, strict=True), 1):
        due = begins + course.length * place // len(WEIGHTS)
        facts = (next(numbers), course.task, place, zh, en, weight, day(due, 20))
        states: list[tuple[int, tuple[Any, ...]]] = [(course.commit(course.born), (*facts, None, None))]
        if course.active is not None:
            states.append((course.commit(course.active), (*facts, day(due, 20), None)))
            # Some come late by a month, and some of those due have not come yet.
            done = due + (portfolio.draw(100, 32, course.task, place) >= 80)
            if done <= course.months[-1] and done <= LAST_MONTH and portfolio.draw(100, 33, course.task, place) < 92:
                states.append((course.commit(done), (*facts, day(due, 20), day(done, 5 + place))))
        table.add(*states)


def enter_indicators(table: Table, course: Course) -> None:
    for place, (zh, en, unit) in enumerate(MEASURES, 1):
        direction = "down" if unit == "kWh/t" else "up"
        baseline, target, comparator = (900, 700, 780) if direction == "down" else (60, 92, 85)
        row = (3 * (course.task - 1) + place, course.task, place, zh, en, unit, direction, baseline, target)
        table.add((course.commit(course.born), (*row, "国外同类产品", comparator, day(course.born, 3))))
