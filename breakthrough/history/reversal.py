"""How rows that are never deleted are taken back: autodiscovered from `<app>/corrections.py`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from django.db.models import Model
from django.utils.module_loading import autodiscover_modules

Reverse = Callable[[Any, Any, str], Model | None]
_hooks: dict[str, Reverse] = {}


def register(label: str, reverse: Reverse) -> None:
    """Undo takes back an entered row of the model `app.Model` by `reverse(row, by, reason)`.

    It saves and returns the row that takes the other one back, gives None where the row is simply deleted,
    or raises ValidationError.
    """
    _hooks[label] = reverse


@cache
def _discover() -> None:
    autodiscover_modules("corrections")


def reversed_by_entry(row: Model, by: Any, reason: str) -> Model | None:
    """The row that now takes this one back; None where it is to be deleted."""
    _discover()
    hook = _hooks.get(row._meta.label)
    return hook(row, by, reason) if hook else None
