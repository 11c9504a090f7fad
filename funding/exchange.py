"""How money is known in workbooks: an entry by its number or by all that it says."""

from breakthrough.exchange import declare, leads_to
from funding import models
from tasks.models import ChangeRequest

declare(models.FundEntry, by_content=True)
declare(models.PlannedFunding, ["task", "source", "tier", "societal_kind", "due_on"])
leads_to(ChangeRequest, ChangeRequest.Kind.BUDGET, models.BudgetLine)
