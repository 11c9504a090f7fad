"""What somebody has to look at."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Count

from tasks.models import Finding


def findings_for(user: Any) -> Any:
    """The open findings about the tasks that somebody may see, the gravest first."""
    rows: Any = Finding.objects.visible_to(user)
    return rows.open().gravest_first()


def open_per_task(tasks: Iterable[int]) -> dict[int, int]:
    """How many open findings each of the tasks has; a task without any is not named."""
    rows = Finding.objects.open().filter(task__in=tasks).order_by().values("task")
    return dict(rows.annotate(count=Count("pk")).values_list("task", "count"))
