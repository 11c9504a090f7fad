"""The life cycle as data: which steps a task's status may take, and what each of them needs."""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.history import tracked
from breakthrough.models.bilingual import Named, in_language
from breakthrough.scope import Record
from tasks.models.task import Task

KEEPS_ITS_ENDS = """
    RAISE EXCEPTION 'a transition keeps its ends'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'transition_keeps_its_ends';
"""


@tracked
class Transition(Named, Record):
    """A step from one status to the next that the department allows, who approves it, and within which limits."""

    scope_path = None
    part = "settings"
    comes_with_product = True

    class Approver(models.TextChoices):
        OFFICER = "officer", _("Officer")
        OFFICE_HEAD = "office_head", _("Office head")
        DEPARTMENT = "department", _("Department")

    rules = {
        "transition_keeps_its_ends": _("A step keeps the statuses that it leads from and to: set it aside instead."),
    }

    from_status = models.CharField(_("from"), max_length=12, choices=Task.Status)
    to_status = models.CharField(_("to"), max_length=12, choices=Task.Status)
    approver = models.CharField(
        _("approved by"),
        max_length=12,
        choices=Approver,
        default=Approver.OFFICER,
        help_text=_("What the office head or the department decides, an officer requests and a reviewer confirms."),
    )
    needs_reason = models.BooleanField(_("needs a reason"), default=False)
    reasons_zh = ArrayField(
        models.CharField(max_length=100), verbose_name=_("common reasons (Chinese)"), default=list, blank=True
    )
    reasons_en = ArrayField(
        models.CharField(max_length=100), verbose_name=_("common reasons (English)"), default=list, blank=True
    )
    is_once = models.BooleanField(_("only once"), default=False, help_text=_("A task takes this step once at most."))
    working_days = models.PositiveSmallIntegerField(
        _("shortest stay before (working days)"),
        null=True,
        blank=True,
        help_text=_("Earlier the step is refused; such as 5 for a public notice."),
    )
    months_in_status = models.PositiveSmallIntegerField(
        _("longest stay before (months)"),
        null=True,
        blank=True,
        help_text=_("Later the step needs a comment; such as 3 for a rectification."),
    )
    months_after_end = models.PositiveSmallIntegerField(
        _("latest after the end of the task (months)"),
        null=True,
        blank=True,
        help_text=_("Later the step needs a comment; such as 6 for the application for acceptance."),
    )
    is_active = models.BooleanField(pgettext_lazy("transition", "in use"), default=True)
    position = models.PositiveSmallIntegerField(_("position in lists"), default=0)

    class Meta:
        verbose_name = pgettext_lazy("life cycle", "step")
        verbose_name_plural = _("steps of the life cycle")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["from_status", "to_status"],
                name="transition_once",
                violation_error_message=_("This step is entered already."),
            ),
            models.CheckConstraint(
                condition=~Q(from_status=F("to_status")),
                name="transition_leads_on",
                violation_error_message=_("A step leads from one status to another one."),
            ),
        ]
        triggers = [
            # What was requested and done under it would read differently.
            pgtrigger.Trigger(
                name="keeps_its_ends",
                when=pgtrigger.Before,
                operation=pgtrigger.UpdateOf("from_status", "to_status"),
                condition=pgtrigger.AnyChange("from_status", "to_status"),
                func=pgtrigger.Func(KEEPS_ITS_ENDS),
            ),
        ]

    @property
    def reasons(self) -> list[str]:
        """The common reasons, in the language of the reader."""
        return [in_language(zh, en) for zh, en in zip(self.reasons_zh, self.padded(self.reasons_en), strict=False)]

    def padded(self, texts: list[str]) -> list[str]:
        return [*texts, *[""] * len(self.reasons_zh)]

    @property
    def is_confirmed_by_another(self) -> bool:
        """Whether an officer only requests it, and a reviewer confirms it with the document of the decision."""
        return self.approver != self.Approver.OFFICER

    def __str__(self) -> str:
        return self.name


@tracked
class TransitionDocument(Named, Record):
    """A document that a step asks for."""

    scope_path = None
    part = "settings"
    comes_with_product = True

    transition = models.ForeignKey(
        Transition, models.CASCADE, related_name="documents", verbose_name=pgettext_lazy("life cycle", "step")
    )
    is_mandatory = models.BooleanField(
        _("mandatory"), default=True, help_text=_("Without it the step is not taken; else it is asked for only.")
    )
    position = models.PositiveSmallIntegerField(_("position in lists"), default=0)

    class Meta:
        verbose_name = _("required document")
        verbose_name_plural = _("required documents")
        ordering = ["transition", "position", "pk"]

    @classmethod
    def mandatory_for(cls, transition: Transition) -> Any:
        return cls.objects.filter(transition=transition, is_mandatory=True)
