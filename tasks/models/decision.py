from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.history import tracked
from breakthrough.scope import Record
from tasks.models.closing import refusal
from tasks.models.report import ProgressReport

APPEND_ONLY = f"""
    IF TG_OP = 'DELETE' AND EXISTS (
        SELECT 1 FROM tasks_progressreport WHERE id = OLD.report_id AND status = 'draft' AND NOT EXISTS (
            SELECT 1 FROM tasks_reportdecision WHERE report_id = OLD.report_id AND verdict = 'returned'
        )
    ) THEN
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' AND pg_trigger_depth() > 1 THEN
        RETURN NEW;
    END IF;
    {refusal("report_decision_follows_moves", "decisions are written by the moves of their report")}
"""

# They go only together with their report.
GOES_WITH_REPORT = f"""
    IF EXISTS (SELECT 1 FROM tasks_progressreport WHERE id = OLD.report_id) THEN
        {refusal("report_decision_follows_moves", "decisions stay with their report")}
    END IF;
    RETURN NULL;
"""


@tracked
class ReportDecision(Record):
    """One step of a report between its author and its reviewer; written by the database, and never changed."""

    scope_path = "report__task"
    rules = {
        "report_decision_follows_moves": _("What was decided on a report is written by its moves and stays."),
    }

    class Verdict(models.TextChoices):
        OPENED = "opened", pgettext_lazy("report", "Begun")
        SUBMITTED = "submitted", _("Submitted")
        WITHDRAWN = "withdrawn", _("Withdrawn")
        RETURNED = "returned", _("Returned")
        REOPENED = "reopened", _("Taken up again")
        APPROVED = "approved", pgettext_lazy("report", "Approved")

    report = models.ForeignKey(
        ProgressReport, models.CASCADE, related_name="decisions", verbose_name=_("progress report")
    )
    verdict = models.CharField(_("verdict"), max_length=10, choices=Verdict)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="report_decisions",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"))
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("decision on a report")
        verbose_name_plural = _("decisions on reports")
        ordering = ["report", "pk"]
        triggers = [
            pgtrigger.Trigger(
                name="append_only",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                func=APPEND_ONLY,
            ),
            pgtrigger.Trigger(
                name="goes_with_report",
                when=pgtrigger.After,
                operation=pgtrigger.Delete,
                timing=pgtrigger.Deferred,
                func=GOES_WITH_REPORT,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.report} {self.get_verdict_display()}"
