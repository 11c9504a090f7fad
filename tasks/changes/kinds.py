"""What a kind of change is, and the kinds that have no field of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django import forms
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _

from tasks.life_cycle import Finding
from tasks.models import ChangeRequest, Task

Given = Mapping[str, Any]


@dataclass(frozen=True)
class Effect:
    """A field that the approval changes."""

    label: str
    old: str
    new: str


class Kind:
    """A kind of change that is recorded in words and changes no field."""

    def fields(self, task: Task) -> dict[str, forms.Field]:
        """What is asked for, besides the reason."""
        return {
            "old_value": forms.CharField(label=_("old value"), required=False, max_length=1_000),
            "new_value": forms.CharField(label=_("new value"), max_length=1_000),
        }

    def fill(self, request: ChangeRequest, given: Given) -> None:
        """Enters the new value, and the old one as it is now, both in fields and in words."""
        request.old_value, request.new_value = given.get("old_value", ""), given["new_value"]

    def is_outdated(self, request: ChangeRequest) -> bool:
        """Whether the old value is another one by now."""
        return False

    def findings(self, request: ChangeRequest) -> list[Finding]:
        return []

    def effects(self, request: ChangeRequest, on: date) -> list[Effect]:
        """What the approval on a day would change."""
        return []

    def apply(self, request: ChangeRequest, on: date) -> None:
        """Changes the fields, inside the transaction of the approval."""


_kinds: dict[str, Kind] = {}


def register(code: str, kind: Kind) -> None:
    _kinds[code] = kind


@cache
def _discover() -> None:
    autodiscover_modules("contract_changes")


def kind_of(code: str) -> Kind:
    _discover()
    return _kinds.get(code) or Kind()
