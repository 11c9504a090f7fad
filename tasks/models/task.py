from __future__ import annotations

from typing import Any, ClassVar

import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.history import tracked
from breakthrough.models.bilingual import Named
from breakthrough.models.fields import DayField, PercentField, YearField
from breakthrough.scope import Record, ScopedQuerySet
from tasks.models.organization import Organization
from tasks.models.program import Cluster, Region, code_validator

HIGHEST_TRL = 13
trl_validators = [MinValueValidator(1), MaxValueValidator(HIGHEST_TRL)]


class TaskQuerySet(ScopedQuerySet):
    """Tasks in the words of the department."""

    def counted(self) -> TaskQuerySet:
        """Approved or later, not terminated or revoked: what “75 tasks” counts."""
        return self.filter(status__in=Task.Status.counted())

    def ever_approved(self) -> TaskQuerySet:
        """Every task whose money was spent and whose people worked, terminated ones too."""
        return self.filter(approved_on__isnull=False)

    def enterprise_led(self) -> TaskQuerySet:
        enterprise = Organization.Kind.ENTERPRISE
        return self.filter(
            Q(lead__kind=enterprise) | Q(lead__kind=Organization.Kind.PLATFORM, lead__led_by__kind=enterprise)
        )


@tracked
class Task(Named, Record):
    """A strategic R&D task (重大任务) that an enterprise or an innovation platform leads."""

    scope_path = ""
    natural_field = "code"

    class Status(models.TextChoices):
        DRAFT = "draft", _("Pipeline")
        REVIEW = "review", _("Under review")
        REJECTED = "rejected", _("Not approved")
        PUBLICIZED = "publicized", _("Public notice")
        APPROVED = "approved", _("Approved, contract pending")
        ACTIVE = "active", _("In progress")
        SUSPENDED = "suspended", _("Suspended")
        ACCEPTANCE = "acceptance", _("In acceptance")
        RECTIFYING = "rectifying", _("Rectification")
        CLOSED = "closed", _("Closed")
        TERMINATED = "terminated", _("Terminated")
        REVOKED = "revoked", _("Revoked")

        @classmethod
        def counted(cls) -> list[Task.Status]:
            return [cls.APPROVED, *cls.contracted()]

        @classmethod
        def contracted(cls) -> list[Task.Status]:
            """With a signed contract: milestones must add up, reports are due while it runs."""
            return [cls.ACTIVE, cls.SUSPENDED, cls.ACCEPTANCE, cls.RECTIFYING, cls.CLOSED]

    class Conclusion(models.TextChoices):
        PASSED = "passed", _("Passed")
        PASSED_AFTER_RECTIFICATION = "passed_after_rectification", _("Passed after rectification")
        CONCLUDED = "concluded", _("Concluded")
        FAILED = "failed", _("Failed")

    class Track(models.TextChoices):
        UPGRADE = "upgrade", _("Upgrade traditional industries")
        EXPAND = "expand", _("Expand emerging industries")
        NURTURE = "nurture", _("Nurture future industries")

    class Selection(models.TextChoices):
        OPEN_COMPETITION = "open_competition", _("Open competition")
        PARALLEL_RACE = "parallel_race", _("Parallel race")
        DIRECTED = "directed", _("Directed commission")
        APPLICATION = "application", _("Competitive application")

    class Research(models.TextChoices):
        BASIC = "basic", _("Basic research")
        APPLIED = "applied", _("Applied research")
        DEVELOPMENT = "development", _("Experimental development")

    rules = {
        "task_status_follows_changes": _("The status of a task changes only by entering a status change."),
    }

    code = models.CharField(_("code"), max_length=40, unique=True, validators=[code_validator])
    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="tasks", verbose_name=_("cluster"))
    lead = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="led_tasks",
        verbose_name=_("lead organization"),
        help_text=_("The enterprise, or the innovation platform, that answers for the task."),
    )
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="tasks", verbose_name=_("league or city")
    )
    industry_track = models.CharField(_("industry track"), max_length=10, choices=Track)
    batch_year = YearField(_("batch year"), help_text=_("The year in which the department deployed the task."))
    selection = models.CharField(_("selected by"), max_length=20, choices=Selection, default=Selection.APPLICATION)
    race_group = models.CharField(
        _("race group"), max_length=40, blank=True, help_text=_("The same for all teams that run one task in parallel.")
    )
    research = models.CharField(_("kind of research"), max_length=12, choices=Research, default=Research.DEVELOPMENT)
    objective_zh = models.TextField(_("objective (Chinese)"), blank=True)
    objective_en = models.TextField(_("objective (English)"), blank=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="tasks",
        verbose_name=_("responsible officer"),
    )
    office = models.CharField(_("responsible office"), max_length=100, blank=True)
    recommending_authority = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="recommended_tasks",
        verbose_name=_("recommending authority"),
    )
    starts_on = DayField(_("starts on"), null=True, blank=True)
    ends_on = DayField(_("ends on"), null=True, blank=True)
    trl_baseline = models.PositiveSmallIntegerField(
        _("technology readiness at the start"), null=True, blank=True, validators=trl_validators
    )
    trl_target = models.PositiveSmallIntegerField(
        _("technology readiness aimed at"), null=True, blank=True, validators=trl_validators
    )
    # Status, conclusion and approval follow from the status changes; the database writes them.
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.DRAFT, editable=False)
    conclusion = models.CharField(_("conclusion"), max_length=30, choices=Conclusion, blank=True, editable=False)
    approved_on = DayField(_("approved on"), null=True, blank=True, editable=False)

    objects: ClassVar[Any] = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        ordering = ["code"]
        indexes = [
            models.Index(fields=["cluster", "code"], name="task_cluster_order"),
            models.Index(fields=["status", "code"], name="task_status_order"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gt=F("starts_on")),
                name="task_ends_after_start",
                violation_error_message=_("A task must end after it starts."),
            ),
            models.CheckConstraint(
                condition=Q(trl_baseline=None) | Q(trl_target=None) | Q(trl_target__gte=F("trl_baseline")),
                name="task_trl_rises",
                violation_error_message=_("The technology readiness aimed at cannot be below the one at the start."),
            ),
            models.CheckConstraint(
                condition=(Q(trl_baseline=None) | Q(trl_baseline__range=(1, HIGHEST_TRL)))
                & (Q(trl_target=None) | Q(trl_target__range=(1, HIGHEST_TRL))),
                name="task_trl_in_scale",
                violation_error_message=_("Technology readiness levels run from 1 to 13."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="starts_as_draft",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=pgtrigger.Func(
                    "NEW.status := 'draft'; NEW.conclusion := ''; NEW.approved_on := NULL; RETURN NEW;"
                ),
            ),
            pgtrigger.Trigger(
                name="status_follows_changes",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("status", "conclusion", "approved_on"),
                condition=pgtrigger.AnyChange("status", "conclusion", "approved_on"),
                func=pgtrigger.Func("""
                    IF pg_trigger_depth() < 2 THEN
                        RAISE EXCEPTION 'a task changes its status through a status change'
                            USING ERRCODE = 'check_violation', CONSTRAINT = 'task_status_follows_changes';
                    END IF;
                    RETURN NEW;
                """),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@tracked
class Partner(Record):
    """An organization's part in a task that another one leads."""

    class Role(models.TextChoices):
        PARTICIPANT = "participant", _("Participant")
        USER = "user", _("End user")
        TESTER = "tester", _("Test body")
        INVESTOR = "investor", _("Investor")

    task = models.ForeignKey(Task, models.CASCADE, related_name="partners", verbose_name=_("task"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="partnerships", verbose_name=_("organization")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.PARTICIPANT)
    starts_on = DayField(_("starts on"), null=True, blank=True)
    ends_on = DayField(_("ends on"), null=True, blank=True)

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["task", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "organization", "role"],
                name="partner_once_per_role",
                violation_error_message=_("This organization already has this role in the task."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on=None) | Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="partner_ends_after_start",
                violation_error_message=_("A partnership cannot end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization} ({self.get_role_display()})"


@tracked
class Subtask(Named, Record):
    """A part of a task (课题) that one of its organizations does."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="subtasks", verbose_name=_("task"))
    number = models.PositiveSmallIntegerField(_("number"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="subtasks", verbose_name=_("organization")
    )
    leader = models.CharField(pgettext_lazy("person", "led by"), max_length=100, blank=True)
    share = PercentField(_("share of the work (%)"), null=True, blank=True)

    class Meta:
        verbose_name = _("sub-task")
        verbose_name_plural = _("sub-tasks")
        ordering = ["task", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "number"],
                name="subtask_number_once",
                violation_error_message=_("The task already has a sub-task with this number."),
            )
        ]


@tracked
class TrlLevel(Named, Record):
    """What one technology readiness level means on one scale (GB/T 22900 and its extensions)."""

    scope_path = None
    part = "settings"

    scale = models.CharField(_("scale"), max_length=40)
    level = models.PositiveSmallIntegerField(_("level"), validators=trl_validators)

    class Meta:
        verbose_name = _("technology readiness level")
        verbose_name_plural = _("technology readiness levels")
        ordering = ["scale", "level"]
        constraints = [
            models.UniqueConstraint(
                fields=["scale", "level"],
                name="trl_level_once",
                violation_error_message=_("This level of the scale is entered already."),
            ),
            models.CheckConstraint(
                condition=Q(level__range=(1, HIGHEST_TRL)),
                name="trl_level_in_scale",
                violation_error_message=_("Technology readiness levels run from 1 to 13."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.name}"


@tracked
class TrlAssessment(Record):
    """The technology readiness that somebody found a task to have on one day."""

    task = models.ForeignKey(Task, models.CASCADE, related_name="trl_assessments", verbose_name=_("task"))
    level = models.PositiveSmallIntegerField(_("level"), validators=trl_validators)
    assessed_on = DayField(_("assessed on"))
    assessor = models.CharField(_("assessed by"), max_length=200, blank=True)
    evidence = models.CharField(_("evidence"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("readiness assessment")
        verbose_name_plural = _("readiness assessments")
        ordering = ["task", "assessed_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "assessed_on"],
                name="trl_assessment_once_a_day",
                violation_error_message=_("The task is already assessed on this day."),
            ),
            models.CheckConstraint(
                condition=Q(level__range=(1, HIGHEST_TRL)),
                name="trl_assessment_in_scale",
                violation_error_message=_("Technology readiness levels run from 1 to 13."),
            ),
        ]

    def __str__(self) -> str:
        return f"TRL {self.level} ({self.assessed_on})"
