"""The database's half of the life cycle: what no form, command or shell gets past."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction

from tasks.models import PresentedDocument, StatusChange, Task, Transition, TransitionRequest
from tests import portfolio
from tests.rules import breaks, sql
from tests.tasks.steps import DEPARTMENT, STEPS

pytestmark = pytest.mark.django_db
S = Task.Status
POSSIBLE = sorted(STEPS)
IMPOSSIBLE = [(now, then) for now in S.values for then in S.values if (now, then) not in STEPS]


def change(task: Task, to_status: str, **given: Any) -> StatusChange:
    conclusion = "passed" if to_status == S.CLOSED else ""
    return StatusChange(**{"task": task, "to_status": to_status, "changed_on": date(2025, 1, 1),
                           "conclusion": conclusion, "document_no": "1", "comment": "1", **given})  # fmt: skip


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


def test_the_table_of_a_new_database_is_the_one_of_the_rules() -> None:
    table = Transition.objects.filter(is_active=True).values_list("from_status", "to_status", "approver")
    assert {(now, then): approver for now, then, approver in table} == STEPS
    assert len(POSSIBLE) == 23


@pytest.mark.parametrize("now", S.values)
def test_the_database_refuses_every_jump(now: str) -> None:
    task = portfolio.task(now)
    for then in S.values:
        if (now, then) not in STEPS:
            with breaks("status_change_takes_a_step"):
                change(task, then).save()


def test_a_step_that_was_set_aside_is_refused() -> None:
    task = portfolio.task()
    Transition.objects.filter(from_status="active", to_status="suspended").update(is_active=False)
    with breaks("status_change_takes_a_step"):
        change(task, S.SUSPENDED).save()
    with breaks("transition_request_fits_task"):
        portfolio.transition_request(task, S.SUSPENDED)


def test_a_step_that_the_department_added_is_taken() -> None:
    Transition.objects.create(from_status="active", to_status="closed", name_zh="简易结题", position=99)
    task = portfolio.task()
    portfolio.move(task, S.CLOSED, date(2025, 1, 1))
    assert task.status == S.CLOSED


@pytest.mark.parametrize(("now", "then"), [pair for pair in POSSIBLE if STEPS[pair] in DEPARTMENT])
def test_what_the_department_decides_is_not_entered_unasked(now: str, then: str) -> None:
    with breaks("status_change_was_requested"):
        change(portfolio.task(now), then).save()


@pytest.mark.parametrize(("now", "then"), [pair for pair in POSSIBLE if STEPS[pair] in DEPARTMENT])
def test_nobody_confirms_what_they_requested(now: str, then: str) -> None:
    asked = portfolio.transition_request(portfolio.task(now), then, conclusion="passed" if then == S.CLOSED else "")
    with breaks("transition_request_four_eyes"):
        change(asked.task, then, actor=asked.requested_by, request=asked).save()


def test_a_step_without_one_of_its_documents_is_refused() -> None:
    asked = portfolio.transition_request(portfolio.task(), S.ACCEPTANCE)
    asked.documents.filter(kind__name_en="Third-party test report").delete()
    with breaks("status_change_has_documents"):
        change(asked.task, S.ACCEPTANCE, actor=portfolio.user(), request=asked).save()


def test_a_document_that_is_only_asked_for_may_be_missing() -> None:
    asked = portfolio.transition_request(portfolio.task(), S.ACCEPTANCE)
    asked.documents.filter(kind__is_mandatory=False).delete()
    change(asked.task, S.ACCEPTANCE, actor=portfolio.user(), request=asked).save()
    asked.refresh_from_db()
    assert asked.state == "confirmed"


@pytest.mark.parametrize(
    ("missing", "rule"),
    [
        ({"comment": ""}, "status_change_has_reason"),
        ({"document_no": ""}, "status_change_names_decision"),
        ({"actor": None}, "transition_request_decided_has_name"),
        ({"to_status": "terminated"}, "status_change_follows_request"),
    ],
)
def test_a_change_says_why_by_which_decision_and_by_whom(missing: dict[str, Any], rule: str) -> None:
    asked = portfolio.transition_request(portfolio.task(), S.SUSPENDED)
    values: dict[str, Any] = {"to_status": S.SUSPENDED, "actor": portfolio.user(), "request": asked}
    with breaks(rule):
        change(asked.task, **values | missing).save()


def test_a_task_is_rectified_once() -> None:
    task = portfolio.task(S.RECTIFYING)
    portfolio.move(task, S.ACCEPTANCE, date(2024, 6, 1))
    with breaks("status_change_only_once"):
        portfolio.move(task, S.RECTIFYING, date(2024, 7, 1))


def test_a_request_is_made_for_the_task_as_it_is() -> None:
    with breaks("transition_request_fits_task"):
        TransitionRequest.objects.create(
            task=portfolio.task("approved"),
            transition=Transition.objects.get(from_status="active", to_status="acceptance"),
            requested_by=portfolio.user(),
            requested_on=date(2025, 1, 1),
        )


def test_one_step_is_requested_at_a_time() -> None:
    task = portfolio.task()
    portfolio.transition_request(task, S.SUSPENDED)
    with breaks("transition_request_one_at_a_time"):
        portfolio.transition_request(task, S.ACCEPTANCE)


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        (
            "state = 'confirmed', decided_by_id = %s, decided_on = '2025-01-01'",
            "transition_request_confirmed_by_change",
        ),
        ("state = 'rejected', decided_by_id = %s, decided_on = '2025-01-01'", "transition_request_rejected_has_reason"),
        ("requested_by_id = %s", "transition_request_stays"),
        ("decided_by_id = %s", "transition_request_decided_has_name"),
    ],
)
def test_a_request_is_not_decided_behind_its_change(values: str, rule: str) -> None:
    asked = portfolio.transition_request(portfolio.task(), S.SUSPENDED)
    with breaks(rule):
        sql(f"UPDATE tasks_transitionrequest SET {values} WHERE id = {asked.pk}", portfolio.user().pk)


def test_a_decided_request_stays() -> None:
    task = portfolio.task("suspended")
    asked = task.transition_requests.get(to_status="suspended")
    with breaks("transition_request_stays"):
        TransitionRequest.objects.filter(pk=asked.pk).update(decision="x")
    with breaks("presented_document_stays"):
        PresentedDocument.objects.filter(request=asked).update(document_no="x")
    with breaks("presented_document_stays"):
        PresentedDocument.objects.filter(request=asked).delete()


def test_a_document_belongs_to_its_step() -> None:
    asked = portfolio.transition_request(portfolio.task(), S.SUSPENDED)
    other: Any = Transition.objects.get(from_status="active", to_status="acceptance").documents.first()
    with breaks("presented_document_of_step"):
        PresentedDocument.objects.create(request=asked, kind=other, document_no="1")


def test_a_step_keeps_its_ends() -> None:
    with breaks("transition_keeps_its_ends"):
        Transition.objects.filter(to_status="review").update(to_status="closed")


def test_the_task_follows_its_changes() -> None:
    task = portfolio.task("approved")
    assert (task.status, task.approved_on) == ("approved", date(2024, 3, 1))
    portfolio.move(task, S.TERMINATED)
    assert (task.status, task.approved_on) == ("terminated", date(2024, 3, 1))


def test_the_conclusion_comes_with_the_closing() -> None:
    assert portfolio.task("closed", conclusion="passed_after_rectification").conclusion == "passed_after_rectification"


def test_a_change_notes_the_status_before_whatever_was_sent() -> None:
    task = portfolio.task("active")
    asked = portfolio.transition_request(task, "suspended")
    made = change(task, "suspended", from_status="draft", actor=portfolio.user(), request=asked)
    made.save()
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


@pytest.mark.parametrize(("to_status", "conclusion"), [("closed", ""), ("revoked", "passed")])
def test_a_conclusion_belongs_to_a_closed_task(to_status: str, conclusion: str) -> None:
    task = portfolio.task("acceptance")
    with breaks("transition_request_closing_has_conclusion"):
        portfolio.transition_request(task, to_status, conclusion=conclusion)


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
    assert task.status_changes.filter(document_no="文号").count() == 4
