"""The plausibility inbox: rules that look for what is probably wrong, and what they found.

An app writes its rules in `<app>/plausibility` and marks each with `@rule`; `inspect` runs them, over the whole
portfolio every night and over one task when something of it is saved. Nothing here refuses an entry.
"""

from tasks.suspicion.inbox import findings_for, open_per_task
from tasks.suspicion.inspection import Inspection, inspect
from tasks.suspicion.look import Look, Suspect, limits
from tasks.suspicion.registry import Rule, rule, rules

__all__ = [
    "Inspection",
    "Look",
    "Rule",
    "Suspect",
    "findings_for",
    "inspect",
    "limits",
    "open_per_task",
    "rule",
    "rules",
]
