from __future__ import annotations

import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from breakthrough.history import tracked
from breakthrough.models.fields import DayField
from breakthrough.scope import Record
from tasks.models.evidence import keeps_evidence
from tasks.models.milestone import weights_trigger
from tasks.models.task import Task
from tasks.models.transition import Transition
from tasks.models.transition_request import TransitionRequest

# The row lock makes changes of one task queue up; the status before is what the task has, whatever was sent.
FOLLOW = """
    SELECT status INTO NEW.from_status FROM tasks_task WHERE id = NEW.task_id FOR UPDATE;
    IF EXISTS (
        SELECT 1 FROM tasks_statuschange WHERE task_id = NEW.task_id AND changed_on > NEW.changed_on
    ) THEN
        broken := 'status_change_in_order';
    END IF;
    SELECT * INTO step FROM tasks_transition
    WHERE from_status = NEW.from_status AND to_status = NEW.to_status AND is_active;
    IF NOT FOUND THEN
        broken := 'status_change_takes_a_step';
    ELSIF step.needs_reason AND NEW.comment = '' THEN
        broken := 'status_change_has_reason';
    ELSIF step.approver <> 'officer' AND NEW.document_no = '' THEN
        broken := 'status_change_names_decision';
    ELSIF step.is_once AND EXISTS (
        SELECT 1 FROM tasks_statuschange
        WHERE task_id = NEW.task_id AND from_status = NEW.from_status AND to_status = NEW.to_status
    ) THEN
        broken := 'status_change_only_once';
    ELSIF NEW.request_id IS NULL THEN
        IF step.approver <> 'officer' OR EXISTS (
            SELECT 1 FROM tasks_transitiondocument WHERE transition_id = step.id AND is_mandatory
        ) THEN
            broken := 'status_change_was_requested';
        END IF;
    ELSE
        SELECT * INTO asked FROM tasks_transitionrequest WHERE id = NEW.request_id FOR UPDATE;
        IF asked.task_id <> NEW.task_id OR asked.transition_id <> step.id OR asked.state <> 'pending'
            OR asked.conclusion <> NEW.conclusion
        THEN
            broken := 'status_change_follows_request';
        ELSIF EXISTS (
            SELECT 1 FROM tasks_transitiondocument AS kind WHERE transition_id = step.id AND is_mandatory
            AND NOT EXISTS (
                SELECT 1 FROM tasks_presenteddocument WHERE request_id = asked.id AND kind_id = kind.id
            )
        ) THEN
            broken := 'status_change_has_documents';
        END IF;
    END IF;
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'a rule of the life cycle is broken: %', broken
            USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    RETURN NEW;
"""
# What was first planned is fixed with the contract (see Milestone).
WRITE = """
    UPDATE tasks_task SET status = NEW.to_status, conclusion = NEW.conclusion,
        approved_on = CASE WHEN NEW.to_status = 'approved' THEN NEW.changed_on ELSE approved_on END
    WHERE id = NEW.task_id;
    UPDATE tasks_transitionrequest
    SET state = 'confirmed', decided_by_id = NEW.actor_id, decided_on = NEW.changed_on WHERE id = NEW.request_id;
    IF NEW.to_status = 'active' THEN
        UPDATE tasks_milestone SET baseline_due_on = due_on WHERE task_id = NEW.task_id AND baseline_due_on IS NULL;
    END IF;
    RETURN NULL;
"""


@tracked
class StatusChange(Record):
    """One step of a task's life cycle, with its document; never changed or deleted."""

    rules = {
        "status_change_in_order": _("A status change cannot be dated before the one that precedes it."),
        "status_change_takes_a_step": _("The life cycle has no such step from the task's present status."),
        "status_change_has_reason": _("This step needs a reason: say why in the comment."),
        "status_change_names_decision": _("Give the number of the document with the decision."),
        "status_change_only_once": _("A task takes this step only once."),
        "status_change_was_requested": _("This step is requested first, with the documents for it."),
        "status_change_follows_request": _("The status change differs from what was requested, or that is decided."),
        "status_change_has_documents": _("A mandatory document for this step is missing."),
    }

    task = models.ForeignKey(Task, models.PROTECT, related_name="status_changes", verbose_name=_("task"))
    from_status = models.CharField(_("from"), max_length=12, choices=Task.Status, editable=False)
    to_status = models.CharField(_("to"), max_length=12, choices=Task.Status)
    conclusion = models.CharField(_("conclusion"), max_length=30, choices=Task.Conclusion, blank=True)
    changed_on = DayField(_("changed on"))
    document_no = models.CharField(_("document number"), max_length=100, blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="status_changes",
        verbose_name=_("entered by"),
    )
    comment = models.TextField(_("comment"), blank=True)
    request = models.OneToOneField(
        TransitionRequest,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="change",
        verbose_name=_("requested step"),
    )

    class Meta:
        verbose_name = _("status change")
        verbose_name_plural = _("status changes")
        ordering = ["task", "changed_on", "pk"]
        indexes = [models.Index(fields=["task", "-changed_on", "-id"], name="status_change_latest")]
        constraints = [
            models.CheckConstraint(
                condition=Q(to_status="closed") & ~Q(conclusion="") | ~Q(to_status="closed") & Q(conclusion=""),
                name="status_change_closed_has_conclusion",
                violation_error_message=_("A conclusion belongs to a closed task, and only to a closed one."),
            )
        ]
        triggers = [
            keeps_evidence(),
            pgtrigger.Trigger(
                name="follow",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                declare=[("step", "tasks_transition"), ("asked", "tasks_transitionrequest"), ("broken", "text")],
                func=pgtrigger.Func(FOLLOW),
            ),
            pgtrigger.Trigger(
                name="write", when=pgtrigger.After, operation=pgtrigger.Insert, func=pgtrigger.Func(WRITE)
            ),
            weights_trigger("weights_complete", pgtrigger.Insert, "ARRAY[NEW.task_id]"),
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.get_to_status_display()} ({self.changed_on})"

    def clean(self) -> None:
        if not self._state.adding or not self.task_id or not self.to_status:
            return
        if not steps_from(self.task.status).filter(to_status=self.to_status).exists():
            raise ValidationError({"to_status": self._refusal()})
        latest = self.task.status_changes.order_by("-changed_on").first() if self.task.pk else None
        if latest and self.changed_on and self.changed_on < latest.changed_on:
            message = _("The change before this one is dated %(day)s; enter that day or a later one.")
            raise ValidationError({"changed_on": ValidationError(message, params={"day": latest.changed_on})})

    def _refusal(self) -> ValidationError:
        possible = ", ".join(step.get_to_status_display() for step in steps_from(self.task.status))
        return ValidationError(
            _("From “%(now)s” a task can only become: %(possible)s."),
            params={"now": self.task.get_status_display(), "possible": possible or "—"},
        )


def steps_from(status: str) -> models.QuerySet[Transition]:
    """The steps in use that lead on from a status."""
    return Transition.objects.filter(from_status=status, is_active=True)
