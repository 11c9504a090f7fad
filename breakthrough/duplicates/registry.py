"""Which rows can be duplicates of each other, and how each kind is compared: autodiscovered from the apps."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from breakthrough.duplicates.signals import Signal

Text = str | Promise


@dataclass(frozen=True)
class Kind:
    """A table in which one thing may have been entered twice."""

    code: str
    """Its name in addresses."""
    model: Any
    """The model; it has a column `merged_into`, and a column or property `name`."""
    pair: Any
    """The model of the queue, a `Pair`."""
    rows: Callable[[], QuerySet]
    """All rows with what their features need, in one query."""
    features: Callable[[Any], Any]
    """What of a row is compared; has `pk`, and `root`, the row that stays."""
    blocks: tuple[Callable[[Any], Iterable[Hashable]], ...]
    """Each gives a row's keys: only rows that share one are compared."""
    signals: tuple[Signal, ...]
    near: Callable[[Any], Q]
    """The rows that may look like one that has just been entered."""
    conflicts: Callable[[Any, Any], list[str]]
    """What speaks so much against a merge that somebody must confirm it."""
    detail: Callable[[Any], Any] = lambda row: ""
    """What tells a row from its namesakes, beside its name."""
    given_up: tuple[str, ...] = ()
    """Identifiers that one row only may have: the merged row gives them up if the one that stays takes them over."""
    figures: tuple[str, ...] = ()
    """The figures that a merge may change."""

    @property
    def fields(self) -> list[Any]:
        """The columns that a person compares and takes over."""
        apart = {"merged_into"}
        columns = self.model._meta.concrete_fields
        return [one for one in columns if one.editable and not one.primary_key and one.name not in apart]


_kinds: dict[str, Kind] = {}


def register(kind: Kind) -> None:
    _kinds[kind.code] = kind


@cache
def _discover() -> None:
    autodiscover_modules("duplicates")


def kinds() -> dict[str, Kind]:
    """Every kind by its code, the lowest floor's first."""
    _discover()
    return _kinds


def kind_of(model: type[Model]) -> Kind | None:
    return next((kind for kind in kinds().values() if kind.model is model), None)
