from breakthrough.api import values
from breakthrough.api.filters import Parameter
from breakthrough.api.filtersets import filters
from funding import models
from tasks.api.filters import filters_by_task

FundEntryFilters = filters_by_task(
    models.FundEntry,
    search=("document_no", "note", "payer__name_zh", "payer__name_en", "payee__name_zh", "payee__name_en"),
    order=("contribution",),
    contribution__gte=Parameter("contribution", "gte", kind=values.DECIMAL),
    contribution__lte=Parameter("contribution", "lte", kind=values.DECIMAL),
)
PlannedFundingFilters = filters_by_task(models.PlannedFunding)
BudgetLineFilters = filters_by_task(models.BudgetLine)
IndirectCostCapFilters = filters(models.IndirectCostCap, search=("document_no",))
