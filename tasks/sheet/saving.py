"""Saving a sheet: each row by itself, so that a mistake in one keeps no other back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from breakthrough.refusals import REFUSALS, explained
from tasks import reporting
from tasks.models import Period, ProgressReport
from tasks.sheet.columns import Column, Row
from tasks.sheet.grid import Sheet, stamp

Changes = list[tuple[Column, str]]


@dataclass
class Outcome:
    saved: int = 0
    submitted: int = 0
    refused: int = 0


class Refused(Exception):
    """Takes a row's changes back; its errors stand in the row."""


def save(sheet: Sheet, typed: Mapping[str, str], by: Any, *, submit: bool = False) -> Outcome:
    """Writes what was typed (`cell-TASK-COLUMN`, `version-TASK`), and submits the picked rows (`pick-TASK`)."""
    outcome = Outcome()
    for row in sheet.rows:
        changes = changes_of(row, sheet.columns, typed)
        row.is_picked = f"pick-{row.task.pk}" in typed
        is_submitted = submit and row.is_picked and row.is_open
        if not changes and not is_submitted:
            continue
        if save_row(row, sheet.period, changes, typed.get(f"version-{row.task.pk}", ""), by, is_submitted):
            outcome.saved += bool(changes)
            outcome.submitted += is_submitted
            row.is_picked = False
            # The page may be shown again because of another row.
            stamp([row])
        else:
            outcome.refused += 1
        for column, text in changes:
            row.cells[column.name].text = text
    return outcome


def changes_of(row: Row, columns: list[Column], typed: Mapping[str, str]) -> Changes:
    """The open cells whose text is another one than it was."""
    found = []
    for column in columns:
        cell = row.cells[column.name]
        # A browser sends the lines of a text with returns.
        text = typed.get(f"cell-{row.task.pk}-{column.name}", cell.text).replace("\r\n", "\n").strip()
        if cell.is_open and row.is_open and text != cell.text.replace("\r\n", "\n").strip():
            found.append((column, text))
    return found


def save_row(row: Row, period: Period, changes: Changes, version: str, by: Any, is_submitted: bool) -> bool:
    before = row.report
    try:
        with transaction.atomic():
            row.report = locked(row, version) or reporting.open_report(row.task, period, by)
            write_row(row, row.report, changes)
            if is_submitted:
                reporting.submit(row.report, by)
    except Refused:
        row.report = before
        return False
    except REFUSALS as error:
        row.report, row.error = before, " ".join(explained(error).messages)
        return False
    return True


def locked(row: Row, version: str) -> ProgressReport | None:
    """The row's report, for which somebody who saves at the same moment waits; refused if it is not what was seen."""
    reports = ProgressReport.objects.select_for_update(of=("self",)).select_related("period", "task")
    report = reports.filter(pk=row.report_key or 0).first()
    stamp([row])
    if version != row.version:
        raise ValidationError(
            _("Somebody else has changed this report meanwhile. Compare with what is stored, then save again.")
        )
    return report


def write_row(row: Row, report: ProgressReport, changes: Changes) -> None:
    for column, text in changes:
        cell = row.cells[column.name]
        try:
            with transaction.atomic():
                column.write(cell, report, text)
        except REFUSALS as error:
            cell.error = " ".join(explained(error).messages)
    if any(row.cells[column.name].error for column, _text in changes):
        raise Refused
    report.full_clean()
    report.save()
