"""How rows come into a sheet: those in scope, cluster by cluster and task by task, a few hundred at a time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from breakthrough.scope import ScopedQuerySet
from breakthrough.workbook import Cell, Column, Inquiry
from tasks.models import Task

CHUNK = 500


def tasks_of(inquiry: Inquiry) -> QuerySet:
    """The tasks that the asker sees."""
    found = Task.objects.within(inquiry.access).select_related("cluster", "lead", "officer")
    if inquiry.cluster:
        found = found.filter(cluster__code=inquiry.cluster)
    return found.order_by("cluster__position", "cluster__code", "code")


def lines_of(inquiry: Inquiry, rows: ScopedQuerySet, *order: str) -> Iterator[Any]:
    """Rows that hang on one task each, whatever their number."""
    found = rows.within(inquiry.access).select_related("task__cluster")
    if inquiry.cluster:
        found = found.filter(task__cluster__code=inquiry.cluster)
    found = found.order_by("task__cluster__position", "task__cluster__code", "task__code", *order, "pk")
    return found.iterator(CHUNK)


def task_columns() -> list[Column]:
    """The columns that say on which task a row hangs."""
    return [Column(_("cluster"), 14), Column(_("code"), 12), Column(_("task"), 24)]


def task_cells(task: Task) -> list[Cell]:
    return [task.cluster.name, task.code, task.name]
