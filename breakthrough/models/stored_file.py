from __future__ import annotations

from typing import ClassVar

import pgtrigger
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

STAYS = """
    RAISE EXCEPTION 'a stored file stays what it is'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'stored_file_stays';
"""


class StoredFile(models.Model):
    """An uploaded file, known by the hash of its bytes, which stand in the store under that name."""

    rules: ClassVar[dict[str, object]] = {"stored_file_stays": _("An uploaded file is never changed or removed.")}

    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True, editable=False)
    size = models.PositiveBigIntegerField(_("size (bytes)"), editable=False)
    media_type = models.CharField(_("kind of file"), max_length=100, editable=False)

    class Meta:
        verbose_name = _("stored file")
        verbose_name_plural = _("stored files")
        default_permissions = ()
        constraints = [
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="stored_file_named_by_hash"),
            models.CheckConstraint(condition=Q(size__gt=0), name="stored_file_not_empty"),
        ]
        triggers = [
            # History may name it for ever, so it stays as long as the database does.
            pgtrigger.Trigger(
                name="stays",
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=pgtrigger.Func(STAYS),
            )
        ]

    def __str__(self) -> str:
        return self.sha256[:12]
