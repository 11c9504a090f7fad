"""What is asked before a step is taken, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from django.utils.module_loading import autodiscover_modules

from tasks.models import Task, Transition


@dataclass(frozen=True)
class Step:
    """A step that somebody wants to take: on which day, with which conclusion and which documents."""

    task: Task
    transition: Transition
    on: date
    conclusion: str = ""
    presented: frozenset[int] = field(default_factory=frozenset)
    """The keys of the required documents that are presented."""

    @property
    def since(self) -> date | None:
        """The day on which the task came into its present status."""
        last = self.task.status_changes.order_by("-changed_on", "-pk").values_list("changed_on", flat=True).first()
        return last


@dataclass(frozen=True)
class Finding:
    """Something that a step lacks: while it blocks, the step is not taken; else only with a comment."""

    sentence: str
    blocks: bool


Check = Callable[[Step], str | None]


@dataclass(frozen=True)
class Registered:
    ask: Check
    to: frozenset[str]
    blocks: bool


_checks: list[Registered] = []


def check(*, to: Collection[str] = (), blocks: bool = False) -> Callable[[Check], Check]:
    """Decorator: asked of every step that leads to one of these statuses (of every step, if none is named).

    The function gives a sentence in the language of the reader, or None where nothing is missing.
    """

    def register(ask: Check) -> Check:
        _checks.append(Registered(ask, frozenset(to), blocks))
        return ask

    return register


@cache
def _discover() -> None:
    autodiscover_modules("life_cycle_checks")


def findings(step: Step) -> list[Finding]:
    """All that the step lacks, the blocking ones first."""
    _discover()
    asked = [one for one in _checks if not one.to or step.transition.to_status in one.to]
    found = [Finding(sentence, one.blocks) for one in asked if (sentence := one.ask(step))]
    return sorted(found, key=lambda one: not one.blocks)
