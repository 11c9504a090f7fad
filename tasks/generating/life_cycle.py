"""The tasks, and the steps that each has taken, requested with documents and confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from breakthrough.generating import LAST_MONTH, Portfolio, Table, day
from tasks.generating.courses import Course
from tasks.models import PresentedDocument, StatusChange, Task, Transition, TransitionRequest

S = Task.Status
TRACKS, SELECTIONS = Task.Track.values, Task.Selection.values
FIELDS = ("关键材料", "核心装备", "共性工艺", "系统集成", "检测技术", "绿色制造", "数据平台", "生物育种")
TASK = (
    "id code name_zh name_en cluster_id lead_id region_id industry_track batch_year selection objective_zh "
    "objective_en officer_id starts_on ends_on trl_baseline trl_target status conclusion approved_on"
)
REQUEST = (
    "id task_id transition_id from_status to_status approver conclusion comment requested_by_id requested_on "
    "state decided_by_id decided_on"
)
CHANGE = "id task_id from_status to_status conclusion changed_on document_no actor_id comment request_id"
PAPER = "id request_id kind_id document_no dated_on"


def run(portfolio: Portfolio) -> None:
    courses = portfolio.parts["courses"]
    with portfolio.table(Task, TASK) as table:
        for course in courses:
            table.add(*states(portfolio, course))
    with (
        portfolio.table(TransitionRequest, REQUEST) as requests,
        portfolio.table(PresentedDocument, PAPER) as papers,
        portfolio.table(StatusChange, CHANGE) as changes,
    ):
        Steps(portfolio, requests, papers, changes).take(courses)


def states(portfolio: Portfolio, course: Course) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The task as it was entered, and after each of its steps."""
    facts = facts_of(portfolio, course)
    yield course.commit(course.born), (*facts, S.DRAFT.value, "", None)
    approved_on = None
    for month, number, status in course.steps:
        approved_on = day(month, number) if status == S.APPROVED else approved_on
        yield course.commit(month), (*facts, status.value, conclusion_of(status), approved_on)


def facts_of(portfolio: Portfolio, course: Course) -> tuple[Any, ...]:
    task, regions = course.task, portfolio.parts["regions"]
    what = FIELDS[portfolio.draw(len(FIELDS), 20, task)]
    begins = course.born + 1
    baseline = 3 + portfolio.draw(3, 21, task)
    return (
        task,
        f"T-{task:06d}",
        f"{what}攻关与示范（{task:06d}）",
        f"Breakthrough and demonstration {task:06d}",
        course.cluster,
        course.lead,
        regions[1 + portfolio.draw(len(regions) - 1, 22, task)],
        TRACKS[portfolio.draw(len(TRACKS), 23, task)],
        day(course.born).year,
        SELECTIONS[portfolio.draw(len(SELECTIONS), 24, task)],
        f"突破{what}瓶颈，形成自主可控的成套技术，建成示范线并实现规模应用。",
        "Overcome the bottleneck, build a demonstration line and bring the technology into use at scale.",
        portfolio.users["officer"],
        day(begins, 10),
        day(begins + course.length, 28),
        baseline,
        baseline + 2 + portfolio.draw(3, 25, task),
    )


def conclusion_of(status: Task.Status) -> str:
    return Task.Conclusion.PASSED.value if status == S.CLOSED else ""


class Steps:
    """Requests, their documents and the changes that confirm them, numbered through."""

    def __init__(self, portfolio: Portfolio, requests: Table, papers: Table, changes: Table) -> None:
        self.officer, self.reviewer = portfolio.users["officer"], portfolio.users["reviewer"]
        self.requests, self.papers, self.changes = requests, papers, changes
        known = Transition.objects.prefetch_related("documents")
        self.steps = {(one.from_status, one.to_status): one for one in known}
        self.number = self.paper = 0

    def take(self, courses: list[Course]) -> None:
        for course in courses:
            before = S.DRAFT.value
            for month, number, status in course.steps:
                self.step(course, self.steps[before, status.value], month, number)
                before = status.value

    def step(self, course: Course, step: Transition, month: int, number: int) -> None:
        self.number += 1
        own, commit, on = self.number, course.commit(min(month, LAST_MONTH)), day(month, number)
        said = (step.from_status, step.to_status), conclusion_of(S(step.to_status)), self.reason(step)
        ends, conclusion, comment = said
        asked = (own, course.task, step.pk, *ends, step.approver, conclusion, comment, self.officer, on)
        by = self.reviewer if step.is_confirmed_by_another else self.officer
        self.requests.add((commit, (*asked, "pending", None, None)), (commit, (*asked, "confirmed", by, on)))
        for document in step.documents.all():
            self.paper += 1
            number_of_paper = f"示例〔{on.year}〕{course.task}-{self.paper}"
            self.papers.add((commit, (self.paper, own, document.pk, number_of_paper, on)))
        decision = f"示例决定〔{on.year}〕{course.task}-{own}"
        self.changes.add((commit, (own, course.task, *ends, conclusion, on, decision, by, comment, own)))

    def reason(self, step: Transition) -> str:
        return step.reasons_zh[0] if step.needs_reason else ""
