"""The sheet: rows of tasks, saved and submitted one by one."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from funding.models import FundEntry
from tasks.models import IndicatorValue, MilestoneReport, Period, ProgressReport, Task
from tasks.reporting import open_report, submit
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.tasks.reporting import Office

PAGE = "/admin/tasks/progressreport/sheet/"


@pytest.fixture
def office(db: None) -> Office:
    made = Office()
    patents = {"name_zh": "专利", "name_en": "Patents", "baseline": Decimal(2), "target": Decimal(10)}
    portfolio.indicator(task=made.task, number=1, is_cumulative=True, **patents)
    return made


@pytest.fixture
def period(db: None) -> Period:
    return portfolio.period()


@pytest.fixture
def client(office: Office, period: Period) -> Client:
    return signed_in(office.officer)


def typed(client: Client, period: Period, **cells: str) -> dict[str, str]:
    """What a browser would send: the versions of the rows, and what was typed."""
    sheet = client.get(PAGE, {"period": period.code}).context["sheet"]
    versions = {f"version-{row.task.pk}": row.version for row in sheet.rows}
    return {**versions, **cells}


def post(client: Client, period: Period, sent: dict[str, str], button: str = "_save") -> Any:
    return client.post(f"{PAGE}?period={period.code}", {**sent, button: "1"})


def save(client: Client, period: Period, task: Task, button: str = "_save", **cells: str) -> Any:
    named = {f"cell-{task.pk}-{name}": text for name, text in cells.items()}
    picked = {f"pick-{task.pk}": "on"} if button == "_submit" else {}
    return post(client, period, {**typed(client, period), **named, **picked}, button)


def test_a_row_stands_for_each_task_that_owes_a_report(client: Client, office: Office, period: Period) -> None:
    portfolio.task("draft", cluster=office.task.cluster)
    portfolio.task(cluster=portfolio.cluster("dairy"))
    rows = client.get(PAGE, {"period": period.code}).context["sheet"].rows
    assert [row.task for row in rows] == [office.task]


def test_what_is_typed_becomes_a_draft(client: Client, office: Office, period: Period) -> None:
    answer = save(client, period, office.task, progress="完成调试", completed_on="", indicator_1="5")
    assert answer.status_code == 302
    report = ProgressReport.objects.get()
    assert (report.status, report.progress, report.author) == ("draft", "完成调试", office.officer)
    value = IndicatorValue.objects.get()
    assert (value.value, value.increment, value.measured_on) == (5, 3, date(2025, 6, 30))


def test_nothing_typed_makes_no_draft(client: Client, office: Office, period: Period) -> None:
    save(client, period, office.task)
    assert not ProgressReport.objects.exists()


@pytest.mark.parametrize("day", ["2025-06-12", "2025/6/12", "2025.6.12", "2025年6月12日", "２０２５－０６－１２"])
def test_a_day_is_read_as_people_write_it(client: Client, office: Office, period: Period, day: str) -> None:
    save(client, period, office.task, completed_on=day)
    assert MilestoneReport.objects.get(milestone=office.milestone).completed_on == date(2025, 6, 12)


@pytest.mark.parametrize(
    ("cell", "text", "message"),
    [
        ("indicator_1", "abc", "Write a number like 1234.5, without its unit."),
        ("indicator_1", "9" * 5_000, "Write a number like 1234.5, without its unit."),
        ("completed_on", "2025-13-01", "Write the day like 2025-11-05."),
        ("completed_on", "1899-01-01", "1990"),
        ("received_fiscal", "NaN", "350万"),
    ],
)
def test_a_mistake_is_said_in_its_cell_and_nothing_typed_is_lost(
    client: Client, office: Office, period: Period, cell: str, text: str, message: str
) -> None:
    answer = save(client, period, office.task, progress="完成调试", **{cell: text})
    assert answer.status_code == 200
    [row] = answer.context["sheet"].rows
    assert message in row.cells[cell].error
    assert (row.cells[cell].text, row.cells["progress"].text) == (text, "完成调试")
    assert not ProgressReport.objects.exists()


def test_good_rows_are_submitted_and_the_others_kept(client: Client, office: Office, period: Period) -> None:
    other = portfolio.task(cluster=office.task.cluster)
    sent = {
        f"cell-{office.task.pk}-progress": "完成调试",
        f"pick-{office.task.pk}": "on",
        f"cell-{other.pk}-progress": "开工",
        f"cell-{other.pk}-completed_on": "昨天",
        f"pick-{other.pk}": "on",
    }
    answer = post(client, period, {**typed(client, period), **sent}, "_submit")
    assert [(report.task, report.status) for report in ProgressReport.objects.all()] == [(office.task, "submitted")]
    kept = next(row for row in answer.context["sheet"].rows if row.task == other)
    assert (kept.cells["progress"].text, kept.is_picked) == ("开工", True)


def test_a_row_without_progress_is_not_submitted(client: Client, office: Office, period: Period) -> None:
    answer = save(client, period, office.task, "_submit", problems="设备晚到")
    assert "Say what was done in this period." in answer.context["sheet"].rows[0].error
    assert not ProgressReport.objects.exists()


def test_money_waits_in_the_report(client: Client, office: Office, period: Period) -> None:
    save(client, period, office.task, received_fiscal="350万")
    entry = FundEntry.objects.get()
    assert (entry.amount, entry.kind, entry.source, entry.tier, entry.state, entry.booked_on) == (
        3_500_000, "received", "fiscal", "region", "pending", date(2025, 6, 30),
    )  # fmt: skip


def test_an_emptied_cell_takes_its_value_back(client: Client, office: Office, period: Period) -> None:
    save(client, period, office.task, progress="完成调试", received_fiscal="350万", indicator_1="5")
    save(client, period, office.task, received_fiscal="", indicator_1="")
    assert (FundEntry.objects.count(), IndicatorValue.objects.count()) == (0, 0)


def test_what_was_handed_in_is_closed(client: Client, office: Office, period: Period) -> None:
    report = open_report(office.task, period, office.officer)
    report.progress = "完成调试"
    report.save()
    submit(report, office.officer)
    save(client, period, office.task, progress="别的")
    report.refresh_from_db()
    assert report.progress == "完成调试"


def test_the_second_of_two_savers_overwrites_nothing(client: Client, office: Office, period: Period) -> None:
    mine = typed(client, period)
    save(signed_in(office.colleague), period, office.task, progress="同事所写")
    answer = post(client, period, {**mine, f"cell-{office.task.pk}-progress": "我所写"})
    [row] = answer.context["sheet"].rows
    assert "Somebody else has changed this report meanwhile." in row.error
    assert row.cells["progress"].text == "我所写"
    assert ProgressReport.objects.get().progress == "同事所写"


def keep(client: Client, period: Period, task: Task, **cells: str) -> None:
    """What the page sends while somebody types."""
    sheet = client.get(PAGE, {"period": period.code}).context
    named = {f"cell-{task.pk}-{name}": text for name, text in cells.items()}
    fields = [*typed(client, period, **named).items()]
    body = {"key": sheet["draft"]["key"], "fields": fields}
    assert client.post("/admin/drafts/", body, content_type="application/json").status_code == 200


def opened(client: Client, period: Period) -> Any:
    return client.get(PAGE, {"period": period.code})


def test_what_was_typed_and_not_saved_comes_back(client: Client, office: Office, period: Period) -> None:
    keep(client, period, office.task, progress="写到一半", indicator_1="七")
    answer = opened(client, period)
    [row] = answer.context["sheet"].rows
    assert (row.cells["progress"].text, row.cells["indicator_1"].text) == ("写到一半", "七")
    assert answer.context["draft"]["restored"]
    assert not ProgressReport.objects.exists()


def test_a_draft_beside_what_somebody_saved_since_shows_both(client: Client, office: Office, period: Period) -> None:
    keep(client, period, office.task, progress="我所写", problems="")
    save(signed_in(office.colleague), period, office.task, progress="同事所写", problems="设备晚到")
    [row] = opened(client, period).context["sheet"].rows
    assert (row.cells["progress"].text, row.cells["problems"].text) == ("我所写", "设备晚到")
    assert row.cells["progress"].error == "Meanwhile somebody saved: 同事所写"


def test_saving_or_discarding_forgets_the_draft(client: Client, office: Office, period: Period) -> None:
    keep(client, period, office.task, progress="写到一半")
    save(client, period, office.task, progress="写完了")
    assert opened(client, period).context["draft"]["restored"] is None
    keep(client, period, office.task, progress="又写")
    post(client, period, {}, "_discard_draft")
    assert opened(client, period).context["sheet"].rows[0].cells["progress"].text == "写完了"


def test_a_foreign_row_in_the_answer_is_ignored(client: Client, office: Office, period: Period) -> None:
    foreign = portfolio.task(cluster=portfolio.cluster("dairy"))
    post(client, period, {**typed(client, period), f"cell-{foreign.pk}-progress": "x", f"pick-{foreign.pk}": "on"})
    assert not ProgressReport.objects.exists()


@pytest.mark.parametrize("role", ["leader", "newcomer"])
def test_the_sheet_is_for_those_who_report(request: pytest.FixtureRequest, role: str) -> None:
    assert request.getfixturevalue(role).get(PAGE).status_code == 403


def test_more_tasks_cost_no_more_queries(client: Client, office: Office, period: Period) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(PAGE, {"period": period.code}).status_code == 200
        return len(queries)

    open_report(office.task, period, office.officer)
    before = count()
    for _number in range(4):
        task = portfolio.task(cluster=office.task.cluster)
        portfolio.indicator(task=task)
        open_report(task, period, office.officer)
    assert count() == before


def test_the_page_has_an_address_of_its_own() -> None:
    assert reverse("admin:tasks_progressreport_sheet") == PAGE
