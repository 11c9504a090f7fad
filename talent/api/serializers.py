from breakthrough.api.serializers import LinksField, serializer
from talent import models

ResearcherSerializer = serializer(models.Researcher)
AcademyMembershipSerializer = serializer(models.AcademyMembership)
AssignmentSerializer = serializer(models.Assignment)
AwardSchemeSerializer = serializer(models.AwardScheme)
AwardRoundSerializer = serializer(models.AwardRound)
AwardSerializer = serializer(
    models.Award,
    tasks=LinksField(models.AwardTask, "task", "link", "task_links"),
    winners=LinksField(models.AwardWinner, "researcher", "position", "winner_links"),
)
AwardTaskSerializer = serializer(models.AwardTask)
AwardWinnerSerializer = serializer(models.AwardWinner)
ResearcherPairSerializer = serializer(models.ResearcherPair)
