from __future__ import annotations

from typing import Any, ClassVar

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from breakthrough.history import tracked
from breakthrough.models.fields import DayField
from breakthrough.scope import Record, ScopedQuerySet

# Once it is locked, nothing about a period changes: neither the lock nor the days that it covers.
STAYS_LOCKED = """
    IF OLD.locked_on IS NOT NULL THEN
        RAISE EXCEPTION 'period % is locked', OLD.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'period_stays_locked';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    RETURN NEW;
"""


class PeriodQuerySet(ScopedQuerySet):
    def in_use(self) -> PeriodQuerySet:
        """Periods of the kinds that this department reports on."""
        return self.filter(kind__in=settings.REPORTING["kinds"])


@tracked
class Period(Record):
    """A month, quarter, half-year or year that tasks report on."""

    scope_path = None
    part = "settings"
    natural_field = "code"
    rules = {
        "period_stays_locked": _("A locked period stays as it is; what it holds changes by a restatement."),
    }

    class Kind(models.TextChoices):
        MONTH = "month", _("Monthly")
        QUARTER = "quarter", _("Quarterly")
        HALF_YEAR = "half_year", _("Half-yearly")
        YEAR = "year", _("Annual")

    code = models.CharField(_("code"), max_length=10, unique=True, help_text=_("Such as 2025-10, 2025-Q3 or 2025."))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.MONTH)
    starts_on = DayField(_("starts on"))
    ends_on = DayField(_("ends on"))
    due_on = DayField(_("reports due on"))
    locked_on = DayField(_("locked on"), null=True, blank=True, editable=False)

    objects: ClassVar[Any] = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("reporting period")
        verbose_name_plural = _("reporting periods")
        ordering = ["-starts_on", "kind"]
        # Lists of reports begin with the latest period, and read no others.
        indexes = [models.Index(fields=["-starts_on"], name="period_latest")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "starts_on"],
                name="period_once",
                violation_error_message=_("This period exists already."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on"), due_on__gte=F("ends_on")),
                name="period_in_order",
                violation_error_message=_("A period ends after it starts, and its reports are due after its end."),
            ),
            models.CheckConstraint(
                condition=Q(locked_on=None) | Q(locked_on__gt=F("ends_on")),
                name="period_locked_after_end",
                violation_error_message=_("A period is locked only after it has ended."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="stays_locked",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=STAYS_LOCKED,
            )
        ]

    def __str__(self) -> str:
        return self.code
