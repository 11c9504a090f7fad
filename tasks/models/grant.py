from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar, NamedTuple

import pgtrigger
from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import F, Func, JSONField, Q, Value
from django.db.models.functions import Coalesce, Least
from django.utils.translation import gettext_lazy as _

from breakthrough import clock
from breakthrough.history import tracked
from breakthrough.models.fields import DayField
from breakthrough.scope import Access, Record, ScopedQuerySet, whole
from tasks.models.program import Cluster
from tasks.models.task import Task


class GrantQuerySet(ScopedQuerySet):
    def in_force(self) -> GrantQuerySet:
        """Those of today, which the database knows: no query to ask for the day first."""
        day = clock.today_in_database()
        return self.filter(Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day)))


# A grant that ends before it starts is refused by a rule of its own, so its days must still be a range.
DAYS = Func(Least("starts_on", "ends_on"), "ends_on", Value("[]"), function="DATERANGE", output_field=DateRangeField())
EVERYWHERE = ("leader", "office", "auditor", "system", "security")
ADMINISTRATORS = ("auditor", "system", "security")

NOT_TO_ONESELF = """
    IF (nullif(current_setting('pghistory.context_metadata', true), '')::jsonb ->> 'user')::bigint = NEW.user_id THEN
        RAISE EXCEPTION 'nobody grants themselves rights'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_not_to_oneself';
    END IF;
    RETURN NEW;
"""
# The lock makes a second grant to the same person wait for this one.
APART = """
    IF NOT EXISTS (SELECT FROM public.breakthrough_installation WHERE separates_administrators) THEN
        RETURN NEW;
    END IF;
    PERFORM FROM public.breakthrough_user WHERE id = NEW.user_id FOR NO KEY UPDATE;
    IF EXISTS (
        SELECT FROM public.tasks_grant AS other
        WHERE other.user_id = NEW.user_id AND other.id <> NEW.id
            AND daterange(other.starts_on, other.ends_on, '[]')
                && daterange(least(NEW.starts_on, NEW.ends_on), NEW.ends_on, '[]')
            AND (other.role IN ('auditor', 'system', 'security')) <> (NEW.role IN ('auditor', 'system', 'security'))
    ) THEN
        RAISE EXCEPTION 'an administrator has no other role'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'grant_administrators_stand_apart';
    END IF;
    RETURN NEW;
"""


@tracked
class Grant(Record):
    """What somebody may see and do, where, and since when."""

    scope_path = None
    part = "rights"
    # Whoever grants rights on a task reads its code, and no more of it.
    keys_told = frozenset({"task"})
    rules = {
        "grant_not_to_oneself": _("Nobody grants rights to themselves: ask another administrator."),
        "grant_administrators_stand_apart": _(
            "Administrators stand apart here: whoever administers or audits has no other role in the same days."
        ),
    }

    class Role(models.TextChoices):
        OFFICER = "officer", _("Officer")
        REVIEWER = "reviewer", _("Reviewer")
        LEADER = "leader", _("Leader")
        OFFICE = "office", _("Leaders' office")
        AUDITOR = "auditor", _("Auditor")
        SYSTEM = "system", _("System administrator")
        SECURITY = "security", _("Security administrator")

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
                condition=Q(role__in=EVERYWHERE, cluster=None, task=None)
                | (
                    ~Q(role__in=EVERYWHERE)
                    & (Q(cluster__isnull=False, task=None) | Q(cluster=None, task__isnull=False))
                ),
                name="grant_names_its_field",
                violation_error_message=_("Officers and reviewers have a cluster or a task; other roles have neither."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
                name="grant_ends_after_start",
                violation_error_message=_("A grant cannot end before it starts."),
            ),
            ExclusionConstraint(
                name="grant_once_at_a_time",
                expressions=[
                    ("user", "="),
                    ("role", "="),
                    (Coalesce("cluster_id", Value(0), output_field=models.BigIntegerField()), "="),
                    (Coalesce("task_id", Value(0), output_field=models.BigIntegerField()), "="),
                    (DAYS, "&&"),
                ],
                violation_error_message=_("This person has the same role there already in some of these days."),
            ),
            ExclusionConstraint(
                name="grant_one_administrator",
                expressions=[("user", "="), ("role", "<>"), (DAYS, "&&")],
                condition=Q(role__in=ADMINISTRATORS),
                violation_error_message=_(
                    "Nobody is two of system administrator, security administrator and auditor at a time."
                ),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="not_to_oneself",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=pgtrigger.Func(NOT_TO_ONESELF),
            ),
            pgtrigger.Trigger(
                name="apart",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=pgtrigger.Func(APART),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()} {self.place}".strip()

    @property
    def place(self) -> str:
        """Where it is in force; a task by its code alone, because whoever grants rights reads no tasks."""
        return str(self.cluster or (self.task.code if self.task else ""))

    @classmethod
    def scope_condition(cls, access: Access, *, change: bool = False) -> Q | None:
        # Who may do what is nobody's business but that of those who grant rights and of the auditor.
        return None


class Right(NamedTuple):
    """What a grant gives: a role, everywhere, in a cluster, or on a task."""

    role: str
    cluster_id: int | None
    task_id: int | None
    home: int | None
    """The cluster in which it lies."""


RIGHT = ("role", "cluster", "task", Coalesce("cluster", "task__cluster"))


def grants_of(user: Any) -> list[Right]:
    """A user's grants of today; looked up once per user object, which lives as long as a request."""
    if "_grants" not in user.__dict__:
        told = of_today(user).values_list(*RIGHT) if user.told is None else user.told
        found, within = [Right(*row) for row in told], user.within_clusters
        user._grants = [one for one in found if within is None or one.home in within or one.role in SEES_ALL]
    return user._grants


def of_today(user: Any) -> GrantQuerySet:
    return Grant.objects.in_force().filter(user=user).order_by()


def told(user: Any) -> ArraySubquery:
    """The same of a user of another question (`SCOPE_FACTS` of the settings)."""
    right = Func(*RIGHT, function="json_build_array", output_field=JSONField())
    return ArraySubquery(of_today(user).values(told=right))


def accesses(user: Any) -> dict[str, Access]:
    """What a user's grants of today let them view and change (`SCOPE_POLICY` of the settings)."""
    grants = grants_of(user)
    roles = {grant.role for grant in grants}
    own = [grant for grant in grants if grant.role == Grant.Role.OFFICER]
    read = [grant for grant in grants if grant.role not in ADMINISTRATORS]
    parts = frozenset(PARTS[role] for role in roles if role in PARTS)
    view = whole(user) if roles & SEES_ALL else _field(read)
    reviewed = [grant for grant in grants if grant.role == Grant.Role.REVIEWER]
    return {
        "view": replace(view, parts=parts),
        "change": replace(_field(own), parts=parts),
        "review": _field(reviewed),
    }


SEES_ALL = {Grant.Role.LEADER, Grant.Role.OFFICE, Grant.Role.AUDITOR}
# Which part of the administration each administrator keeps, and what the leaders' office does.
PARTS: dict[str, str] = {
    Grant.Role.SYSTEM: "settings",
    Grant.Role.SECURITY: "rights",
    Grant.Role.OFFICE: "publications",
}


def _field(grants: list[Right]) -> Access:
    return Access(
        clusters=frozenset(grant.cluster_id for grant in grants if grant.cluster_id),
        tasks=frozenset(grant.task_id for grant in grants if grant.task_id),
        shared=bool(grants),
    )
