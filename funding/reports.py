"""Money in progress reports: posted when its report is approved, gone when its draft is discarded."""

from __future__ import annotations

from collections.abc import Iterator
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
    """What revisions of reports took back, with what they entered in its place; and what they added."""
    entries: dict[Any, list[FundEntry]] = {}
    for entry in FundEntry.objects.posted().filter(report__in=reports).order_by("pk"):
        entries.setdefault(entry.report_id, []).append(entry)
    return {key: [*paired(rows)] for key, rows in entries.items()}


def paired(entries: list[FundEntry]) -> Iterator[Restated]:
    new = [entry for entry in entries if not entry.reverses_id]
    for back in (entry for entry in entries if entry.reverses_id):
        instead = next((entry for entry in new if alike(entry, back)), None)
        if instead:
            new.remove(instead)
        yield Restated(name_of(back), back.amount, instead.amount if instead else None)
    for entry in new:
        yield Restated(name_of(entry), None, entry.amount)


def alike(one: FundEntry, other: FundEntry) -> bool:
    same = ("source", "tier", "societal_kind", "kind", "subject", "booked_on")
    return all(getattr(one, name) == getattr(other, name) for name in same)


def name_of(entry: FundEntry) -> str:
    return _("%(kind)s, %(source)s (yuan)") % {"kind": entry.get_kind_display(), "source": entry.funder}


register(Part(approved=post, discarded=drop, restated=restated))
