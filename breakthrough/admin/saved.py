"""What upper floors say of a row that was just saved in the admin; nothing of it can keep the row from being saved."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable

from django.db import DatabaseError, transaction
from django.db.models import Model
from django.utils.safestring import SafeString

Remark = Callable[[Model, set[type[Model]]], Iterable[str | SafeString]]
_remarks: list[Remark] = []
log = logging.getLogger(__name__)


def register_remark(remark: Remark) -> None:
    """`remark(row, tables)` gives sentences about a row saved with lines in these tables, to be shown as warnings."""
    _remarks.append(remark)


def remarks_on(row: Model, tables: set[type[Model]]) -> list[str | SafeString]:
    try:
        with transaction.atomic():
            return [sentence for remark in _remarks for sentence in remark(row, tables)]
    except DatabaseError:
        log.exception("What was saved could not be looked at.")
        return []
