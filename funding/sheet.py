"""Money in the sheet: received and spent in the period, by source. It waits in the report, as in the report's form."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from breakthrough import amounts, clock, units
from funding import budget
from funding.models import FundEntry, SocietalKind, Source, Tier
from tasks.models import Period, ProgressReport
from tasks.sheet import Cell, Column, Row, register_columns

Kind = FundEntry.Kind
# Where a task has no entry yet that says whose money it gets.
USUAL = {Source.FISCAL: (Tier.REGION, ""), Source.SOCIETAL: ("", SocietalKind.SELF_RAISED)}
SHOWN = [(Kind.RECEIVED, Source.FISCAL), (Kind.RECEIVED, Source.SOCIETAL), (Kind.SPENT, Source.FISCAL),
         (Kind.SPENT, Source.SOCIETAL)]  # fmt: skip


class MoneyColumn(Column):
    """One movement of money; a report with several of a kind is edited in its own form."""

    kind = "amount"

    def __init__(self, what: Kind, source: Source, entries: dict[Any, list[FundEntry]], usual: dict[Any, Any]) -> None:
        self.what, self.source, self.entries, self.usual = what, source, entries, usual
        self.name = f"{what.value}_{source.value}"
        self.label = _("%(kind)s: %(source)s (yuan)") % {"kind": what.label, "source": source.label}

    def fill(self, rows: list[Row], period: Period) -> None:
        for row in rows:
            own = self.entries.get((row.report_key, self.what, self.source), [])
            if len(own) > 1:
                total = units.yuan(sum(entry.amount for entry in own))
                row.cells[self.name] = Cell(total, _("%(count)s entries") % {"count": len(own)}, is_open=False)
                continue
            tier, kind = self.usual.get((row.task.pk, self.source), USUAL[self.source])
            funder = FundEntry(source=self.source, tier=tier, societal_kind=kind)
            row.cells[self.name] = Cell(units.yuan(own[0].amount) if own else "", str(funder.funder), key=funder)

    def write(self, cell: Cell, report: ProgressReport, text: str) -> None:
        own = FundEntry.objects.filter(report=report, kind=self.what, source=self.source, reverses=None).first()
        if not text.strip():
            if own:
                own.delete()
            return
        amount = amounts.read(text)
        if doubt := budget.doubt(report.task, self.source, amount, own):
            raise ValidationError([doubt, _("Or enter it in the report’s own form, where it can be confirmed.")])
        entry = own or FundEntry(
            report=report,
            task=report.task,
            kind=self.what,
            source=self.source,
            tier=cell.key.tier,
            societal_kind=cell.key.societal_kind,
            booked_on=min(report.period.ends_on, clock.today()),
        )
        entry.amount = amount
        entry.full_clean()
        entry.save()


def columns(rows: list[Row], period: Period) -> list[Column]:
    reports = [row.report_key for row in rows if row.report_key]
    entries: dict[Any, list[FundEntry]] = {}
    for entry in FundEntry.objects.filter(report__in=reports, reverses=None).order_by("pk"):
        entries.setdefault((entry.report_id, entry.kind, entry.source), []).append(entry)
    last = FundEntry.objects.posted().filter(task__in=[row.task.pk for row in rows], kind=Kind.RECEIVED)
    latest = last.order_by("task_id", "source", "-booked_on", "-pk").distinct("task_id", "source")
    usual = {(entry.task_id, entry.source): (entry.tier, entry.societal_kind) for entry in latest}
    return [MoneyColumn(what, source, entries, usual) for what, source in SHOWN]


register_columns(columns)
