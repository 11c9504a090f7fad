"""What a fault is: something that somebody enters wrongly, and the rule that should find it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from django.db.models import Model, QuerySet

from breakthrough import clock
from tasks.models import Task

Inject = Callable[[Random], Any]


@dataclass(frozen=True)
class Fault:
    """A mistake, the rule that finds it, and the rules that the same mistake may break as well."""

    rule: str
    inject: Inject
    also: frozenset[str]

    @property
    def name(self) -> str:
        return self.inject.__name__


FAULTS: list[Fault] = []


def fault(rule: str, *also: str) -> Callable[[Inject], Inject]:
    def register(inject: Inject) -> Inject:
        FAULTS.append(Fault(rule, inject, frozenset(also)))
        return inject

    return register


def pick(random: Random, rows: QuerySet) -> Any:
    keys = list(rows.order_by("pk").values_list("pk", flat=True).distinct())
    return rows.model._base_manager.get(pk=random.choice(keys))


def running(random: Random, days: int = 160, **facts: Any) -> Task:
    """A task that has been in progress for so many days, with money and milestones."""
    begun = clock.today() - timedelta(days=days)
    return pick(random, Task.objects.filter(status="active", starts_on__lt=begun, fund_entries__kind="spent", **facts))


def lately(random: Random) -> date:
    """A day on which somebody may well have booked something."""
    return clock.today() - timedelta(days=random.randint(0, 5))


def enter(row: Model, *checked_without: str) -> Any:
    """Saves a row as a form would: after its own checks."""
    row.full_clean(exclude=checked_without or None)
    row.save()
    return row


def change(row: Model, **values: Any) -> Any:
    for name, value in values.items():
        setattr(row, name, value)
    return enter(row)


def like(row: Any, **values: Any) -> Any:
    """A new row with the values of another one, but for these; unsaved."""
    model = type(row)
    fields = [field for field in model._meta.concrete_fields if not field.primary_key and field.name != "entry_no"]
    return model(**{**{field.attname: getattr(row, field.attname) for field in fields}, **values})
