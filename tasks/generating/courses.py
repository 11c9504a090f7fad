"""What becomes of each task: when it begins, which steps it takes, until when it runs."""

from __future__ import annotations

from dataclasses import dataclass, field

from breakthrough.generating import FIRST_MONTH, LAST_MONTH, Portfolio, commit_of
from tasks.models import Task

S = Task.Status
APPROVAL = (S.REVIEW, S.PUBLICIZED, S.APPROVED)
# Of a hundred tasks, how many are on which way; those that have not had the time stand somewhere on it.
WAYS = (
    (3, ()),
    (4, (S.REVIEW,)),
    (2, (S.REVIEW, S.REJECTED)),
    (2, APPROVAL[:2]),
    (5, APPROVAL),
    (62, (*APPROVAL, S.ACTIVE)),
    (3, (*APPROVAL, S.ACTIVE, S.SUSPENDED)),
    (5, (*APPROVAL, S.ACTIVE, S.ACCEPTANCE)),
    (2, (*APPROVAL, S.ACTIVE, S.ACCEPTANCE, S.RECTIFYING)),
    (9, (*APPROVAL, S.ACTIVE, S.ACCEPTANCE, S.CLOSED)),
    (2, (*APPROVAL, S.ACTIVE, S.TERMINATED)),
    (1, (*APPROVAL, S.ACTIVE, S.REVOKED)),
)
BY_HUNDREDTH = tuple(way for share, way in WAYS for _one in range(share))
RUNNING = BY_HUNDREDTH[20]
# Step by step: months after the beginning, and the day.
DAYS = ((0, 4), (0, 11), (0, 24), (1, 8))
# How long a contract runs that nothing ends before.
MONTHS = 24


@dataclass(slots=True)
class Course:
    """One task's way through the months."""

    task: int
    cluster: int
    lead: int
    born: int
    steps: list[tuple[int, int, Task.Status]] = field(default_factory=list)
    """Month, day, and the status from then on."""
    active: int | None = None
    """The month of the contract."""
    ended: int | None = None
    """The month in which work stopped."""
    first_report: int = 0
    approved_reports: int = 0

    @property
    def last(self) -> int:
        """The last month in which something changes."""
        running = LAST_MONTH if self.active is not None and self.ended is None else 0
        return max(self.born, running, *(month for month, _day, _status in self.steps), 0)

    @property
    def months(self) -> range:
        """Those in which it works."""
        if self.active is None:
            return range(0)
        return range(self.active, (LAST_MONTH if self.ended is None else self.ended) + 1)

    @property
    def length(self) -> int:
        return MONTHS if self.ended is None or self.active is None else max(self.ended - self.active, 1)

    def commit(self, month: int) -> int:
        return commit_of(self.task, month)

    def report_on(self, month: int) -> int | None:
        """The approved report on a month, if there is one."""
        place = month - (self.active or 0)
        return self.first_report + place if place < self.approved_reports else None


def plan(portfolio: Portfolio) -> list[Course]:
    clusters, organizations = portfolio.parts["clusters"], portfolio.parts["organizations"]
    leads = organizations.leads
    courses = []
    for task in range(1, portfolio.size.tasks + 1):
        # The first task runs from the first month on: every portfolio has one with a contract.
        born = FIRST_MONTH + (0 if task == 1 else portfolio.draw(LAST_MONTH, 1, task))
        way = RUNNING if task == 1 else BY_HUNDREDTH[portfolio.draw(100, 2, task)]
        lead = leads[portfolio.draw(len(leads), 3, task)]
        course = Course(task, clusters[(task - 1) % len(clusters)], lead, born)
        walk(course, way, portfolio.draw(6, 4, task))
        courses.append(course)
    portfolio.spans = [(one.task, one.born, one.last) for one in courses]
    return courses


def walk(course: Course, way: tuple[Task.Status, ...], patience: int) -> None:
    for place, status in enumerate(way):
        later, day = DAYS[place] if place < len(DAYS) else (patience + place - 1, 10)
        month = course.born + later
        if month > LAST_MONTH:
            return
        course.steps.append((month, day, status))
        if status == S.ACTIVE:
            course.active = month
        elif course.active is not None and course.ended is None:
            course.ended = month
