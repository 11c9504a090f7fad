from __future__ import annotations

from datetime import date
from decimal import Decimal

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from breakthrough.history import tracked
from breakthrough.models.bilingual import Named
from breakthrough.models.fields import DayField, MeasureField
from breakthrough.scope import Record
from tasks.models.closing import contents
from tasks.models.counter import DIRECT
from tasks.models.evidence import keeps_evidence
from tasks.models.task import Task


@tracked
class Indicator(Named, Record):
    """A quantity that a task promised to reach, with where it began and whom it is compared with."""

    class Direction(models.TextChoices):
        UP = "up", _("Higher is better")
        DOWN = "down", _("Lower is better")

    class Difference(models.TextChoices):
        RELATIVE = "relative", _("Relative, in per cent")
        POINTS = "points", _("In percentage points or units")

    task = models.ForeignKey(Task, models.CASCADE, related_name="indicators", verbose_name=_("task"))
    number = models.PositiveSmallIntegerField(_("number"))
    unit = models.CharField(_("unit"), max_length=40, blank=True)
    direction = models.CharField(_("direction"), max_length=4, choices=Direction, default=Direction.UP)
    is_cumulative = models.BooleanField(
        _("cumulative counter"), default=False, help_text=_("Counts up over the whole task, such as patents.")
    )
    baseline = MeasureField(_("baseline"), null=True, blank=True)
    target = MeasureField(_("target"))
    comparator_zh = models.CharField(_("comparator (Chinese)"), max_length=200, blank=True)
    comparator_en = models.CharField(_("comparator (English)"), max_length=300, blank=True)
    comparator_value = MeasureField(_("value of the comparator"), null=True, blank=True)
    comparator_source = models.CharField(_("source of the comparison"), max_length=300, blank=True)
    compared_on = DayField(_("compared on"), null=True, blank=True)
    difference = models.CharField(
        _("difference stated"),
        max_length=10,
        choices=Difference,
        default=Difference.RELATIVE,
        help_text=_("“20 % higher” is relative; from 60 % to 80 % is 20 points."),
    )

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["task", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "number"],
                name="indicator_number_once",
                violation_error_message=_("The task already has an indicator with this number."),
            ),
            models.CheckConstraint(
                condition=Q(comparator_value=None) | ~Q(comparator_zh=""),
                name="indicator_names_comparator",
                violation_error_message=_("Name the comparator that this value belongs to."),
            ),
        ]

    def beats(self, value: Decimal | None, against: Decimal | None) -> bool | None:
        """Whether a value is better than another one; None where either is missing."""
        if value is None or against is None:
            return None
        return value > against if self.direction == self.Direction.UP else value < against

    def meets_target(self, value: Decimal | None) -> bool | None:
        return None if value is None else value == self.target or self.beats(value, self.target)


@tracked
class IndicatorValue(Record):
    """What was measured for an indicator on one day; from a report it counts once that report is approved."""

    scope_path = "indicator__task"

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="values", verbose_name=_("indicator"))
    report = models.ForeignKey(
        "tasks.ProgressReport",
        models.CASCADE,
        null=True,
        blank=True,
        related_name="indicator_values",
        verbose_name=_("progress report"),
    )
    measured_on = DayField(_("measured on"))
    value = MeasureField(
        _("value"), help_text=_("In the indicator's unit; of a cumulative counter, the running total.")
    )
    increment = MeasureField(_("in this period"), null=True, blank=True)
    method = models.CharField(_("method of measurement"), max_length=200, blank=True)
    test_body = models.CharField(_("test body"), max_length=200, blank=True)
    certificate = models.CharField(_("certificate (CMA, CNAS)"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("measured value")
        verbose_name_plural = _("measured values")
        ordering = ["indicator", "measured_on", "pk"]
        indexes = [models.Index(fields=["indicator", "-measured_on", "-id"], name="indicator_value_latest")]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "indicator"],
                name="indicator_value_once_per_report",
                violation_error_message=_("The report already has a value of this indicator."),
            )
        ]
        triggers = [
            keeps_evidence(),
            contents("measured_on", "(SELECT task_id FROM tasks_indicator WHERE id = {row}.indicator_id)"),
            pgtrigger.Trigger(
                name="counter",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[("start", "numeric")],
                func=DIRECT,
            ),
        ]

    def __str__(self) -> str:
        return f"{plain(self.value)} ({self.measured_on})"

    def clean(self) -> None:
        """Says while the form is open what the database says when the report is submitted."""
        if not self.indicator_id or self.value is None or self.measured_on is None or not self.indicator.is_cumulative:
            return
        before = self.before(measured_on__lte=self.measured_on)
        if before is not None and self.value < before and not (self.report and self.report.restatement_reason):
            message = _("A cumulative counter cannot fall: it stood at %(before)s.")
            raise ValidationError({"value": ValidationError(message, params={"before": plain(before)})})
        self.clean_increment()

    def clean_increment(self) -> None:
        if self.report is None or self.increment is None:
            return
        before = self.before(measured_on__lt=self.report.period.starts_on)
        if before is not None and self.value != before + self.increment:
            message = _("Before it was %(before)s; with what this period added the running total is %(total)s.")
            params = {"before": plain(before), "total": plain(before + self.increment)}
            raise ValidationError({"value": ValidationError(message, params=params)})

    def before(self, **when: date) -> Decimal | None:
        """The last value that counts at a time, else the baseline."""
        counting = Q(report=None) | Q(report__status="approved", report__is_current=True)
        others = IndicatorValue.objects.filter(counting, indicator=self.indicator_id, **when).exclude(pk=self.pk)
        latest = others.order_by("-measured_on", "-pk").first()
        return latest.value if latest else self.indicator.baseline


def plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
