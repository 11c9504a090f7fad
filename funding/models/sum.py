from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from breakthrough.models.summary import Summary
from funding.models import adding_up
from funding.models.entry import FundEntry, SocietalKind, Source, Tier
from tasks.models import Cluster


class FundSum(Summary):
    """A part of what the posted entries of one cluster, funder, kind and day add up to: all such lines together say it.

    Triggers write it (`adding_up.py`), nobody else.
    """

    keys = adding_up.KEYS
    sums = adding_up.SUMS
    counted = adding_up.added_up("funding_fundentry")

    # A cluster without tasks may go, and leaves lines that come to nothing until they are folded.
    cluster = models.ForeignKey(
        Cluster,
        models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("cluster"),
    )
    source = models.CharField(_("source"), max_length=8, choices=Source)
    tier = models.CharField(_("tier"), max_length=8, choices=Tier, blank=True)
    societal_kind = models.CharField(_("kind of societal money"), max_length=14, choices=SocietalKind, blank=True)
    kind = models.CharField(_("kind"), max_length=9, choices=FundEntry.Kind)
    booked_on = models.DateField(_("date"))
    contribution = models.DecimalField(_("amount with its sign (yuan)"), max_digits=24, decimal_places=2)
    entries = models.BigIntegerField(_("number of entries"))

    class Meta:
        verbose_name = _("sum of ledger entries")
        verbose_name_plural = _("sums of ledger entries")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.cluster_id} {self.source} {self.kind} {self.booked_on}: {self.contribution}"
