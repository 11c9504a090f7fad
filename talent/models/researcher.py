from __future__ import annotations

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.duplicates.pair import kept_with_pair
from breakthrough.history import tracked
from breakthrough.models.bilingual import Named
from breakthrough.models.fields import DayField, PercentField, YearField
from breakthrough.scope import Record
from tasks.models import Organization, Task
from tasks.models.identifiers import OrcidIsValid

# A merged row points straight to the row that stays, so that counting people needs one step and no more.
MERGE = """
    IF NEW.merged_into_id IS NOT NULL AND (
        NEW.merged_into_id = NEW.id
        OR EXISTS (SELECT 1 FROM talent_researcher WHERE id = NEW.merged_into_id AND merged_into_id IS NOT NULL)
        OR EXISTS (SELECT 1 FROM talent_researcher WHERE merged_into_id = NEW.id)
    ) THEN
        RAISE EXCEPTION 'a merge points to a row that stays'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'researcher_merged_into_staying';
    END IF;
    RETURN NEW;
"""


@tracked
class Researcher(Named, Record):
    """One person who works on tasks, entered once; namesakes are told apart by organization and identifiers."""

    scope_path = None
    shared_change = True
    rules = {
        "researcher_merged_into_staying": _("Merge into a row that stays, not into one that is merged itself."),
    }

    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="researchers",
        verbose_name=_("organization"),
        help_text=_("Empty only where the source names none."),
    )
    title_zh = models.CharField(pgettext_lazy("person", "title (Chinese)"), max_length=60, blank=True)
    title_en = models.CharField(pgettext_lazy("person", "title (English)"), max_length=100, blank=True)
    orcid = models.CharField(
        _("ORCID"), max_length=19, null=True, blank=True, unique=True, help_text=_("Such as 0000-0002-1825-0097.")
    )
    staff_no = models.CharField(_("staff number"), max_length=40, blank=True)
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_from",
        verbose_name=_("merged into"),
        help_text=_("The row that stays, where one person was entered twice."),
    )

    class Meta:
        verbose_name = _("researcher")
        verbose_name_plural = _("researchers")
        ordering = ["name_zh", "pk"]
        indexes = [models.Index(fields=["name_zh", "id"], name="researcher_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "staff_no"],
                condition=~Q(staff_no=""),
                name="researcher_staff_no_once",
                violation_error_message=_("This staff number of the organization is entered already."),
            ),
            models.CheckConstraint(
                condition=Q(orcid=None) | Q(OrcidIsValid(F("orcid"))),
                name="researcher_orcid_valid",
                violation_error_message=_("This ORCID is not valid: compare its 16 characters."),
            ),
        ]
        triggers = [
            kept_with_pair("talent_researcherpair", "talent_researcher"),
            pgtrigger.Trigger(
                name="merge",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("merged_into_id"),
                func=pgtrigger.Func(MERGE),
            ),
        ]

    def clean(self) -> None:
        self.orcid = self.orcid.strip().upper().removeprefix("HTTPS://ORCID.ORG/") if self.orcid else None
        self.staff_no = self.staff_no.strip()


@tracked
class AcademyMembership(Record):
    """A researcher's membership of an academy; somebody in both academies still counts as one academician."""

    scope_path = None
    shared_change = True

    class Academy(models.TextChoices):
        CAS = "cas", _("Chinese Academy of Sciences")
        CAE = "cae", _("Chinese Academy of Engineering")
        FOREIGN = "foreign", _("Foreign academy")

    researcher = models.ForeignKey(Researcher, models.CASCADE, related_name="memberships", verbose_name=_("researcher"))
    academy = models.CharField(_("academy"), max_length=8, choices=Academy)
    elected_year = YearField(_("elected in"), null=True, blank=True)
    division_zh = models.CharField(_("division (Chinese)"), max_length=100, blank=True)
    division_en = models.CharField(_("division (English)"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("academy membership")
        verbose_name_plural = _("academy memberships")
        ordering = ["researcher", "academy"]
        constraints = [
            models.UniqueConstraint(
                fields=["researcher", "academy"],
                name="academy_membership_once",
                violation_error_message=_("This membership is entered already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.researcher} ({self.get_academy_display()})"


class DateSpan(Func):
    """The days from the first to the second one, both included; without an end, all days to come."""

    function = "DATERANGE"
    output_field = DateRangeField()


def span() -> DateSpan:
    return DateSpan("starts_on", "ends_on", RangeBoundary(inclusive_lower=True, inclusive_upper=True))


@tracked
class Assignment(Record):
    """A person's work on a task in one role for a time; counted as one participation (人次)."""

    class Role(models.TextChoices):
        INVESTIGATOR = "pi", _("Principal investigator")
        KEY = "key", _("Key member")
        MEMBER = "member", _("Member")
        ADVISER = "adviser", _("Adviser")
        STUDENT = "student", _("Student")

    class Engagement(models.TextChoices):
        FULL_TIME = "full_time", _("Full time")
        FLEXIBLE = "flexible", _("Flexible")
        WORKSTATION = "workstation", _("Academician workstation")

    researcher = models.ForeignKey(Researcher, models.PROTECT, related_name="assignments", verbose_name=_("researcher"))
    task = models.ForeignKey(Task, models.PROTECT, related_name="assignments", verbose_name=_("task"))
    role = models.CharField(_("role"), max_length=8, choices=Role, default=Role.MEMBER)
    engagement = models.CharField(_("engagement"), max_length=12, choices=Engagement, blank=True)
    starts_on = DayField(_("starts on"))
    ends_on = DayField(_("ends on"), null=True, blank=True)
    share_of_time = PercentField(_("share of work time (%)"), null=True, blank=True)

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["task", "role", "pk"]
        indexes = [
            models.Index(fields=["task", "role", "id"], name="assignment_order"),
            models.Index(fields=["researcher", "task"], name="assignment_researcher"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="assignment_ends_after_start",
                violation_error_message=_("An assignment cannot end before it starts."),
            ),
            ExclusionConstraint(
                name="assignment_once_at_a_time",
                expressions=[
                    ("researcher", RangeOperators.EQUAL),
                    ("task", RangeOperators.EQUAL),
                    (span(), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("This person is already assigned to the task at that time."),
            ),
            ExclusionConstraint(
                name="assignment_one_investigator_at_a_time",
                expressions=[("task", RangeOperators.EQUAL), (span(), RangeOperators.OVERLAPS)],
                condition=Q(role="pi"),
                violation_error_message=_("The task already has a principal investigator at that time."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.researcher} ({self.get_role_display()})"

    def clean(self) -> None:
        # Said here, or the database would first be asked which other days these days overlap, which it cannot tell.
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": _("An assignment cannot end before it starts.")})
