"""Reporting periods: when they open by themselves, who still owes a report, and when they are locked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from breakthrough import clock
from tasks.models import Period, ProgressReport
from tasks.progress import owing
from tasks.reporting.refusals import Forbidden, WrongState, whole

MONTHS = {Period.Kind.MONTH: 1, Period.Kind.QUARTER: 3, Period.Kind.HALF_YEAR: 6, Period.Kind.YEAR: 12}


def owed(period: Period) -> QuerySet:
    """The tasks whose report on a period is still to be handed in: missing, in draft, or returned."""
    done = ProgressReport.objects.filter(period=period, status__in=["submitted", "approved"])
    return owing(period).exclude(pk__in=done.values("task"))


def open_periods(today: date) -> list[Period]:
    """Opens what is to be reported on soon, of the kinds in use; a second time it opens nothing."""
    opened = []
    for kind in settings.REPORTING["kinds"]:
        last = Period.objects.filter(kind=kind).order_by("-starts_on").first()
        for period in due_to_open(kind, last, today):
            made, is_new = Period.objects.get_or_create(
                kind=kind, starts_on=period.starts_on, defaults={
                    "code": period.code, "ends_on": period.ends_on, "due_on": period.due_on,
                },
            )  # fmt: skip
            opened += [made] if is_new else []
    return opened


def due_to_open(kind: str, last: Period | None, today: date) -> Iterator[Period]:
    """The periods after the last one that end within the days of notice; the first one ever is that of today."""
    period = period_of(kind, last.ends_on + timedelta(days=1) if last else today)
    while period.ends_on - timedelta(days=settings.REPORTING["open_before"]) <= today:
        yield period
        period = period_of(kind, period.ends_on + timedelta(days=1))


def period_of(kind: str, day: date) -> Period:
    """The period of a kind in which a day lies; not saved."""
    months = MONTHS[Period.Kind(kind)]
    number = (day.month - 1) // months
    first = date(day.year, number * months + 1, 1)
    after = date(day.year + (number + 1) * months // 12, (number + 1) * months % 12 + 1, 1)
    ends_on = after - timedelta(days=1)
    names = {"month": f"-{first.month:02d}", "quarter": f"-Q{number + 1}", "half_year": f"-H{number + 1}", "year": ""}
    due_on = ends_on + timedelta(days=settings.REPORTING["due_after"][kind])
    return Period(code=f"{first.year}{names[kind]}", kind=kind, starts_on=first, ends_on=ends_on, due_on=due_on)


def lock(period: Period, by: Any) -> None:
    """Closes a period for good; `by` is None where the settings let it happen by itself."""
    with whole(by):
        if by is not None and not by.has_perm("tasks.change_period"):
            raise Forbidden(_("Periods are locked by those who keep them."))
        row = Period.objects.select_for_update().get(pk=period.pk)
        today = clock.today()
        if row.locked_on:
            raise WrongState(_("This period is locked already."))
        if row.ends_on >= today:
            raise WrongState(_("A period is locked only after it has ended."))
        row.locked_on = today
        row.save(update_fields=["locked_on"])
    period.refresh_from_db()


def lock_overdue(today: date) -> list[Period]:
    """Locks what was due so many days ago that the settings close it."""
    days = settings.REPORTING["lock_after"]
    if not days:
        return []
    overdue = [*Period.objects.filter(locked_on=None, due_on__lte=today - timedelta(days=days)).order_by("ends_on")]
    for period in overdue:
        lock(period, None)
    return overdue
