import pgtrigger
from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from breakthrough.history import tracked
from breakthrough.models.fields import DayField
from breakthrough.scope import Record
from tasks.models.evidence import keeps_evidence
from tasks.models.task import Task

degree = [MinValueValidator(1), MaxValueValidator(5)]

# Two people, an outcome and its proof: then a risk is closed out, and stays so.
CLOSE = """
    IF TG_OP = 'UPDATE' AND OLD.state = 'closed' AND OLD IS DISTINCT FROM NEW THEN
        broken := 'risk_closed_stays';
    ELSIF NEW.state = 'closed' THEN
        IF NEW.outcome = '' OR NEW.proof = '' THEN
            broken := 'risk_closed_has_outcome';
        ELSIF NEW.closing_asked_by_id IS NULL OR NEW.closed_by_id IS NULL
            OR NEW.closing_asked_by_id = NEW.closed_by_id
        THEN
            broken := 'risk_four_eyes';
        END IF;
    END IF;
    IF broken IS NOT NULL THEN
        RAISE EXCEPTION 'a rule of risks is broken: %', broken
            USING ERRCODE = 'check_violation', CONSTRAINT = broken;
    END IF;
    RETURN NEW;
"""


@tracked
class Risk(Record):
    """Something that may keep a task from its aim, until it is closed out (销号)."""

    class Category(models.TextChoices):
        TECHNOLOGY = "technology", _("Technology")
        MONEY = "money", _("Money")
        PEOPLE = "people", _("People")
        POLICY = "policy", _("Policy")
        MARKET = "market", _("Market")
        SAFETY = "safety", _("Safety")
        SCHEDULE = "schedule", _("Schedule")

    class State(models.TextChoices):
        REGISTERED = "registered", _("Registered")
        HANDLING = "handling", _("Being handled")
        CLOSED = "closed", _("Closed out")

    rules = {
        "risk_closed_stays": _("A risk that is closed out stays so: register it anew if it returns."),
        "risk_closed_has_outcome": _("Say how the risk ended, and what proves it."),
        "risk_four_eyes": _("One person asks for a risk to be closed out, and another one confirms it."),
    }

    task = models.ForeignKey(Task, models.CASCADE, related_name="risks", verbose_name=_("task"))
    category = models.CharField(_("category"), max_length=12, choices=Category)
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("description"), blank=True)
    likelihood = models.PositiveSmallIntegerField(_("likelihood (1–5)"), validators=degree)
    impact = models.PositiveSmallIntegerField(_("impact (1–5)"), validators=degree)
    owner = models.CharField(pgettext_lazy("risk", "owner"), max_length=100, blank=True)
    response = models.TextField(_("response"), blank=True)
    raised_on = DayField(_("raised on"))
    due_on = DayField(_("due on"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.REGISTERED, editable=False)
    closed_on = DayField(_("closed on"), null=True, blank=True, editable=False)
    outcome = models.TextField(_("outcome"), blank=True, editable=False)
    proof = models.CharField(_("what proves it"), max_length=300, blank=True, editable=False)
    closing_asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("close-out asked for by"),
    )
    closing_asked_on = DayField(_("close-out asked for on"), null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("closed out by"),
    )

    class Meta:
        verbose_name = _("risk")
        verbose_name_plural = _("risks")
        ordering = ["-raised_on", "-pk"]
        indexes = [models.Index(fields=["-raised_on", "-id"], name="risk_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(likelihood__range=(1, 5), impact__range=(1, 5)),
                name="risk_degrees_1_to_5",
                violation_error_message=_("Likelihood and impact run from 1 to 5."),
            ),
            models.CheckConstraint(
                condition=Q(state="closed", closed_on__isnull=False) | (~Q(state="closed") & Q(closed_on=None)),
                name="risk_closed_has_day",
                violation_error_message=_("A risk that is closed out, and only such a one, has a day of closing."),
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(closed_on__gte=F("raised_on")),
                name="risk_closed_after_raised",
                violation_error_message=_("A risk is closed on or after the day on which it was raised."),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="close",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                declare=[("broken", "text")],
                func=pgtrigger.Func(CLOSE),
            ),
            keeps_evidence(),
        ]

    @property
    def waits(self) -> bool:
        """Whether its close-out is asked for and waits for a second person."""
        return self.state != self.State.CLOSED and self.closing_asked_by_id is not None

    def __str__(self) -> str:
        return self.title
