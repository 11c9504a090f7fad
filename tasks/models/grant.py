from __future__ import annotations

from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from breakthrough import clock
from breakthrough.history import tracked
from breakthrough.models.fields import DayField
from breakthrough.scope import EVERYTHING, Access, Record, ScopedQuerySet
from tasks.models.program import Cluster
from tasks.models.task import Task


class GrantQuerySet(ScopedQuerySet):
    def in_force(self) -> GrantQuerySet:
        today = clock.today()
        return self.filter(Q(starts_on__lte=today) & (Q(ends_on=None) | Q(ends_on__gte=today)))


@tracked
class Grant(Record):
    """What somebody may see and do, where, and since when."""

    scope_path = None

    class Role(models.TextChoices):
        OFFICER = "officer", _("Officer")
        REVIEWER = "reviewer", _("Reviewer")
        LEADER = "leader", _("Leader")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="grants", verbose_name=_("user"))
    role = models.CharField(_("role"), max_length=10, choices=Role)
    cluster = models.ForeignKey(
        Cluster, models.PROTECT, null=True, blank=True, related_name="grants", verbose_name=_("cluster")
    )
    task = models.ForeignKey(Task, models.PROTECT, null=True, blank=True, related_name="grants", verbose_name=_("task"))
    starts_on = DayField(_("starts on"))
    ends_on = DayField(_("ends on"), null=True, blank=True)

    objects: ClassVar[Any] = GrantQuerySet.as_manager()

    class Meta:
        verbose_name = _("grant")
        verbose_name_plural = _("grants")
        ordering = ["user", "role", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role="leader", cluster=None, task=None)
                | (~Q(role="leader") & (Q(cluster__isnull=False, task=None) | Q(cluster=None, task__isnull=False))),
                name="grant_names_its_field",
                violation_error_message=_("A leader sees everything; other roles name a cluster or a task."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="grant_ends_after_start",
                violation_error_message=_("A grant cannot end before it starts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()} {self.cluster or self.task or ''}".strip()

    @classmethod
    def scope_condition(cls, access: Access, *, change: bool = False) -> Q | None:
        # Who may do what is nobody's business but the administrator's.
        return None


def grants_of(user: Any) -> list[Grant]:
    """A user's grants of today; looked up once per user object, which lives as long as a request."""
    if "_grants" not in user.__dict__:
        user._grants = list(Grant.objects.in_force().filter(user=user))
    return user._grants


def accesses(user: Any) -> dict[str, Access]:
    """What a user's grants of today let them view and change (`SCOPE_POLICY` of the settings)."""
    grants = grants_of(user)
    roles = {grant.role for grant in grants}
    own = [grant for grant in grants if grant.role == Grant.Role.OFFICER]
    view = EVERYTHING if Grant.Role.LEADER in roles else _field(grants)
    return {"view": view, "change": _field(own)}


def _field(grants: list[Grant]) -> Access:
    return Access(
        clusters=frozenset(grant.cluster_id for grant in grants if grant.cluster_id),
        tasks=frozenset(grant.task_id for grant in grants if grant.task_id),
        shared=bool(grants),
    )
