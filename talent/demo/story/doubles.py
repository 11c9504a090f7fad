"""People who were entered twice, under two spellings of their name, until somebody noticed."""

from datetime import date, timedelta
from decimal import Decimal

from talent.demo.story.teams import Member
from talent.models import Assignment, Researcher, ResearcherPair
from tasks.demo.story.calendar import after
from tasks.demo.story.course import Portfolio

# Tasks in which it happened; the third member of each.
TASKS = ("RE-2024-01", "DA-2024-01", "HY-2024-02", "BT-2024-02", "AI-2024-01")
PLACE = 5
FOUND_AFTER = 95
REASON = "同一人员中英文姓名重复登记，合并"
# Tasks of whose people one seems to have been entered again lately; nobody has decided yet.
SUSPECTED = {"RE-2024-02": date(2025, 10, 22), "DA-2024-02": date(2025, 10, 29), "HY-2024-03": date(2025, 11, 4)}


def double(portfolio: Portfolio, teams: dict[str, list[Member]]) -> None:
    for code in TASKS:
        course = portfolio.courses[code]
        member = next(one for one in teams[code][PLACE:] if len(one.assignments) == 1 and not one.person.is_academician)
        first = member.assignments[0]
        twin = Researcher(
            name_zh=member.row.name_en,
            name_en=member.row.name_en,
            organization=member.row.organization,
            title_zh=member.row.title_zh,
            title_en=member.row.title_en,
        )
        starts_on = after(first.starts_on, 14)
        other = portfolio.courses[OTHER[code]]
        row = Assignment(
            researcher=twin,
            task=other.row,
            role=Assignment.Role.MEMBER,
            starts_on=max(starts_on, after(other.plan.starts_on, 14)),
            share_of_time=Decimal(10),
        )
        desk = portfolio.office(course)
        moment = desk.at(after(row.starts_on, 70))
        portfolio.script.add(moment, twin, row, by=desk.user)
        review = portfolio.reviewer(course)
        found = review.at(after(moment.date() + timedelta(days=FOUND_AFTER), 0))
        pair = ResearcherPair(
            first=member.row,
            second=twin,
            merged=twin,
            state=ResearcherPair.State.MERGED,
            score=85,
            signals=["spelled"],
            found_on=found.date(),
            decided_on=found.date(),
            decided_by=review.user,
            reason=REASON,
        )
        portfolio.script.change(found, twin, by=review.user, reason=REASON, merged_into=member.row)
        portfolio.script.add(found, pair, by=review.user, reason=REASON)


# The other task of the same cluster on which the double appeared.
OTHER = {
    "RE-2024-01": "RE-2024-02",
    "DA-2024-01": "DA-2024-02",
    "HY-2024-02": "HY-2024-03",
    "BT-2024-02": "BT-2024-01",
    "AI-2024-01": "AI-2024-02",
}


def suspect(portfolio: Portfolio, teams: dict[str, list[Member]]) -> None:
    """The second row has no work yet, so that no figure counts it."""
    for code, day in SUSPECTED.items():
        desk = portfolio.office(portfolio.courses[code])
        member = next(one for one in teams[code][PLACE:] if not one.person.is_academician and one.row.organization)
        twin = Researcher(name_zh=member.row.name_en, name_en=member.row.name_en, organization=member.row.organization)
        pair = ResearcherPair(first=member.row, second=twin, score=85, signals=["spelled"], found_on=day)
        portfolio.script.add(desk.at(day), twin, pair, by=desk.user)
