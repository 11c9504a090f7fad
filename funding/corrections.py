"""How undo takes back what is in the ledger."""

from typing import Any

from breakthrough.history.reversal import register
from funding.models import FundEntry

REPEATED = [
    "task", "source", "tier", "societal_kind", "kind", "amount", "booked_on", "document_no", "payer", "payee",
    "subject", "is_in_kind", "report",
]  # fmt: skip


def reverse(entry: FundEntry, by: Any, reason: str) -> FundEntry | None:
    """A posted entry stays; another one of the same day takes it back. A pending one is simply deleted.

    A reversal is taken back by entering anew what it reversed.
    """
    if entry.state != FundEntry.State.POSTED:
        return None
    first = entry.reverses or entry
    made = FundEntry(note=reason[:300], evidence=first.evidence, **{name: getattr(first, name) for name in REPEATED})
    made.reverses = None if entry.reverses_id else entry
    made.full_clean()
    made.save()
    return made


register("funding.FundEntry", reverse)
