from breakthrough.api.views import RowViewSet
from talent import models
from talent.api import filters, serializers


class ResearcherViewSet(RowViewSet):
    queryset = models.Researcher.objects.all()
    serializer_class = serializers.ResearcherSerializer
    filterset_class = filters.ResearcherFilters


class AcademyMembershipViewSet(RowViewSet):
    queryset = models.AcademyMembership.objects.all()
    serializer_class = serializers.AcademyMembershipSerializer
    filterset_class = filters.AcademyMembershipFilters


class AssignmentViewSet(RowViewSet):
    queryset = models.Assignment.objects.all()
    serializer_class = serializers.AssignmentSerializer
    filterset_class = filters.AssignmentFilters


class AwardSchemeViewSet(RowViewSet):
    queryset = models.AwardScheme.objects.all()
    serializer_class = serializers.AwardSchemeSerializer
    filterset_class = filters.AwardSchemeFilters


class AwardRoundViewSet(RowViewSet):
    queryset = models.AwardRound.objects.all()
    serializer_class = serializers.AwardRoundSerializer
    filterset_class = filters.AwardRoundFilters


class AwardViewSet(RowViewSet):
    queryset = models.Award.objects.all()
    serializer_class = serializers.AwardSerializer
    filterset_class = filters.AwardFilters


class AwardTaskViewSet(RowViewSet):
    queryset = models.AwardTask.objects.all()
    serializer_class = serializers.AwardTaskSerializer
    filterset_class = filters.AwardTaskFilters


class AwardWinnerViewSet(RowViewSet):
    queryset = models.AwardWinner.objects.all()
    serializer_class = serializers.AwardWinnerSerializer
    filterset_class = filters.AwardWinnerFilters


class ResearcherPairViewSet(RowViewSet):
    queryset = models.ResearcherPair.objects.all()
    serializer_class = serializers.ResearcherPairSerializer
    filterset_class = filters.ResearcherPairFilters
