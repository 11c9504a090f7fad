from breakthrough.api.routing import routes
from talent.api import views

urlpatterns = routes(
    {
        "researchers": views.ResearcherViewSet,
        "academy-memberships": views.AcademyMembershipViewSet,
        "assignments": views.AssignmentViewSet,
        "award-schemes": views.AwardSchemeViewSet,
        "award-rounds": views.AwardRoundViewSet,
        "awards": views.AwardViewSet,
        "award-tasks": views.AwardTaskViewSet,
        "award-winners": views.AwardWinnerViewSet,
        "researcher-pairs": views.ResearcherPairViewSet,
    }
)
