"""How one task went: what its reports tell, and what its people and its money follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from breakthrough.demo import Script
from breakthrough.models import StoredFile
from tasks.demo import task as sketch
from tasks.demo.story.accounts import Desks
from tasks.demo.story.calendar import Desk
from tasks.demo.story.life_cycle import RUNNING, Step
from tasks.models import Cluster, Milestone, Organization, ProgressReport, Region, Task, Transition

# From the first word of a report to its submission, in one sitting.
HANDED_IN_AFTER = timedelta(minutes=9)


@dataclass
class Passed:
    """A milestone, the day for which it is planned at last, and the day on which it was completed, if it was."""

    row: Milestone
    due_on: date
    completed_on: date | None


@dataclass
class Filing:
    """A task's report on one month: when it was written and handed in, and when it was approved, if it was."""

    month: date
    report: ProgressReport
    written: datetime | None = None
    approved: datetime | None = None
    correction: ProgressReport | None = None
    corrected: tuple[datetime, datetime] | None = None
    """When its correction was written, and approved."""

    @property
    def submitted(self) -> datetime | None:
        return self.written and self.written + HANDED_IN_AFTER


@dataclass
class Course:
    """A task with everything that happened to it."""

    plan: sketch.Task
    cluster: str
    row: Task
    steps: list[Step]
    milestones: list[Passed] = field(default_factory=list)
    filings: list[Filing] = field(default_factory=list)

    @property
    def code(self) -> str:
        return self.plan.code

    def day_of(self, status: str) -> date | None:
        """The first day in a status."""
        return next((step.on for step in self.steps if step.status == status), None)

    @property
    def approved_on(self) -> date | None:
        return self.day_of("approved")

    @property
    def active_on(self) -> date | None:
        return self.day_of("active")

    @property
    def ended_on(self) -> date | None:
        """The day on which it was closed or terminated."""
        return self.day_of("closed") or self.day_of("terminated")

    def status_on(self, day: date) -> str:
        return next((step.status for step in reversed(self.steps) if step.on <= day), "draft")

    def runs(self, day: date) -> bool:
        return self.status_on(day) in RUNNING

    def ran_throughout(self, first: date, last: date) -> bool:
        """Whether it was running on both days and all the time in between."""
        changes = [first, *(step.on for step in self.steps if first < step.on <= last), last]
        return all(self.runs(day) for day, _next in pairwise([*changes, last]))


@dataclass
class Portfolio:
    """What the floor of the tasks leaves to the floors above it."""

    script: Script
    desks: Desks
    regions: dict[str, Region]
    clusters: dict[str, Cluster]
    organizations: dict[str, Organization]
    courses: dict[str, Course] = field(default_factory=dict)
    transitions: dict[tuple[str, str], Transition] = field(default_factory=dict)
    """The steps of the life cycle, by the statuses that they lead from and to."""
    files: dict[str, StoredFile] = field(default_factory=dict)

    def office(self, course: Course) -> Desk:
        return self.desks.offices[course.cluster]

    def reviewer(self, course: Course) -> Desk:
        return self.desks.reviews[course.cluster]
