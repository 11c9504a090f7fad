"""Checks of a task by panels, and wishes to change what its contract says."""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from breakthrough.history import tracked
from breakthrough.models.fields import DayField, MeasureField, MoneyField
from breakthrough.scope import Record
from tasks.models.evidence import keeps_evidence
from tasks.models.indicator import Indicator
from tasks.models.milestone import Milestone
from tasks.models.organization import Organization
from tasks.models.task import Task

BEGIN = """
    NEW.status := 'submitted';
    NEW.recommended_on := NULL;
    NEW.recommended_by_id := NULL;
    NEW.decided_on := NULL;
    NEW.decided_by_id := NULL;
    NEW.decision := '';
    NEW.document_no := '';
    RETURN NEW;
"""
# What was asked for stays; the old value may still be corrected until the decision, which refuses an outdated one.
DECIDE = """
    IF OLD.status IN ('approved', 'rejected', 'withdrawn') OR (
        NEW.task_id, NEW.kind, NEW.new_value, NEW.new_ends_on, NEW.new_lead_id, NEW.indicator_id, NEW.new_target,
        NEW.new_key, NEW.new_amount, NEW.reason, NEW.submitted_on, NEW.requested_by_id
    ) IS DISTINCT FROM (
        OLD.task_id, OLD.kind, OLD.new_value, OLD.new_ends_on, OLD.new_lead_id, OLD.indicator_id, OLD.new_target,
        OLD.new_key, OLD.new_amount, OLD.reason, OLD.submitted_on, OLD.requested_by_id
    ) THEN
        broken := 'change_request_stays';
    ELSIF NEW.status IN ('recommended', 'approved') AND (NEW.recommended_by_id IS NULL OR NEW.recommended_on IS NULL)
    THEN
        broken := 'change_request_was_recommended';
    ELSIF NEW.status IN ('approved', 'rejected', 'withdrawn') AND NEW.decided_by_id IS NULL THEN
        broken := 'change_request_decided_has_name';
    ELSIF NEW.status IN ('approved', 'rejected')
        AND (NEW.requested_by_id IS NULL OR NEW.decided_by_id = NEW.requested_by_id)
    THEN
        broken := 'change_request_four_eyes';
    ELSIF NEW.status = 'approved' AND NEW.document_no = '' THEN
        broken := 'change_request_names_decision';
    ELSIF NEW.status = 'rejected' AND NEW.decision = '' THEN
        broken := 'change_request_rejected_has_reason';
    END IF;
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'a rule of change requests is broken: %', broken
            USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    RETURN NEW;
"""


def somebody(label: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=label,
    )


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
        indexes = [models.Index(fields=["-held_on", "-id"], name="review_order")]
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
        WITHDRAWN = "withdrawn", _("Withdrawn")

    rules = {
        "change_request_stays": _("A change request stays as it was made; a decided one is not decided again."),
        "change_request_was_recommended": _("Enter first who recommends the change, and since when."),
        "change_request_decided_has_name": _("A decided change request says who decided."),
        "change_request_four_eyes": _("A change request is decided by somebody else than whoever made it."),
        "change_request_names_decision": _("Give the number of the document that approves the change."),
        "change_request_rejected_has_reason": _("Say why the change is rejected."),
    }

    task = models.ForeignKey(Task, models.PROTECT, related_name="change_requests", verbose_name=_("task"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.SUBMITTED)
    old_value = models.TextField(_("old value"), blank=True)
    new_value = models.TextField(_("new value"))
    new_ends_on = DayField(_("new end of the task"), null=True, blank=True)
    old_ends_on = DayField(_("end of the task so far"), null=True, blank=True)
    new_lead = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("new lead organization")
    )
    old_lead = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("lead so far")
    )
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("indicator")
    )
    old_target = MeasureField(_("target so far"), null=True, blank=True)
    new_target = MeasureField(_("new target"), null=True, blank=True)
    # For the kinds of the floors above: the rows that they mean, and amounts.
    old_key = models.PositiveBigIntegerField(_("key of the old row"), null=True, blank=True, editable=False)
    new_key = models.PositiveBigIntegerField(_("key of the new row"), null=True, blank=True, editable=False)
    old_amount = MoneyField(_("amount so far (yuan)"), null=True, blank=True)
    new_amount = MoneyField(_("new amount (yuan)"), null=True, blank=True)
    reason = models.TextField(_("reason"))
    requested_by = somebody(_("requested by"))
    submitted_on = DayField(_("submitted on"))
    recommended_on = DayField(_("recommended on"), null=True, blank=True)
    recommended_by = somebody(_("recommendation entered by"))
    decided_on = DayField(_("decided on"), null=True, blank=True)
    decided_by = somebody(_("decided by"))
    document_no = models.CharField(_("document number"), max_length=100, blank=True)
    decision = models.TextField(_("reason of the decision"), blank=True)

    class Meta:
        verbose_name = _("change request")
        verbose_name_plural = _("change requests")
        ordering = ["-submitted_on", "-pk"]
        indexes = [models.Index(fields=["-submitted_on", "-id"], name="change_request_order")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="extension") | Q(new_ends_on__isnull=False),
                name="change_request_extension_has_end",
                violation_error_message=_("An extension names the new end of the task."),
            ),
            models.CheckConstraint(
                condition=Q(status__in=["submitted", "recommended"], decided_on=None)
                | Q(status__in=["approved", "rejected", "withdrawn"], decided_on__isnull=False),
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
        triggers = [
            pgtrigger.Trigger(
                name="begin", when=pgtrigger.Before, operation=pgtrigger.Insert, func=pgtrigger.Func(BEGIN)
            ),
            pgtrigger.Trigger(
                name="decide",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                declare=[("broken", "text")],
                func=pgtrigger.Func(DECIDE),
            ),
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
            keeps_evidence(),
        ]

    @property
    def is_open(self) -> bool:
        return self.status in (self.Status.SUBMITTED, self.Status.RECOMMENDED)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.submitted_on})"
