"""Enters mistakes into the demonstration, one at a time, and asks the rules whether they notice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

import pgtrigger
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from breakthrough import clock
from tasks.models import Period
from tasks.suspicion import Look, rules
from tests.plausibility import money, results, work
from tests.plausibility.faults import FAULTS, Fault

__all__ = ["FAULTS", "Outcome", "drawn", "mutate", "suspected", "unlock"]
assert all((money, results, work))

Suspicion = tuple[str, str, int, int | None, str]


def suspected() -> set[Suspicion]:
    """All that the rules suspect now, as the inbox tells findings apart."""
    look = Look(clock.today())
    return {
        (rule.code, suspect.model._meta.label, suspect.row, suspect.task, suspect.fingerprint(rule.drifting))
        for rule in rules().values()
        for suspect in rule.find(look)
    }


@dataclass
class Outcome:
    """What came of one mistake."""

    fault: Fault
    refused: str = ""
    new: set[str] = field(default_factory=set)

    @property
    def found(self) -> bool:
        return self.fault.rule in self.new

    @property
    def unrelated(self) -> set[str]:
        return self.new - {self.fault.rule} - self.fault.also


def drawn(seed: int, count: int) -> list[Fault]:
    """So many different mistakes."""
    return Random(f"faults {seed}").sample(FAULTS, count)


def mutate(fault: Fault, seed: int, before: set[Suspicion]) -> Outcome:
    with undone():
        try:
            with transaction.atomic():
                fault.inject(Random(f"{fault.name} {seed}"))
                connection.check_constraints()
        except (ValidationError, DatabaseError) as refusal:
            return Outcome(fault, refused=str(refusal))
        return Outcome(fault, new={code for code, *_rest in suspected() - before})


def unlock() -> None:
    """Months are locked once they are reported; mistakes were entered before. What a lock refuses needs no rule."""
    with pgtrigger.ignore("tasks.Period:stays_locked"):
        Period.objects.update(locked_on=None)


@contextmanager
def undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
