"""The workbook of a whole portfolio: a sheet for each table, with which a department moves in and moves out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from breakthrough.exchange.book import write
from breakthrough.exchange.description import Description, described
from breakthrough.exchange.export import circumstances
from breakthrough.exchange.naming import Names


def moved() -> list[Description]:
    """The tables that a portfolio consists of, each after those that its rows name."""
    return [one for one in described() if one.is_moved]


def export(
    file: BinaryIO, user: Any = None, as_of: datetime | None = None, tell: Callable[[int], None] = lambda number: None
) -> int:
    """Writes all rows that a user may see; gives their number. Inside the moment whose knowledge answers."""
    names = Names(user)
    # In the order of their keys: what moves in elsewhere keeps it, and rows of the same name are told apart by it.
    tables = [(one, list(one.columns), names.rows(one.model).order_by("pk")) for one in moved()]
    return write(file, _("Portfolio"), names, circumstances(user, as_of, []), tables, tell)
