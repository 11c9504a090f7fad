from datetime import date
from typing import Any

import pytest

from tasks.models import ChangeRequest, ProgressReport
from tests import portfolio
from tests.rules import breaks, sql

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", ["", "admin"])
@pytest.mark.parametrize("status", ["approved", "returned"])
def test_nobody_reviews_their_own_report(role: str, status: str) -> None:
    author = portfolio.user(role)
    with breaks("progress_report_four_eyes"):
        portfolio.report(status, author=author, reviewer=author)


def test_a_reviewer_does_not_become_the_author_later() -> None:
    row = portfolio.report()
    with breaks("report_contents_frozen"):
        sql("UPDATE tasks_progressreport SET author_id = reviewer_id WHERE id = %s", row.pk)


@pytest.mark.parametrize("missing", ["author", "reviewer", "reviewed_on"])
@pytest.mark.parametrize("status", ["approved", "returned"])
def test_a_reviewed_report_names_who_and_when(status: str, missing: str) -> None:
    rule = "progress_report_names_author" if missing == "author" else "progress_report_review_names_both"
    with breaks(rule):
        portfolio.report(status, **{missing: None})


@pytest.mark.parametrize(
    ("status", "values", "rule"),
    [
        ("returned", {"return_reason": ""}, "progress_report_return_has_reason"),
        ("submitted", {"submitted_on": None}, "progress_report_submitted_has_day"),
        ("draft", {"declared_light": "green"}, "progress_report_light_has_reason"),
    ],
)
def test_a_report_says_what_its_status_asks_for(status: str, values: dict[str, Any], rule: str) -> None:
    with breaks(rule):
        portfolio.report(status, **values)


def test_a_task_has_one_current_report_on_a_period() -> None:
    first = portfolio.report()
    second = portfolio.report("submitted", task=first.task, revision=2)
    assert [*ProgressReport.objects.filter(is_current=True)] == [first]
    ProgressReport.objects.filter(pk=second.pk).update(
        status="approved", reviewer=portfolio.user(), reviewed_on=date(2025, 8, 1)
    )
    assert [*ProgressReport.objects.filter(is_current=True)] == [second]


def test_a_revision_is_entered_once() -> None:
    first = portfolio.report()
    with breaks("progress_report_revision_once"):
        portfolio.report(task=first.task)


def test_a_report_speaks_once_of_a_milestone() -> None:
    first = portfolio.milestone_report()
    with breaks("milestone_once_per_report"):
        portfolio.milestone_report(report=first.report)


def test_a_report_gives_one_value_of_an_indicator() -> None:
    row = portfolio.report("draft")
    indicator = portfolio.indicator(task=row.task)
    portfolio.indicator_value(indicator=indicator, report=row)
    with breaks("indicator_value_once_per_report"):
        portfolio.indicator_value(indicator=indicator, report=row)


@pytest.mark.parametrize(
    "days", [{"ends_on": date(2025, 5, 31)}, {"due_on": date(2025, 6, 29)}, {"starts_on": date(2025, 7, 1)}]
)
def test_a_period_ends_after_it_starts_and_is_reported_after_its_end(days: dict[str, date]) -> None:
    row = portfolio.period()
    with breaks("period_in_order"):
        type(row).objects.filter(pk=row.pk).update(**days)


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"kind": "extension"}, "change_request_extension_has_end"),
        ({"status": "withdrawn"}, "change_request_decided_has_day"),
        ({"decided_on": date(2025, 1, 1)}, "change_request_decided_has_day"),
        ({"recommended_on": date(2024, 2, 29)}, "change_request_in_order"),
        ({"status": "withdrawn", "decided_on": date(2024, 2, 29)}, "change_request_in_order"),
    ],
)
def test_a_change_request_is_complete(values: dict[str, Any], rule: str) -> None:
    if values.get("status"):
        values = {**values, "decided_by": portfolio.user()}
    with breaks(rule):
        made = portfolio.change_request(**{name: value for name, value in values.items() if name == "kind"})
        ChangeRequest.objects.filter(pk=made.pk).update(**values)


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"likelihood": 0}, "risk_degrees_1_to_5"),
        ({"impact": 6}, "risk_degrees_1_to_5"),
        ({"closed_on": date(2025, 1, 1)}, "risk_closed_has_day"),
        ({"closed_on": date(2024, 2, 29)}, "risk_closed_after_raised"),
    ],
)
def test_a_risk_is_complete(values: dict[str, Any], rule: str) -> None:
    with breaks(rule):
        portfolio.risk(**values)


def test_a_value_of_a_comparator_names_it() -> None:
    with breaks("indicator_names_comparator"):
        portfolio.indicator(comparator_value=20)
