"""Reports that are still to be handed in: a row for each task and period, in one query."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db.models import DateField, OuterRef, QuerySet, Subquery, Value

from breakthrough.admin.desk import Sitting
from tasks.models import Period, ProgressReport, Task
from tasks.periods import owed

# Of older periods nobody waits for a report any more; a missing one is on the page of its period.
PERIODS = 12


def open_periods(sitting: Sitting) -> list[Period]:
    """The periods that reports are accepted on."""
    return sitting.once("open periods", _open_periods)


def _open_periods() -> list[Period]:
    return [*Period.objects.in_use().filter(locked_on=None).order_by("-due_on")[:PERIODS]]


def owed_reports(tasks: QuerySet, periods: Iterable[Period]) -> Any:
    """Tasks, each once for every period that it owes a report on, with `period`, `due` and `draft`; oldest first."""
    queries = [_owed(tasks, period) for period in periods]
    if not queries:
        return Task.objects.none()
    first, *others = queries
    return first.union(*others, all=True).order_by("due", "code") if others else first.order_by("due", "code")


def _owed(tasks: QuerySet, period: Period) -> QuerySet:
    begun = ProgressReport.objects.filter(task=OuterRef("pk"), period=period, status="draft")
    returned = ProgressReport.objects.filter(period=period, status="returned")
    rows = owed(period).filter(pk__in=tasks.values("pk")).exclude(pk__in=returned.values("task"))
    return rows.annotate(
        period=Value(period.pk),
        due=Value(period.due_on, output_field=DateField()),
        draft=Subquery(begun.order_by("-revision").values("pk")[:1]),
    ).only("code", "name_zh", "name_en", "officer", "cluster")


def late_since(sitting: Sitting) -> list[Period]:
    """The open periods whose reports are so late that the next level hears of it."""
    days = settings.DESK["escalate_after"]
    return [period for period in open_periods(sitting) if (sitting.today - period.due_on).days >= days]
