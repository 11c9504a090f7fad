from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Self

from django.apps import AppConfig
from django.db import connections, models
from django.db.models import Q
from django.db.models.signals import post_migrate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT = timedelta(days=30)


class KeptSum(models.Model):
    """What a query that took long came to, as of a moment: the next one adds what has changed since.

    Nothing is lost with it: it can be deleted at any time, and is made again.
    """

    key = models.CharField(_("key"), max_length=64)
    """The digest of the query with its parameters; of a mark, without them."""
    moment = models.DateTimeField(_("as of"), null=True)
    """None in a mark, which says that queries of this kind take long."""
    totals = models.JSONField(_("totals"), default=list)
    kept_at = models.DateTimeField(_("kept at"), default=timezone.now)

    class Meta:
        verbose_name = _("kept sum")
        verbose_name_plural = _("kept sums")
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["key", "moment"],
                name="kept_sum_once",
                nulls_distinct=False,
                violation_error_message=_("This sum is kept already."),
            ),
            models.CheckConstraint(
                condition=Q(moment__isnull=False) | Q(totals=[]),
                name="kept_sum_mark_without_totals",
                violation_error_message=_("A mark has no totals."),
            ),
        ]
        indexes = [models.Index(fields=["kept_at"], name="kept_sum_age")]

    def __str__(self) -> str:
        return f"{self.key}: {self.moment}"

    @classmethod
    def replace(cls, rows: list[Self]) -> None:
        """Keeps sums of one moment, in place of the same of earlier ones."""
        cls.objects.bulk_create(rows, ignore_conflicts=True)
        cls.objects.filter(key__in=[row.key for row in rows], moment__lt=rows[0].moment).delete()

    @classmethod
    def forget_all(cls, using: str, plan: Sequence[Any] = (), **signal: Any) -> None:
        """After migrating, which may change rows without events."""
        if plan and cls._meta.db_table in connections[using].introspection.table_names():
            cls.objects.using(using).all().delete()

    @classmethod
    def connect(cls, ground: AppConfig) -> None:
        """For the ground's ready()."""
        post_migrate.connect(cls.forget_all, sender=ground, dispatch_uid="breakthrough.kept_sum.forget_all")

    @classmethod
    def forget_old(cls) -> None:
        cls.objects.filter(kept_at__lte=timezone.now() - KEPT).delete()
