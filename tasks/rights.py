"""Grants as they are in force on a day, or as they were known to be then, with who gave them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from breakthrough import clock
from breakthrough.history import event_model_of
from tasks.models import Cluster, Grant

# Administrators of accounts and of rights have no place: they see no task.
SEEING = (Grant.Role.LEADER, Grant.Role.OFFICE, Grant.Role.AUDITOR)
EVERYWHERE = _("Everywhere")


@dataclass(frozen=True)
class Right:
    """A grant as a line for people."""

    key: int
    person: str
    username: str
    role: str
    role_name: str
    where: str
    since: date
    until: date | None
    given_by: str
    given_at: datetime | None
    exists: bool

    def cells(self) -> list[str]:
        moment = f"{timezone.localtime(self.given_at):%Y-%m-%d %H:%M}" if self.given_at else ""
        until = self.until.isoformat() if self.until else ""
        own = [self.person, self.username, str(self.role_name), self.where, self.since.isoformat(), until]
        return [*own, self.given_by, moment]


def grants_on(day: date, person: str = "", role: str = "", cluster: Cluster | None = None) -> Any:
    """Grants in force on a day: of a day that is over, as they were known at its end, later deletions or not."""
    rows: Any = Grant.objects.all() if day >= clock.today() else known_at(clock.end_of_day(day))
    rows = rows.filter(Q(starts_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gte=day)))
    if person:
        rows = rows.filter(Q(user__username__icontains=person) | Q(user__display_name__icontains=person))
    if role:
        rows = rows.filter(role=role)
    if cluster:
        rows = rows.filter(Q(cluster=cluster) | Q(task__cluster=cluster))
    rows = rows.select_related("user", "cluster", "task")
    return rows.order_by("user__display_name", "user__username", "role", "cluster_id", "task_id", "pk")


def known_at(moment: datetime) -> Any:
    """The last event of each grant up to a moment, but of those deleted by then."""
    events: Any = event_model_of(Grant).objects.filter(pgh_commit__at__lte=moment)
    later = events.filter(pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__gt=OuterRef("pgh_id"))
    return events.filter(~Exists(later)).exclude(pgh_label="delete")


def rights_of(rows: Iterable[Any]) -> Iterator[Right]:
    """Lines for grants, or for events of grants; two queries more, however many there are."""
    listed = [(getattr(row, "pgh_obj_id", row.pk), row) for row in rows]
    keys = [key for key, _row in listed]
    given = gifts(keys)
    there = {*Grant.objects.filter(pk__in=keys).values_list("pk", flat=True)}
    for key, row in listed:
        by, at = given.get(key, ("", None))
        where = str(row.cluster or (row.task.code if row.task else EVERYWHERE if row.role in SEEING else ""))
        yield Right(
            key, str(row.user), row.user.get_username(), row.role, row.get_role_display(), where,
            row.starts_on, row.ends_on, by, at, key in there,
        )  # fmt: skip


def gifts(keys: list[int]) -> dict[int, tuple[str, datetime]]:
    """Who gave each grant, and when it became known."""
    events = event_model_of(Grant).objects.filter(pgh_obj_id__in=keys, pgh_label="insert")
    found = {}
    for event in events.select_related("pgh_commit", "pgh_context"):
        facts = event.pgh_context.metadata if event.pgh_context else {}
        found[event.pgh_obj_id] = (facts.get("username", ""), event.pgh_commit.at or event.pgh_created_at)
    return found
