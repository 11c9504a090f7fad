"""Money in a progress report: a line for each movement while it is written, a table once it is handed in."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, Sum
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from breakthrough.admin.base import TabularInline
from breakthrough.admin.forms import CheckedForm, InlineFormSet
from breakthrough.admin.panels import Section, register_section
from breakthrough.amount_field import ConfirmedAmounts
from funding import budget
from funding.models import FundEntry, SocietalKind, Source, Tier
from tasks.admin.report import ProgressReportAdmin
from tasks.models import ProgressReport

Kind = FundEntry.Kind
REPORTED = [Kind.RECEIVED, Kind.SPENT, Kind.DISBURSED, Kind.RETURNED]
# Whose money it is, in one choice instead of three fields that depend on each other.
FUNDERS = [
    (Source.FISCAL.label, [(f"{Source.FISCAL.value}:{tier.value}", tier.label) for tier in Tier]),
    (Source.SOCIETAL.label, [(f"{Source.SOCIETAL.value}:{kind.value}", kind.label) for kind in SocietalKind]),
]


class ReportedMoneyForm(ConfirmedAmounts, CheckedForm):
    """One movement of money; its task is that of the report."""

    funder = forms.ChoiceField(label=_("whose money"), choices=[("", "---------"), *FUNDERS])

    class Meta:
        model = FundEntry
        fields = ["kind", "amount", "booked_on", "document_no", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "---------"), *((kind.value, kind.label) for kind in REPORTED)]  # type: ignore[attr-defined]
        entry = self.instance
        if entry.pk:
            self.initial["funder"] = f"{entry.source}:{entry.tier or entry.societal_kind}"

    def clean(self) -> dict[str, Any] | None:
        source, _colon, kind = self.cleaned_data.get("funder", "").partition(":")
        entry = self.instance
        entry.source = source
        entry.tier, entry.societal_kind = (kind, "") if source == Source.FISCAL else ("", kind)
        return super().clean()

    def doubt(self, name: str, amount: Decimal) -> ValidationError | None:
        entry = self.instance
        return budget.doubt(entry.task, entry.source, amount, entry) if entry.source else None


class ReportedMoneyFormSet(InlineFormSet):
    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        form: Any = super()._construct_form(i, **kwargs)  # type: ignore[misc]
        if self.instance.pk and not form.instance.pk:
            form.instance.task = self.instance.task
        return form


class ReportedMoney(TabularInline):
    model = FundEntry
    fk_name = "report"
    form = ReportedMoneyForm
    formset = ReportedMoneyFormSet
    fields = ["kind", "funder", "amount", "booked_on", "document_no", "note"]
    verbose_name = _("movement of money")
    verbose_name_plural = _("Money received and spent")
    show_change_link = False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).filter(reverses=None).order_by("pk")


def money(report: ProgressReport, request: HttpRequest) -> Section | None:
    """What the report brings, and what the ledger held of the task before it."""
    if report.status in (ProgressReport.Status.DRAFT, ProgressReport.Status.RETURNED):
        return None
    entries = FundEntry.objects.filter(report=report)
    before = FundEntry.objects.filter(task=report.task_id).exclude(report=report).posted().signed()
    content = {
        "entries": entries.select_related("reverses").order_by("pk"),
        "is_pending": any(entry.state == FundEntry.State.PENDING for entry in entries),
        "sums": [
            (kind.label, before.aggregate(total=Sum("contribution", filter=Q(kind=kind)))["total"] or Decimal(0))
            for kind in (Kind.RECEIVED, Kind.SPENT)
        ],
    }
    return Section("admin/funding/report_money.html", content)


ProgressReportAdmin.inlines = [*ProgressReportAdmin.inlines, ReportedMoney]
register_section("tasks.ProgressReport", money)
