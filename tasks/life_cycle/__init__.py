"""A task's way from the pipeline to its conclusion: which steps it may take, what they lack, and the verbs.

Which steps there are, who approves them and which documents they need is data (`Transition`). Whatever else a step
asks for is a check: one small function each (`checks`), to which the floors above add theirs in
`<app>/life_cycle_checks.py`.
"""

from tasks.life_cycle.checking import Finding, Step, check, findings
from tasks.life_cycle.rights import may_confirm, may_request
from tasks.life_cycle.verbs import change_status, confirm, next_steps, refuse, withdraw

__all__ = [
    "Finding",
    "Step",
    "change_status",
    "check",
    "confirm",
    "findings",
    "may_confirm",
    "may_request",
    "next_steps",
    "refuse",
    "withdraw",
]
