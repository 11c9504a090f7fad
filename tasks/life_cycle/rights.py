"""Who may ask for a step or a change, and who may confirm it."""

from __future__ import annotations

from typing import Any

from tasks.models import Grant, Task
from tasks.models.grant import grants_of


def may_request(user: Any, task: Task) -> bool:
    """Officers of the task, who enter its data."""
    return bool(Task.objects.editable_by(user).filter(pk=task.pk).exists())


def may_confirm(user: Any, task: Task) -> bool:
    """Reviewers of the task or of its cluster, for the office head and for the department."""
    if not user.is_active or not user.is_authenticated:
        return False
    if user.is_superuser:
        return True
    reviewing = [grant for grant in grants_of(user) if grant.role == Grant.Role.REVIEWER]
    return any(task.pk == grant.task_id or task.cluster_id == grant.cluster_id for grant in reviewing)
