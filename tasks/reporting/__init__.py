"""The verbs of progress reports: each is one transaction, and refuses with a sentence for people.

Pages, the API and imports call these; the database keeps the same rules against everything else.
"""

from tasks.reporting.opening import discard, later_revisions, open_report, revise
from tasks.reporting.previous import changed_fields, plan_of, previous_of
from tasks.reporting.refusals import Forbidden, WrongState
from tasks.reporting.review import approve, is_own, send_back, submit, withdraw

__all__ = [
    "Forbidden",
    "WrongState",
    "approve",
    "changed_fields",
    "discard",
    "is_own",
    "later_revisions",
    "open_report",
    "plan_of",
    "previous_of",
    "revise",
    "send_back",
    "submit",
    "withdraw",
]
