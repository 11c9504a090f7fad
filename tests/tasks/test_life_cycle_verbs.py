"""Who takes which step, and what it asks for: every pair of statuses by every role, against a small table."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction

from tasks import life_cycle
from tasks.life_cycle.verbs import Paper
from tasks.models import Task, Transition, TransitionRequest
from tests import portfolio
from tests.tasks.steps import DEPARTMENT, STEPS

pytestmark = pytest.mark.django_db
S = Task.Status
DAY = date(2025, 6, 30)
# Who takes steps, and who confirms them: of the task's cluster, but for the administrator.
TAKES = {"admin": True, "officer": True, "stranger": False, "reviewer": False, "leader": False, "newcomer": False}
CONFIRMS = {"admin": True, "officer": False, "stranger": False, "reviewer": True, "leader": False, "newcomer": False}


def person(role: str, task: Task) -> Any:
    if role == "stranger":
        return portfolio.user("officer", portfolio.cluster("dairy"))
    clusters = [task.cluster] if role in ("officer", "reviewer") else []
    return portfolio.user("" if role == "newcomer" else role, *clusters)


def take(task: Task, to: str, by: Any, **given: Any) -> TransitionRequest:
    """With all documents, a reason, and a conclusion where there must be one."""
    documents = Transition.objects.filter(from_status=task.status, to_status=to).values_list("documents", flat=True)
    values: dict[str, Any] = {"on": DAY, "comment": "原因", "conclusion": "passed" if to == S.CLOSED else "",
              "papers": {pk: Paper("文号") for pk in documents if pk}}  # fmt: skip
    return life_cycle.change_status(task, to, by, **values | given)


def outcome(task: Task, to: str, by: Any) -> str:
    try:
        with transaction.atomic():
            state = take(task, to, by).state
            task.refresh_from_db()
            found = f"{state} {task.status}"
            transaction.set_rollback(True)
    except PermissionDenied:
        return "not allowed"
    except ValidationError:
        return "no such step"
    finally:
        task.refresh_from_db()
    return found


def expected(now: str, then: str, role: str) -> str:
    if not TAKES[role]:
        return "not allowed"
    approver = STEPS.get((now, then))
    if approver is None:
        return "no such step"
    return f"pending {now}" if approver in DEPARTMENT else f"confirmed {then}"


@pytest.mark.parametrize("role", TAKES)
@pytest.mark.parametrize("now", S.values)
def test_every_step_by_every_role(now: str, role: str) -> None:
    task = portfolio.task(now)
    by = person(role, task)
    assert {then: outcome(task, then, by) for then in S.values} == {
        then: expected(now, then, role) for then in S.values
    }


@pytest.mark.parametrize("role", CONFIRMS)
def test_who_confirms_a_step(role: str) -> None:
    asked = portfolio.transition_request()
    by = person(role, asked.task)
    if CONFIRMS[role]:
        life_cycle.confirm(asked, by, on=DAY, document_no="科〔2025〕1号")
    else:
        with pytest.raises(PermissionDenied):
            life_cycle.confirm(asked, by, on=DAY, document_no="科〔2025〕1号")
    asked.task.refresh_from_db()
    assert asked.task.status == ("suspended" if CONFIRMS[role] else "active")


def test_a_confirmed_step_keeps_who_asked_who_confirmed_and_by_which_document() -> None:
    task = portfolio.task()
    officer, reviewer = person("officer", task), person("reviewer", task)
    asked = take(task, S.TERMINATED, officer, comment="赛马淘汰")
    change = life_cycle.confirm(asked, reviewer, on=DAY, document_no="科〔2025〕2号")
    asked.refresh_from_db()
    assert (asked.state, asked.requested_by, asked.decided_by, asked.decided_on) == (
        "confirmed", officer, reviewer, DAY,
    )  # fmt: skip
    assert (change.document_no, change.comment, change.changed_on) == ("科〔2025〕2号", "赛马淘汰", DAY)


def test_an_administrator_does_not_confirm_their_own_request() -> None:
    admin = portfolio.user("admin")
    asked = take(portfolio.task(), S.SUSPENDED, admin)
    with pytest.raises(Exception, match="transition_request_four_eyes"), transaction.atomic():
        life_cycle.confirm(asked, admin, on=DAY, document_no="1")
    asked.refresh_from_db()
    assert asked.state == "pending"


def test_a_refused_request_leaves_the_task_as_it_is_and_free_for_the_next() -> None:
    task = portfolio.task()
    life_cycle.refuse(take(task, S.SUSPENDED, portfolio.user("admin")), person("reviewer", task), reason="依据不足")
    task.refresh_from_db()
    assert task.status == "active"
    assert take(task, S.ACCEPTANCE, person("officer", task)).change.to_status == "acceptance"


def test_a_withdrawn_request_is_over() -> None:
    task = portfolio.task()
    officer = person("officer", task)
    asked = take(task, S.SUSPENDED, officer)
    life_cycle.withdraw(asked, officer)
    asked.refresh_from_db()
    assert asked.state == "withdrawn"


def lacking(task: Task, to: str, **given: Any) -> list[str]:
    """What keeps a step from being taken, in English."""
    with pytest.raises(ValidationError) as refused, transaction.atomic():
        take(task, to, portfolio.user("admin"), **given)
    return refused.value.messages


@pytest.fixture(autouse=True)
def english(settings: Any) -> None:
    settings.LANGUAGE_CODE = "en"


def test_missing_documents_are_named() -> None:
    assert "Documents are missing: Notice of suspension." in lacking(portfolio.task(), S.SUSPENDED, papers={})


def test_milestones_that_do_not_add_up_are_counted() -> None:
    task = portfolio.task("approved")
    task.milestones.filter(number=2).delete()
    assert "The milestones weigh 40 of 100." in lacking(task, S.ACTIVE)


def test_a_contract_has_days() -> None:
    assert "Enter from when to when the task runs." in lacking(portfolio.task("approved", ends_on=None), S.ACTIVE)


def test_a_public_notice_lasts_five_working_days() -> None:
    task = portfolio.task("publicized")  # on Tuesday, 20 February 2024
    sentence = "“Public notice” lasted 4 of at least 5 working days (since 2024-02-20)."
    assert lacking(task, S.APPROVED, on=date(2024, 2, 26)) == [sentence]
    assert take(task, S.APPROVED, portfolio.user("admin"), on=date(2024, 2, 27)).state == "pending"


def test_a_reason_is_asked_for() -> None:
    assert lacking(portfolio.task(), S.SUSPENDED, comment=" ") == ["This step needs a reason."]


def test_what_warns_asks_for_a_comment() -> None:
    found = lacking(portfolio.task(), S.ACCEPTANCE, comment="")
    assert found == [
        "2 milestones are not completed: " + ", ".join(str(row) for row in Task.objects.get().milestones.all()) + ".",
        "Say in the comment why the step is taken all the same.",
    ]


def test_an_application_for_acceptance_long_after_the_end_needs_a_comment() -> None:
    task = portfolio.task(ends_on=date(2024, 11, 30))
    task.milestones.update(completed_on=date(2024, 11, 1))
    assert lacking(task, S.ACCEPTANCE, comment="", on=date(2025, 5, 31))[0] == (
        "This was due by 2025-05-30, 6 months after the end of the task."
    )
    assert take(task, S.ACCEPTANCE, portfolio.user("admin"), comment="", on=date(2025, 5, 30)).change


def test_a_late_rectification_needs_a_comment() -> None:
    task = portfolio.task("rectifying")  # since 31 March 2024
    task.milestones.update(completed_on=date(2024, 3, 1))
    assert lacking(task, S.ACCEPTANCE, comment="", on=date(2024, 7, 1))[0] == (
        "“Rectification” should have ended by 2024-06-30."
    )


def test_a_task_is_not_closed_as_passed_after_a_failed_review() -> None:
    task = portfolio.task("acceptance")
    portfolio.review(task=task, kind="acceptance", verdict="fail")
    assert "The last acceptance review failed, so the task cannot be closed as passed." in lacking(task, S.CLOSED)
    assert take(task, S.CLOSED, portfolio.user("admin"), conclusion="failed").state == "pending"


def test_a_step_is_not_dated_to_come() -> None:
    assert "The day of the step is still to come." in lacking(portfolio.task(), S.SUSPENDED, on=date(2099, 1, 1))


def test_nothing_is_written_where_something_is_missing() -> None:
    task = portfolio.task()
    before = TransitionRequest.objects.count()
    lacking(task, S.SUSPENDED, papers={})
    assert TransitionRequest.objects.count() == before
