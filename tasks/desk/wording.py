"""Periods as people say them, and where things are entered and read."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from breakthrough.units import is_chinese
from tasks.models import Period, ProgressReport, Task


def name_of(period: Period) -> str:
    """Oct 2025, or 2025年10月."""
    year, month = period.starts_on.year, period.starts_on.month
    if period.kind == Period.Kind.MONTH:
        return f"{year}年{month}月" if is_chinese() else date_format(period.starts_on, "M Y")
    if period.kind == Period.Kind.QUARTER:
        return _("Q%(quarter)s %(year)s") % {"quarter": (month + 2) // 3, "year": year}
    if period.kind == Period.Kind.HALF_YEAR:
        return (_("first half of %(year)s") if month == 1 else _("second half of %(year)s")) % {"year": year}
    return _("year %(year)s") % {"year": year}


def about(task: Task, *more: str) -> str:
    """The small print of a line: RE-03 · Oct 2025."""
    return " · ".join([task.code, *filter(None, more)])


def page_of(row: Any) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def report_form(task: int, period: int, report: int | None) -> str:
    """Where a task's report on a period is written: the one begun, or a new one."""
    if report:
        return reverse("admin:tasks_progressreport_change", args=[report])
    return f"{reverse('admin:tasks_progressreport_add')}?{urlencode({'task': task, 'period': period})}"


def review_form(report: ProgressReport) -> str:
    """Where a report is read and decided on."""
    return page_of(report)
