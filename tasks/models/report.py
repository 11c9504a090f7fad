from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.history import tracked
from breakthrough.models.fields import DayField
from breakthrough.scope import Record, ScopedQuerySet
from tasks.models.closing import CONTENT_RULES, contents
from tasks.models.evidence import keeps_evidence
from tasks.models.milestone import Milestone
from tasks.models.period import Period
from tasks.models.report_rules import RULES, TRIGGERS
from tasks.models.task import Task


class Light(models.TextChoices):
    """The traffic light of a task; grey is “no current report” and never green."""

    GREEN = "green", _("Green: on plan")
    YELLOW = "yellow", _("Yellow: behind plan")
    RED = "red", _("Red: far behind plan")
    GREY = "grey", _("Gray: no current report")
    BLUE = "blue", _("Blue: done")


class ProgressReportQuerySet(ScopedQuerySet):
    def approved(self) -> ProgressReportQuerySet:
        """Reports that count: approved, and not replaced by a later approved revision."""
        return self.filter(status=ProgressReport.Status.APPROVED, is_current=True)


@tracked
class ProgressReport(Record):
    """What a task reported on one period; a correction is a new revision."""

    rules = {**RULES, **CONTENT_RULES}

    class Status(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Submitted")
        RETURNED = "returned", _("Returned")
        APPROVED = "approved", pgettext_lazy("report", "Approved")

    task = models.ForeignKey(Task, models.PROTECT, related_name="reports", verbose_name=_("task"))
    period = models.ForeignKey(Period, models.PROTECT, related_name="reports", verbose_name=_("reporting period"))
    revision = models.PositiveSmallIntegerField(_("revision"), default=1, editable=False)
    # Status and review follow from the moves (tasks/reporting); which revision is current, from the approval.
    is_current = models.BooleanField(_("current revision"), default=True, editable=False)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    restatement_reason = models.TextField(
        _("reason for the restatement"),
        blank=True,
        default="",
        db_default="",
        help_text=_("Why a report that was approved, or a period that is locked, has to be changed."),
    )
    progress = models.TextField(_("progress in this period"), blank=True)
    problems = models.TextField(_("problems"), blank=True)
    next_steps = models.TextField(_("next steps"), blank=True)
    coordination = models.TextField(_("needs coordination"), blank=True)
    data_source = models.CharField(_("source of the data"), max_length=300, blank=True)
    declared_light = models.CharField(_("declared light"), max_length=6, choices=Light, blank=True)
    light_reason = models.TextField(_("reason for the declared light"), blank=True)
    reported_headcount = models.PositiveIntegerField(
        _("people, as the lead counts them"),
        null=True,
        blank=True,
        help_text=_("Without names they cannot be told apart: an upper bound, never added to the roster."),
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="authored_reports",
        editable=False,
        verbose_name=_("author"),
    )
    submitted_on = DayField(_("submitted on"), null=True, blank=True, editable=False)
    reviewer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reviewed_reports",
        editable=False,
        verbose_name=_("reviewer"),
    )
    reviewed_on = DayField(_("reviewed on"), null=True, blank=True, editable=False)
    return_reason = models.TextField(_("reason for returning"), blank=True, editable=False)

    objects: ClassVar[Any] = ProgressReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("progress report")
        verbose_name_plural = _("progress reports")
        ordering = ["-period__starts_on", "task__code", "-revision"]
        indexes = [models.Index(fields=["period", "task", "revision", "id"], name="progress_report_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "period", "revision"],
                name="progress_report_revision_once",
                violation_error_message=_("The task already has this revision of its report on the period."),
            ),
            models.UniqueConstraint(
                fields=["task", "period"],
                condition=Q(is_current=True),
                name="progress_report_one_current",
                violation_error_message=_("The task already has a current report on this period."),
            ),
            models.CheckConstraint(
                condition=Q(reviewer=None) | ~Q(reviewer=F("author")),
                name="progress_report_four_eyes",
                violation_error_message=_("A report is reviewed by somebody else than its author."),
            ),
            models.CheckConstraint(
                condition=~Q(status="returned") | ~Q(return_reason=""),
                name="progress_report_return_has_reason",
                violation_error_message=_("Say why the report is returned."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "submitted"])
                | Q(author__isnull=False, reviewer__isnull=False, reviewed_on__isnull=False),
                name="progress_report_review_names_both",
                violation_error_message=_("A reviewed report names its author, its reviewer and the day."),
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(submitted_on__isnull=False),
                name="progress_report_submitted_has_day",
                violation_error_message=_("A submitted report says on which day it was submitted."),
            ),
            models.CheckConstraint(
                condition=Q(declared_light="") | ~Q(light_reason=""),
                name="progress_report_light_has_reason",
                violation_error_message=_("Give a reason for a light that differs from the computed one."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["draft", "returned"]) | ~Q(progress=""),
                name="progress_report_says_progress",
                violation_error_message=_("Say what was done in this period."),
            ),
            models.CheckConstraint(
                condition=Q(revision=1) | ~Q(restatement_reason=""),
                name="progress_report_revision_has_reason",
                violation_error_message=_("Say why the report is revised."),
            ),
        ]
        triggers = [*TRIGGERS, keeps_evidence()]

    def __str__(self) -> str:
        return f"{self.task.code} {self.period.code}"


@tracked
class MilestoneReport(Record):
    """What a report says of one milestone."""

    scope_path = "report__task"

    report = models.ForeignKey(
        ProgressReport, models.CASCADE, related_name="milestone_reports", verbose_name=_("progress report")
    )
    milestone = models.ForeignKey(Milestone, models.PROTECT, related_name="reports", verbose_name=_("milestone"))
    completed_on = DayField(_("completed on"), null=True, blank=True)
    expected_on = DayField(_("now expected on"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("reported milestone")
        verbose_name_plural = _("reported milestones")
        ordering = ["report", "milestone__number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "milestone"],
                name="milestone_once_per_report",
                violation_error_message=_("The report already speaks of this milestone."),
            )
        ]
        triggers = [contents("completed_on", "(SELECT task_id FROM tasks_milestone WHERE id = {row}.milestone_id)")]

    def __str__(self) -> str:
        return f"{self.report} {self.milestone}"
