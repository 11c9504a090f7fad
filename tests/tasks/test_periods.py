"""Periods open by themselves, and are locked when the settings say so."""

from datetime import date
from typing import Any

import pytest

from tasks.models import Period
from tasks.periodic import keep_periods
from tasks.periods import lock_overdue, open_periods, owed, owing, period_of
from tests import portfolio
from tests.tasks.reporting import Office

pytestmark = pytest.mark.django_db
REPORTING = {
    "kinds": ["month", "quarter", "half_year", "year"],
    "open_before": 10,
    "due_after": {"month": 5, "quarter": 10, "half_year": 15, "year": 15},
    "lock_after": 30,
}


@pytest.mark.parametrize(
    ("kind", "day", "expected"),
    [
        ("month", date(2024, 2, 29), ("2024-02", date(2024, 2, 1), date(2024, 2, 29), date(2024, 3, 5))),
        ("month", date(2025, 12, 31), ("2025-12", date(2025, 12, 1), date(2025, 12, 31), date(2026, 1, 5))),
        ("quarter", date(2025, 8, 15), ("2025-Q3", date(2025, 7, 1), date(2025, 9, 30), date(2025, 10, 10))),
        ("half_year", date(2025, 6, 30), ("2025-H1", date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 15))),
        ("half_year", date(2025, 7, 1), ("2025-H2", date(2025, 7, 1), date(2025, 12, 31), date(2026, 1, 15))),
        ("year", date(2025, 1, 1), ("2025", date(2025, 1, 1), date(2025, 12, 31), date(2026, 1, 15))),
    ],
)
def test_a_period_has_its_days(kind: str, day: date, expected: tuple[Any, ...]) -> None:
    found = period_of(kind, day)
    assert (found.code, found.starts_on, found.ends_on, found.due_on) == expected


def codes() -> list[str]:
    return sorted(Period.objects.values_list("code", flat=True))


def test_periods_open_once_and_shortly_before_they_end(settings: Any) -> None:
    settings.REPORTING = REPORTING
    for day, expected in [
        (date(2025, 9, 19), []),
        (date(2025, 9, 20), ["2025-09", "2025-Q3"]),
        (date(2025, 9, 20), ["2025-09", "2025-Q3"]),
        (date(2025, 12, 21), ["2025-09", "2025-10", "2025-11", "2025-12", "2025-Q3", "2025-Q4"]),
        (date(2025, 12, 22), ["2025-09", "2025-10", "2025-11", "2025-12", "2025-Q3", "2025-Q4"]),
    ]:
        open_periods(day)
        assert [code for code in codes() if code != "2025" and "H" not in code] == expected
    assert [code for code in codes() if code == "2025" or "H" in code] == ["2025", "2025-H2"]


def test_periods_are_locked_some_days_after_their_reports_were_due(settings: Any) -> None:
    settings.REPORTING = REPORTING
    june = portfolio.period(2025, 6)
    assert lock_overdue(date(2025, 8, 3)) == []
    assert lock_overdue(date(2025, 8, 4)) == [june]
    settings.REPORTING = REPORTING | {"lock_after": 0}
    portfolio.period(2025, 7)
    assert lock_overdue(date(2026, 8, 4)) == []


def test_the_worker_keeps_the_periods(settings: Any) -> None:
    keep_periods.call()
    first = codes()
    keep_periods.call()
    assert codes() == first != []


@pytest.mark.parametrize(
    ("status", "owes"),
    [("draft", False), ("approved", False), ("active", True), ("suspended", False), ("acceptance", True),
     ("rectifying", True), ("closed", False), ("terminated", False), ("revoked", False)],
)  # fmt: skip
def test_a_running_task_owes_a_report(status: str, owes: bool) -> None:
    task = portfolio.task(status)
    assert (task in owing(portfolio.period())) == owes


def test_a_task_owes_nothing_from_before_it_ran() -> None:
    task = portfolio.task(approved_on=date(2025, 6, 25))
    assert [task in owing(portfolio.period(2025, month)) for month in (6, 7)] == [False, True]


@pytest.mark.parametrize(
    ("status", "is_owed"), [("draft", True), ("returned", True), ("submitted", False), ("approved", False)]
)
def test_a_report_is_owed_until_it_is_handed_in(status: str, is_owed: bool) -> None:
    office = Office()
    period = portfolio.period()
    assert office.task in owed(period)
    portfolio.report(status, task=office.task)
    assert (office.task in owed(period)) == is_owed
