from __future__ import annotations

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

KEPT_DAYS = 180

APPEND_ONLY = """
    RAISE EXCEPTION 'the access log is never changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'access_record_append_only';
"""
KEPT = f"""
    IF OLD.at > clock_timestamp() - interval '{KEPT_DAYS} days' THEN
        RAISE EXCEPTION 'the access log is kept for {KEPT_DAYS} days'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'access_record_is_kept';
    END IF;
    RETURN OLD;
"""


class AccessRecord(models.Model):
    """One request of somebody who is signed in, one sign-in or sign-out, or one request that was denied."""

    class What(models.TextChoices):
        SIGN_IN = "sign_in", _("Sign-in")
        FAILED = "failed", _("Failed sign-in")
        SIGN_OUT = "sign_out", _("Sign-out")
        PAGE = "page", _("Page")
        EXPORT = "export", _("Export")
        TOKEN = "token", _("Use of a token")
        DENIAL = "denial", _("Denial")
        EMERGENCY = "emergency", _("Emergency")

    class Door(models.TextChoices):
        ADMIN = "admin", _("Data entry")
        API = "api", _("API")
        WEB = "web", _("Other pages")
        COMMAND = "command", _("Command line")

    at = models.DateTimeField(_("moment"), db_default=Now(), editable=False)
    what = models.CharField(_("what"), max_length=9, choices=What)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("user")
    )
    username = models.CharField(_("username"), max_length=150, blank=True)
    door = models.CharField(_("door"), max_length=7, choices=Door)
    method = models.CharField(_("method"), max_length=10, blank=True)
    path = models.CharField(_("address"), max_length=500)
    status = models.PositiveSmallIntegerField(_("status code"))
    network_address = models.GenericIPAddressField(_("network address"), null=True)
    token = models.CharField(_("token"), max_length=12, blank=True)

    rules = {
        "access_record_append_only": _("The access log is never changed."),
        "access_record_is_kept": _("The access log is kept for at least 180 days."),
    }

    class Meta:
        verbose_name = _("access")
        verbose_name_plural = _("access log")
        ordering = ["-at", "-pk"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["-at", "-id"], name="access_at"),
            models.Index(fields=["user", "-at"], name="access_user_at"),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="moment",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                # Whoever writes a record cannot choose its moment.
                func="NEW.at = clock_timestamp(); RETURN NEW;",
            ),
            pgtrigger.Trigger(
                name="append_only", when=pgtrigger.Before, operation=pgtrigger.Update, func=pgtrigger.Func(APPEND_ONLY)
            ),
            pgtrigger.Trigger(
                name="kept", when=pgtrigger.Before, operation=pgtrigger.Delete, func=pgtrigger.Func(KEPT)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.username} {self.method} {self.path}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        super().save(*args, **{**kwargs, "force_insert": True})
