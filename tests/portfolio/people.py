"""People, their work on tasks, and awards."""

from __future__ import annotations

from datetime import date
from typing import Any

from talent.models import AcademyMembership, Assignment, Award, AwardRound, AwardScheme, Researcher
from tasks.models import Task
from tests.portfolio.results import linked
from tests.portfolio.rows import START, make, numbers
from tests.portfolio.tasks import organization, task


def researcher(**given: Any) -> Researcher:
    number = next(numbers)
    names = {"name_zh": f"人员{number}", "name_en": f"Person {number}"}
    return make(Researcher, {**names, "organization": organization}, given)


def academician(academy: str = "cas", **given: Any) -> Researcher:
    made = researcher(**given)
    membership(researcher=made, academy=academy)
    return made


def membership(**given: Any) -> AcademyMembership:
    return make(AcademyMembership, {"researcher": researcher, "academy": "cas", "elected_year": 2015}, given)


def assignment(**given: Any) -> Assignment:
    return make(Assignment, {"researcher": researcher, "task": task, "starts_on": START}, given)


def award_scheme(code: str = "top", **given: Any) -> AwardScheme:
    found = AwardScheme.objects.filter(code=code).first()
    return found or make(AwardScheme, {"code": code, "name_zh": "科学技术奖", "name_en": "Science award"}, given)


def award_round(**given: Any) -> AwardRound:
    values = {"scheme": award_scheme, "year": 2025, "total_conferred": 33, "conferred_on": date(2025, 5, 20)}
    return make(AwardRound, {**values, "grade": f"grade {next(numbers)}"}, given)


def award(*tasks: Task, **given: Any) -> Award:
    values = {"round": award_round, "title_zh": f"项目{next(numbers)}", "title_en": "Project"}
    return linked(make(Award, values, given), tasks)
