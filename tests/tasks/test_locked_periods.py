"""A locked month changes only by a restatement: by no page, no address, no model and no statement."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse
from django.utils.translation import override

from breakthrough.figures import Question, answer, figures
from breakthrough.scope import EVERYTHING
from funding.models import FundEntry
from tasks.models import IndicatorValue, Milestone, Period, ProgressReport
from tasks.periods import lock as lock_period
from tasks.reporting import Forbidden, WrongState, approve, open_report, revise, send_back, submit, withdraw
from tasks.restatements import restatements_for
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.admin.tables import page
from tests.admin.typing import errors, on_page
from tests.rules import breaks, sql
from tests.tasks.reporting import Office, lock

pytestmark = pytest.mark.django_db
DAY = date(2025, 6, 20)
LOCKED = "This period is locked; it changes only by a restatement that gives a reason."


@pytest.fixture
def office() -> Office:
    return Office()


def figure(code: str) -> Any:
    return answer(figures()[code], Question(EVERYTHING, date(2025, 11, 6), {})).whole.value


def june(office: Office) -> ProgressReport:
    """June with money, a value and a milestone, approved."""
    report = office.draft()
    portfolio.fund_entry("received", 1_000_000, source="societal", task=office.task, report=report, booked_on=DAY)
    portfolio.indicator_value(indicator=portfolio.indicator(task=office.task), report=report, measured_on=DAY, value=70)
    report.milestone_reports.filter(milestone=office.milestone).update(completed_on=DAY)
    submit(report, office.officer)
    approve(report, office.reviewer)
    return report


def test_a_period_is_locked_once_by_those_who_keep_periods(office: Office) -> None:
    period = portfolio.period()
    with pytest.raises(Forbidden):
        lock_period(period, office.officer)
    lock_period(period, portfolio.user("admin"))
    assert period.locked_on
    with pytest.raises(WrongState):
        lock_period(period, portfolio.user("admin"))


def test_a_period_is_locked_with_a_button(office: Office) -> None:
    period = portfolio.period()
    office.submitted()
    admin, officer = signed_in(portfolio.user("admin")), signed_in(office.officer)
    address = reverse("admin:tasks_period_verb", args=[period.pk, "lock"])
    assert officer.post(address).status_code == 403
    assert [value for _label, value in admin.get(address).context["facts"]] == ["0", "1"]
    admin.post(address, {"confirmed": "yes"})
    period.refresh_from_db()
    assert period.locked_on
    assert admin.post(address).status_code == 403
    assert admin.post(page(Period, "change", period.pk), {"code": "x"}).status_code == 403


def test_a_period_is_locked_only_after_its_end() -> None:
    period = portfolio.period(2099, 12)
    with pytest.raises(WrongState):
        lock_period(period, portfolio.user("admin"))
    with breaks("period_locked_after_end"):
        Period.objects.filter(pk=period.pk).update(locked_on=period.ends_on)


@pytest.mark.parametrize("values", [{"locked_on": None}, {"locked_on": DAY}, {"ends_on": DAY}, {"code": "x"}])
def test_a_lock_stays(values: dict[str, Any]) -> None:
    period = lock(portfolio.period())
    with breaks("period_stays_locked"):
        Period.objects.filter(pk=period.pk).update(**values)
    with breaks("period_stays_locked"):
        period.delete()


def test_nothing_is_entered_into_a_locked_month(office: Office) -> None:
    lock(portfolio.period())
    indicator = portfolio.indicator(task=office.task)
    with breaks("period_is_locked"):
        portfolio.report("draft", task=office.task)
    with breaks("period_is_locked"):
        portfolio.indicator_value(indicator=indicator, measured_on=DAY)
    with breaks("period_is_locked"):
        portfolio.fund_entry(task=office.task, booked_on=DAY)
    with breaks("milestone_day_is_locked"):
        Milestone.objects.filter(pk=office.milestone.pk).update(completed_on=DAY)
    july = office.draft(portfolio.period(2025, 7))
    with breaks("period_is_locked"):
        portfolio.indicator_value(indicator=indicator, report=july, measured_on=DAY)
    with breaks("period_is_locked"):
        portfolio.fund_entry("received", task=office.task, report=july, booked_on=DAY)
    with breaks("period_is_locked"):
        july.milestone_reports.update(completed_on=DAY)


def test_nothing_leaves_a_locked_month(office: Office) -> None:
    value = portfolio.indicator_value(indicator=portfolio.indicator(task=office.task), measured_on=DAY)
    june(office)
    lock(portfolio.period())
    with breaks("period_is_locked"):
        IndicatorValue.objects.filter(pk=value.pk).update(measured_on=date(2025, 7, 1))
    with breaks("period_is_locked"):
        value.delete()
    for values in ({"completed_on": None}, {"completed_on": date(2025, 7, 1)}):
        with breaks("milestone_day_is_locked"):
            Milestone.objects.filter(pk=office.milestone.pk).update(**values)
    with breaks("milestone_day_is_locked"):
        sql("DELETE FROM tasks_milestone WHERE id = %s", office.milestone.pk)
    with breaks("period_is_locked"):
        portfolio.reversal(FundEntry.objects.get(), DAY)


def test_a_verification_is_not_dated_into_a_locked_month(office: Office) -> None:
    Milestone.objects.filter(pk=office.milestone.pk).update(completed_on=date(2025, 5, 20))
    lock(portfolio.period())
    with breaks("milestone_day_is_locked"):
        Milestone.objects.filter(pk=office.milestone.pk).update(verified_on=DAY)


@pytest.mark.parametrize("status", ["draft", "returned"])
def test_an_unfinished_report_of_a_locked_month_becomes_a_restatement(office: Office, status: str) -> None:
    report = portfolio.report(status, task=office.task, author=office.officer, reviewer=office.reviewer)
    lock(portfolio.period())
    with breaks("period_is_locked"):
        ProgressReport.objects.filter(pk=report.pk).update(problems="x")
    with pytest.raises(WrongState), override("en"):
        submit(report, office.officer)
    report.restatement_reason = "补报"
    report.save()
    submit(report, office.officer)
    approve(report, office.reviewer)
    assert report.status == "approved"


def test_a_submitted_report_of_a_locked_month_is_not_approved_but_given_back(office: Office) -> None:
    report = office.submitted()
    lock(portfolio.period())
    with pytest.raises(WrongState), override("en"):
        approve(report, office.reviewer)
    withdraw(report, office.officer)
    report.restatement_reason = "补报"
    report.save()
    submit(report, office.officer)
    send_back(report, office.reviewer, "数据不全")


def test_a_month_that_was_never_reported_is_reported_with_a_reason(office: Office) -> None:
    lock(portfolio.period())
    with pytest.raises(WrongState) as refused, override("en"):
        open_report(office.task, portfolio.period(), office.officer)
    assert refused.value.messages == [LOCKED]
    report = office.draft(reason="当月未报")
    portfolio.indicator_value(indicator=portfolio.indicator(task=office.task), report=report, measured_on=DAY)
    submit(report, office.officer)
    approve(report, office.reviewer)


def test_a_restatement_changes_the_figures_of_a_locked_month_once_a_second_person_approves(office: Office) -> None:
    first = june(office)
    lock(portfolio.period())
    before = figure("societal_leveraged"), figure("progress")
    revision = revise(first, office.colleague, "凭证重复")
    wrong = FundEntry.objects.get()
    same = ("task", "source", "societal_kind", "kind", "booked_on")
    facts = {name: getattr(wrong, name) for name in same} | {"report": revision}
    FundEntry.objects.create(**facts, amount=wrong.amount, reverses=wrong)
    FundEntry.objects.create(**facts, amount=Decimal(600_000))
    revision.indicator_values.update(value=60)
    revision.milestone_reports.filter(milestone=office.milestone).update(completed_on=None)
    submit(revision, office.colleague)
    assert (figure("societal_leveraged"), figure("progress")) == before == (1_000_000, 40)
    with pytest.raises(Forbidden):
        approve(revision, office.colleague)
    approve(revision, office.reviewer)
    assert (figure("societal_leveraged"), figure("progress")) == (600_000, 0)


def test_the_next_report_tells_what_was_restated(office: Office) -> None:
    first = june(office)
    lock(portfolio.period())
    july = office.approved(portfolio.period(2025, 7))
    revision = revise(first, office.colleague, "凭证重复")
    revision.indicator_values.update(value=60)
    revision.milestone_reports.filter(milestone=office.milestone).update(completed_on=date(2025, 6, 27))
    wrong = FundEntry.objects.get()
    same = ("task", "source", "societal_kind", "kind", "booked_on", "amount")
    facts = {name: getattr(wrong, name) for name in same} | {"report": revision}
    FundEntry.objects.create(**facts, reverses=wrong)
    FundEntry.objects.create(**facts | {"amount": 600_000})
    FundEntry.objects.create(**facts | {"amount": 7, "kind": "spent"})
    submit(revision, office.colleague)
    august = office.draft(portfolio.period(2025, 8))
    assert restatements_for(august) == []
    approve(revision, office.reviewer)
    with override("en"):
        (told,) = restatements_for(august)
        assert [(one.subject, one.old, one.new) for one in told.changes] == [
            ("Purity (%)", 70, 60),
            (f"{office.milestone}: completed on", DAY, date(2025, 6, 27)),
            ("Received, Enterprise's own money (yuan)", Decimal("1000000.00"), Decimal("600000.00")),
            ("Spent, Enterprise's own money (yuan)", None, Decimal("7.00")),
        ]
    assert (told.report, told.reason, told.report.author, told.report.reviewer) == (
        revision, "凭证重复", office.colleague, office.reviewer,
    )  # fmt: skip
    assert restatements_for(july) == []
    submit(august, office.officer)
    approve(august, office.reviewer)
    september = office.draft(portfolio.period(2025, 9))
    assert (len(restatements_for(august)), restatements_for(september)) == (1, [])


def test_a_page_says_that_the_month_is_locked(office: Office) -> None:
    lock(portfolio.period())
    client = signed_in(portfolio.user("admin"))
    report = on_page(client.get(page(ProgressReport, "add"))) | {
        "task": office.task.pk, "period": portfolio.period().pk, "progress": "x",
    }  # fmt: skip
    assert errors(client.post(page(ProgressReport, "add"), report)) == [LOCKED]
    value = on_page(client.get(page(IndicatorValue, "add"))) | {
        "indicator": portfolio.indicator(task=office.task).pk, "measured_on": DAY, "value": 7,
    }  # fmt: skip
    assert errors(client.post(page(IndicatorValue, "add"), value)) == [LOCKED]
    entry = on_page(client.get(page(FundEntry, "add"))) | {
        "task": office.task.pk, "kind": "received", "source": "fiscal", "tier": "region", "amount": "7",
        "booked_on": DAY,
    }  # fmt: skip
    assert errors(client.post(page(FundEntry, "add"), entry)) == [LOCKED]
    assert not FundEntry.objects.exists()


def test_the_api_says_that_the_month_is_locked(office: Office, client: Any) -> None:
    report = office.submitted()
    lock(portfolio.period())
    headers = {"Authorization": f"Bearer {portfolio.token(office.reviewer)}", "Accept-Language": "en"}
    address = f"/api/v1/progress-reports/{report.pk}/approve/"
    refused = client.post(address, {}, content_type="application/json", headers=headers)
    assert (refused.status_code, refused.json()["detail"]) == (409, LOCKED)
