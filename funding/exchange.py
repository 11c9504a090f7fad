"""How money is known in workbooks: an entry by its number or by all that it says."""

from django.db import connection

from breakthrough.exchange import declare, leads_to
from funding import models
from tasks.models import ChangeRequest

NUMBER_ON = """
    SELECT setval('funding_entry_no', greatest(max(substring(entry_no FROM '^FE-([0-9]{1,18})$')::bigint), 1))
    FROM funding_fundentry HAVING count(*) > 0
"""


def number_on() -> None:
    """New entries are numbered after those that moved in."""
    with connection.cursor() as cursor:
        cursor.execute(NUMBER_ON)


declare(models.FundEntry, by_content=True, finish=number_on)
declare(models.PlannedFunding, ["task", "source", "tier", "societal_kind", "due_on"])
leads_to(ChangeRequest, ChangeRequest.Kind.BUDGET, models.BudgetLine)
