"""What is done to the ledger besides adding to it: an entry is taken back by one that repeats it."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from breakthrough.history import acting, because
from breakthrough.history.actor import is_acting
from breakthrough.models import User
from funding.models import FundEntry

REPEATED = [
    "task", "source", "tier", "societal_kind", "kind", "amount", "document_no", "payer", "payee", "subject",
    "is_in_kind", "evidence",
]  # fmt: skip
LONGEST_NOTE = FundEntry._meta.get_field("note").max_length


def reverse(entry: FundEntry, by: User, reason: str, booked_on: date | None = None) -> FundEntry:
    """Takes a posted entry back, with the day of the entry unless another one is given; the reason stays with it."""
    reason = reason.strip()
    if not by.has_perm("funding.add_fundentry") or not FundEntry.objects.editable_by(by).filter(pk=entry.pk).exists():
        raise PermissionDenied
    if not reason:
        raise ValidationError({"reason": _("Say why the entry is taken back.")})
    with nullcontext() if is_acting() else acting(user=by), transaction.atomic():
        because(reason)
        # Locked, so that of two people who reverse it at once the second one is told.
        first = FundEntry.objects.select_for_update().get(pk=entry.pk)
        check_reversible(first)
        facts = {name: getattr(first, name) for name in REPEATED}
        made = FundEntry(reverses=first, booked_on=booked_on or first.booked_on, note=reason[:LONGEST_NOTE], **facts)
        made.full_clean()
        made.save()
    made.refresh_from_db()
    return made


def check_reversible(entry: FundEntry) -> None:
    """Raises the sentence that says why an entry cannot be taken back."""
    if entry.state != FundEntry.State.POSTED:
        raise ValidationError(_("Only a posted entry is reversed; a pending one is changed or deleted."))
    if entry.reverses_id:
        raise ValidationError(_("This entry is itself a reversal. Enter the money anew instead."))
    reversal = FundEntry.objects.filter(reverses=entry).first()
    if reversal:
        raise ValidationError(_("This entry was already reversed by %(number)s.") % {"number": reversal.entry_no})


def is_reversible(entry: FundEntry) -> bool:
    try:
        check_reversible(entry)
    except ValidationError:
        return False
    return True
