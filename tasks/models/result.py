from __future__ import annotations

import pgtrigger
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.history import tracked
from breakthrough.models.bilingual import Named
from breakthrough.models.fields import DayField, MoneyField, PercentField, YearField
from breakthrough.scope import Record
from tasks.models.evidence import Claim, keeps_evidence
from tasks.models.organization import Organization
from tasks.models.product import Product
from tasks.models.program import code_validator
from tasks.models.task import Task


@tracked
class Result(Named, Record):
    """Something that tasks brought and that others can adopt, such as a coating or a process."""

    scope_path = "tasks"
    scope_many = True
    natural_field = "code"

    code = models.CharField(_("code"), max_length=40, unique=True, validators=[code_validator])
    tasks = models.ManyToManyField(Task, through="ResultTask", related_name="results", verbose_name=_("tasks"))
    description_zh = models.TextField(_("description (Chinese)"), blank=True)
    description_en = models.TextField(_("description (English)"), blank=True)
    achieved_on = DayField(_("achieved on"), null=True, blank=True)

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["code"]


@tracked
class ResultTask(Record):
    """A task's share in a result."""

    result = models.ForeignKey(Result, models.CASCADE, related_name="task_links", verbose_name=_("result"))
    task = models.ForeignKey(Task, models.PROTECT, related_name="result_links", verbose_name=_("task"))
    share = PercentField(_("share (%)"), default=100)

    class Meta:
        verbose_name = _("task of the result")
        verbose_name_plural = _("tasks of the result")
        ordering = ["result", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["result", "task"],
                name="result_task_once",
                violation_error_message=_("This task is already linked with the result."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.task.code} {self.share.normalize():f} %"


@tracked
class Adoption(Claim, Record):
    """An organization that uses a result; counted once for each result."""

    scope_path = "result__tasks"
    scope_many = True

    class Stage(models.TextChoices):
        TRIAL = "trial", _("Trial")
        DEMONSTRATION = "demonstration", pgettext_lazy("stage", "Demonstration")
        BATCH = "batch", _("Batch use")
        SCALE = "scale", _("Use at scale")

    result = models.ForeignKey(Result, models.PROTECT, related_name="adoptions", verbose_name=_("result"))
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="adoptions", verbose_name=_("adopter"))
    stage = models.CharField(_("stage"), max_length=14, choices=Stage, default=Stage.TRIAL)
    adopted_on = DayField(_("adopted on"))
    contract_amount = MoneyField(_("contract amount (yuan)"), null=True, blank=True)

    class Meta:
        verbose_name = _("adoption")
        verbose_name_plural = _("adoptions")
        ordering = ["-adopted_on", "-pk"]
        indexes = [models.Index(fields=["-adopted_on", "-id"], name="adoption_order")]
        triggers = [keeps_evidence()]
        constraints = [
            models.UniqueConstraint(
                fields=["result", "organization"],
                name="adoption_once",
                violation_error_message=_("This organization is already entered as an adopter of the result."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.result} → {self.organization}"


@tracked
class AddedOutput(Claim, Record):
    """Output value that an organization gained from a result in one quarter, before it is attributed to tasks."""

    scope_path = "tasks"
    scope_many = True

    class Basis(models.TextChoices):
        OUTPUT = "output", _("Output value")
        SALES = "sales", _("Sales revenue")
        PROFIT = "profit", _("Profit and tax")

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="added_outputs", verbose_name=_("organization")
    )
    result = models.ForeignKey(Result, models.PROTECT, related_name="added_outputs", verbose_name=_("result"))
    product = models.ForeignKey(
        Product, models.PROTECT, null=True, blank=True, related_name="added_outputs", verbose_name=_("new product")
    )
    tasks = models.ManyToManyField(
        Task, through="AddedOutputShare", related_name="added_outputs", verbose_name=_("tasks")
    )
    year = YearField(_("year"))
    quarter = models.PositiveSmallIntegerField(_("quarter"), validators=[MinValueValidator(1), MaxValueValidator(4)])
    amount = MoneyField(_("amount (yuan)"))
    basis = models.CharField(_("basis"), max_length=8, choices=Basis, default=Basis.OUTPUT)
    confirmed_on = DayField(_("confirmed on"), help_text=_("The day of the financial proof; from it on it counts."))

    class Meta:
        verbose_name = _("added output")
        verbose_name_plural = _("added output")
        ordering = ["-year", "-quarter", "-pk"]
        indexes = [models.Index(fields=["-year", "-quarter", "-id"], name="added_output_order")]
        triggers = [keeps_evidence()]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "result", "product", "year", "quarter"],
                nulls_distinct=False,
                name="added_output_once",
                violation_error_message=_("This output of the organization in this quarter is entered already."),
            ),
            models.CheckConstraint(
                condition=Q(quarter__range=(1, 4)),
                name="added_output_quarter",
                violation_error_message=_("Quarters run from 1 to 4."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="added_output_positive",
                violation_error_message=_("Added output is more than 0."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} {self.year} Q{self.quarter}"


SHARES = """
    SELECT coalesce(sum(attribution), 0) INTO total
    FROM tasks_addedoutputshare WHERE added_output_id = NEW.added_output_id;
    IF total > 100 THEN
        RAISE EXCEPTION 'more than the whole of added output % is attributed', NEW.added_output_id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'added_output_attributed_at_most_100';
    END IF;
    RETURN NULL;
"""


@tracked
class AddedOutputShare(Record):
    """The share of an added output that is attributed to one task."""

    rules = {
        "added_output_attributed_at_most_100": _("More than 100 % of this output is attributed to tasks."),
    }

    added_output = models.ForeignKey(AddedOutput, models.CASCADE, related_name="shares", verbose_name=_("added output"))
    task = models.ForeignKey(Task, models.PROTECT, related_name="added_output_shares", verbose_name=_("task"))
    attribution = PercentField(_("attributed to the task (%)"))

    class Meta:
        verbose_name = _("attribution")
        verbose_name_plural = _("attributions")
        ordering = ["added_output", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["added_output", "task"],
                name="added_output_share_once",
                violation_error_message=_("This output is already attributed to the task."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="at_most_whole",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                timing=pgtrigger.Deferred,
                declare=[("total", "numeric")],
                func=SHARES,
            )
        ]

    def __str__(self) -> str:
        return f"{self.task.code} {self.attribution.normalize():f} %"

    def page(self) -> AddedOutput:
        return self.added_output
