"""Risks: registered, handled, closed out."""

from datetime import date, timedelta
from random import Random

from tasks.demo.risks import RISKS
from tasks.demo.risks import Risk as Sketch
from tasks.demo.story.accounts import NAMES
from tasks.demo.story.calendar import LAST, after
from tasks.demo.story.course import Course, Portfolio
from tasks.models import Risk

# Over, but not yet confirmed by a reviewer.
ENDED = {"浆料大颗粒偶发超标"}


def fear(portfolio: Portfolio) -> None:
    for number, sketch in enumerate(RISKS):
        course = portfolio.courses[sketch.task]
        random = Random(f"risk {number}")
        raised_on = raised(course, sketch, random)
        follow(portfolio, course, sketch, raised_on, random)


def raised(course: Course, sketch: Sketch, random: Random) -> date:
    """A closed risk is an old one; the others were raised in the last year."""
    begun = course.active_on or course.approved_on or course.plan.starts_on
    earliest = begun + timedelta(days=20)
    latest = LAST - timedelta(days=200 if sketch.state == "closed" else 15)
    recent = LAST - timedelta(days=330)
    first = min(max(earliest, recent if sketch.state != "closed" else earliest), LAST - timedelta(days=8))
    return after(first, random.randint(0, max(0, (latest - first).days)))


def follow(portfolio: Portfolio, course: Course, sketch: Sketch, raised_on: date, random: Random) -> None:
    desk = portfolio.office(course)
    row = Risk(
        task=course.row,
        category=sketch.category,
        title=sketch.title_zh,
        description=sketch.title_en,
        likelihood=sketch.likelihood,
        impact=sketch.impact,
        owner=NAMES.get(course.cluster, "点位专员（稀土、乳业）"),
        response=sketch.response_zh,
        raised_on=raised_on,
        due_on=raised_on + timedelta(days=random.choice([90, 120, 180])),
    )
    portfolio.script.add(desk.at(after(raised_on, random.randint(1, 9))), row, by=desk.user)
    if sketch.state in ("handling", "closed"):
        portfolio.script.change(desk.at(after(raised_on, random.randint(10, 25))), row, by=desk.user, state="handling")
    if sketch.state == "closed":
        close(portfolio, course, row, after(raised_on, random.randint(60, 150)), random)
    if sketch.title_zh in ENDED:
        ask(portfolio, course, row, LAST - timedelta(days=2))


def ask(portfolio: Portfolio, course: Course, row: Risk, on: date) -> None:
    desk = portfolio.office(course)
    values = {"outcome": f"{row.response}，经核实风险已消除。", "proof": "现场核查记录、整改报告"}
    portfolio.script.change(desk.at(on), row, by=desk.user, closing_asked_by=desk.user, closing_asked_on=on, **values)


def close(portfolio: Portfolio, course: Course, row: Risk, on: date, random: Random) -> None:
    """Asked for by the office, confirmed by a reviewer some days later."""
    ask(portfolio, course, row, on)
    desk = portfolio.reviewer(course)
    moment = desk.at(after(on, random.randint(2, 8)))
    portfolio.script.change(moment, row, by=desk.user, state="closed", closed_on=on, closed_by=desk.user)
