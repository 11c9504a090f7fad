"""The rules of all apps, and what each of them says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules

from tasks.models import Finding
from tasks.suspicion.show import Show

if TYPE_CHECKING:
    from tasks.suspicion.look import Look, Suspect

    Finder = Callable[[Look], Iterable[Suspect]]


@dataclass(frozen=True)
class Rule:
    """One thing that is probably wrong: how it is found, why it is suspicious, and what to do about it."""

    code: str
    severity: Finding.Severity
    of: type[Model]
    """The table whose rows it suspects."""
    find: Finder
    title: str | Promise
    says: str | Promise
    """What is suspicious about one row, with its numbers: “%(spent)s spent, %(received)s received”."""
    advice: str | Promise
    reads: tuple[type[Model], ...]
    """The tables in which an entry can bring the suspicion up."""
    show: Show = field(default_factory=Show)
    drifting: frozenset[str] = frozenset()
    """Numbers that change without anybody touching the row: no reason to bring an acknowledged finding up again."""

    def sentence(self, params: Mapping[str, Any]) -> str:
        return str(self.says) % self.show.texts(params)


_rules: dict[str, Rule] = {}


def rule(
    code: str,
    severity: Finding.Severity,
    of: type[Model],
    *,
    reads: tuple[type[Model], ...] = (),
    drifting: tuple[str, ...] = (),
    show: Show | None = None,
    **words: str | Promise,
) -> Callable[[Finder], Finder]:
    """Makes a function a rule: it gives the suspects among the rows that `look` looks at."""

    def register(find: Finder) -> Finder:
        if code in _rules:
            raise ValueError(f"The rule {code} is defined twice.")
        _rules[code] = Rule(
            code, severity, of, find, reads=reads or (of,), drifting=frozenset(drifting), show=show or Show(), **words
        )
        return find

    return register


@cache
def _discover() -> None:
    autodiscover_modules("plausibility")


def rules() -> dict[str, Rule]:
    """Every rule by its code, in the order of the apps from below."""
    _discover()
    return _rules
