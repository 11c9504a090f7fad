"""How undo takes back what is in the ledger."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from breakthrough.history.reversal import register
from funding.models import FundEntry

REPEATED = [
    "task", "source", "tier", "societal_kind", "kind", "amount", "booked_on", "document_no", "payer", "payee",
    "subject", "is_in_kind", "report",
]  # fmt: skip


def reverse(entry: FundEntry, by: Any, reason: str) -> FundEntry | None:
    """A posted entry stays; another one of the same day takes it back. A pending one is simply deleted."""
    if entry.state != FundEntry.State.POSTED:
        return None
    if entry.reverses_id:
        raise ValidationError(_("A reversal stays as it is. Enter the entry that it took back anew."))
    made = FundEntry(reverses=entry, note=reason[:300], **{name: getattr(entry, name) for name in REPEATED})
    made.full_clean()
    made.save()
    return made


register("funding.FundEntry", reverse)
