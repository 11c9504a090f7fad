"""This floor's sheets of the Excel report: the ledger of tasks, their milestones, risks and pilot lines."""

from breakthrough.workbook import register
from tasks.workbook import ledger, lines, milestones, risks

for part in (ledger, milestones, risks, lines):
    register(part.SHEET)
