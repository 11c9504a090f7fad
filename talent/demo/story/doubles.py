"""People who were entered twice, under two spellings of their name, until somebody noticed."""

from datetime import timedelta
from decimal import Decimal

from talent.demo.story.teams import Member
from talent.models import Assignment, Researcher
from tasks.demo.story.calendar import after
from tasks.demo.story.course import Portfolio

# Tasks in which it happened; the third member of each.
TASKS = ("RE-2024-01", "DA-2024-01", "HY-2024-02", "BT-2024-02", "AI-2024-01")
PLACE = 5
FOUND_AFTER = 95


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
        found = desk.at(after(moment.date() + timedelta(days=FOUND_AFTER), 0))
        portfolio.script.change(
            found, twin, by=desk.user, reason="同一人员中英文姓名重复登记，合并", merged_into=member.row
        )


# The other task of the same cluster on which the double appeared.
OTHER = {
    "RE-2024-01": "RE-2024-02",
    "DA-2024-01": "DA-2024-02",
    "HY-2024-02": "HY-2024-03",
    "BT-2024-02": "BT-2024-01",
    "AI-2024-01": "AI-2024-02",
}
