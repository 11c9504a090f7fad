"""The tasks themselves: what is entered of each, its partners, its sub-tasks and its steps."""

from datetime import date, timedelta
from random import Random

from breakthrough.models import User
from tasks.demo.organizations import partners
from tasks.demo.portfolio import CLUSTER_OF, TARGETS, TASKS
from tasks.demo.story.accounts import OFFICES
from tasks.demo.story.calendar import after
from tasks.demo.story.changes import first_end
from tasks.demo.story.course import Course, Portfolio
from tasks.demo.story.life_cycle import ASKED, Step, drafted_on, steps_of
from tasks.demo.task import Task as Sketch
from tasks.models import (
    Organization,
    Partner,
    PresentedDocument,
    StatusChange,
    Subtask,
    Task,
    Transition,
    TransitionRequest,
)

BASIC_UP_TO, APPLIED_UP_TO = 2, 4
ASKED_BEFORE = 6
_PARTS = {
    "university": ("机理与方法研究", "Mechanisms and methods"),
    "institute": ("关键技术攻关", "Key technologies"),
    "enterprise": ("工程化与示范应用", "Engineering and demonstration"),
}
_TESTING = ("评价与验证", "Evaluation and verification")


def sign(portfolio: Portfolio) -> None:
    """Enters every task with its steps, in the order of its facts."""
    members = partners()
    for sketch in TASKS:
        course = Course(sketch, CLUSTER_OF[sketch.code], task(sketch, portfolio), steps_of(sketch))
        portfolio.courses[sketch.code] = course
        desk = portfolio.desks.planning
        portfolio.script.add(desk.at(drafted_on(sketch)), course.row, by=desk.user)
        move(portfolio, course)
        join(portfolio, course, members.get(sketch.code, ()))


def task(sketch: Sketch, portfolio: Portfolio) -> Task:
    cluster = CLUSTER_OF[sketch.code]
    target = TARGETS[sketch.code]
    baseline = sketch.trl[0]
    kind = "basic" if baseline <= BASIC_UP_TO else "applied" if baseline <= APPLIED_UP_TO else "development"
    return Task(
        code=sketch.code,
        name_zh=sketch.title_zh,
        name_en=sketch.title_en,
        cluster=portfolio.clusters[cluster],
        lead=portfolio.organizations[sketch.lead],
        region=portfolio.regions[sketch.region],
        industry_track=sketch.industry_track,
        batch_year=sketch.batch_year,
        selection=selection(sketch),
        race_group=sketch.race_group,
        research=kind,
        objective_zh=target.objective_zh,
        objective_en=target.objective_en,
        officer=portfolio.desks.offices[cluster].user,
        office=OFFICES[cluster][0],
        recommending_authority=portfolio.organizations[sketch.region],
        starts_on=sketch.starts_on,
        ends_on=first_end(sketch),
        trl_baseline=baseline,
        trl_target=sketch.trl[1],
    )


def selection(sketch: Sketch) -> str:
    if sketch.race_group:
        return Task.Selection.PARALLEL_RACE
    ways = [Task.Selection.OPEN_COMPETITION, Task.Selection.APPLICATION, Task.Selection.DIRECTED]
    return Random(f"selection of {sketch.code}").choices(ways, [4, 5, 1])[0]


def move(portfolio: Portfolio, course: Course) -> None:
    """Each step: requested with its documents, and confirmed by a reviewer where the office does not decide itself."""
    status, known = "draft", drafted_on(course.plan)
    for step in course.steps:
        transition = portfolio.transitions[status, step.status]
        moment = portfolio.desks.planning.at(after(step.on, step.entered_after))
        by = portfolio.office(course).user
        asked_at = moment
        if transition.is_confirmed_by_another:
            asked_at = portfolio.desks.planning.at(max(known, step.on - timedelta(days=ASKED_BEFORE)))
        asked = request(course, transition, step, asked_at.date(), by)
        portfolio.script.add(asked_at, asked, *papers(asked, step), by=by)
        by = portfolio.reviewer(course).user if transition.is_confirmed_by_another else by
        portfolio.script.add(moment, change(asked, step, by), by=by)
        status, known = step.status, after(moment.date(), 1)
    if course.code in ASKED:
        to_status, on, comment = ASKED[course.code]
        step = Step(to_status, on, comment=comment)
        desk = portfolio.office(course)
        asked = request(course, portfolio.transitions[status, to_status], step, on, desk.user)
        portfolio.script.add(desk.at(on), asked, *papers(asked, step), by=desk.user)


def request(course: Course, transition: Transition, step: Step, on: date, by: User) -> TransitionRequest:
    return TransitionRequest(
        task=course.row,
        transition=transition,
        conclusion=step.conclusion,
        comment=step.comment,
        requested_by=by,
        requested_on=min(on, step.on),
    )


def papers(asked: TransitionRequest, step: Step) -> list[PresentedDocument]:
    """What the step asks for, each dated a little before it."""
    random = Random(f"papers of {asked.task.code} {step.status} {step.on}")
    return [
        PresentedDocument(
            request=asked,
            kind=kind,
            document_no=f"{kind.name_zh}〔{step.on.year}〕{asked.task.code}",
            dated_on=step.on - timedelta(days=random.randint(3, 12)),
        )
        for kind in asked.transition.documents.all()
        if kind.is_mandatory
    ]


def change(asked: TransitionRequest, step: Step, by: User) -> StatusChange:
    return StatusChange(
        task=asked.task,
        to_status=step.status,
        conclusion=step.conclusion,
        changed_on=step.on,
        document_no=step.document_no,
        actor=by,
        comment=step.comment,
        request=asked,
    )


def join(portfolio: Portfolio, course: Course, keys: tuple[str, ...]) -> None:
    """The partners of the contract; the last one of some tasks joined later than the others."""
    if course.approved_on is None:
        return
    random = Random(f"partners of {course.code}")
    desk = portfolio.office(course)
    for place, key in enumerate(keys):
        organization = portfolio.organizations[key]
        late = place == len(keys) - 1 and course.active_on is not None and random.random() < 0.3
        starts_on = after(course.plan.starts_on, random.randint(20, 150)) if late else course.approved_on
        row = Partner(task=course.row, organization=organization, role=role(organization, random), starts_on=starts_on)
        portfolio.script.add(desk.at(entered(starts_on, late, random)), row, by=desk.user)
    share(portfolio, course, keys)


def entered(starts_on: date, late: bool, random: Random) -> date:
    return after(starts_on, random.randint(6, 24) if late else 6)


def role(organization: Organization, random: Random) -> str:
    if organization.kind in ("other", "hospital", "government"):
        return Partner.Role.TESTER
    is_user = organization.kind == "enterprise" and random.random() < 0.5
    return Partner.Role.USER if is_user else Partner.Role.PARTICIPANT


def share(portfolio: Portfolio, course: Course, keys: tuple[str, ...]) -> None:
    """The sub-tasks: the lead's own, and one of each of the first three partners."""
    assert course.approved_on
    desk = portfolio.office(course)
    parts = [(course.row.lead, ("总体集成与产业化", "Integration and industrial use"), 40)]
    organizations = [portfolio.organizations[key] for key in keys[:3]]
    parts += [(one, _PARTS.get(one.kind, _TESTING), 60 // len(organizations)) for one in organizations]
    rows = [
        Subtask(task=course.row, number=number, organization=one, name_zh=zh, name_en=en, share=percent)
        for number, (one, (zh, en), percent) in enumerate(parts, 1)
    ]
    portfolio.script.add(desk.at(after(course.approved_on, 6)), *rows, by=desk.user)
