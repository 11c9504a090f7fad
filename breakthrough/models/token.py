from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LIFETIME = timedelta(days=90)


def digest(secret: str) -> str:
    """The keyed hash by which a secret is recognized; the secret itself is never stored."""
    return hmac.new(settings.SECRET_KEY.encode(), secret.encode(), hashlib.sha256).hexdigest()


class TokenQuerySet(models.QuerySet):
    def valid(self) -> TokenQuerySet:
        return self.filter(revoked_at=None, expires_at__gt=timezone.now(), user__is_active=True)


class Token(models.Model):
    """A key with which a program calls the API as a user; shown once, kept as a keyed hash."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens", verbose_name=_("user"))
    name = models.CharField(_("name"), max_length=100, help_text=_("What uses this token, e.g. “BI dashboard”."))
    prefix = models.CharField(_("prefix"), max_length=12, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("expires at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @classmethod
    def issue(cls, user: object, name: str) -> tuple[Token, str]:
        """A new token and its text, `prefix_secret`, which cannot be shown again."""
        prefix, secret = f"bt{secrets.token_hex(5)}", secrets.token_urlsafe(32)
        token = cls.objects.create(
            user=user, name=name, prefix=prefix, digest=digest(secret), expires_at=timezone.now() + LIFETIME
        )
        return token, f"{prefix}_{secret}"

    @classmethod
    def find(cls, text: str) -> Token | None:
        """The valid token with this text, if there is one."""
        prefix, _separator, secret = text.partition("_")
        token = cls.objects.valid().filter(prefix=prefix).select_related("user").first()
        if token is None or not token.user.may_sign_in:
            return None
        return token if hmac.compare_digest(token.digest, digest(secret)) else None
