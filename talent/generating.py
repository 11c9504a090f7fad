"""People, members of academies among them, and their work on tasks."""

from __future__ import annotations

from random import Random

from breakthrough.generating import LAST_MONTH, Portfolio, commit_of, day
from talent.demo.names import han_name, mongolian_name
from talent.models import AcademyMembership, Assignment, Researcher

# One person in so many is an academician.
RARE = 400


def generate(portfolio: Portfolio) -> None:
    enter_people(portfolio)
    assign(portfolio)


def enter_people(portfolio: Portfolio) -> None:
    random = Random(portfolio.seed)
    organizations, tasks = portfolio.parts["organizations"].count, portfolio.size.tasks
    with (
        portfolio.table(Researcher, "id name_zh name_en organization_id title_zh title_en staff_no") as people,
        portfolio.table(AcademyMembership, "id researcher_id academy elected_year") as memberships,
    ):
        for person in range(1, portfolio.size.people + 1):
            zh, en = mongolian_name(random) if person % 6 == 0 else han_name(random)
            organization = 1 + person % organizations
            # Who was entered with the registers of a task's month.
            commit = commit_of(1 + person % tasks, 0)
            people.add((commit, (person, zh, en, organization, "研究员", "Researcher", f"G{person:07d}")))
            if person % RARE == 1:
                memberships.add((commit, (1 + person // RARE, person, "cas" if person % 2 else "cae", 2015)))


def assign(portfolio: Portfolio) -> None:
    """By turns: each round gives every person one task more. The first one of a task leads it."""
    courses = portfolio.parts["courses"]
    people, begun = portfolio.size.people, set()
    with portfolio.table(Assignment, "id researcher_id task_id role engagement starts_on share_of_time") as table:
        for number in range(portfolio.size.assignments):
            turn, place = divmod(number, people)
            course = courses[(place + turn) % len(courses)]
            role = "member" if course.task in begun else "pi"
            begun.add(course.task)
            month = min(course.born + portfolio.draw(3, 70, number), course.last, LAST_MONTH)
            row = (number + 1, 1 + place, course.task, role, "full_time", day(month, 1 + number % 28), 50)
            table.add((course.commit(month), row))
