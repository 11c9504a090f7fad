from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from breakthrough.history import tracked
from breakthrough.models.fields import DayField, MoneyField, PercentField
from breakthrough.scope import Record
from funding.models.entry import FUNDER_CONDITION, SocietalKind, Source, Subject, Tier
from tasks.models import Task


@tracked
class PlannedFunding(Record):
    """Money that a task is to receive by a day, in yuan: what the received rate is measured against."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="planned_funding", verbose_name=_("task"))
    source = models.CharField(_("source"), max_length=8, choices=Source)
    tier = models.CharField(_("tier"), max_length=8, choices=Tier, blank=True)
    societal_kind = models.CharField(_("kind of societal money"), max_length=14, choices=SocietalKind, blank=True)
    amount = MoneyField(_("amount (yuan)"))
    due_on = DayField(_("due on"))

    class Meta:
        verbose_name = _("planned funding")
        verbose_name_plural = _("planned funding")
        ordering = ["task", "due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="planned_funding_positive",
                violation_error_message=_("The amount is more than 0."),
            ),
            models.CheckConstraint(
                condition=FUNDER_CONDITION,
                name="planned_funding_source_fits",
                violation_error_message=_("Fiscal money names its tier, societal money its kind, and not both."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task.code} {self.due_on}"


@tracked
class BudgetLine(Record):
    """What the contract of a task allows for one budget subject from one source, in yuan."""

    task = models.ForeignKey(Task, models.PROTECT, related_name="budget_lines", verbose_name=_("task"))
    source = models.CharField(_("source"), max_length=8, choices=Source)
    subject = models.CharField(_("budget subject"), max_length=10, choices=Subject)
    amount = MoneyField(_("amount (yuan)"))
    performance_amount = MoneyField(
        _("of it performance pay (yuan)"), null=True, blank=True, help_text=_("Within indirect costs.")
    )

    class Meta:
        verbose_name = _("budget line")
        verbose_name_plural = _("budget lines")
        ordering = ["task", "source", "subject"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "source", "subject"],
                name="budget_line_once",
                violation_error_message=_("The task already has a budget line of this source and subject."),
            ),
            models.CheckConstraint(
                condition=Q(performance_amount=None) | Q(subject="indirect"),
                name="budget_line_performance_is_indirect",
                violation_error_message=_("Performance pay is part of the indirect costs."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task.code} {self.get_subject_display()}"


@tracked
class IndirectCostCap(Record):
    """The most that indirect costs may be of direct costs less equipment, for budgets up to a size, from a day on."""

    scope_path = None
    part = "settings"

    valid_from = DayField(_("valid from"))
    up_to = MoneyField(_("for budgets up to (yuan)"), null=True, blank=True, help_text=_("Empty: any larger budget."))
    percent = PercentField(_("cap (%)"))
    document_no = models.CharField(_("document number"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("cap of indirect costs")
        verbose_name_plural = _("caps of indirect costs")
        ordering = ["-valid_from", "up_to"]
        constraints = [
            models.UniqueConstraint(
                fields=["valid_from", "up_to"],
                nulls_distinct=False,
                name="indirect_cost_cap_once",
                violation_error_message=_("This cap is entered already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.percent.normalize():f} % ({self.valid_from})"
