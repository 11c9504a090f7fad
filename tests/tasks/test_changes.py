"""Changes of a contract: asked for by one person, decided by another, applied with the approval."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from breakthrough.history import acting, changes_of
from tasks import changes
from tasks.models import ChangeRequest, Task
from tests import portfolio
from tests.rules import breaks, sql

pytestmark = pytest.mark.django_db
DAY = date(2025, 6, 30)


@pytest.fixture(autouse=True)
def english(settings: Any) -> None:
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def task() -> Task:
    """Until 1 March 2026; its second milestone, due on 1 March 2026 too, is still to come."""
    return portfolio.task(ends_on=date(2026, 3, 1))


@pytest.fixture
def people(task: Task) -> dict[str, Any]:
    return {
        "admin": portfolio.user("admin"),
        "officer": portfolio.user("officer", task.cluster),
        "reviewer": portfolio.user("reviewer", task.cluster),
        "leader": portfolio.user("leader"),
        "stranger": portfolio.user("reviewer", portfolio.cluster("dairy")),
    }


def submit(task: Task, kind: str, by: Any, on: date = date(2025, 6, 2), **given: Any) -> ChangeRequest:
    return changes.submit(task, kind, by, reason="原因", given=given, on=on)


def approved(request: ChangeRequest, people: dict[str, Any]) -> ChangeRequest:
    changes.recommend(request, people["officer"], on=date(2025, 6, 16))
    changes.approve(request, people["reviewer"], on=DAY, document_no="变更〔2025〕1号")
    request.refresh_from_db()
    return request


def test_an_extension_moves_the_end_and_the_milestones_still_to_come(task: Task, people: dict[str, Any]) -> None:
    first, second = task.milestones.order_by("number")
    second.due_on = date(2026, 3, 1)
    second.save()
    with acting(user=people["reviewer"], door="admin"):
        request = approved(submit(task, "extension", people["officer"], new_ends_on=date(2026, 9, 1)), people)
    for row in (task, first, second):
        row.refresh_from_db()
    assert (request.status, request.old_ends_on, task.ends_on) == ("approved", date(2026, 3, 1), date(2026, 9, 1))
    assert (first.due_on, second.due_on) == (date(2025, 3, 1), date(2026, 9, 1))
    assert second.baseline_due_on == date(2026, 3, 1)
    assert changes_of(task)[-1].reason == "Change request 变更〔2025〕1号 (Extension): 原因"


def test_another_lead(task: Task, people: dict[str, Any]) -> None:
    old, new = task.lead, portfolio.organization()
    request = approved(submit(task, "lead", people["officer"], new_lead=str(new.pk)), people)
    task.refresh_from_db()
    assert (request.old_lead, request.new_lead, task.lead) == (old, new, new)


def test_another_target(task: Task, people: dict[str, Any]) -> None:
    row = portfolio.indicator(task=task, target=80)
    given: dict[str, Any] = {"indicator": row, "new_target": Decimal(85)}
    request = approved(submit(task, "indicator", people["officer"], **given), people)
    row.refresh_from_db()
    assert (request.old_value, request.new_value, row.target) == ("Purity 80 %", "Purity 85 %", 85)


def test_another_amount_in_the_budget(task: Task, people: dict[str, Any]) -> None:
    line = portfolio.budget_line(task=task, amount=1_000_000)
    approved(submit(task, "budget", people["officer"], line=line, new_amount=Decimal(1_200_000)), people)
    line.refresh_from_db()
    assert line.amount == 1_200_000


def test_another_principal_investigator(task: Task, people: dict[str, Any]) -> None:
    leads = portfolio.assignment(task=task, role="pi", starts_on=date(2024, 3, 1))
    follows = portfolio.assignment(task=task, role="key", starts_on=date(2024, 3, 1))
    approved(submit(task, "pi", people["officer"], new_key=str(follows.researcher_id)), people)
    roles = [
        (one.researcher_id, one.role, one.starts_on, one.ends_on)
        for one in task.assignments.order_by("starts_on", "role")
    ]
    begun, last = date(2024, 3, 1), date(2025, 6, 29)
    assert roles == [
        (follows.researcher_id, "key", begun, last),
        (leads.researcher_id, "pi", begun, last),
        (follows.researcher_id, "pi", DAY, None),
    ]


@pytest.mark.parametrize("kind", ["partner", "route"])
def test_what_has_no_field_is_recorded(task: Task, people: dict[str, Any], kind: str) -> None:
    before = Task.objects.filter(pk=task.pk).values().get()
    request = approved(submit(task, kind, people["officer"], old_value="旧", new_value="新"), people)
    assert (request.status, request.old_value, request.new_value) == ("approved", "旧", "新")
    assert Task.objects.filter(pk=task.pk).values().get() == before


@pytest.mark.parametrize(
    ("end", "sentence"),
    [
        (date(2026, 3, 1), "The new end must be later than 2026-03-01."),
        (date(2027, 3, 2), "An extension is at most 12 months, until 2027-03-01."),
    ],
)
def test_an_extension_has_limits(task: Task, people: dict[str, Any], end: date, sentence: str) -> None:
    with pytest.raises(ValidationError) as refused:
        submit(task, "extension", people["officer"], new_ends_on=end)
    assert refused.value.messages == [sentence]


def test_a_task_is_extended_once(task: Task, people: dict[str, Any]) -> None:
    approved(submit(task, "extension", people["officer"], new_ends_on=date(2026, 9, 1)), people)
    task.refresh_from_db()
    with pytest.raises(ValidationError) as refused:
        submit(task, "extension", people["officer"], new_ends_on=date(2026, 12, 1))
    assert refused.value.messages == ["A task is extended only once."]


def test_an_extension_asked_for_late_is_remarked(task: Task, people: dict[str, Any]) -> None:
    given: dict[str, Any] = {"new_ends_on": date(2026, 9, 1)}
    for on, remarks in ((date(2025, 12, 1), 0), (date(2025, 12, 2), 1)):
        request = submit(task, "extension", people["officer"], on, **given)
        assert len(changes.kind_of("extension").findings(request)) == remarks
        changes.withdraw(request, people["officer"])


def test_a_value_that_changed_meanwhile_is_not_overwritten(task: Task, people: dict[str, Any]) -> None:
    request = submit(task, "extension", people["officer"], new_ends_on=date(2026, 9, 1))
    Task.objects.filter(pk=task.pk).update(ends_on=date(2026, 4, 1))
    with pytest.raises(ValidationError, match="has been changed since the request was made"):
        approved(request, people)


@pytest.mark.parametrize(
    ("verb", "allowed"),
    [
        (lambda row, by: changes.recommend(row, by, on=DAY), {"admin", "officer"}),
        (lambda row, by: changes.reject(row, by, on=DAY, reason="理由"), {"admin", "reviewer"}),
        (lambda row, by: changes.withdraw(row, by), {"admin", "officer"}),
    ],
)
def test_who_does_what_with_a_request(task: Task, people: dict[str, Any], verb: Any, allowed: set[str]) -> None:
    request = portfolio.change_request(task=task)
    found = set()
    for role, by in people.items():
        with transaction.atomic():
            try:
                verb(request, by)
                found.add(role)
            except PermissionDenied:
                pass
            transaction.set_rollback(True)
    assert found == allowed


def test_nobody_approves_their_own_request(task: Task, people: dict[str, Any]) -> None:
    request = submit(task, "route", people["admin"], new_value="新")
    changes.recommend(request, people["admin"], on=DAY)
    with breaks("change_request_four_eyes"):
        changes.approve(request, people["admin"], on=DAY, document_no="1")


RECOMMENDED = "recommended_by_id = {user}, recommended_on = '2025-01-01'"


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ("status = 'recommended'", "change_request_was_recommended"),
        ("status = 'approved', decided_by_id = {user}, decided_on = '2025-01-01'", "change_request_was_recommended"),
        (f"{RECOMMENDED}, status = 'approved', decided_on = '2025-01-01'", "change_request_decided_has_name"),
        (
            f"{RECOMMENDED}, status = 'approved', decided_by_id = requested_by_id, decided_on = '2025-01-01'",
            "change_request_four_eyes",
        ),
        (
            f"{RECOMMENDED}, status = 'approved', decided_by_id = {{user}}, decided_on = '2025-01-01'",
            "change_request_names_decision",
        ),
        (
            "status = 'rejected', decided_by_id = {user}, decided_on = '2025-01-01'",
            "change_request_rejected_has_reason",
        ),
        ("new_value = 'x'", "change_request_stays"),
        ("requested_by_id = {user}", "change_request_stays"),
    ],
)
def test_the_database_keeps_the_rules_of_requests(values: str, rule: str) -> None:
    request = portfolio.change_request()
    with breaks(rule):
        sql(f"UPDATE tasks_changerequest SET {values.format(user=portfolio.user().pk)} WHERE id = {request.pk}")


def test_a_decided_request_stays(task: Task, people: dict[str, Any]) -> None:
    request = approved(submit(task, "route", people["officer"], new_value="新"), people)
    with breaks("change_request_stays"):
        ChangeRequest.objects.filter(pk=request.pk).update(decision="x")
    with pytest.raises(DatabaseError, match="pgtrigger: Cannot"), transaction.atomic():
        request.delete()


def test_a_request_begins_as_submitted_whatever_was_sent() -> None:
    request = portfolio.change_request(status="approved", decided_on=DAY, decided_by=portfolio.user(), document_no="1")
    assert (request.status, request.decided_on, request.document_no) == ("submitted", None, "")
