"""Awards: their rounds, and those that teams of the program won."""

from datetime import date

from talent.demo.awards import AWARDS, ROUNDS, SCHEMES
from talent.demo.story.teams import Member
from talent.models import Assignment, Award, AwardRound, AwardScheme, AwardTask, AwardWinner
from tasks.demo.story.calendar import LAUNCH, after
from tasks.demo.story.course import Portfolio

WINNERS = {"top-science": 6, "youth-innovation": 1}


def confer(portfolio: Portfolio, teams: dict[str, list[Member]]) -> None:
    desk = portfolio.desks.planning
    schemes = {one.code: AwardScheme(code=one.code, name_zh=one.name_zh, name_en=one.name_en) for one in SCHEMES}
    portfolio.script.add(desk.at(LAUNCH), *schemes.values(), by=desk.user)
    for sketch in ROUNDS:
        one_round = AwardRound(
            scheme=schemes[sketch.scheme],
            year=sketch.year,
            grade=sketch.grade_zh,
            total_conferred=sketch.total_conferred,
            conferred_on=sketch.conferred_on,
            document_no=f"奖励公报〔{sketch.year}〕{sketch.scheme}",
        )
        moment = desk.at(after(sketch.conferred_on, 4))
        portfolio.script.add(moment, one_round, by=desk.user)
        for award in AWARDS:
            if (award.scheme, award.year) == (sketch.scheme, sketch.year):
                row = Award(
                    round=one_round,
                    title_zh=award.title_zh,
                    title_en=award.title_en,
                    certificate_no=f"DEM-{award.year}-{award.task}",
                )
                link = AwardTask(award=row, task=portfolio.courses[award.task].row, link=award.link)
                named = winners(row, teams[award.task], sketch.conferred_on, WINNERS[award.scheme])
                portfolio.script.add(desk.at(after(sketch.conferred_on, 9)), row, link, *named, by=desk.user)


def winners(award: Award, team: list[Member], conferred_on: date, count: int) -> list[AwardWinner]:
    """The first of the team at that time: the principal investigator, then those who worked longest."""
    known = [one for one in team if joined(one, award, conferred_on)]
    known.sort(key=lambda one: (one.assignments[0].role != Assignment.Role.INVESTIGATOR, one.assignments[0].starts_on))
    return [
        AwardWinner(award=award, researcher=one.row, position=position) for position, one in enumerate(known[:count], 1)
    ]


def joined(member: Member, award: Award, conferred_on: date) -> bool:
    """Whether somebody had worked for half a year, and long been entered, when the award was conferred."""
    return (conferred_on - member.assignments[0].starts_on).days > HALF_A_YEAR and not member.person.is_academician


HALF_A_YEAR = 100
