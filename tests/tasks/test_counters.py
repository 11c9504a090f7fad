"""A cumulative counter never falls without a correction."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from tasks.models import Indicator, ProgressReport
from tasks.reporting import approve, revise, submit
from tests import portfolio
from tests.rules import breaks
from tests.tasks.reporting import Office

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def patents(office: Office) -> Indicator:
    return portfolio.indicator(task=office.task, is_cumulative=True, unit="count", baseline=5, target=30)


def reported(office: Office, patents: Indicator, month: int, value: Any, increment: Any = None) -> ProgressReport:
    report = office.draft(portfolio.period(2025, month))
    day = date(2025, month, 28)
    portfolio.indicator_value(indicator=patents, report=report, measured_on=day, value=value, increment=increment)
    return report


def count(office: Office, report: ProgressReport) -> None:
    submit(report, office.officer)
    approve(report, office.reviewer)


def test_a_counter_does_not_fall(office: Office, patents: Indicator) -> None:
    count(office, reported(office, patents, 5, 12))
    report = reported(office, patents, 6, 11)
    with pytest.raises(ValidationError) as refused, override("en"):
        submit(report, office.officer)
    with override("en"):
        assert refused.value.messages == ["A cumulative counter cannot fall: it stood at 12."]
    with breaks("cumulative_value_falls"):
        portfolio.hand_in(report, "submitted")
    report.indicator_values.update(value=12)
    count(office, report)


def test_a_counter_does_not_begin_below_its_baseline(office: Office, patents: Indicator) -> None:
    with breaks("cumulative_value_falls"):
        portfolio.hand_in(reported(office, patents, 5, 4), "submitted")


def test_a_late_report_does_not_say_more_than_the_next_one(office: Office, patents: Indicator) -> None:
    count(office, reported(office, patents, 6, 12))
    with breaks("cumulative_value_falls"):
        portfolio.hand_in(reported(office, patents, 5, 13), "submitted")


def test_what_an_unapproved_report_says_holds_nobody_back(office: Office, patents: Indicator) -> None:
    submit(reported(office, patents, 5, 20), office.officer)
    count(office, reported(office, patents, 6, 11))


def test_it_is_asked_again_when_the_report_is_approved(office: Office, patents: Indicator) -> None:
    first, second = reported(office, patents, 5, 20), reported(office, patents, 6, 11)
    submit(second, office.officer)
    count(office, first)
    with pytest.raises(ValidationError):
        approve(second, office.reviewer)


def test_a_correction_may_lower_it(office: Office, patents: Indicator) -> None:
    for month, value in ((5, 12), (6, 14)):
        count(office, reported(office, patents, month, value))
    wrong = ProgressReport.objects.get(period__code="2025-06")
    revision = revise(wrong, office.officer, "重复计数")
    revision.indicator_values.update(value=10)
    count(office, revision)


@pytest.mark.parametrize(("value", "increment", "is_right"), [(15, 3, True), (15, 2, False), (15, None, True)])
def test_what_was_added_adds_up(
    office: Office, patents: Indicator, value: int, increment: int | None, is_right: bool
) -> None:
    count(office, reported(office, patents, 5, 12, 7))
    report = reported(office, patents, 6, value, increment)
    if is_right:
        submit(report, office.officer)
    else:
        with breaks("cumulative_value_adds_up"):
            portfolio.hand_in(report, "submitted")
        with pytest.raises(ValidationError), override("en"):
            submit(report, office.officer)


def test_a_value_that_stands_alone_does_not_fall_either(office: Office, patents: Indicator) -> None:
    portfolio.indicator_value(indicator=patents, measured_on=date(2025, 5, 1), value=12)
    with breaks("cumulative_value_falls"):
        portfolio.indicator_value(indicator=patents, measured_on=date(2025, 6, 1), value=11)


def test_a_measured_value_may_fall(office: Office) -> None:
    purity = portfolio.indicator(task=office.task)
    count(office, reported(office, purity, 5, 80))
    count(office, reported(office, purity, 6, 79))
