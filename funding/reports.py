"""Money in progress reports: posted when its report is approved, gone when its draft is discarded."""

from __future__ import annotations

from django.utils.translation import gettext as _

from funding.models import FundEntry
from tasks.models import ProgressReport
from tasks.reporting.parts import Part, Restated, register

PENDING = FundEntry.State.PENDING


def post(report: ProgressReport) -> None:
    report.fund_entries.filter(state=PENDING).update(state=FundEntry.State.POSTED)


def drop(report: ProgressReport) -> None:
    report.fund_entries.filter(state=PENDING).delete()


def restated(report: ProgressReport) -> list[Restated]:
    """Entries taken back, and entries made in their place or in addition, by the revision of a report."""
    found = []
    for entry in report.fund_entries.select_related("reverses").order_by("pk"):
        name = _("Ledger: %(kind)s, %(source)s") % {"kind": entry.get_kind_display(), "source": entry.funder}
        found.append(Restated(name, entry.amount, None) if entry.reverses_id else Restated(name, None, entry.amount))
    return found


register(Part(approved=post, discarded=drop, restated=restated))
