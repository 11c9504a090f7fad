"""What upper floors show on the page of a row from a lower one: autodiscovered from `<app>/panels.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True)
class Panel:
    """A number that hangs on a row, with the address of the rows behind it."""

    label: str | Promise
    display: str
    url: str


Maker = Callable[[Any], list[Panel]]
_makers: dict[str, list[Maker]] = {}


def register(label: str, maker: Maker) -> None:
    """Shows the panels that `maker(row)` gives on the page of each row of the model `app.Model`."""
    _makers.setdefault(label, []).append(maker)


@cache
def _discover() -> None:
    autodiscover_modules("panels")


def panels_of(row: Model) -> list[Panel]:
    _discover()
    return [panel for maker in _makers.get(row._meta.label, []) for panel in maker(row)]
