"""Money in progress reports: posted when its report is approved, gone when its draft is discarded."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from funding.models import FundEntry
from tasks.models import ProgressReport
from tasks.reporting.parts import Part, Restated, register

PENDING = FundEntry.State.PENDING


def post(report: ProgressReport) -> None:
    report.fund_entries.filter(state=PENDING).update(state=FundEntry.State.POSTED)


def drop(report: ProgressReport) -> None:
    report.fund_entries.filter(state=PENDING).delete()


def restated(reports: list[ProgressReport]) -> dict[Any, list[Restated]]:
    """Entries taken back, and entries made in their place or in addition, by revisions of reports."""
    found: dict[Any, list[Restated]] = {}
    for entry in FundEntry.objects.posted().filter(report__in=reports).order_by("pk"):
        name = _("%(kind)s, %(source)s (yuan)") % {"kind": entry.get_kind_display(), "source": entry.funder}
        pair = (entry.amount, None) if entry.reverses_id else (None, entry.amount)
        found.setdefault(entry.report_id, []).append(Restated(name, *pair))
    return found


register(Part(approved=post, discarded=drop, restated=restated))
