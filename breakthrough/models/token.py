from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LIFETIME = timedelta(days=90)
LONGEST_LIFETIME = timedelta(days=366)
READ_ALL, WRITE_ALL = "*:read", "*:write"
NOTED_EVERY = timedelta(minutes=1)


def digest(secret: str) -> str:
    """The keyed hash by which a secret is recognized; the secret itself is never stored."""
    return hmac.new(settings.SECRET_KEY.encode(), secret.encode(), hashlib.sha256).hexdigest()


def network(text: str) -> None:
    """Refuses what is no address and no network such as 10.20.0.0/16."""
    try:
        ipaddress.ip_network(text, strict=False)
    except ValueError:
        message = _("“%(text)s” is no network address. Write one such as 10.20.3.4, or a network such as 10.20.0.0/16.")
        raise ValidationError(message, params={"text": text[:50]}) from None


class TokenQuerySet(models.QuerySet):
    def valid(self) -> TokenQuerySet:
        return self.filter(revoked_at=None, expires_at__gt=Now(), user__is_active=True)

    def ending(self) -> TokenQuerySet:
        """Those in use that end soon and that nothing follows yet."""
        in_use = Q(last_used_at__gt=F("expires_at") - settings.TOKENS["in_use"])
        soon = timezone.now() + settings.TOKENS["warns_before"]
        return self.valid().filter(in_use, expires_at__lte=soon, successor=None)


class Token(models.Model):
    """A key with which a program calls the API as a user; shown once, kept as a keyed hash.

    It opens no more than its owner's grants, and of that only its scopes, in its clusters, from its networks.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens", verbose_name=_("user"))
    name = models.CharField(_("name"), max_length=100, help_text=_("What uses this token, e.g. “BI dashboard”."))
    prefix = models.CharField(_("prefix"), max_length=12, unique=True, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    scopes = ArrayField(models.CharField(max_length=70), verbose_name=_("what it may do"), default=list)
    clusters = ArrayField(models.BigIntegerField(), verbose_name=_("only in these clusters"), default=list, blank=True)
    networks = ArrayField(
        models.CharField(max_length=50, validators=[network]),
        verbose_name=_("only from these addresses"),
        default=list,
        blank=True,
    )
    created_at = models.DateTimeField(_("created at"), default=timezone.now, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("created by")
    )
    expires_at = models.DateTimeField(_("expires at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True, blank=True)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)
    follows = models.OneToOneField(
        "self", models.SET_NULL, null=True, blank=True, related_name="successor", verbose_name=_("follows")
    )

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @classmethod
    def issue(cls, user: Any, name: str, scopes: Iterable[str] = (READ_ALL,), **more: Any) -> tuple[Token, str]:
        """A new token and its text, `prefix_secret`, which cannot be shown again."""
        prefix, secret = f"bt{secrets.token_hex(5)}", secrets.token_urlsafe(32)
        given = {"expires_at": timezone.now() + LIFETIME, **more}
        token = cls(user=user, name=name, prefix=prefix, digest=digest(secret), scopes=[*scopes], **given)
        token.full_clean()
        token.save(force_insert=True)
        return token, f"{prefix}_{secret}"

    def roll_over(self, by: Any) -> tuple[Token, str]:
        """A token to follow this one, which goes on until it ends or is revoked: no gap between the two."""
        lifetime = self.expires_at - self.created_at
        more = {name: getattr(self, name) for name in ("clusters", "networks")}
        ends = timezone.now() + lifetime
        return Token.issue(self.user, self.name, self.scopes, created_by=by, expires_at=ends, follows=self, **more)

    def revoke(self) -> None:
        """Ends it from the next request on."""
        Token.objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=timezone.now())

    def note_use(self) -> None:
        """Keeps when it was used last, written at most once a minute."""
        since = timezone.now() - NOTED_EVERY
        if self.last_used_at is None or self.last_used_at <= since:
            unnoted = Q(last_used_at=None) | Q(last_used_at__lte=since)
            Token.objects.filter(unnoted, pk=self.pk).update(last_used_at=timezone.now())

    def allows(self, resource: str, action: str) -> bool:
        """Whether it may "read" or "write" a resource; who writes also reads what was written."""
        own = {f"{resource}:{action}", f"*:{action}"}
        return not own.isdisjoint(self.scopes) or (action == "read" and self.allows(resource, "write"))

    def comes_from(self, address: str | None) -> bool:
        """Whether it may be used from a network address."""
        if not self.networks:
            return True
        if address is None:
            return False
        found = ipaddress.ip_address(address)
        return any(found in ipaddress.ip_network(one, strict=False) for one in self.networks)

    @property
    def is_ending(self) -> bool:
        """Whether it ends soon and nothing follows it yet."""
        soon = timezone.now() + settings.TOKENS["warns_before"]
        return self.expires_at <= soon and not Token.objects.filter(follows=self).exists()

    @property
    def state(self) -> tuple[str, Any]:
        """Where it stands, for the style sheet and for people."""
        if self.revoked_at:
            return "revoked", _("Revoked")
        if self.expires_at <= timezone.now():
            return "expired", _("Expired")
        return ("ending", _("Ends soon")) if self.is_ending else ("valid", _("Valid"))


class TokenWindow(models.Model):
    """How often a token was used in its present minute; counted by the database for all workers together."""

    token = models.OneToOneField(Token, models.CASCADE, primary_key=True, related_name="window")
    started_at = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("use of a token")
        verbose_name_plural = _("uses of tokens")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.token_id}: {self.count}"
