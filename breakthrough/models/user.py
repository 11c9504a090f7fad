from typing import Any

import pgtrigger
from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """Somebody, or some system, that signs in. What they may see and do is in their grants."""

    display_name = models.CharField(_("name shown to others"), max_length=100, blank=True)
    emergency_until = models.DateTimeField(_("open in an emergency until"), null=True, blank=True, editable=False)

    language = models.CharField(
        _("language of mails"),
        max_length=10,
        choices=settings.LANGUAGES,
        blank=True,
        db_default="",
        default="",
        help_text=_("Pages follow the switch at the top; mails are written in this language."),
    )
    gets_reminder_mails = models.BooleanField(
        _("gets reminders by e-mail"),
        default=True,
        db_default=True,
        help_text=_("At most one mail a day. The desk shows the same in any case."),
    )

    within_clusters: frozenset[int] | None = None
    """Where a token that is limited to clusters is in use: these, and of them only what is the user's own."""

    told: list[Any] | None = None
    """What their access follows from (`SCOPE_FACTS`), where it was asked for along with a token."""

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        triggers = [
            # Rows are shown with the names of people: another name is a commit, as any other change of what is shown.
            pgtrigger.Trigger(
                name="renamed",
                when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("username", "display_name"),
                condition=pgtrigger.AnyChange("username", "display_name"),
                func="PERFORM public.breakthrough_commit(); RETURN NULL;",
            )
        ]

    def __str__(self) -> str:
        return self.display_name or self.username

    @property
    def may_sign_in(self) -> bool:
        """Not whoever left, nor, where the administrators stand apart, who could do everything alone."""
        return self.is_active and not (settings.SEPARATE_ADMINISTRATORS and self.is_superuser and not self.in_emergency)

    @property
    def in_emergency(self) -> bool:
        return self.emergency_until is not None and self.emergency_until > timezone.now()
