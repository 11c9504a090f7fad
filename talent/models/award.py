from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from breakthrough.history import tracked
from breakthrough.models.bilingual import Named, in_language
from breakthrough.models.fields import DayField, YearField
from breakthrough.scope import Record
from talent.models.researcher import Researcher
from tasks.models import Task
from tasks.models.program import Level, code_validator


@tracked
class AwardScheme(Named, Record):
    """A kind of award that is conferred in rounds, such as the region's top science award."""

    scope_path = None
    part = "settings"
    natural_field = "code"

    code = models.CharField(_("code"), max_length=40, unique=True, validators=[code_validator])
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.REGION)

    class Meta:
        verbose_name = _("award scheme")
        verbose_name_plural = _("award schemes")
        ordering = ["code"]


@tracked
class AwardRound(Record):
    """One year's awards of a scheme: how many were conferred in all, which is what a share is taken of."""

    scope_path = None
    part = "settings"

    scheme = models.ForeignKey(AwardScheme, models.PROTECT, related_name="rounds", verbose_name=_("award scheme"))
    year = YearField(_("year"))
    grade = models.CharField(_("grade"), max_length=60, blank=True)
    total_conferred = models.PositiveIntegerField(_("awards conferred in all"))
    conferred_on = DayField(_("conferred on"))
    document_no = models.CharField(_("document number"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("award round")
        verbose_name_plural = _("award rounds")
        ordering = ["-conferred_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "year", "grade"],
                name="award_round_once",
                violation_error_message=_("This round of the scheme is entered already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.scheme} {self.year} {self.grade}".strip()


@tracked
class Award(Record):
    """One award that a team of the program won."""

    scope_path = "tasks"
    scope_many = True

    round = models.ForeignKey(AwardRound, models.PROTECT, related_name="awards", verbose_name=_("award round"))
    title_zh = models.CharField(_("title (Chinese)"), max_length=300)
    title_en = models.CharField(_("title (English)"), max_length=500, blank=True)
    certificate_no = models.CharField(_("certificate number"), max_length=100, blank=True)
    tasks = models.ManyToManyField(Task, through="AwardTask", related_name="awards", verbose_name=_("tasks"))
    winners = models.ManyToManyField(
        Researcher, through="AwardWinner", related_name="awards", verbose_name=_("winners")
    )

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ["-round__conferred_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "title_zh"],
                name="award_once",
                violation_error_message=_("This award of the round is entered already."),
            ),
            models.CheckConstraint(
                condition=~Q(title_zh=""), name="award_has_title", violation_error_message=_("An award has a title.")
            ),
        ]

    def __str__(self) -> str:
        return in_language(self.title_zh, self.title_en)


@tracked
class AwardTask(Record):
    """How a task is linked with an award."""

    class Link(models.TextChoices):
        SUPPORTED = "supported", _("Result of the task")
        INVOLVED = "team_involved", _("Team of the task took part")

    award = models.ForeignKey(Award, models.CASCADE, related_name="task_links", verbose_name=_("award"))
    task = models.ForeignKey(Task, models.PROTECT, related_name="award_links", verbose_name=_("task"))
    link = models.CharField(_("link"), max_length=14, choices=Link, default=Link.SUPPORTED)

    class Meta:
        verbose_name = _("task of the award")
        verbose_name_plural = _("tasks of the award")
        ordering = ["award", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "task"],
                name="award_task_once",
                violation_error_message=_("This task is already linked with the award."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.task.code} ({self.get_link_display()})"

    def page(self) -> Award:
        return self.award


@tracked
class AwardWinner(Record):
    """A person named as a winner of an award, in the order of the certificate."""

    scope_path = "award__tasks"
    scope_many = True

    award = models.ForeignKey(Award, models.CASCADE, related_name="winner_links", verbose_name=_("award"))
    researcher = models.ForeignKey(Researcher, models.PROTECT, related_name="award_links", verbose_name=_("researcher"))
    position = models.PositiveSmallIntegerField(_("position"), default=1)

    class Meta:
        verbose_name = _("winner")
        verbose_name_plural = _("winners")
        ordering = ["award", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["award", "researcher"],
                name="award_winner_once",
                violation_error_message=_("This person is already named as a winner of the award."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.researcher}"
