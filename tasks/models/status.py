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
from tasks.models.milestone import weights_trigger
from tasks.models.task import Task

S = Task.Status
TRANSITIONS: dict[str, frozenset[str]] = {
    S.DRAFT: frozenset({S.REVIEW, S.REJECTED}),
    S.REVIEW: frozenset({S.PUBLICIZED, S.REJECTED}),
    S.PUBLICIZED: frozenset({S.APPROVED, S.REJECTED}),
    S.APPROVED: frozenset({S.ACTIVE, S.TERMINATED, S.REVOKED}),
    S.ACTIVE: frozenset({S.SUSPENDED, S.ACCEPTANCE, S.TERMINATED, S.REVOKED}),
    S.SUSPENDED: frozenset({S.ACTIVE, S.TERMINATED, S.REVOKED}),
    S.ACCEPTANCE: frozenset({S.RECTIFYING, S.CLOSED, S.REVOKED}),
    S.RECTIFYING: frozenset({S.ACCEPTANCE, S.CLOSED, S.REVOKED}),
    S.CLOSED: frozenset({S.REVOKED}),
    S.REJECTED: frozenset(),
    S.TERMINATED: frozenset(),
    S.REVOKED: frozenset(),
}

# The row lock makes changes of one task queue up; the status before is what the task has, whatever was sent.
FOLLOW = """
    SELECT status INTO NEW.from_status FROM tasks_task WHERE id = NEW.task_id FOR UPDATE;
    IF EXISTS (
        SELECT 1 FROM tasks_statuschange WHERE task_id = NEW.task_id AND changed_on > NEW.changed_on
    ) THEN
        RAISE EXCEPTION 'a status change cannot precede the one before'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'status_change_in_order';
    END IF;
    RETURN NEW;
"""
WRITE = """
    UPDATE tasks_task SET status = NEW.to_status, conclusion = NEW.conclusion,
        approved_on = CASE WHEN NEW.to_status = 'approved' THEN NEW.changed_on ELSE approved_on END
    WHERE id = NEW.task_id;
    RETURN NULL;
"""


@tracked
class StatusChange(Record):
    """One step of a task's life cycle, with its document; never changed or deleted."""

    rules = {
        "status_change_in_order": _("A status change cannot be dated before the one that precedes it."),
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
            pgtrigger.Trigger(
                name="follow", when=pgtrigger.Before, operation=pgtrigger.Insert, func=pgtrigger.Func(FOLLOW)
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
        if self.to_status not in TRANSITIONS[self.task.status]:
            raise ValidationError({"to_status": self._refusal()})
        latest = self.task.status_changes.order_by("-changed_on").first() if self.task.pk else None
        if latest and self.changed_on and self.changed_on < latest.changed_on:
            message = _("The change before this one is dated %(day)s; enter that day or a later one.")
            raise ValidationError({"changed_on": ValidationError(message, params={"day": latest.changed_on})})

    def _refusal(self) -> ValidationError:
        possible = ", ".join(str(S(status).label) for status in S if status in TRANSITIONS[self.task.status])
        return ValidationError(
            _("From “%(now)s” a task can only become: %(possible)s."),
            params={"now": self.task.get_status_display(), "possible": possible or "—"},
        )
