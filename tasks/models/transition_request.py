"""A step of a life cycle on its way: requested by one person, confirmed by another one."""

from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.history import tracked
from breakthrough.models.fields import DayField
from breakthrough.scope import Record
from tasks.models.task import Task
from tasks.models.transition import Transition, TransitionDocument

# Statuses and approver are those of the step, whatever was sent; a request begins undecided.
OPEN = """
    SELECT * INTO step FROM tasks_transition WHERE id = NEW.transition_id;
    SELECT status INTO now_in FROM tasks_task WHERE id = NEW.task_id FOR UPDATE;
    IF NOT step.is_active OR step.from_status <> now_in THEN
        RAISE EXCEPTION 'the task cannot take this step now'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'transition_request_fits_task';
    END IF;
    NEW.from_status := step.from_status;
    NEW.to_status := step.to_status;
    NEW.approver := step.approver;
    NEW.state := 'pending';
    NEW.decided_by_id := NULL;
    NEW.decided_on := NULL;
    NEW.decision := '';
    RETURN NEW;
"""
# Confirmed is a request whose status change was entered, and only such a one: that change's trigger says so.
DECIDE = """
    IF OLD.state <> 'pending' OR (
        NEW.task_id, NEW.transition_id, NEW.from_status, NEW.to_status, NEW.approver, NEW.conclusion, NEW.comment,
        NEW.requested_by_id, NEW.requested_on
    ) IS DISTINCT FROM (
        OLD.task_id, OLD.transition_id, OLD.from_status, OLD.to_status, OLD.approver, OLD.conclusion, OLD.comment,
        OLD.requested_by_id, OLD.requested_on
    ) THEN
        RAISE EXCEPTION 'a request stays as it was made'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'transition_request_stays';
    END IF;
    IF NEW.state = 'confirmed' AND pg_trigger_depth() < 2 THEN
        RAISE EXCEPTION 'a request is confirmed by its status change'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'transition_request_confirmed_by_change';
    END IF;
    RETURN NEW;
"""
PRESENT = """
    SELECT * INTO asked FROM tasks_transitionrequest WHERE id = coalesce(NEW.request_id, OLD.request_id) FOR UPDATE;
    IF asked.state <> 'pending' THEN
        RAISE EXCEPTION 'the request is decided'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'presented_document_stays';
    END IF;
    IF TG_OP = 'DELETE' THEN
        RETURN OLD;
    END IF;
    IF NOT EXISTS (
        SELECT 1 FROM tasks_transitiondocument WHERE id = NEW.kind_id AND transition_id = asked.transition_id
    ) THEN
        RAISE EXCEPTION 'the step asks for other documents'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'presented_document_of_step';
    END IF;
    RETURN NEW;
"""


@tracked
class TransitionRequest(Record):
    """The wish to take a step, with the documents for it; confirmed, it becomes a status change."""

    class State(models.TextChoices):
        PENDING = "pending", _("Waiting for confirmation")
        CONFIRMED = "confirmed", _("Confirmed")
        REJECTED = "rejected", pgettext_lazy("request", "Refused")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    rules = {
        "transition_request_fits_task": _("The task cannot take this step: its status is another one by now."),
        "transition_request_stays": _("A request stays as it was made; a decided one is not decided again."),
        "transition_request_confirmed_by_change": _("A request is confirmed by entering the status change."),
    }

    task = models.ForeignKey(Task, models.PROTECT, related_name="transition_requests", verbose_name=_("task"))
    transition = models.ForeignKey(
        Transition, models.PROTECT, related_name="requests", verbose_name=pgettext_lazy("life cycle", "step")
    )
    from_status = models.CharField(_("from"), max_length=12, choices=Task.Status, editable=False)
    to_status = models.CharField(_("to"), max_length=12, choices=Task.Status, editable=False)
    approver = models.CharField(_("approved by"), max_length=12, choices=Transition.Approver, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PENDING, editable=False)
    conclusion = models.CharField(_("conclusion"), max_length=30, choices=Task.Conclusion, blank=True)
    comment = models.TextField(_("reason or comment"), blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("requested by")
    )
    requested_on = DayField(_("requested on"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("decided by"),
    )
    decided_on = DayField(_("decided on"), null=True, blank=True, editable=False)
    decision = models.TextField(_("reason of the decision"), blank=True, editable=False)

    class Meta:
        verbose_name = _("requested step")
        verbose_name_plural = _("requested steps")
        ordering = ["-requested_on", "-pk"]
        indexes = [models.Index(fields=["-requested_on", "-id"], name="transition_request_order")]
        constraints = [
            models.UniqueConstraint(
                fields=["task"],
                condition=Q(state="pending"),
                name="transition_request_one_at_a_time",
                violation_error_message=_("A step of this task is requested already: decide on it first."),
            ),
            models.CheckConstraint(
                condition=Q(state="pending", decided_by=None, decided_on=None)
                | ~Q(state="pending") & Q(decided_by__isnull=False, decided_on__isnull=False),
                name="transition_request_decided_has_name",
                violation_error_message=_("A decided request, and only a decided one, says who decided and when."),
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["confirmed", "rejected"])
                | Q(approver="officer")
                | ~Q(decided_by=F("requested_by")),
                name="transition_request_four_eyes",
                violation_error_message=_("A request is decided by somebody else than whoever made it."),
            ),
            models.CheckConstraint(
                condition=~Q(state="rejected") | ~Q(decision=""),
                name="transition_request_rejected_has_reason",
                violation_error_message=_("Say why the request is refused."),
            ),
            models.CheckConstraint(
                condition=Q(to_status="closed") & ~Q(conclusion="") | ~Q(to_status="closed") & Q(conclusion=""),
                name="transition_request_closing_has_conclusion",
                violation_error_message=_("A task is closed with a conclusion, and only then has one."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="open",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[("step", "tasks_transition"), ("now_in", "text")],
                func=pgtrigger.Func(OPEN),
            ),
            pgtrigger.Trigger(
                name="decide", when=pgtrigger.Before, operation=pgtrigger.Update, func=pgtrigger.Func(DECIDE)
            ),
            pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.task.code} {self.transition}"

    @property
    def is_pending(self) -> bool:
        return self.state == self.State.PENDING


@tracked
class PresentedDocument(Record):
    """A document that was presented for a step: which one it is, its number and its day."""

    scope_path = "request__task"

    rules = {
        "presented_document_stays": _("The documents of a decided request stay as they were presented."),
        "presented_document_of_step": _("The step does not ask for this document."),
    }

    request = models.ForeignKey(
        TransitionRequest, models.PROTECT, related_name="documents", verbose_name=_("requested step")
    )
    kind = models.ForeignKey(
        TransitionDocument, models.PROTECT, related_name="presented", verbose_name=_("required document")
    )
    document_no = models.CharField(_("document number or name"), max_length=100)
    dated_on = DayField(_("dated"), null=True, blank=True)

    class Meta:
        verbose_name = _("presented document")
        verbose_name_plural = _("presented documents")
        ordering = ["request", "kind__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "kind"],
                name="presented_document_once",
                violation_error_message=_("This document is presented already."),
            ),
            models.CheckConstraint(
                condition=~Q(document_no=""),
                name="presented_document_has_number",
                violation_error_message=_("Give the number or the name of the document."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="present",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
                declare=[("asked", "tasks_transitionrequest")],
                func=pgtrigger.Func(PRESENT),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.document_no}"

    def page(self) -> models.Model:
        return self.request
