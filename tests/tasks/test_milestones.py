from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tasks.models import Milestone, Task
from tests import portfolio
from tests.rules import breaks, keeps_every_rule, sql

pytestmark = pytest.mark.django_db
S = Task.Status
CONTRACTED = [S.ACTIVE, S.SUSPENDED, S.ACCEPTANCE, S.RECTIFYING, S.CLOSED]
PLANNING = [S.REVIEW, S.PUBLICIZED, S.APPROVED, S.REJECTED, S.TERMINATED, S.REVOKED]


def weigh(task: Task, *weights: Any) -> None:
    for row, weight in zip(task.milestones.all(), weights, strict=True):
        row.weight = Decimal(weight)
        row.save()


@pytest.mark.parametrize("status", [*CONTRACTED, *PLANNING])
def test_milestones_never_weigh_more_than_100(status: str) -> None:
    task = portfolio.task(status)
    with breaks("milestone_weights_at_most_100"):
        weigh(task, 40, "60.01")


@pytest.mark.parametrize("status", CONTRACTED)
def test_milestones_of_a_contracted_task_weigh_no_less_than_100(status: str) -> None:
    task = portfolio.task(status)
    with breaks("milestone_weights_exactly_100"):
        weigh(task, 40, "59.99")


@pytest.mark.parametrize("status", PLANNING)
def test_milestones_of_a_task_without_contract_may_weigh_less(status: str) -> None:
    task = portfolio.task(status)
    with keeps_every_rule():
        weigh(task, 10, 20)


def test_weights_move_from_one_milestone_to_the_other_in_one_transaction() -> None:
    task = portfolio.task()
    with keeps_every_rule():
        weigh(task, 70, 30)


def test_a_contracted_task_loses_no_milestone() -> None:
    task = portfolio.task()
    with breaks("milestone_weights_exactly_100"):
        task.milestones.first().delete()  # type: ignore[union-attr]


def test_weights_are_checked_past_the_models() -> None:
    task = portfolio.task()
    with breaks("milestone_weights_at_most_100"):
        sql("UPDATE tasks_milestone SET weight = 99 WHERE task_id = %s", task.pk)


def test_a_milestone_that_leaves_is_missed_where_it_was() -> None:
    task, draft = portfolio.task(), portfolio.task("draft")
    with breaks("milestone_weights_exactly_100"):
        Milestone.objects.filter(task=task, number=2).update(task=draft)


def test_a_task_becomes_active_only_with_milestones_of_100() -> None:
    task = portfolio.task("approved")
    weigh(task, 40, 50)
    with breaks("milestone_weights_exactly_100"):
        portfolio.move(task, S.ACTIVE)


def test_a_milestone_weighs_something() -> None:
    with breaks("milestone_has_weight"):
        portfolio.milestone(weight=0)


@pytest.mark.parametrize("completed_on", [None, date(2025, 1, 2)])
def test_a_milestone_is_verified_after_it_was_completed(completed_on: date | None) -> None:
    with breaks("milestone_verified_after_completed"):
        portfolio.milestone(completed_on=completed_on, verified_on=date(2025, 1, 1))


def test_milestones_may_swap_their_numbers() -> None:
    task = portfolio.task()
    with keeps_every_rule():
        task.milestones.filter(number=1).update(number=3)
        task.milestones.filter(number=2).update(number=1)
        task.milestones.filter(number=3).update(number=2)


def test_two_milestones_of_a_task_have_two_numbers() -> None:
    task = portfolio.task()
    with breaks("milestone_number_once"):
        task.milestones.update(number=1)


def test_the_first_plan_is_fixed_with_the_contract() -> None:
    task = portfolio.task("approved")
    row = task.milestones.get(number=1)
    planned = row.due_on
    assert row.baseline_due_on is None
    portfolio.move(task, S.ACTIVE, date(2025, 1, 1))
    row.refresh_from_db()
    assert row.baseline_due_on == planned


def test_a_milestone_that_slips_keeps_its_first_plan() -> None:
    row = portfolio.task().milestones.get(number=1)
    planned = row.due_on
    Milestone.objects.filter(pk=row.pk).update(due_on=date(2026, 1, 1))
    row.refresh_from_db()
    assert (row.baseline_due_on, row.due_on) == (planned, date(2026, 1, 1))
    with breaks("milestone_baseline_stays"):
        Milestone.objects.filter(pk=row.pk).update(baseline_due_on=date(2026, 1, 1))
    with breaks("milestone_baseline_stays"):
        Milestone.objects.filter(pk=row.pk).update(baseline_due_on=None)


def test_before_the_contract_the_first_plan_is_free() -> None:
    row = portfolio.task("approved").milestones.get(number=1)
    for day in (date(2025, 1, 1), date(2025, 2, 1), None):
        Milestone.objects.filter(pk=row.pk).update(baseline_due_on=day)
        row.refresh_from_db()
        assert row.baseline_due_on == day
