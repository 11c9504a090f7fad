"""The people of the tasks: each one's first assignment, further ones, and those who left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from django.db.models import Model

from talent.demo.people import PEOPLE, TITLES, Person
from talent.models import AcademyMembership, Assignment, Researcher
from tasks.demo.organizations import ORGANIZATIONS, partners
from tasks.demo.story.calendar import LAST, after, roster_day
from tasks.demo.story.course import Course, Portfolio

Role, Engagement = Assignment.Role, Assignment.Engagement
SENIOR = {"professor", "research-professor", "chief-engineer", "senior-engineer", "associate-professor"}
STUDENTS = {"doctoral-student"}
SECOND, THIRD, LEFT = 0.42, 0.1, 0.05
LAST_JOINED = date(2025, 11, 3)
# Members whose first assignment was entered long after they began.
LATE_ENTRY, LATE_DAYS = 0.07, 32
WHOLE = {sketch.key: sketch.parent or sketch.key for sketch in ORGANIZATIONS if not sketch.is_legal_entity}


@dataclass
class Member:
    """A person with the row of the register and the assignments so far."""

    person: Person
    row: Researcher
    assignments: list[Assignment] = field(default_factory=list)
    known: datetime | None = None


def employ(portfolio: Portfolio) -> dict[str, list[Member]]:
    """Assigns everybody; the members of each task by its code."""
    random = Random(4016)
    teams: dict[str, list[Member]] = defaultdict(list)
    places = places_of_work(portfolio)
    leaders = investigators(portfolio)
    for person in PEOPLE:
        member = Member(person, researcher(portfolio, person))
        options = [person.task] if person.task else places[WHOLE.get(person.organization, person.organization)]
        code = leaders.get(person.number) or random.choice(options)
        assign(portfolio, member, portfolio.courses[code], random, person.number in leaders)
        teams[code].append(member)
        for other in further(portfolio, person, code, options, random):
            if assign_again(portfolio, member, portfolio.courses[other], random):
                teams[other].append(member)
    return teams


def places_of_work(portfolio: Portfolio) -> dict[str, list[str]]:
    """The tasks of each legal entity; those that have not begun only where there are no others."""
    members = partners()
    places: dict[str, list[str]] = defaultdict(list)
    for code, course in portfolio.courses.items():
        if course.approved_on:
            for key in dict.fromkeys(WHOLE.get(key, key) for key in (course.plan.lead, *members[code])):
                places[key].append(code)
    for key, codes in places.items():
        begun = [code for code in codes if portfolio.courses[code].active_on]
        places[key] = begun or codes
    return places


def investigators(portfolio: Portfolio) -> dict[int, str]:
    """The principal investigator of each task, by the person's number: a senior member of the lead organization."""
    found: dict[int, str] = {ZHANG: "DA-2023-02"}
    for code, course in portfolio.courses.items():
        if course.approved_on and code not in found.values():
            own = [one for one in PEOPLE if one.organization == course.plan.lead and not one.task]
            free = [one for one in own if one.number not in found]
            found[next((one for one in free if one.title in SENIOR), free[0]).number] = code
    return found


# Zhang Heping follows the academicians in the list of people.
ZHANG = next(person.number for person in PEOPLE if person.task and not person.is_academician)


def researcher(portfolio: Portfolio, person: Person) -> Researcher:
    title_zh, title_en = TITLES[person.title]
    return Researcher(
        name_zh=person.name_zh,
        name_en=person.name_en,
        organization=portfolio.organizations.get(person.organization),
        title_zh=title_zh,
        title_en=title_en,
        orcid=person.orcid or None,
        staff_no=f"DEM{person.number:05d}" if person.organization else "",
    )


def further(portfolio: Portfolio, person: Person, code: str, options: list[str], random: Random) -> list[str]:
    """Other tasks that somebody serves on, some of two: of the same employer, or else of the same cluster."""
    chance = random.random()
    if person.task or chance > SECOND:
        return []
    neighbors = [one for one in portfolio.courses if one[:2] == code[:2] and portfolio.courses[one].active_on]
    others = [one for one in options if one != code] or [one for one in neighbors if one != code]
    random.shuffle(others)
    return others[: 2 if chance < THIRD else 1]


def assign(portfolio: Portfolio, member: Member, course: Course, random: Random, leads: bool) -> None:
    """Somebody's first assignment, with which they enter the register."""
    person = member.person
    role: str
    if leads:
        role, share, lag = Role.INVESTIGATOR, random.choice([40, 50, 60]), 0
    elif person.is_academician:
        role, share, lag = Role.ADVISER, random.choice([5, 10, 15]), random.randint(15, 160)
    else:
        role, share, lag = role_of(person, random), random.choice([20, 30, 40, 50, 60, 80]), joining(random)
    row = assignment(course, member.row, role, share, begin(course, lag), random)
    if person.is_academician:
        row.engagement = random.choice([Engagement.FLEXIBLE, Engagement.WORKSTATION])
    rows = [member.row, *memberships(person, member.row)]
    enter(portfolio, member, course, row, random, rows)


def role_of(person: Person, random: Random) -> str:
    if person.title in STUDENTS:
        return Role.STUDENT
    return Role.KEY if person.title in SENIOR and random.random() < 0.4 else Role.MEMBER


def joining(random: Random) -> int:
    """Days after the start of a task: most come at once, the others as it grows."""
    return random.randint(0, 25) if random.random() < 0.55 else random.randint(26, 520)


def begin(course: Course, lag: int) -> date:
    """A working day in the task's time: before a contract is signed, people are named from the approval on."""
    approved_on = course.approved_on
    assert approved_on
    begun = max(course.active_on, course.plan.starts_on) if course.active_on else approved_on
    latest = min(LAST_JOINED, (course.ended_on or LAST) - timedelta(days=45), course.plan.ends_on - timedelta(days=45))
    room = max(1, (min(latest, LAST_JOINED) - begun).days)
    return after(begun, lag % room if lag > room else lag) if course.active_on else after(begun, lag % 12)


def assignment(course: Course, row: Researcher, role: str, share: int, starts_on: date, random: Random) -> Assignment:
    return Assignment(researcher=row, task=course.row, role=role, starts_on=starts_on, share_of_time=Decimal(share))


def memberships(person: Person, row: Researcher) -> list[AcademyMembership]:
    return [
        AcademyMembership(
            researcher=row,
            academy=one.academy,
            elected_year=one.elected,
            division_zh=one.division_zh,
            division_en=one.division_en,
        )
        for one in person.memberships
    ]


def assign_again(portfolio: Portfolio, member: Member, course: Course, random: Random) -> bool:
    """A further assignment, if working time is left; it begins after the first one."""
    first = member.assignments[0]
    left = 100 - sum(int(one.share_of_time or 0) for one in member.assignments)
    starts_on = max(begin(course, joining(random)), after(first.starts_on, random.randint(20, 90)))
    ends_on = min(course.ended_on or LAST, course.plan.ends_on)
    if left < 10 or starts_on > min(LAST_JOINED, ends_on - timedelta(days=30)):
        return False
    role = Role.KEY if first.role == Role.INVESTIGATOR else first.role
    row = assignment(course, member.row, role, min(left, random.choice([10, 20, 30])), starts_on, random)
    enter(portfolio, member, course, row, random, [])
    return True


def enter(
    portfolio: Portfolio, member: Member, course: Course, row: Assignment, random: Random, rows: Sequence[Model]
) -> None:
    """The office enters an assignment some days after it began, now and then weeks after."""
    desk = portfolio.office(course)
    lag = random.randint(LATE_DAYS, LATE_DAYS * 2) if random.random() < LATE_ENTRY else random.randint(3, 14)
    moment = desk.at(roster_day(after(row.starts_on, lag)))
    # Nobody is assigned again before they are in the register.
    moment = member.known = max(moment, member.known or moment)
    member.assignments.append(row)
    portfolio.script.add(moment, *rows, row, by=desk.user)
    ended_on = leaving(course, row, random)
    if ended_on:
        later = desk.at(roster_day(after(ended_on, random.randint(4, 20))))
        portfolio.script.change(max(later, moment), row, by=desk.user, ends_on=ended_on)


def leaving(course: Course, row: Assignment, random: Random) -> date | None:
    """The last day of somebody who left, or of a task that is over."""
    last = course.ended_on
    if row.role != Role.INVESTIGATOR and random.random() < LEFT:
        day = after(row.starts_on, random.randint(90, 400))
        return day if day < (last or LAST - timedelta(days=40)) else last
    return last
