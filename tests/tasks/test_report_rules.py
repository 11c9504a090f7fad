"""What the database keeps of a report, past verbs, forms and models."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from breakthrough.history import acting
from breakthrough.models import User
from funding.models import FundEntry
from tasks.models import IndicatorValue, MilestoneReport, ProgressReport, ReportDecision
from tasks.reporting import approve, send_back, submit, withdraw
from tests import portfolio
from tests.rules import breaks, sql
from tests.tasks.reporting import Office

pytestmark = pytest.mark.django_db
DAY = date(2025, 6, 20)
STATUSES = ("draft", "submitted", "returned", "approved")
MOVES = {
    ("draft", "submitted"), ("submitted", "draft"), ("submitted", "returned"), ("submitted", "approved"),
    ("returned", "draft"), ("returned", "submitted"),
}  # fmt: skip


@pytest.fixture
def office() -> Office:
    return Office()


def by_save(report: ProgressReport, **values: Any) -> None:
    for name, value in values.items():
        setattr(report, name, value)
    report.save()


def by_bulk_update(report: ProgressReport, **values: Any) -> None:
    ProgressReport.objects.filter(pk=report.pk).update(**values)


def by_sql(report: ProgressReport, **values: Any) -> None:
    columns = ", ".join(f"{name}_id = %s" if name in ("author", "reviewer") else f"{name} = %s" for name in values)
    given = [value.pk if isinstance(value, User) else value for value in values.values()]
    sql(f"UPDATE tasks_progressreport SET {columns} WHERE id = %s", *given, report.pk)


PATHS: list[Callable[..., None]] = [by_save, by_bulk_update, by_sql]
every_path = pytest.mark.parametrize("write", PATHS)


def approved_by(user: Any) -> dict[str, Any]:
    return {"status": "approved", "reviewer": user, "reviewed_on": date(2025, 7, 6)}


@every_path
def test_an_author_does_not_approve_in_somebody_elses_name(office: Office, write: Callable[..., None]) -> None:
    report = office.submitted()
    with acting(user=office.officer), breaks("progress_report_speaks_for_oneself"):
        write(report, **approved_by(office.reviewer))


@every_path
def test_an_author_does_not_approve_in_their_own_name(office: Office, write: Callable[..., None]) -> None:
    report = office.submitted()
    with acting(user=office.officer), breaks("progress_report_four_eyes"):
        write(report, **approved_by(office.officer))
    with breaks("progress_report_four_eyes"):
        write(report, **approved_by(office.officer))


@every_path
def test_an_author_does_not_become_somebody_else_first(office: Office, write: Callable[..., None]) -> None:
    report = office.submitted()
    with acting(user=office.officer), breaks("report_contents_frozen"):
        write(report, author=office.colleague)
    with acting(user=office.officer), breaks("report_contents_frozen"):
        write(report, author=office.colleague, **approved_by(office.officer))


@every_path
def test_nobody_submits_in_the_name_of_a_colleague(office: Office, write: Callable[..., None]) -> None:
    report = office.draft()
    with acting(user=office.officer), breaks("progress_report_speaks_for_oneself"):
        write(report, status="submitted", author=office.colleague, submitted_on=DAY)


def test_whoever_began_or_once_submitted_a_report_does_not_approve_it(office: Office) -> None:
    report = office.draft()
    submit(report, office.colleague)
    send_back(report, office.reviewer, "数据不全")
    third = portfolio.user("officer", office.task.cluster)
    submit(report, third)
    for earlier in (office.officer, office.colleague):
        with breaks("progress_report_four_eyes"):
            by_sql(report, **approved_by(earlier))
    approve(report, office.reviewer)


def test_only_its_author_withdraws_a_report(office: Office) -> None:
    report = office.submitted()
    with acting(user=office.colleague), breaks("progress_report_speaks_for_oneself"):
        by_bulk_update(report, status="draft")
    withdraw(report, office.officer)


@pytest.mark.parametrize("status", [status for status in STATUSES if status != "draft"])
def test_a_report_starts_as_a_draft(office: Office, status: str) -> None:
    with breaks("progress_report_starts_as_draft"):
        ProgressReport.objects.create(
            task=office.task, period=portfolio.period(), progress="x", status=status, author=office.officer,
            reviewer=office.reviewer, submitted_on=DAY, reviewed_on=DAY, return_reason="x",
        )  # fmt: skip


@pytest.mark.parametrize("before", STATUSES)
@pytest.mark.parametrize("after", STATUSES)
def test_a_report_moves_only_along_its_way(office: Office, before: str, after: str) -> None:
    report = portfolio.report(before, task=office.task, author=office.officer, reviewer=office.reviewer)
    moves: dict[str, dict[str, Any]] = {
        "draft": {},
        "submitted": {"submitted_on": DAY},
        "returned": {"reviewer": office.reviewer, "reviewed_on": DAY, "return_reason": "x"},
        "approved": {"reviewer": office.reviewer, "reviewed_on": DAY},
    }
    values = moves[after] if before != after else {}
    if before == after or (before, after) in MOVES:
        by_bulk_update(report, status=after, **values)
        assert ProgressReport.objects.get().status == after
    else:
        with breaks("progress_report_moves"):
            by_bulk_update(report, status=after, **values)


@pytest.mark.parametrize("status", ["submitted", "approved"])
@pytest.mark.parametrize(
    "values",
    [{"progress": "x"}, {"next_steps": "x"}, {"declared_light": "green", "light_reason": "x"},
     {"reported_headcount": 3}, {"restatement_reason": "x"}, {"author": None}],
)  # fmt: skip
def test_what_was_handed_in_stays_as_it_is(office: Office, status: str, values: dict[str, Any]) -> None:
    report = portfolio.report(status, task=office.task)
    for write in PATHS:
        with breaks("report_contents_frozen"):
            write(report, **values)


@pytest.mark.parametrize("status", STATUSES)
def test_a_review_is_written_only_by_a_move(office: Office, status: str) -> None:
    report = portfolio.report(status, task=office.task)
    for values in ({"reviewer": office.reviewer}, {"reviewed_on": DAY}, {"submitted_on": DAY}, {"return_reason": "x"}):
        with breaks("progress_report_review_by_move"):
            by_bulk_update(report, **values)


def test_which_revision_is_current_follows_from_approval(office: Office) -> None:
    report = office.approved()
    with breaks("progress_report_current_follows"):
        by_bulk_update(report, is_current=False)
    second = portfolio.report("draft", task=office.task, revision=2)
    assert not second.is_current
    with breaks("progress_report_current_follows"):
        by_bulk_update(second, is_current=True)


@pytest.mark.parametrize(
    "values", [{"task": portfolio.task}, {"period": lambda: portfolio.period(2025, 7)}, {"revision": lambda: 2}]
)
def test_a_report_stays_with_its_task_and_period(office: Office, values: dict[str, Any]) -> None:
    report = office.draft()
    with breaks("progress_report_keeps_its_task"):
        by_bulk_update(report, **{name: make() for name, make in values.items()}, restatement_reason="x")


def test_only_an_approved_report_is_revised(office: Office) -> None:
    office.submitted()
    for revision in (2, 3):
        with breaks("progress_report_revises_approved"):
            portfolio.report("draft", task=office.task, revision=revision)


def test_a_revision_says_why(office: Office) -> None:
    office.approved()
    with breaks("progress_report_revision_has_reason"):
        portfolio.report("draft", task=office.task, revision=2, restatement_reason="")


@pytest.mark.parametrize("status", ["submitted", "approved", "returned"])
def test_only_a_draft_is_deleted(office: Office, status: str) -> None:
    report = portfolio.report(status, task=office.task)
    with breaks("report_decision_follows_moves"):
        report.delete()
    with breaks("progress_report_kept"):
        sql("DELETE FROM tasks_progressreport WHERE id = %s", report.pk)


@pytest.mark.parametrize("status", ["submitted", "approved"])
def test_what_a_report_holds_is_closed_with_it(office: Office, status: str) -> None:
    report = office.draft()
    indicator = portfolio.indicator(task=office.task)
    rows: list[Any] = [
        portfolio.indicator_value(indicator=indicator, report=report),
        report.milestone_reports.first(),
        portfolio.fund_entry("received", task=office.task, report=report),
    ]
    portfolio.hand_in(report, status)
    changes: list[dict[str, Any]] = [{"value": 7}, {"note": "x"}, {"amount": 7}]
    for row, change in zip(rows, changes, strict=True):
        table = type(row)._default_manager.filter(pk=row.pk)
        with breaks("report_contents_frozen"):
            table.update(**change)
        with breaks("report_contents_frozen"):
            table.delete()
    with breaks("report_contents_frozen"):
        portfolio.indicator_value(indicator=portfolio.indicator(task=office.task), report=report)


def test_what_a_report_holds_is_of_its_task(office: Office) -> None:
    report, other = office.draft(), portfolio.task()
    with breaks("report_contents_same_task"):
        portfolio.indicator_value(indicator=portfolio.indicator(task=other), report=report)
    with breaks("report_contents_same_task"):
        MilestoneReport.objects.create(report=report, milestone=other.milestones.get(number=1))
    with breaks("report_contents_same_task"):
        portfolio.fund_entry("received", task=other, report=report)


def test_a_value_does_not_leave_its_report_to_count_at_once(office: Office) -> None:
    value = portfolio.indicator_value(report=office.draft(), indicator=portfolio.indicator(task=office.task))
    with breaks("report_contents_frozen"):
        IndicatorValue.objects.filter(pk=value.pk).update(report=None)


def test_money_of_a_report_waits_for_its_approval(office: Office) -> None:
    report = office.draft()
    entry = portfolio.fund_entry("received", task=office.task, report=report)
    assert entry.state == "pending"
    with breaks("fund_entry_waits_for_report"):
        FundEntry.objects.bulk_create([FundEntry(
            task=office.task, report=report, kind="received", source="fiscal", tier="region", amount=1, booked_on=DAY,
        )])  # fmt: skip
    for status in ("draft", "submitted"):
        if status != "draft":
            portfolio.hand_in(report, status)
        with breaks("fund_entry_waits_for_report"):
            FundEntry.objects.filter(pk=entry.pk).update(state="posted")


def test_decisions_are_written_by_moves_and_stay(office: Office) -> None:
    report = office.submitted()
    with breaks("report_decision_follows_moves"):
        ReportDecision(report=report, verdict="approved", at="2025-07-06T00:00Z").save()
    with breaks("report_decision_follows_moves"):
        report.decisions.update(reason="x")
    with breaks("report_decision_follows_moves"):
        report.decisions.all().delete()
    withdraw(report, office.officer)
    with breaks("report_decision_follows_moves"):
        report.decisions.all().delete()
