"""What a model does not say by itself: how people call its rows, and where it stands in the portfolio's workbook."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.contrib.auth.hashers import make_password
from django.utils.module_loading import autodiscover_modules

from breakthrough.models import StoredFile, User


@dataclass(frozen=True)
class Declaration:
    model: Any
    label: tuple[str, ...] = ()
    """The columns that name a row for people; without them, its natural key or what is unique."""
    keys: tuple[tuple[str, ...], ...] = ()
    """Further columns by which a row is known, stronger than its label."""
    columns: tuple[str, ...] = ()
    """Only these columns are exchanged; all of them where none is named."""
    fixed: Mapping[str, Any] = field(default_factory=dict)
    """What a row that moves in gets besides its columns."""
    is_moved: bool = True
    """Whether the portfolio's workbook has a sheet of it."""
    by_content: bool = False
    """Whether a row that no key names is known by all that it says, as entries of a ledger are."""
    lateness: int = 0
    """Rows that name those of any table come after all tables that are less late."""
    finish: Callable[[], None] | None = None
    """What is to be done once the rows of a portfolio have moved in."""
    claims: Mapping[str, tuple[str, Callable[[str], Any]]] = field(default_factory=dict)
    """Columns that hold a key of some table: the column that says of which one, and what gives the table for it."""


_declarations: dict[Any, Declaration] = {}


def declare(
    model: Any,
    label: Sequence[str] = (),
    *,
    keys: Sequence[Sequence[str]] = (),
    columns: Sequence[str] = (),
    **more: Any,
) -> None:
    strong = tuple(tuple(key) for key in keys)
    _declarations[model] = Declaration(model, tuple(label), strong, tuple(columns), **more)


_targets: dict[tuple[Any, str], Any] = {}


def leads_to(model: Any, kind: str, target: Any) -> None:
    """For an app above: keys in rows of this kind are those of its table."""
    _targets[model, kind] = target


def target_of(model: Any) -> Callable[[str], Any]:
    return lambda kind: _targets.get((model, kind))


@cache
def discover() -> None:
    # Who wrote what, and which files prove it; an account that moves in opens nothing, and files are copied beside.
    closed = {"is_active": False, "is_staff": True, "password": make_password(None)}
    declare(User, ["username"], columns=["username", "display_name"], fixed=closed)
    declare(StoredFile, ["sha256"], columns=["sha256", "size", "media_type"])
    autodiscover_modules("exchange")


def declaration_of(model: Any) -> Declaration:
    discover()
    return _declarations.get(model) or Declaration(model)


def declared() -> list[Any]:
    discover()
    return list(_declarations)
