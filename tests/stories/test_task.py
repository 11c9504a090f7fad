"""The story of a task."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from breakthrough.figures import Question, answer, figures
from breakthrough.scope import EVERYTHING
from tasks.models import Milestone, Task
from tests import portfolio
from tests.stories.conftest import signed_in, story, told, top_numbers

DAY = {"until": "2025-06-30"}


@pytest.fixture
def reader(db: None) -> Client:
    return signed_in(portfolio.user("leader"))


def test_who_may_not_edit_a_task_reads_its_story(reader: Client) -> None:
    task = portfolio.task()
    address = reverse("admin:tasks_task_change", args=[task.pk])
    assert reader.get(address).headers["Location"] == story(task)
    assert reader.get(address, {"form": "1"}).status_code == 200


def test_who_may_edit_a_task_gets_the_form(db: None) -> None:
    task = portfolio.task()
    officer = signed_in(portfolio.user("officer", task.cluster))
    answer = officer.get(reverse("admin:tasks_task_change", args=[task.pk]))
    assert answer.status_code == 200
    assert story(task) in answer.content.decode()


def test_a_foreign_task_answers_as_one_that_does_not_exist(db: None) -> None:
    foreign = portfolio.task(cluster=portfolio.cluster("dairy"))
    officer = signed_in(portfolio.user("officer", portfolio.task().cluster))
    assert [officer.get(story(foreign)).status_code, officer.get(story(Task(pk=987_654))).status_code] == [404, 404]


@pytest.mark.parametrize("words", [{"until": "yesterday"}, {"as_of": "2025-13-01"}, {"cluster": "dairy"}])
def test_an_address_that_cannot_be_read_is_refused(reader: Client, words: dict[str, str]) -> None:
    assert reader.get(story(portfolio.task()), words).status_code == 400


def test_milestones_slip_against_the_first_plan(reader: Client) -> None:
    task = portfolio.task(approved_on=date(2024, 3, 1))
    first, second = task.milestones.order_by("number")
    Milestone.objects.filter(pk=first.pk).update(completed_on=first.due_on + timedelta(days=45))
    text = told(reader, task, until="2026-04-10")
    # The second one was due on March 1, 2026, 40 days before.
    assert second.due_on == date(2026, 3, 1)
    assert "+45 d" in text
    assert "+40 d" in text
    # In words too, for whoever cannot see the drawing.
    assert "1 milestone is overdue." in text


def test_what_happens_later_is_not_told(reader: Client) -> None:
    task = portfolio.task()
    portfolio.risk(task=task, title="设备到货晚", raised_on=date(2025, 7, 1))
    portfolio.product(task, name_en="Coating", launched_on=date(2025, 8, 1))
    assert "设备到货晚" in told(reader, task, until="2025-07-01")
    early = told(reader, task, **DAY)
    assert "设备到货晚" not in early
    assert "Coating" not in early


def test_better_is_lower_where_the_indicator_says_so(reader: Client) -> None:
    task = portfolio.task()
    measured = portfolio.indicator(
        task=task, unit="kWh", direction="down", baseline=Decimal(5), target=Decimal("4.3"),
        comparator_zh="国际同类", comparator_en="Peers abroad", comparator_value=Decimal(5),
    )  # fmt: skip
    portfolio.indicator_value(indicator=measured, value=Decimal("4.2"))
    text = told(reader, task)
    assert "4.2 kWh target met" in text
    assert "−16% (relative), better" in text


def test_points_are_not_called_per_cent(reader: Client) -> None:
    task = portfolio.task()
    measured = portfolio.indicator(
        task=task, unit="%", difference="points", comparator_zh="国际同类", comparator_value=Decimal(60)
    )
    portfolio.indicator_value(indicator=measured, value=Decimal(80))
    assert "+20 percentage points, better" in told(reader, task)


def test_money_is_told_as_the_ledger_has_it(reader: Client) -> None:
    task = portfolio.task()
    portfolio.planned_funding(task=task, amount=Decimal(3_000_000), due_on=date(2024, 4, 1))
    portfolio.fund_entry("received", 2_000_000, task=task, booked_on=date(2024, 5, 1))
    portfolio.fund_entry("spent", 500_000, task=task, booked_on=date(2024, 6, 1))
    text = told(reader, task)
    assert "Planned so far 3 million yuan, received 2 million yuan, spent 0.5 million yuan." in text


def test_the_last_report_is_read_and_each_has_its_state(reader: Client) -> None:
    task = portfolio.task()
    portfolio.report(task=task, period=portfolio.period(2025, 6), progress="中试线建成", problems="缺电")
    portfolio.report("submitted", task=task, period=portfolio.period(2025, 7), progress="连续运行")
    text = told(reader, task)
    assert "连续运行" in text
    assert "2025-06 Approved" in text
    assert "2025-07 Submitted" in text


def test_each_number_at_the_top_is_the_dictionarys(leader: Client) -> None:
    task = Task.objects.get(code="DA-2023-01")
    question = Question(EVERYTHING, date(2025, 11, 6), {"task": task.code})
    shown = {number.code: number.value.value for number in top_numbers(leader, task)}
    assert shown == {code: answer(figures()[code], question).whole.value for code in shown}
    assert len(shown) == 8


def test_each_number_leads_to_its_rows(leader: Client) -> None:
    task = Task.objects.get(code="DA-2023-01")
    for number in top_numbers(leader, task, **DAY):
        assert f"task={task.code}" in number.url
        page = leader.get(number.url)
        assert number.display == page.context["figure"]["display"]
        assert page.context["figure"]["until"] == date(2025, 6, 30)


def test_a_task_is_told_as_it_was_known(leader: Client) -> None:
    task = Task.objects.get(code="DA-2023-01")
    text = told(leader, task, as_of="2024-08-31")
    assert "Facts up to 2024-08-31, as known on 2024-08-31 23:59." in text
    assert "45%" in text
    assert "60%" in text
    assert "Closed" not in text
