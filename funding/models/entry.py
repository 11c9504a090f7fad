from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, DecimalField, F, Func, Q, When
from django.db.models.expressions import DatabaseDefault
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.history import tracked
from breakthrough.models.fields import DayField, MoneyField
from breakthrough.scope import Record, ScopedQuerySet
from funding.models.adding_up import keep_sums
from tasks.models import Organization, ProgressReport, Task
from tasks.models.closing import contents, open_day, refusal
from tasks.models.evidence import keeps_evidence


class Source(models.TextChoices):
    """Who the money comes from in the end."""

    FISCAL = "fiscal", _("Fiscal")
    SOCIETAL = "societal", _("Societal")


class Tier(models.TextChoices):
    """The level of government that pays fiscal money."""

    CENTRAL = "central", _("Central")
    REGION = "region", _("Autonomous region")
    CITY = "city", _("League or city")
    COUNTY = "county", _("Banner or county")


class SocietalKind(models.TextChoices):
    """The kind of money that is not fiscal."""

    SELF_RAISED = "self_raised", _("Enterprise's own money")
    BANK_LOAN = "bank_loan", _("Bank loan")
    GUIDANCE_FUND = "guidance_fund", _("Industry or guidance fund")
    VENTURE = "venture", _("Venture capital")
    OTHER = "other", _("Other societal money")


class Subject(models.TextChoices):
    """What money is spent on, by the budget subjects in force since 2021."""

    EQUIPMENT = "equipment", _("Equipment")
    OPERATION = "operation", _("Operation")
    LABOR = "labor", _("Labor")
    INDIRECT = "indirect", _("Indirect costs")


FUNDER_CONDITION = Q(source="fiscal", societal_kind="") & ~Q(tier="") | Q(source="societal", tier="") & ~Q(
    societal_kind=""
)


class FundEntryQuerySet(ScopedQuerySet):
    """The ledger in the words of the department; amounts are in yuan."""

    def posted(self) -> FundEntryQuerySet:
        """Entries that count; pending ones wait for the approval of the report that brought them."""
        return self.filter(state=FundEntry.State.POSTED)

    def signed(self) -> FundEntryQuerySet:
        """Adds `contribution`: the amount with the sign that its kind and a reversal give it."""
        returned = Q(kind=FundEntry.Kind.RETURNED)
        less = (returned & Q(reverses=None)) | (~returned & Q(reverses__isnull=False))
        amount = MoneyOutput()
        return self.annotate(contribution=Case(When(less, then=-F("amount")), default=F("amount"), output_field=amount))


def MoneyOutput() -> DecimalField:  # noqa: N802  (reads as the type it makes)
    """The type of a sum of money in a query: more digits than a single amount may have."""
    return DecimalField(max_digits=24, decimal_places=2)


class EntryNumber(Func):
    """The next number of the ledger, such as FE-0000042."""

    template = "('FE-' || lpad(nextval('funding_entry_no')::text, 7, '0'))"
    output_field = models.CharField()

    def __init__(self) -> None:
        super().__init__()


# A pending entry may be mended or withdrawn with its report. A posted one stays as it is for ever.
APPEND_ONLY = """
    IF OLD.state = 'posted' THEN
        RAISE EXCEPTION 'a posted entry is corrected by a reversing entry'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'fund_entry_append_only';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
"""
REVERSAL = """
    IF NEW.reverses_id IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM funding_fundentry AS first
        WHERE first.id = NEW.reverses_id AND first.state = 'posted' AND first.reverses_id IS NULL
            AND first.task_id = NEW.task_id AND first.source = NEW.source AND first.kind = NEW.kind
            AND first.tier = NEW.tier AND first.societal_kind = NEW.societal_kind AND first.amount = NEW.amount
    ) THEN
        RAISE EXCEPTION 'a reversing entry repeats the entry that it reverses'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'fund_entry_reversal_repeats';
    END IF;
    RETURN NEW;
"""
# Money in a report is pending until the report is approved; posting changes nothing else.
POSTING = "OLD.state = 'pending' AND NEW.state = 'posted' AND to_jsonb(OLD) - 'state' = to_jsonb(NEW) - 'state'"
WAITS = f"""
    IF NEW.state = 'posted' AND (TG_OP = 'UPDATE' OR NEW.report_id IS NOT NULL) THEN
        IF NOT EXISTS (
            SELECT 1 FROM tasks_progressreport WHERE id = NEW.report_id AND status = 'approved' AND TG_OP = 'UPDATE'
        ) THEN
            {refusal("fund_entry_waits_for_report", "an entry of a report is posted when the report is approved")}
        END IF;
        {open_day("NEW", "booked_on")}
    END IF;
    RETURN NEW;
"""


@tracked
class FundEntry(Record):
    """One movement of money for one task, in yuan; posted entries are never changed, only reversed."""

    natural_field = "entry_no"
    rules = {
        "fund_entry_append_only": _("A posted entry is never changed; reverse it and enter it anew."),
        "fund_entry_waits_for_report": _("Money in a report is pending until the report is approved."),
        "fund_entry_reversal_repeats": _("A reversal repeats the task, source, kind and amount of its entry."),
    }

    class Kind(models.TextChoices):
        APPROVED = "approved", pgettext_lazy("money", "Approved")
        COMMITTED = "committed", _("Committed")
        DISBURSED = "disbursed", _("Disbursed")
        RECEIVED = "received", _("Received")
        SPENT = "spent", _("Spent")
        RETURNED = "returned", pgettext_lazy("money", "Returned")

    class State(models.TextChoices):
        PENDING = "pending", _("Pending approval")
        POSTED = "posted", _("Posted")

    entry_no = models.CharField(_("entry number"), max_length=20, unique=True, editable=False, db_default=EntryNumber())
    task = models.ForeignKey(Task, models.PROTECT, related_name="fund_entries", verbose_name=_("task"))
    source = models.CharField(_("source"), max_length=8, choices=Source)
    tier = models.CharField(
        _("tier"), max_length=8, choices=Tier, blank=True, help_text=_("Of fiscal money: the government that pays.")
    )
    societal_kind = models.CharField(_("kind of societal money"), max_length=14, choices=SocietalKind, blank=True)
    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    amount = MoneyField(_("amount (yuan)"))
    booked_on = DayField(_("date"), help_text=_("The day on which the money moved, not the day of entry."))
    document_no = models.CharField(_("document number"), max_length=100, blank=True)
    payer = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="paid_entries", verbose_name=_("payer")
    )
    payee = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="received_entries", verbose_name=_("payee")
    )
    subject = models.CharField(_("budget subject"), max_length=10, choices=Subject, blank=True)
    is_in_kind = models.BooleanField(_("in kind"), default=False)
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    reverses = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reversed_by",
        verbose_name=_("reverses"),
        help_text=_("The entry that this one takes back; it repeats its task, source, kind and amount."),
    )
    report = models.ForeignKey(
        ProgressReport,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="fund_entries",
        verbose_name=_("progress report"),
    )
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.POSTED, editable=False)

    objects: ClassVar[Any] = FundEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger entries")
        ordering = ["-booked_on", "-pk"]
        indexes = [
            models.Index(fields=["-booked_on", "-id"], name="fund_entry_order"),
            models.Index(fields=["task", "-booked_on", "-id"], name="fund_entry_task_order"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="fund_entry_amount_positive",
                violation_error_message=_("The amount is more than 0: the kind of the entry gives its sign."),
            ),
            models.CheckConstraint(
                condition=FUNDER_CONDITION,
                name="fund_entry_source_fits",
                violation_error_message=_("Fiscal money names its tier, societal money its kind, and not both."),
            ),
            models.CheckConstraint(
                condition=Q(source="fiscal", kind__in=["approved", "disbursed", "received", "spent", "returned"])
                | Q(source="societal", kind__in=["committed", "received", "spent", "returned"]),
                name="fund_entry_kind_fits_source",
                violation_error_message=_("Fiscal money is approved and disbursed; societal money is committed."),
            ),
        ]
        triggers = [
            keeps_evidence(),
            pgtrigger.Trigger(
                name="append_only",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=pgtrigger.Func(APPEND_ONLY),
            ),
            pgtrigger.Trigger(
                name="reversal", when=pgtrigger.Before, operation=pgtrigger.Insert, func=pgtrigger.Func(REVERSAL)
            ),
            contents("booked_on", "{row}.task_id", unless=POSTING),
            pgtrigger.Trigger(
                name="waits_for_report",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),
                func=WAITS,
            ),
            *keep_sums(),
        ]

    def __str__(self) -> str:
        return f"{self.entry_no}"

    @property
    def funder(self) -> str:
        """Whose money it is: a tier of government, or a kind of societal money."""
        return self.get_tier_display() if self.source == Source.FISCAL else self.get_societal_kind_display()

    @property
    def signed_amount(self) -> Decimal:
        """The amount of a row in hand with its sign, as `signed` gives it in a query."""
        return -self.amount if (self.kind == self.Kind.RETURNED) != bool(self.reverses_id) else self.amount

    def begin(self) -> None:
        if self.report_id:
            # It counts once the report that brings it is approved.
            self.state = self.State.PENDING

    def validate_unique(self, exclude: Any = None) -> None:
        # A number that the database will give is compared with each row's by asking for a new one each time.
        if isinstance(self.entry_no, DatabaseDefault):
            exclude = {*(exclude or ()), "entry_no"}
        super().validate_unique(exclude)

    def clean(self) -> None:
        first = self.reverses
        if first is None:
            return
        same = ["task_id", "source", "tier", "societal_kind", "kind", "amount"]
        if first.reverses_id or first.state != self.State.POSTED:
            raise ValidationError({"reverses": _("Only a posted entry that is not itself a reversal can be reversed.")})
        if any(getattr(self, name) != getattr(first, name) for name in same):
            raise ValidationError({"reverses": _("A reversal repeats the task, source, kind and amount of its entry.")})
