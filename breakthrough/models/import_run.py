from __future__ import annotations

import uuid
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LIFETIME = timedelta(days=1)


class ImportRun(models.Model):
    """A file that somebody uploaded to import it: theirs alone, until it is imported or a day has passed."""

    class State(models.TextChoices):
        READING = "reading", _("Being read")
        REFUSED = "refused", _("Cannot be read")
        SHOWN = "shown", _("To be confirmed")
        WRITING = "writing", _("Being imported")
        DONE = "done", _("Imported")

    token = models.UUIDField(_("key"), primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("user"))
    name = models.CharField(_("file name"), max_length=120)
    table = models.CharField(_("table"), max_length=60, blank=True)
    language = models.CharField(_("language"), max_length=10)
    confirms_amounts = models.BooleanField(_("doubtful amounts are right"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.READING)
    problem = models.TextField(_("problem"), blank=True)
    counts = models.JSONField(_("counts"), default=dict)
    digest = models.CharField(_("fingerprint"), max_length=64, blank=True)
    batch = models.CharField(_("batch"), max_length=40, blank=True)
    created_at = models.DateTimeField(_("uploaded at"), default=timezone.now)

    class Meta:
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        default_permissions = ()
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["user", "-created_at"], name="import_run_latest")]

    def __str__(self) -> str:
        return self.name

    @property
    def folder(self) -> Path:
        """Where the file and what was read of it stand, as long as they are needed."""
        return Path(settings.IMPORTS) / self.token.hex

    @property
    def stands(self) -> str:
        """Where it stands, as its list says it."""
        is_wrong = self.state == self.State.SHOWN and not self.digest
        return str(_("To be corrected") if is_wrong else self.State(self.state).label)

    @property
    def is_busy(self) -> bool:
        return self.state in (self.State.READING, self.State.WRITING)
