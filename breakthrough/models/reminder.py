from __future__ import annotations

import hashlib
import hmac
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from breakthrough.models.fields import DayField


class ReminderMailQuerySet(models.QuerySet):
    def due(self) -> ReminderMailQuerySet:
        """Mails that wait to be sent now."""
        return self.filter(state=ReminderMail.State.QUEUED, next_attempt_at__lte=timezone.now())


class ReminderMail(models.Model):
    """The one e-mail that carries a person's reminders of one day."""

    class State(models.TextChoices):
        QUEUED = "queued", _("Waiting to be sent")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")
        DROPPED = "dropped", _("Not needed any more")

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="reminder_mails", verbose_name=_("recipient")
    )
    day = DayField(_("day"))
    state = models.CharField(_("state"), max_length=8, choices=State, default=State.QUEUED, editable=False)
    attempts = models.PositiveSmallIntegerField(_("failed attempts"), default=0, editable=False)
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now, editable=False)
    repeats = models.PositiveSmallIntegerField(_("sent again"), default=0, editable=False)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True, editable=False)
    error = models.TextField(_("error"), blank=True, editable=False)

    objects = ReminderMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder mail")
        verbose_name_plural = _("reminder mails")
        ordering = ["-day", "-pk"]
        default_permissions = ("view", "change")
        indexes = [models.Index(fields=["next_attempt_at"], condition=Q(state="queued"), name="reminder_mail_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "day"], name="reminder_mail_once_a_day"),
            models.CheckConstraint(
                condition=Q(state="sent", sent_at__isnull=False) | ~Q(state="sent"),
                name="reminder_mail_sent_has_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.recipient} {self.day}"

    @property
    def message_id(self) -> str:
        """The same at each attempt: where one is repeated after a crash, mail systems know the second as a copy."""
        name = f"{self.recipient_id}.{self.day}.{self.repeats}"
        seal = hmac.new(settings.SECRET_KEY.encode(), f"reminder.{name}".encode(), hashlib.sha256).hexdigest()[:16]
        return f"<reminders.{name}.{seal}@{urlsplit(settings.ORIGIN).hostname}>"

    def fail(self, error: str) -> None:
        """Notes an attempt that failed: the next one comes later and later, and at last none."""
        delays = settings.MAIL_RETRY_AFTER
        self.error = error[:2_000]
        if self.attempts < len(delays):
            self.next_attempt_at = timezone.now() + timedelta(minutes=delays[self.attempts])
        else:
            self.state = self.State.FAILED
        self.attempts += 1
        self.save(update_fields=["error", "attempts", "next_attempt_at", "state"])

    def queue_again(self) -> None:
        """Sends it once more because somebody asks for it: a sent one as a new message, a failed one as the same."""
        self.repeats += self.state == self.State.SENT
        self.state, self.attempts, self.error = self.State.QUEUED, 0, ""
        self.next_attempt_at = timezone.now()
        self.save(update_fields=["repeats", "state", "attempts", "error", "next_attempt_at"])


class Reminder(models.Model):
    """One person is reminded of one matter at one step before or after its day; never twice."""

    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="reminders", verbose_name=_("recipient")
    )
    kind = models.CharField(_("kind"), max_length=30)
    subject = models.CharField(_("about"), max_length=200)
    due_on = DayField(_("due on"))
    step = models.SmallIntegerField(_("days after the day"))
    is_escalation = models.BooleanField(_("escalated"), default=False)
    day = DayField(_("day"))
    mail = models.ForeignKey(
        ReminderMail, models.PROTECT, null=True, blank=True, related_name="reminders", verbose_name=_("mail")
    )

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["-day", "-pk"]
        default_permissions = ("view",)
        indexes = [models.Index(fields=["day"], condition=Q(mail=None), name="reminder_without_mail")]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "kind", "subject", "due_on", "step"], name="reminder_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject} ({self.step:+d})"
