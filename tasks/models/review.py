from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from breakthrough.history import tracked
from breakthrough.models.fields import DayField
from breakthrough.scope import Record
from tasks.models.evidence import keeps_evidence
from tasks.models.milestone import Milestone
from tasks.models.task import Task


@tracked
class Review(Record):
    """A check of a task by a panel, which gives an opinion and never decides."""

    class Kind(models.TextChoices):
        APPROVAL = "approval", _("Review before approval")
        MIDTERM = "midterm", _("Mid-term check")
        MILESTONE = "milestone", _("Milestone review")
        ACCEPTANCE = "acceptance", _("Acceptance")
        PERFORMANCE = "performance", _("Performance evaluation")
        AUDIT = "audit", _("Financial audit")

    class Verdict(models.TextChoices):
        PASS = "pass", _("Passed")
        CONDITIONAL = "conditional", _("Passed with conditions")
        FAIL = "fail", _("Failed")

    task = models.ForeignKey(Task, models.PROTECT, related_name="reviews", verbose_name=_("task"))
    milestone = models.ForeignKey(
        Milestone, models.SET_NULL, null=True, blank=True, related_name="reviews", verbose_name=_("milestone")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    held_on = DayField(_("held on"))
    panel = models.CharField(_("panel"), max_length=300, blank=True)
    verdict = models.CharField(_("verdict"), max_length=12, choices=Verdict, blank=True)
    opinion = models.TextField(_("opinion"), blank=True)
    document_no = models.CharField(_("document number"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("review")
        verbose_name_plural = _("reviews")
        ordering = ["-held_on", "-pk"]
        triggers = [keeps_evidence()]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.held_on})"


@tracked
class ChangeRequest(Record):
    """A wish to change what the contract says, from the request to the decision, with the old and the new value."""

    class Kind(models.TextChoices):
        EXTENSION = "extension", _("Extension")
        INVESTIGATOR = "pi", _("Principal investigator")
        LEAD = "lead", _("Lead organization")
        PARTNER = "partner", _("Partner")
        INDICATOR = "indicator", _("Indicator")
        BUDGET = "budget", _("Budget")
        ROUTE = "route", _("Technical route")

    class Status(models.TextChoices):
        SUBMITTED = "submitted", _("Submitted")
        RECOMMENDED = "recommended", _("Recommended")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Rejected")

    task = models.ForeignKey(Task, models.PROTECT, related_name="change_requests", verbose_name=_("task"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.SUBMITTED)
    old_value = models.TextField(_("old value"), blank=True)
    new_value = models.TextField(_("new value"))
    new_ends_on = DayField(_("new end of the task"), null=True, blank=True)
    reason = models.TextField(_("reason"))
    submitted_on = DayField(_("submitted on"))
    recommended_on = DayField(_("recommended on"), null=True, blank=True)
    decided_on = DayField(_("decided on"), null=True, blank=True)
    document_no = models.CharField(_("document number"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("change request")
        verbose_name_plural = _("change requests")
        ordering = ["-submitted_on", "-pk"]
        triggers = [keeps_evidence()]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="extension") | Q(new_ends_on__isnull=False),
                name="change_request_extension_has_end",
                violation_error_message=_("An extension names the new end of the task."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["submitted", "recommended"], decided_on=None)
                | Q(status__in=["approved", "rejected"], decided_on__isnull=False),
                name="change_request_decided_has_day",
                violation_error_message=_("A decided request, and only a decided one, has a day of decision."),
            ),
            models.CheckConstraint(
                condition=(Q(recommended_on=None) | Q(recommended_on__gte=F("submitted_on")))
                & (Q(decided_on=None) | Q(decided_on__gte=F("submitted_on"))),
                name="change_request_in_order",
                violation_error_message=_("A request is recommended and decided after it was submitted."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.submitted_on})"
