"""What upper floors keep of a report, and do when it moves: autodiscovered from `<app>/reports.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from django.utils.module_loading import autodiscover_modules

from breakthrough.units import plain
from tasks.models import ProgressReport


@dataclass(frozen=True)
class Restated:
    """One value that a restatement changed; empty where there was, or is, none."""

    subject: str
    old: Any
    new: Any

    @property
    def was(self) -> str:
        return shown(self.old)

    @property
    def now_is(self) -> str:
        return shown(self.new)


def shown(value: Any) -> str:
    """As it is printed: 1,200,000 and not 1200000.00."""
    if value is None:
        return "—"
    return plain(value) if isinstance(value, Decimal) else str(value)


@dataclass(frozen=True)
class Part:
    """What one floor does with its rows of a report, inside the transaction of the verb."""

    approved: Callable[[ProgressReport], None]
    discarded: Callable[[ProgressReport], None]
    restated: Callable[[list[ProgressReport]], dict[Any, list[Restated]]]
    """For the page: by the key of each report."""


_parts: list[Part] = []


def register(part: Part) -> None:
    _parts.append(part)


@cache
def _discover() -> None:
    autodiscover_modules("reports")


def parts() -> list[Part]:
    _discover()
    return _parts
