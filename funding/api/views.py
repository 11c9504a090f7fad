from breakthrough.api.views import RowViewSet
from funding import models
from funding.api import filters, serializers


class FundEntryViewSet(RowViewSet):
    queryset = models.FundEntry.objects.signed()
    serializer_class = serializers.FundEntrySerializer
    filterset_class = filters.FundEntryFilters


class PlannedFundingViewSet(RowViewSet):
    queryset = models.PlannedFunding.objects.all()
    serializer_class = serializers.PlannedFundingSerializer
    filterset_class = filters.PlannedFundingFilters


class BudgetLineViewSet(RowViewSet):
    queryset = models.BudgetLine.objects.all()
    serializer_class = serializers.BudgetLineSerializer
    filterset_class = filters.BudgetLineFilters


class IndirectCostCapViewSet(RowViewSet):
    queryset = models.IndirectCostCap.objects.all()
    serializer_class = serializers.IndirectCostCapSerializer
    filterset_class = filters.IndirectCostCapFilters
