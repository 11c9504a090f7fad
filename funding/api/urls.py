from breakthrough.api.routing import routes
from funding.api import views

urlpatterns = routes(
    {
        "fund-entries": views.FundEntryViewSet,
        "planned-funding": views.PlannedFundingViewSet,
        "budget-lines": views.BudgetLineViewSet,
        "indirect-cost-caps": views.IndirectCostCapViewSet,
    }
)
