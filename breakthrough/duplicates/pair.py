"""The queue's table: each app has one of its own for the rows that it holds."""

from __future__ import annotations

from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from breakthrough import clock
from breakthrough.models.fields import DayField
from breakthrough.scope import Record

HIGHEST = 100

# Asked when the transaction ends: a merge, and the undo of a batch, change both tables.
TOGETHER = """
    IF EXISTS (
        SELECT 1 FROM {rows} AS gone
        WHERE gone.id IN ({keys}) AND (gone.merged_into_id IS NOT NULL) <> EXISTS (
            SELECT 1 FROM {pairs} AS pair WHERE pair.merged_id = gone.id
        )
    ) THEN
        RAISE EXCEPTION 'a merged pair and its row go together'
            USING ERRCODE = 'check_violation', CONSTRAINT = '{rule}';
    END IF;
    RETURN NULL;
"""
TOGETHER_SAYS = _("Merges are made, and taken back, on the page of the two records, by whoever may decide about both.")


def kept_with_row(pairs: str, rows: str) -> pgtrigger.Trigger:
    """For the table of pairs: what it says is merged, is merged."""
    operation = pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete
    return together("kept_with_row", pairs, rows, "NEW.merged_id, OLD.merged_id", operation)


def kept_with_pair(pairs: str, rows: str) -> pgtrigger.Trigger:
    """For the table of the rows: what is merged has its pair, which says who did it, why, and how to take it back."""
    operation = pgtrigger.Insert | pgtrigger.UpdateOf("merged_into_id")
    return together("kept_with_pair", pairs, rows, "NEW.id", operation)


def together(name: str, pairs: str, rows: str, keys: str, operation: Any) -> pgtrigger.Trigger:
    func = TOGETHER.format(pairs=pairs, rows=rows, keys=keys, rule=f"{pairs.split('_')[1]}_merged_together")
    return pgtrigger.Trigger(
        name=name, when=pgtrigger.After, operation=operation, timing=pgtrigger.Deferred, func=pgtrigger.Func(func)
    )


class Pair(Record):
    """Two rows that may be the same, and what was decided about them; a pair is queued once, for ever.

    The app's own model adds `first` and `second`, the rows by their age, and `merged`, the one of them that gave way.
    """

    scope_path = None

    class State(models.TextChoices):
        OPEN = "open", _("To be decided")
        MERGED = "merged", _("Merged")
        DISMISSED = "dismissed", _("Not the same")

    first: Any
    second: Any
    merged: Any
    first_id: int
    second_id: int
    merged_id: int | None

    score = models.PositiveSmallIntegerField(_("likeness"), help_text=_("How much speaks for the same, of 100."))
    signals = ArrayField(models.CharField(max_length=20), verbose_name=_("what speaks for it"), default=list)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    reason = models.TextField(_("reason"), blank=True)
    found_on = DayField(_("found on"), default=clock.today)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("proposed by")
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("decided by")
    )
    decided_on = DayField(_("decided on"), null=True, blank=True)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, blank=True, editable=False)
    """What the rows looked like when they were found not to be the same: changed rows are looked at again."""
    taken = models.JSONField(_("values taken over"), default=dict, blank=True, editable=False)
    """What a merge changed besides: {"kept" or "merged": {field: [before, after]}}."""

    class Meta:
        abstract = True
        ordering = ["-score", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"],
                name="%(class)s_once",
                violation_error_message=_("These two are in the queue already."),
            ),
            models.UniqueConstraint(
                fields=["merged"],
                name="%(class)s_merged_once",
                violation_error_message=_("This row has been merged already."),
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")),
                name="%(class)s_in_order",
                violation_error_message=_("A pair names the older row first, and two different rows."),
            ),
            models.CheckConstraint(
                condition=Q(score__lte=HIGHEST),
                name="%(class)s_score",
                violation_error_message=_("Likeness is between 0 and 100."),
            ),
            models.CheckConstraint(
                condition=Q(state="open") | ~Q(reason=""),
                name="%(class)s_reason",
                violation_error_message=_("Give a reason."),
            ),
            models.CheckConstraint(
                condition=(Q(state="merged", merged__isnull=False) & (Q(merged=F("first")) | Q(merged=F("second"))))
                | (~Q(state="merged") & Q(merged=None)),
                name="%(class)s_merged_is_one_of_both",
                violation_error_message=_("A merge says which of the two rows gave way."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} = {self.second}"

    @property
    def kept_id(self) -> int:
        """Of a merged pair, the row that stays."""
        return self.second_id if self.merged_id == self.first_id else self.first_id

    @property
    def kept(self) -> Any:
        return self.second if self.merged_id == self.first_id else self.first
