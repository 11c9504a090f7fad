"""Changes of a contract: asked for by one person, decided by another, and applied with the approval.

Each kind of change is a `Kind`: what it asks for, what will change, what speaks against it, and how it is applied.
A kind without a field of its own is recorded only. The floors above register theirs in `<app>/contract_changes.py`.
"""

from tasks.changes.kinds import Effect, Kind, kind_of, register
from tasks.changes.verbs import approve, recommend, reject, submit, withdraw

__all__ = ["Effect", "Kind", "approve", "kind_of", "recommend", "register", "reject", "submit", "withdraw"]
