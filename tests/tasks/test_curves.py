from datetime import date
from decimal import Decimal

import pytest

from tasks.curves import climb, curves_of
from tasks.models import Milestone, Task
from tests import portfolio

TODAY = date(2025, 7, 1)


def milestone(
    task: Task, number: int, weight: int, due_on: date, completed_on: date | None = None, **more: object
) -> Milestone:
    return Milestone.objects.create(
        task=task,
        number=number,
        name_zh=f"节点{number}",
        weight=weight,
        due_on=due_on,
        completed_on=completed_on,
        **more,
    )


@pytest.fixture
def task(db: None) -> Task:
    task = portfolio.task("draft", starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31))
    milestone(task, 1, 40, date(2025, 3, 1), date(2025, 4, 1))
    milestone(task, 2, 30, date(2025, 6, 1), date(2025, 8, 1), baseline_due_on=date(2025, 5, 1))
    milestone(task, 3, 30, date(2025, 12, 1))
    return task


def test_a_running_total_rises_on_each_day() -> None:
    days = [(date(2025, 2, 1), Decimal(60)), (date(2025, 1, 1), Decimal(40))]
    assert climb(days) == [(date(2025, 1, 1), Decimal(40)), (date(2025, 2, 1), Decimal(100))]


def test_what_is_completed_later_is_not_done_yet(task: Task) -> None:
    curves = curves_of(task, TODAY)
    assert curves
    assert (curves.done, curves.planned, curves.deviation) == (40, 70, -30)


def test_the_first_plan_is_drawn_where_the_plan_has_slipped(task: Task) -> None:
    curves = curves_of(task, TODAY)
    assert curves
    assert [path.kind for path in curves.chart.paths] == ["baseline", "plan", "actual"]


def test_the_plan_ends_at_a_hundred_and_what_is_done_ends_today(task: Task) -> None:
    curves = curves_of(task, TODAY)
    assert curves
    shapes = {path.kind: path.shape for path in curves.chart.paths}
    chart = curves.chart
    assert shapes["plan"].endswith(f"V{chart.top:.1f}H{chart.right:.1f}")
    assert shapes["actual"].endswith(f"H{chart.x(TODAY)}")


def test_a_task_without_milestones_has_no_curves(db: None) -> None:
    assert curves_of(portfolio.task("draft"), TODAY) is None
