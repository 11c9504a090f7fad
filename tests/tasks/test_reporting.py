from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from breakthrough import clock
from funding.models import FundEntry
from tasks import reporting
from tasks.models import Milestone, ProgressReport, ReportDecision
from tasks.progress import with_actual
from tests import portfolio
from tests.tasks.reporting import Office

pytestmark = pytest.mark.django_db
DAY = date(2025, 6, 20)


@pytest.fixture
def office() -> Office:
    return Office()


def verdicts(report: ProgressReport) -> list[tuple[str, Any, str]]:
    return [(one.verdict, one.by, one.reason) for one in report.decisions.all()]


def test_a_report_goes_from_draft_to_approved(office: Office) -> None:
    report = office.draft()
    assert (report.status, report.author) == ("draft", office.officer)
    reporting.submit(report, office.officer)
    assert (report.status, report.submitted_on) == ("submitted", clock.today())
    reporting.approve(report, office.reviewer)
    assert (report.status, report.reviewer, report.reviewed_on) == ("approved", office.reviewer, clock.today())
    assert verdicts(report) == [
        ("opened", office.officer, ""), ("submitted", office.officer, ""), ("approved", office.reviewer, ""),
    ]  # fmt: skip


def test_the_reason_of_a_return_outlives_the_next_ones(office: Office) -> None:
    report = office.submitted()
    for reason in ("凭证不符", "仍不符"):
        reporting.send_back(report, office.reviewer, reason)
        reporting.submit(report, office.officer)
    reporting.approve(report, office.reviewer)
    assert [reason for verdict, _by, reason in verdicts(report) if verdict == "returned"] == ["凭证不符", "仍不符"]


def test_the_first_submission_is_the_one_that_was_in_time(office: Office) -> None:
    report = portfolio.report("returned", task=office.task, author=office.officer, submitted_on=date(2025, 7, 2))
    reporting.submit(report, office.officer)
    assert report.submitted_on == date(2025, 7, 2)


def test_a_withdrawn_report_was_not_submitted(office: Office) -> None:
    report = office.submitted()
    reporting.withdraw(report, office.officer)
    assert (report.status, report.submitted_on) == ("draft", None)
    reporting.submit(report, office.officer)
    reporting.send_back(report, office.reviewer, "数据不全")
    reporting.submit(report, office.officer)
    reporting.withdraw(report, office.officer)
    assert report.submitted_on == clock.today()


def test_only_its_author_withdraws_a_report(office: Office) -> None:
    report = office.submitted()
    with pytest.raises(reporting.Forbidden):
        reporting.withdraw(report, office.colleague)


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_return_and_a_revision_give_their_reason(office: Office, reason: str) -> None:
    report = office.submitted()
    with pytest.raises(ValidationError):
        reporting.send_back(report, office.reviewer, reason)
    reporting.approve(report, office.reviewer)
    with pytest.raises(ValidationError):
        reporting.revise(report, office.officer, reason)


def move(name: str, report: ProgressReport, by: Any) -> Any:
    reason = ["原因"] if name in ("send_back", "revise") else []
    return getattr(reporting, name)(report, by, *reason)


ALLOWED: dict[str, dict[str, str | None]] = {
    "draft": {"submit": "submitted", "discard": None},
    "submitted": {"withdraw": "draft", "approve": "approved", "send_back": "returned"},
    "returned": {"submit": "submitted"},
    "approved": {"revise": "approved"},
}
VERBS = ("submit", "withdraw", "approve", "send_back", "revise", "discard")


@pytest.mark.parametrize("name", VERBS)
@pytest.mark.parametrize("status", ALLOWED)
def test_each_state_allows_its_own_moves(office: Office, status: str, name: str) -> None:
    report = portfolio.report(status, task=office.task, author=office.officer, reviewer=office.reviewer)
    by = office.second_reviewer if name in ("approve", "send_back") else office.officer
    if name in ALLOWED[status]:
        move(name, report, by)
        left = ProgressReport.objects.filter(pk=report.pk).values_list("status", flat=True)
        assert [*left] == [state for state in [ALLOWED[status][name]] if state]
    else:
        with pytest.raises(reporting.WrongState):
            move(name, report, by)
        report.refresh_from_db()
        assert report.status == status


@pytest.mark.parametrize("name", VERBS)
def test_each_move_needs_its_role(office: Office, name: str) -> None:
    status = next(status for status, moves in ALLOWED.items() if name in moves)
    report = portfolio.report(status, task=office.task, author=office.officer)
    wrong = office.officer if name in ("approve", "send_back") else office.reviewer
    strangers = [portfolio.user("officer", portfolio.cluster("dairy")), portfolio.user("leader"), portfolio.user()]
    for by in [wrong, *strangers]:
        with pytest.raises(reporting.Forbidden):
            move(name, report, by)


def test_approval_posts_the_money_and_completes_the_milestone(office: Office) -> None:
    report = office.draft()
    entry = portfolio.fund_entry("received", report=report, task=office.task, booked_on=DAY)
    report.milestone_reports.filter(milestone=office.milestone).update(completed_on=DAY)
    reporting.submit(report, office.officer)
    assert (FundEntry.objects.posted().count(), office.milestone.completed_on) == (0, None)
    reporting.approve(report, office.reviewer)
    entry.refresh_from_db()
    assert (entry.state, office.milestone.completed_on) == ("posted", DAY)


def test_an_approval_that_fails_leaves_nothing_behind(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    report = office.draft()
    entry = portfolio.fund_entry("received", report=report, task=office.task, booked_on=DAY)
    report.milestone_reports.filter(milestone=office.milestone).update(completed_on=DAY)
    reporting.submit(report, office.officer)

    def fail(*args: Any) -> None:
        raise RuntimeError("the power went out")

    monkeypatch.setattr("tasks.reporting.review.parts", fail)
    with pytest.raises(RuntimeError):
        reporting.approve(report, office.reviewer)
    report.refresh_from_db()
    entry.refresh_from_db()
    assert (report.status, entry.state, office.milestone.completed_on) == ("submitted", "pending", None)


def test_a_new_report_carries_over_what_is_still_open(office: Office) -> None:
    first = office.draft(
        portfolio.period(2025, 5), next_steps="完成调试", data_source="企业月报", problems="设备到货晚"
    )
    first.milestone_reports.filter(milestone=office.milestone).update(completed_on=date(2025, 5, 20))
    first.milestone_reports.filter(milestone__number=2).update(expected_on=date(2026, 1, 10))
    reporting.submit(first, office.officer)
    reporting.approve(first, office.reviewer)
    second = reporting.open_report(office.task, portfolio.period(2025, 6), office.officer)
    assert [
        (line.milestone.number, line.completed_on, line.expected_on) for line in second.milestone_reports.all()
    ] == [(2, None, date(2026, 1, 10))]
    assert (second.data_source, second.problems, second.next_steps) == ("企业月报", "", "")
    assert reporting.plan_of(second) == "完成调试"
    assert reporting.changed_fields(second)["problems"] == ("设备到货晚", "")


def test_a_task_has_one_report_on_a_period(office: Office) -> None:
    office.draft()
    with pytest.raises(reporting.WrongState):
        reporting.open_report(office.task, portfolio.period(), office.colleague)


@pytest.mark.parametrize("status", ["approved", "suspended", "terminated", "closed"])
def test_only_a_running_task_reports(status: str) -> None:
    office = Office(portfolio.task(status))
    with pytest.raises(reporting.WrongState):
        reporting.open_report(office.task, portfolio.period(), office.officer)


def test_a_revision_is_a_copy_that_counts_only_once_it_is_approved(office: Office) -> None:
    indicator = portfolio.indicator(task=office.task)
    report = office.draft()
    portfolio.indicator_value(indicator=indicator, report=report, measured_on=DAY, value=70)
    report.milestone_reports.filter(milestone=office.milestone).update(completed_on=DAY)
    reporting.submit(report, office.officer)
    reporting.approve(report, office.reviewer)
    revision = reporting.revise(report, office.colleague, "数据更正")
    assert (revision.revision, revision.status, revision.progress) == (2, "draft", report.progress)
    assert [value.value for value in revision.indicator_values.all()] == [70]
    revision.indicator_values.update(value=60)
    revision.milestone_reports.filter(milestone=office.milestone).update(completed_on=None)
    reporting.submit(revision, office.colleague)
    report.refresh_from_db()
    assert (report.is_current, actual(indicator), office.milestone.completed_on) == (True, 70, DAY)
    reporting.approve(revision, office.reviewer)
    report.refresh_from_db()
    assert (report.is_current, revision.is_current) == (False, True)
    assert (actual(indicator), office.milestone.completed_on) == (60, None)


def actual(indicator: Any) -> Decimal | None:
    return with_actual(type(indicator).objects.filter(pk=indicator.pk), clock.today()).get().actual


def test_a_discarded_draft_takes_everything_with_it(office: Office) -> None:
    report = office.draft()
    portfolio.fund_entry("received", report=report, task=office.task)
    portfolio.indicator_value(report=report, indicator=portfolio.indicator(task=office.task))
    reporting.discard(report, office.colleague)
    left = [model.objects.count() for model in (ProgressReport, FundEntry, ReportDecision)]
    assert left == [0, 0, 0]


def test_what_was_returned_once_is_not_discarded(office: Office) -> None:
    report = office.submitted()
    reporting.send_back(report, office.reviewer, "数据不全")
    ProgressReport.objects.filter(pk=report.pk).update(status="draft")
    with pytest.raises(reporting.WrongState):
        reporting.discard(report, office.officer)


def test_a_verified_milestone_that_a_revision_takes_back_is_no_longer_verified(office: Office) -> None:
    report = office.draft()
    report.milestone_reports.filter(milestone=office.milestone).update(completed_on=DAY)
    reporting.submit(report, office.officer)
    reporting.approve(report, office.reviewer)
    Milestone.objects.filter(pk=office.milestone.pk).update(verified_on=date(2025, 7, 20))
    revision = reporting.revise(report, office.officer, "试验未通过")
    revision.milestone_reports.update(completed_on=None)
    reporting.submit(revision, office.officer)
    reporting.approve(revision, office.reviewer)
    assert (office.milestone.completed_on, office.milestone.verified_on) == (None, None)
