"""The form of a report for its author, and its page for whoever reviews it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from funding.models import FundEntry
from tasks.models import IndicatorValue, ProgressReport, Task
from tasks.reporting import approve, open_report, submit
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.tasks.reporting import Office


@pytest.fixture
def office(db: None) -> Office:
    return Office()


@pytest.fixture
def report(office: Office) -> ProgressReport:
    portfolio.indicator(task=office.task, number=1, name_zh="专利", name_en="Patents", unit="件", is_cumulative=True,
                        baseline=Decimal(2), target=Decimal(10))  # fmt: skip
    portfolio.indicator(task=office.task, number=2, name_zh="纯度", name_en="Purity")
    return open_report(office.task, portfolio.period(), office.officer)


def address(report: ProgressReport) -> str:
    return reverse("admin:tasks_progressreport_change", args=[report.pk])


def typed(client: Client, report: ProgressReport, **changes: Any) -> dict[str, Any]:
    """What a browser would send: the form as it stands, with some fields changed."""
    context = client.get(address(report)).context
    forms = [context["adminform"].form]
    formsets = [inline.formset for inline in context["inline_admin_formsets"]]
    for formset in formsets:
        forms += [formset.management_form, *formset.forms]
    sent = {bound.html_name: bound.value() for form in forms for bound in form}
    return {name: "" if value is None else value for name, value in {**sent, **changes}.items() if value is not False}


def save(client: Client, report: ProgressReport, button: str = "_continue", **changes: Any) -> Any:
    return client.post(address(report), {**typed(client, report, **changes), button: "1"})


def test_a_report_is_begun_for_a_task_and_a_period(office: Office) -> None:
    client, period = signed_in(office.officer), portfolio.period()
    answer = client.post(reverse("admin:tasks_progressreport_add"), {"task": office.task.pk, "period": period.pk})
    made = ProgressReport.objects.get()
    assert answer.headers["Location"] == address(made)
    assert (made.task, made.period, made.author, made.status) == (office.task, period, office.officer, "draft")


def test_the_list_of_tasks_shows_the_computed_light_and_the_declared_one(office: Office) -> None:
    portfolio.report(task=office.task, declared_light="green", light_reason="设备已到货")
    answer = signed_in(office.officer).get(reverse("admin:tasks_task_changelist"))
    for light in ("light-red", "light-green", "设备已到货"):
        assert light in answer.text


def test_the_form_tells_what_was_said_last_time_to_be_taken_over(office: Office) -> None:
    for month, values in ((5, {"problems": "设备晚到"}), (6, {})):
        report = office.draft(portfolio.period(2025, month), **values)
        if month == 5:
            submit(report, office.officer)
            approve(report, office.reviewer)
    helps = signed_in(office.officer).get(address(report)).context["adminform"].form.fields["problems"].help_text
    assert "设备晚到" in helps
    assert "take-over" in helps


def test_another_light_than_the_computed_one_asks_for_a_reason(office: Office, report: ProgressReport) -> None:
    answer = save(signed_in(office.officer), report, declared_light="green")
    assert "Give a reason for a light that differs from the computed one." in answer.content.decode()
    report.refresh_from_db()
    assert report.declared_light == ""


def test_a_report_that_is_not_owed_is_refused_in_the_form(office: Office) -> None:
    client = signed_in(office.officer)
    early = portfolio.period(1995, 1)
    page = client.post(reverse("admin:tasks_progressreport_add"), {"task": office.task.pk, "period": early.pk})
    assert page.status_code == 200
    assert "owes no report on this period" in page.content.decode()
    assert not ProgressReport.objects.exists()


def test_a_line_stands_for_each_milestone_and_indicator(office: Office, report: ProgressReport) -> None:
    context = signed_in(office.officer).get(address(report)).context
    lines = [len(inline.formset.forms) for inline in context["inline_admin_formsets"]]
    assert lines == [2, 2, 0]


def test_lines_left_empty_are_not_saved(office: Office, report: ProgressReport) -> None:
    save(signed_in(office.officer), report, progress="开始联调")
    assert not IndicatorValue.objects.exists()


def test_what_was_added_gives_the_running_total(office: Office, report: ProgressReport) -> None:
    save(signed_in(office.officer), report, **{"indicator_values-0-increment": "3"})
    value = IndicatorValue.objects.get()
    assert (value.increment, value.value, value.measured_on) == (3, 5, date(2025, 6, 30))


def test_the_running_total_gives_what_was_added(office: Office, report: ProgressReport) -> None:
    save(signed_in(office.officer), report, **{"indicator_values-0-value": "9"})
    assert IndicatorValue.objects.get().increment == 7


def test_a_total_that_does_not_add_up_is_refused_in_its_cell(office: Office, report: ProgressReport) -> None:
    changes = {"indicator_values-0-increment": "3", "indicator_values-0-value": "9"}
    page = save(signed_in(office.officer), report, **changes).content.decode()
    assert "2 before and 3 now make 5, not 9. Correct one of the two." in page, page


def test_a_line_that_is_emptied_is_gone(office: Office, report: ProgressReport) -> None:
    client = signed_in(office.officer)
    save(client, report, **{"indicator_values-1-value": "80.5"})
    save(client, report, **{"indicator_values-0-value": "", "indicator_values-0-measured_on": ""})
    assert not IndicatorValue.objects.exists()


def test_a_line_speaks_of_nothing_but_the_task_of_its_report(office: Office, report: ProgressReport) -> None:
    foreign = portfolio.indicator(task=portfolio.task(cluster=portfolio.cluster("dairy")))
    changes = {"indicator_values-0-indicator": str(foreign.pk), "indicator_values-0-value": "1"}
    assert save(signed_in(office.officer), report, **changes).status_code == 200
    assert not IndicatorValue.objects.exists()


def money(amount: str) -> dict[str, str]:
    line = {"kind": "received", "funder": "fiscal:region", "amount": amount, "booked_on": "2025-06-10"}
    return {"fund_entries-TOTAL_FORMS": "1", **{f"fund_entries-0-{name}": value for name, value in line.items()}}


def test_money_in_a_report_waits_for_its_approval(office: Office, report: ProgressReport) -> None:
    save(signed_in(office.officer), report, progress="到位一笔", **money("350万"))
    entry = FundEntry.objects.get()
    assert (entry.task, entry.amount, entry.source, entry.tier) == (office.task, 3_500_000, "fiscal", "region")
    assert entry.state == "pending"
    submit(report, office.officer)
    approve(report, office.reviewer)
    entry.refresh_from_db()
    assert entry.state == "posted"


def test_what_is_submitted_says_what_was_done(office: Office, report: ProgressReport) -> None:
    page = save(signed_in(office.officer), report, "_submit")
    assert "Say what was done in this period." in page.content.decode()
    report.refresh_from_db()
    assert report.status == "draft"


def test_one_button_saves_and_submits(office: Office, report: ProgressReport) -> None:
    save(signed_in(office.officer), report, "_submit", progress="开始联调")
    report.refresh_from_db()
    assert (report.status, report.progress) == ("submitted", "开始联调")


def test_a_reviewer_reads_now_beside_before(office: Office, report: ProgressReport) -> None:
    earlier = office.approved(portfolio.period(2025, 5))
    save(signed_in(office.officer), report, "_submit", progress="开始联调")
    page = signed_in(office.reviewer).get(address(report))
    assert page.context["previous"] == earlier
    assert [move.name for move in page.context["moves"]] == ["approve", "return"]
    assert "<form" in page.content.decode()


@pytest.mark.parametrize("move", ["submit", "withdraw", "approve", "return", "revise"])
def test_a_foreign_report_is_as_absent(task: Task, office: Office, report: ProgressReport, move: str) -> None:
    stranger = portfolio.user("officer", portfolio.task(cluster=portfolio.cluster("dairy")).cluster)
    client = signed_in(stranger)
    for key in (report.pk, 987_654_321):
        assert client.get(reverse("admin:tasks_progressreport_change", args=[key])).status_code == 404
        where = reverse(f"admin:tasks_progressreport_move_{move}", args=[key])
        assert client.post(where, {"reason": "x"}).status_code == 404
