from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.history import tracked
from breakthrough.models.fields import DayField
from breakthrough.scope import Record, ScopedQuerySet
from tasks.models.task import Task


class FindingQuerySet(ScopedQuerySet):
    def open(self) -> FindingQuerySet:
        """Those that somebody should look at."""
        return self.filter(state=Finding.State.OPEN)

    def gravest_first(self) -> FindingQuerySet:
        order = models.Case(
            *(models.When(severity=severity, then=place) for place, severity in enumerate(Finding.Severity)),
            output_field=models.IntegerField(),
        )
        return self.order_by(order, "-found_on", "rule", "pk")


@tracked
class Finding(Record):
    """Something about one row that a rule finds implausible, with the numbers; acknowledged where it is right."""

    class Severity(models.TextChoices):
        ERROR = "error", _("Almost certainly wrong")
        WARNING = "warning", _("Probably wrong")
        NOTICE = "notice", _("Worth a look")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("finding", "Open")
        ACKNOWLEDGED = "acknowledged", _("Acknowledged")
        RESOLVED = "resolved", _("Resolved")

    rule = models.CharField(_("rule"), max_length=60)
    severity = models.CharField(_("severity"), max_length=8, choices=Severity)
    task = models.ForeignKey(
        Task, models.CASCADE, null=True, blank=True, related_name="findings", verbose_name=_("task")
    )
    # The row may be of any table, and may be gone by now: its name and key, no relation.
    table = models.CharField(_("table"), max_length=60)
    row = models.BigIntegerField(_("row"))
    params = models.JSONField(_("numbers"), default=dict)
    fingerprint = models.CharField(_("fingerprint of the numbers"), max_length=32)
    found_on = DayField(_("found on"))
    resolved_on = DayField(_("resolved on"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.OPEN)
    reason = models.CharField(
        _("reason"), max_length=300, blank=True, help_text=_("Why the numbers are right although they look wrong.")
    )
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="acknowledged_findings",
        verbose_name=_("acknowledged by"),
    )
    acknowledged_on = DayField(_("acknowledged on"), null=True, blank=True)

    objects: ClassVar[Any] = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["-found_on", "-pk"]
        indexes = [
            models.Index(fields=["state", "task"], name="finding_state_task"),
            models.Index(fields=["-found_on", "-id"], name="finding_order"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "table", "row", "task", "fingerprint"],
                nulls_distinct=False,
                name="finding_once",
                violation_error_message=_("This finding is recorded already."),
            ),
            models.CheckConstraint(
                condition=Q(reason="", acknowledged_by=None, acknowledged_on=None)
                | (~Q(reason="") & Q(acknowledged_by__isnull=False, acknowledged_on__isnull=False)),
                name="finding_acknowledged_in_full",
                violation_error_message=_("An acknowledgment has a reason, a person and a day."),
            ),
            models.CheckConstraint(
                condition=~Q(state="acknowledged") | ~Q(reason=""),
                name="finding_acknowledged_has_reason",
                violation_error_message=_("Say why the numbers are right."),
            ),
            models.CheckConstraint(
                condition=Q(state="resolved", resolved_on__isnull=False) | (~Q(state="resolved") & Q(resolved_on=None)),
                name="finding_resolved_has_day",
                violation_error_message=_("A resolved finding, and only a resolved one, has a day of resolution."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.table} {self.row}"
