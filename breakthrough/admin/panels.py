"""What upper floors show on the page of a row from a lower one: autodiscovered from `<app>/panels.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.module_loading import autodiscover_modules


@dataclass(frozen=True)
class Panel:
    """A number that hangs on a row, with the address of the rows behind it."""

    label: str | Promise
    display: str
    url: str


@dataclass(frozen=True)
class Section:
    """A part of a row's page that an app draws itself: a template and what it is given, as `section`."""

    template: str
    content: Any
    is_below: bool = False
    """Whether it stands below the row's own form."""


Maker = Callable[[Any], list[Panel]]
SectionMaker = Callable[[Any, HttpRequest], Section | None]
_makers: dict[str, list[Maker]] = {}
_section_makers: dict[str, list[SectionMaker]] = {}


def register(label: str, maker: Maker) -> None:
    """Shows the panels that `maker(row)` gives on the page of each row of the model `app.Model`."""
    _makers.setdefault(label, []).append(maker)


def register_section(label: str, maker: SectionMaker) -> None:
    """Shows the section that `maker(row, request)` gives, if any, on the page of each row of the model `app.Model`."""
    _section_makers.setdefault(label, []).append(maker)


@cache
def _discover() -> None:
    autodiscover_modules("panels")


def panels_of(row: Model) -> list[Panel]:
    _discover()
    return [panel for maker in _makers.get(row._meta.label, []) for panel in maker(row)]


def sections_of(row: Model, request: HttpRequest) -> list[Section]:
    _discover()
    made = (maker(row, request) for maker in _section_makers.get(row._meta.label, []))
    return [section for section in made if section]
