from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class Installation(models.Model):
    """What this database is: a department's own, or a demonstration with a clock that stands still. One row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    is_demo = models.BooleanField(_("demonstration"), default=False, editable=False)
    today = models.DateTimeField(_("today in the demonstration"), null=True, editable=False)
    # A copy of the setting, for the triggers that keep it.
    separates_administrators = models.BooleanField(
        _("administrators stand apart"), default=False, db_default=False, editable=False
    )

    class Meta:
        verbose_name = _("installation")
        verbose_name_plural = _("installation")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="installation_is_one_row"),
            models.CheckConstraint(
                condition=Q(is_demo=True, today__isnull=False) | Q(is_demo=False, today__isnull=True),
                name="installation_clock_stands_in_a_demonstration_only",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Demonstration") if self.is_demo else _("Installation"))

    @classmethod
    def current(cls) -> "Installation":
        """The one row; a database that was never told what it is, is not a demonstration."""
        return cls.objects.first() or cls()


def keep_settings(using: str, **kwargs: Any) -> None:
    """Copies what triggers ask for from the settings; sent after each `migrate`, with or without a migration."""
    row = Installation.objects.using(using).first() or Installation()
    if "plan" in kwargs and row.separates_administrators != settings.SEPARATE_ADMINISTRATORS:
        row.separates_administrators = settings.SEPARATE_ADMINISTRATORS
        row.save(using=using)


def connect(ground: AppConfig) -> None:
    """For the ground's ready()."""
    post_migrate.connect(keep_settings, sender=ground, dispatch_uid="breakthrough.installation")
