from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LIFETIME = timedelta(days=30)


class FormDraft(models.Model):
    """What somebody has typed into a form and not saved yet; nobody else reads it."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="form_drafts", verbose_name=_("user")
    )
    key = models.CharField(_("form"), max_length=300)
    # As the browser would send them, half-typed values too; the form's version is one of them.
    fields = models.JSONField(_("fields"), default=list)
    saved_at = models.DateTimeField(_("saved at"), default=timezone.now)

    class Meta:
        verbose_name = _("form draft")
        verbose_name_plural = _("form drafts")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["user", "key"],
                name="form_draft_once",
                violation_error_message=_("There is a draft of this form already."),
            )
        ]
        indexes = [models.Index(fields=["saved_at"], name="form_draft_age")]

    def __str__(self) -> str:
        return f"{self.user}: {self.key}"

    @classmethod
    def forget_old(cls) -> None:
        cls.objects.filter(saved_at__lt=timezone.now() - LIFETIME).delete()
