from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from breakthrough.duplicates.pair import TOGETHER_SAYS, Pair, kept_with_row
from breakthrough.history import tracked
from breakthrough.scope import ScopedQuerySet
from tasks.models.organization import Organization


@tracked
class OrganizationPair(Pair):
    """Two organizations that may be one, and what was decided about them."""

    rules = {"organizationpair_merged_together": TOGETHER_SAYS}

    first = models.ForeignKey(Organization, models.CASCADE, related_name="+", verbose_name=_("older row"))
    second = models.ForeignKey(Organization, models.CASCADE, related_name="+", verbose_name=_("newer row"))
    merged = models.ForeignKey(
        Organization, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("row that gave way")
    )

    objects: ClassVar[Any] = ScopedQuerySet.as_manager()

    class Meta(Pair.Meta):
        verbose_name = _("pair of organizations")
        verbose_name_plural = _("pairs of organizations")
        triggers = [kept_with_row("tasks_organizationpair", "tasks_organization")]
