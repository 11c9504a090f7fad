import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from breakthrough.history import tracked
from breakthrough.models.bilingual import Named
from breakthrough.models.fields import DayField, PercentField
from breakthrough.scope import Record
from tasks.models.closing import closed_days
from tasks.models.evidence import keeps_evidence
from tasks.models.task import Task

# Deferred to the end of the transaction, so that a form may save milestones one after the other in any order.
WEIGHTS = """
    FOREACH subject IN ARRAY {subjects} LOOP
        SELECT coalesce(sum(weight), 0) INTO total FROM tasks_milestone WHERE task_id = subject;
        IF total > 100 THEN
            RAISE EXCEPTION 'the milestones of task % weigh % of 100', subject, total
                USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_weights_at_most_100';
        END IF;
        IF total <> 100 AND EXISTS (
            SELECT 1 FROM tasks_task WHERE id = subject
            AND status IN ('active', 'suspended', 'acceptance', 'rectifying', 'closed')
        ) THEN
            RAISE EXCEPTION 'the milestones of contracted task % weigh % of 100', subject, total
                USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_weights_exactly_100';
        END IF;
    END LOOP;
    RETURN NULL;
"""


def weights_trigger(name: str, operation: pgtrigger.Operation, subjects: str) -> pgtrigger.Trigger:
    """A check, at the end of the transaction, that the milestones of these tasks weigh what they must."""
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        declare=[("subject", "bigint"), ("total", "numeric")],
        func=WEIGHTS.format(subjects=subjects),
    )


# Once there is a contract, the day in it stays; plans that slip change the day that is due.
BASELINE = """
    IF EXISTS (
        SELECT 1 FROM tasks_task WHERE id = NEW.task_id
        AND status NOT IN ('draft', 'review', 'rejected', 'publicized', 'approved')
    ) THEN
        IF TG_OP = 'INSERT' THEN
            NEW.baseline_due_on := coalesce(NEW.baseline_due_on, NEW.due_on);
        ELSIF OLD.baseline_due_on IS NULL THEN
            NEW.baseline_due_on := coalesce(NEW.baseline_due_on, OLD.due_on);
        ELSIF NEW.baseline_due_on IS DISTINCT FROM OLD.baseline_due_on THEN
            RAISE EXCEPTION 'the first plan of a contracted milestone stays'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_baseline_stays';
        END IF;
    END IF;
    RETURN NEW;
"""


# Deferred as well: in one transaction the day may be entered before the file that verifies it.
VERIFIED = """
    IF EXISTS (SELECT FROM tasks_milestone WHERE id = NEW.id AND verified_on IS NOT NULL)
        AND NOT EXISTS (SELECT FROM tasks_evidence WHERE claim_kind = 'tasks.milestone' AND claim_id = NEW.id)
    THEN
        RAISE EXCEPTION 'milestone % is verified without evidence', NEW.id
            USING ERRCODE = 'check_violation', CONSTRAINT = 'milestone_verified_has_evidence';
    END IF;
    RETURN NULL;
"""


def verified_trigger(name: str, operation: pgtrigger.Operation, condition: pgtrigger.Condition) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        when=pgtrigger.After,
        operation=operation,
        timing=pgtrigger.Deferred,
        condition=condition,
        func=VERIFIED,
    )


@tracked
class Milestone(Named, Record):
    """A test that a task must pass by a day, and what it weighs in the task's progress."""

    rules = {
        "milestone_weights_at_most_100": _("The weights of a task's milestones add up to more than 100."),
        "milestone_weights_exactly_100": _("The milestones of a task with a contract must weigh exactly 100 together."),
        "milestone_baseline_stays": _("The day first planned stays as the contract has it: change the day due."),
        "milestone_day_is_locked": _(
            "This month is locked; a day in it changes by restating the task's report on that month."
        ),
    }

    task = models.ForeignKey(Task, models.CASCADE, related_name="milestones", verbose_name=_("task"))
    number = models.PositiveSmallIntegerField(_("number"))
    weight = PercentField(_("weight (%)"), help_text=_("The weights of a task add up to 100."))
    baseline_due_on = DayField(
        _("first planned for"), null=True, blank=True, help_text=_("The day in the contract; it stays when plans slip.")
    )
    due_on = DayField(_("due on"))
    completed_on = DayField(_("completed on"), null=True, blank=True)
    verified_on = DayField(_("verified on"), null=True, blank=True)
    criterion = models.TextField(_("how it is tested"), blank=True)

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["task", "number"]
        indexes = [models.Index(fields=["due_on", "id"], name="milestone_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["task", "number"],
                name="milestone_number_once",
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message=_("The task already has a milestone with this number."),
            ),
            models.CheckConstraint(
                condition=Q(weight__gt=0),
                name="milestone_has_weight",
                violation_error_message=_("A milestone weighs more than 0."),
            ),
            models.CheckConstraint(
                condition=Q(verified_on=None) | Q(completed_on__isnull=False, verified_on__gte=F("completed_on")),
                name="milestone_verified_after_completed",
                violation_error_message=_("A milestone is verified on or after the day on which it was completed."),
            ),
        ]
        triggers = [
            weights_trigger("weights_added", pgtrigger.Insert, "ARRAY[NEW.task_id]"),
            weights_trigger(
                "weights_changed", pgtrigger.UpdateOf("weight", "task_id"), "ARRAY[OLD.task_id, NEW.task_id]"
            ),
            pgtrigger.Trigger(
                name="baseline",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("baseline_due_on", "due_on"),
                func=pgtrigger.Func(BASELINE),
            ),
            weights_trigger("weights_removed", pgtrigger.Delete, "ARRAY[OLD.task_id]"),
            verified_trigger("verified_new", pgtrigger.Insert, pgtrigger.Q(new__verified_on__isnull=False)),
            verified_trigger(
                "verified_later",
                pgtrigger.UpdateOf("verified_on"),
                pgtrigger.Q(new__verified_on__isnull=False, old__verified_on__df=pgtrigger.F("new__verified_on")),
            ),
            keeps_evidence(),
            closed_days(["completed_on", "verified_on"], stated="completed_on"),
        ]
