"""The program's clusters, its organizations and tasks."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from breakthrough.models import User
from tasks.models import (
    Cluster,
    Milestone,
    Organization,
    Partner,
    PresentedDocument,
    Program,
    Region,
    StatusChange,
    Subtask,
    Task,
    Transition,
    TransitionRequest,
    TrlAssessment,
    TrlLevel,
)
from tests.portfolio.rows import START, make, numbers, uscc

S = Task.Status
APPROVAL = [S.REVIEW, S.PUBLICIZED, S.APPROVED]
PATHS: dict[str, list[Task.Status]] = {
    S.DRAFT: [],
    S.REVIEW: [S.REVIEW],
    S.REJECTED: [S.REVIEW, S.REJECTED],
    S.PUBLICIZED: [S.REVIEW, S.PUBLICIZED],
    S.APPROVED: APPROVAL,
    S.ACTIVE: [*APPROVAL, S.ACTIVE],
    S.SUSPENDED: [*APPROVAL, S.ACTIVE, S.SUSPENDED],
    S.ACCEPTANCE: [*APPROVAL, S.ACTIVE, S.ACCEPTANCE],
    S.RECTIFYING: [*APPROVAL, S.ACTIVE, S.ACCEPTANCE, S.RECTIFYING],
    S.CLOSED: [*APPROVAL, S.ACTIVE, S.ACCEPTANCE, S.CLOSED],
    S.TERMINATED: [*APPROVAL, S.ACTIVE, S.TERMINATED],
    S.REVOKED: [*APPROVAL, S.ACTIVE, S.REVOKED],
}


def region(code: str = "150200", **given: Any) -> Region:
    found = Region.objects.filter(code=code).first()
    values = {"code": code, "kind": "city", "name_zh": f"盟市{code}", "name_en": f"City {code}"}
    return found or make(Region, values, given)


def program(code: str = "breakthrough", **given: Any) -> Program:
    found = Program.objects.filter(code=code).first()
    values = {"code": code, "name_zh": "突围工程", "name_en": "Breakthrough", "starts_on": date(2023, 1, 1)}
    return found or make(Program, values, given)


def cluster(code: str = "rare-earths", **given: Any) -> Cluster:
    found = Cluster.objects.filter(code=code).first()
    values = {"code": code, "program": program, "name_zh": f"点位{code}", "name_en": f"Cluster {code}"}
    return found or make(Cluster, values, given)


def organization(kind: str = "enterprise", **given: Any) -> Organization:
    number = next(numbers)
    names = {"name_zh": f"单位{number}", "name_en": f"Organization {number}"}
    return make(Organization, {**names, "kind": kind, "uscc": uscc(number), "region": region}, given)


def college(parent: Organization, **given: Any) -> Organization:
    """A part of an organization, which counts as the whole."""
    return organization(parent.kind, parent=parent, is_legal_entity=False, uscc=None, **given)


def task(status: str = S.ACTIVE, *, approved_on: date = START, conclusion: str = "passed", **given: Any) -> Task:
    """A task led through its life cycle up to a status; all but a draft have two milestones, of 40 and 60 %."""
    number = next(numbers)
    values = {
        "code": f"T-{number:05d}",
        "name_zh": f"任务{number}",
        "name_en": f"Task {number}",
        "cluster": cluster,
        "lead": organization,
        "region": region,
        "industry_track": "upgrade",
        "batch_year": approved_on.year,
        "starts_on": approved_on,
        "ends_on": approved_on + timedelta(days=730),
    }
    made = make(Task, values, given)
    for place, weight in enumerate([40, 60] if PATHS[status] else [], 1):
        milestone(task=made, number=place, weight=weight, due_on=approved_on + timedelta(days=365 * place))
    if PATHS[status]:
        lead(made, PATHS[status], approved_on, conclusion)
    return made


def lead(led: Task, path: list[Task.Status], approved_on: date, conclusion: str) -> None:
    """All steps from the draft on, with as few questions to the database as they need."""
    ways = [S.DRAFT, *path]
    steps = Transition.objects.filter(from_status__in=ways).prefetch_related("documents")
    step_of = {(step.from_status, step.to_status): step for step in steps}
    people = somebody("requests"), somebody("confirms")
    for place, ends in enumerate(pairwise(ways)):
        take(led, step_of[ends], people, approved_on + timedelta(days=10 * (place - 2)), conclusion)
    led.refresh_from_db()


def move(moved: Task, to_status: str, on: date = START, conclusion: str = "passed") -> StatusChange:
    """The next step of a task's life cycle, with its documents: requested by one person, confirmed by another."""
    moved.refresh_from_db(fields=["status"])
    step = Transition.objects.get(from_status=moved.status, to_status=to_status)
    change = take(moved, step, (somebody("requests"), somebody("confirms")), on, conclusion)
    moved.refresh_from_db()
    return change


def take(moved: Task, step: Transition, people: tuple[User, User], on: date, conclusion: str) -> StatusChange:
    said = {"conclusion": conclusion if step.to_status == S.CLOSED else "", "comment": "原因"}
    asked = TransitionRequest.objects.create(
        task=moved, transition=step, requested_on=on, requested_by=people[0], **said
    )
    present(asked, step)
    return StatusChange.objects.create(
        task=moved, to_status=step.to_status, changed_on=on, document_no="文号", actor=people[1], request=asked, **said
    )


def present(asked: TransitionRequest, step: Transition) -> None:
    papers = [PresentedDocument(request=asked, kind=kind, document_no="文号") for kind in step.documents.all()]
    PresentedDocument.objects.bulk_create(papers)


def transition(**given: Any) -> Transition:
    """A step that the life cycle does not come with."""
    ends = {"from_status": S.CLOSED, "to_status": S.ACTIVE}
    return Transition.objects.filter(**ends).first() or make(Transition, {**ends, "name_zh": "重启"}, given)


def transition_request(moved: Task | None = None, to_status: str = S.SUSPENDED, **given: Any) -> TransitionRequest:
    """A requested step, with all documents that it asks for."""
    moved = moved or task()
    step = Transition.objects.get(from_status=moved.status, to_status=to_status)
    values = {"comment": "原因", "requested_on": START, "requested_by": lambda: somebody("requests")}
    asked: TransitionRequest = make(TransitionRequest, {**values, "task": moved, "transition": step}, given)
    present(asked, step)
    return asked


def somebody(name: str) -> User:
    """Who does what others only see the result of."""
    return User.objects.get_or_create(username=name)[0]


def milestone(**given: Any) -> Milestone:
    number = next(numbers) % 30_000
    values = {"name_zh": f"里程碑{number}", "name_en": f"Milestone {number}", "number": number, "weight": 100}
    return make(Milestone, {**values, "task": lambda: task(S.DRAFT), "due_on": START}, given)


def partner(**given: Any) -> Partner:
    return make(Partner, {"task": task, "organization": lambda: organization("university")}, given)


def subtask(**given: Any) -> Subtask:
    names = {"name_zh": "课题", "name_en": "Sub-task"}
    values = {"task": task, "number": next(numbers) % 30_000, "organization": organization, "share": Decimal(50)}
    return make(Subtask, {**names, **values}, given)


def trl_level(**given: Any) -> TrlLevel:
    values = {"scale": f"scale {next(numbers)}", "level": 4, "name_zh": "实验室验证", "name_en": "Laboratory"}
    return make(TrlLevel, values, given)


def trl_assessment(**given: Any) -> TrlAssessment:
    return make(TrlAssessment, {"task": task, "level": 5, "assessed_on": START}, given)
