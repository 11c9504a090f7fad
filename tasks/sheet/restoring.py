"""A sheet opens as it was left: with what was typed in it and not saved, beside what others saved since."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from tasks.sheet.columns import Row
from tasks.sheet.grid import Sheet
from tasks.sheet.saving import changes_of


def restore(sheet: Sheet, typed: Mapping[str, str]) -> bool:
    """Puts what was typed into the cells; whether anything of it is not stored yet."""
    return sum(restore_row(row, sheet, typed) for row in sheet.rows) > 0


def restore_row(row: Row, sheet: Sheet, typed: Mapping[str, str]) -> bool:
    changes = changes_of(row, sheet.columns, typed)
    row.is_picked = row.is_open and f"pick-{row.task.pk}" in typed
    is_as_seen = typed.get(f"version-{row.task.pk}", "") == row.version
    if not is_as_seen:
        # A cell that was left empty takes what somebody else wrote into it.
        changes = [(column, text) for column, text in changes if text]
    for column, text in changes:
        cell = row.cells[column.name]
        if not is_as_seen:
            cell.error = _("Meanwhile somebody saved: %(text)s") % {"text": cell.text or "—"}
        cell.text = text
    return bool(changes)
