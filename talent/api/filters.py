from breakthrough.api.filtersets import filters
from talent import models
from tasks.api.filters import filters_by_task

PERSON = ("researcher__name_zh", "researcher__name_en")

ResearcherFilters = filters(models.Researcher, search=("orcid", "organization__name_zh", "organization__name_en"))
AcademyMembershipFilters = filters(models.AcademyMembership, search=PERSON)
AssignmentFilters = filters_by_task(models.Assignment, search=PERSON)
AwardSchemeFilters = filters(models.AwardScheme)
AwardRoundFilters = filters(models.AwardRound, search=("grade", "document_no"))
AwardFilters = filters_by_task(models.Award, search=("certificate_no",))
AwardTaskFilters = filters_by_task(models.AwardTask)
AwardWinnerFilters = filters_by_task(models.AwardWinner, search=PERSON)
ResearcherPairFilters = filters(models.ResearcherPair)
