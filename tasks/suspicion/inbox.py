"""What somebody has to look at, and what they answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count

from breakthrough import clock
from breakthrough.history import because
from tasks.models import Finding

State = Finding.State


def findings_for(user: Any) -> Any:
    """The open findings about the tasks that somebody may see, the gravest first."""
    rows: Any = Finding.objects.visible_to(user)
    return rows.open().gravest_first()


def open_per_task(tasks: Iterable[int]) -> dict[int, int]:
    """How many open findings each of the tasks has; a task without any is not named."""
    rows = Finding.objects.open().filter(task__in=tasks).order_by().values("task")
    return dict(rows.annotate(count=Count("pk")).values_list("task", "count"))


def acknowledge(user: Any, keys: Iterable[int], reason: str) -> int:
    """Says that the numbers are right, and why: these findings stay quiet while their numbers are the same."""
    because(reason)
    rows = Finding.objects.editable_by(user).filter(pk__in=keys, state=State.OPEN)
    return rows.update(state=State.ACKNOWLEDGED, reason=reason, acknowledged_by=user, acknowledged_on=clock.today())


def reopen(user: Any, keys: Iterable[int]) -> int:
    """Takes an acknowledgment back; history keeps who gave it, and why."""
    rows = Finding.objects.editable_by(user).filter(pk__in=keys, state=State.ACKNOWLEDGED)
    return rows.update(state=State.OPEN, reason="", acknowledged_by=None, acknowledged_on=None)
