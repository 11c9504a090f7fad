"""What people are reminded of: autodiscovered from `<app>/reminders.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.utils.module_loading import autodiscover_modules

from breakthrough.admin.desk import Line, Sitting, Text


@dataclass(frozen=True)
class Matter:
    """Something that is due on a day, whose it is, and who hears of it when it is late; people by their keys."""

    subject: str
    due_on: date
    own: frozenset[int]
    above: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Kind:
    """One kind of matters.

    `matters(today)` are those open now; `lines(sitting, subjects)` tells somebody, now, those that are still open and
    that this person may see.
    """

    code: str
    name: Text
    matters: Callable[[date], Iterable[Matter]]
    lines: Callable[[Sitting, list[str]], Mapping[str, Line]]


_kinds: dict[str, Kind] = {}


def register(*kinds: Kind) -> None:
    _kinds.update({kind.code: kind for kind in kinds})


@cache
def _discover() -> None:
    autodiscover_modules("reminders")


def kinds() -> Mapping[str, Kind]:
    _discover()
    return _kinds
