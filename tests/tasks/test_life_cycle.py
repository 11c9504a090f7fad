from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from tasks.models import StatusChange, Task
from tasks.models.status import TRANSITIONS
from tests import portfolio
from tests.rules import breaks, sql

pytestmark = pytest.mark.django_db
S = Task.Status
POSSIBLE = [(now, then) for now in S.values for then in S.values if then in TRANSITIONS[now]]
IMPOSSIBLE = [(now, then) for now in S.values for then in S.values if then not in TRANSITIONS[now]]


def change(task: Task, to_status: str, **given: Any) -> StatusChange:
    conclusion = "passed" if to_status == S.CLOSED else ""
    return StatusChange(**{"task": task, "to_status": to_status, "changed_on": date(2025, 1, 1),
                           "conclusion": conclusion, **given})  # fmt: skip


@pytest.mark.parametrize(("now", "then"), POSSIBLE)
def test_a_task_goes_from_one_status_to_the_next(now: str, then: str) -> None:
    change(task_in(now), then).clean()


@pytest.mark.parametrize(("now", "then"), IMPOSSIBLE)
def test_a_task_does_not_jump(now: str, then: str) -> None:
    with pytest.raises(ValidationError) as refused:
        change(task_in(now), then).clean()
    assert list(refused.value.message_dict) == ["to_status"]


def task_in(status: str) -> Task:
    """A task that need not be stored to be asked what it may become."""
    return Task(pk=987_654_321, status=status)


def test_there_are_as_many_steps_as_the_rules_name() -> None:
    assert (len(POSSIBLE), len(POSSIBLE) + len(IMPOSSIBLE)) == (23, 144)


def test_the_task_follows_its_changes() -> None:
    task = portfolio.task("approved")
    assert (task.status, task.approved_on) == ("approved", date(2024, 3, 1))
    portfolio.move(task, S.TERMINATED)
    assert (task.status, task.approved_on) == ("terminated", date(2024, 3, 1))


def test_the_conclusion_comes_with_the_closing() -> None:
    assert portfolio.task("closed", conclusion="passed_after_rectification").conclusion == "passed_after_rectification"


def test_a_change_notes_the_status_before_whatever_was_sent() -> None:
    task = portfolio.task("active")
    made = StatusChange.objects.create(
        task=task, from_status="draft", to_status="suspended", changed_on=date(2025, 1, 1)
    )
    made.refresh_from_db()
    assert made.from_status == "active"


@pytest.mark.parametrize("values", [{"status": "closed"}, {"conclusion": "passed"}, {"approved_on": date(2025, 1, 1)}])
def test_a_status_changes_only_by_entering_a_change(values: dict[str, Any]) -> None:
    task = portfolio.task()
    with breaks("task_status_follows_changes"):
        Task.objects.filter(pk=task.pk).update(**values)


def test_a_new_task_is_in_the_pipeline_whatever_was_sent() -> None:
    made = Task.objects.create(
        code="T", name_zh="任务", cluster=portfolio.cluster(), lead=portfolio.organization(), batch_year=2024,
        industry_track="upgrade", status="closed", conclusion="passed", approved_on=date(2024, 3, 1),
    )  # fmt: skip
    made.refresh_from_db()
    assert (made.status, made.conclusion, made.approved_on) == ("draft", "", None)


def test_changes_come_in_the_order_of_their_days() -> None:
    task = portfolio.task()
    with breaks("status_change_in_order"):
        portfolio.move(task, S.SUSPENDED, date(2024, 3, 10))
    portfolio.move(task, S.SUSPENDED, date(2024, 3, 11))


def test_somebody_who_enters_an_earlier_day_is_told_the_day_before() -> None:
    with pytest.raises(ValidationError) as refused:
        change(portfolio.task(), S.SUSPENDED, changed_on=date(2024, 3, 10)).full_clean(exclude=["from_status"])
    assert list(refused.value.message_dict) == ["changed_on"]


@pytest.mark.parametrize(("to_status", "conclusion"), [("closed", ""), ("suspended", "passed")])
def test_a_conclusion_belongs_to_a_closed_task(to_status: str, conclusion: str) -> None:
    task = portfolio.task("acceptance")
    with breaks("status_change_closed_has_conclusion"):
        change(task, to_status, conclusion=conclusion).save()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE tasks_statuschange SET document_no = 'x' WHERE task_id = %s",
        "DELETE FROM tasks_statuschange WHERE task_id = %s",
    ],
)
def test_a_status_change_stays_as_it_was_entered(statement: str) -> None:
    task = portfolio.task()
    with pytest.raises(DatabaseError, match="pgtrigger: Cannot"), transaction.atomic():
        sql(statement, task.pk)
    assert task.status_changes.filter(document_no="").count() == 4
