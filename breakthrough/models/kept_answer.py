from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT = timedelta(days=7)


class KeptAnswerQuerySet(models.QuerySet):
    def of(self, user: Any, token: Any, key: str) -> KeptAnswerQuerySet:
        """What an asker was answered under a key: a token's answers are its own, and not those of its owner."""
        return self.filter(user=user, token=token, key=key, made_at__gt=timezone.now() - KEPT)


class KeptAnswer(models.Model):
    """What a writing request under an Idempotency-Key was answered, for whoever asks the same once more."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("user"))
    token = models.ForeignKey(
        "breakthrough.Token", models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("API token")
    )
    key = models.CharField(_("key"), max_length=255)
    digest = models.CharField(_("digest of the request"), max_length=64)
    status = models.PositiveSmallIntegerField(_("status"))
    headers = models.JSONField(_("headers"), default=dict)
    body = models.TextField(_("body"), blank=True)
    made_at = models.DateTimeField(_("made at"), default=timezone.now)

    objects = KeptAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("kept answer")
        verbose_name_plural = _("kept answers")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["user", "token", "key"],
                name="kept_answer_once",
                nulls_distinct=False,
                violation_error_message=_("This key has been answered already."),
            ),
            models.CheckConstraint(
                # Only what was done: a refusal has changed nothing, and may be another one next time.
                condition=Q(status__gte=200, status__lt=300),
                name="kept_answer_of_what_was_done",
                violation_error_message=_("Only answers to what was done are kept."),
            ),
        ]
        indexes = [models.Index(fields=["made_at"], name="kept_answer_age")]

    def __str__(self) -> str:
        return f"{self.user_id}: {self.key}"

    @classmethod
    def forget_old(cls) -> None:
        cls.objects.filter(made_at__lte=timezone.now() - KEPT).delete()
