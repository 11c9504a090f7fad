"""What a rule looks at, and what it suspects."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import connection
from django.db.models import F, Model, QuerySet, Value
from django.db.models.expressions import BaseExpression
from django.db.models.functions import Concat

from tasks.suspicion.show import NAMES, stored

limits: dict[str, Any] = settings.PLAUSIBILITY


@dataclass(frozen=True)
class Suspect:
    """A row that a rule finds implausible, for one of the row's tasks, with the numbers that say why."""

    model: type[Model]
    row: int
    task: int | None
    params: dict[str, Any] = field(default_factory=dict)

    def fingerprint(self, drifting: frozenset[str]) -> str:
        """The same as long as the numbers are."""
        lasting = {name: value for name, value in self.params.items() if name not in drifting}
        return hashlib.sha256(json.dumps(lasting, sort_keys=True).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Look:
    """The rows looked at: those of all tasks, or of some; facts count up to today."""

    today: date
    tasks: tuple[int, ...] | None = None

    def days_ago(self, limit: str) -> date:
        return self.today - timedelta(days=limits[limit])

    def suspects(self, rows: QuerySet, task: str = "task", **params: str | BaseExpression) -> Iterator[Suspect]:
        """The rows of a queryset, each with its task and with values, or expressions over it, as numbers."""
        if self.tasks is not None:
            rows = rows.filter(**{f"{task}__in": self.tasks})
        names = [f"shown_{name}" for name in params]
        shown = {f"shown_{name}": F(value) if isinstance(value, str) else value for name, value in params.items()}
        for pk, owner, *values in rows.order_by().annotate(**shown).values_list("pk", task, *names):
            yield Suspect(rows.model, pk, owner, dict(zip(params, map(stored, values), strict=True)))

    def queried(self, model: type[Model], sql: str, **values: Any) -> Iterator[Suspect]:
        """What SQL finds: its columns are the row, the task, and the numbers.

        The statement narrows itself by `{here}` behind the name of a column that holds a task.
        """
        narrowed = "= ANY(%(tasks)s)" if self.tasks is not None else "IS NOT NULL"
        with connection.cursor() as cursor:
            cursor.execute(
                sql.replace("{here}", narrowed),
                {**limits, **values, "tasks": list(self.tasks or ()), "today": self.today},
            )
            columns = [column.name for column in cursor.description][2:]
            found = cursor.fetchall()
        for row, task, *numbers in found:
            yield Suspect(model, row, task, dict(zip(columns, map(stored, numbers), strict=True)))


def name_of(path: str) -> Concat:
    """The name, in both languages, of the row at the end of a path."""
    return Concat(f"{path}__name_zh", Value(NAMES), f"{path}__name_en")


def together(*found: Iterable[Suspect]) -> Iterator[Suspect]:
    for suspects in found:
        yield from suspects
