"""The tables of the talent floor: people, their work on tasks, and awards."""

from talent.models.award import Award, AwardRound, AwardScheme, AwardTask, AwardWinner
from talent.models.duplicate import ResearcherPair
from talent.models.researcher import AcademyMembership, Assignment, Researcher

__all__ = [
    "AcademyMembership",
    "Assignment",
    "Award",
    "AwardRound",
    "AwardScheme",
    "AwardTask",
    "AwardWinner",
    "Researcher",
    "ResearcherPair",
]
