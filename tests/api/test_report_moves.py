"""Reports moved through the API: the same verbs, the same refusals."""

from typing import Any

import pytest
from django.test import Client

from tasks.models import ProgressReport
from tests import portfolio
from tests.tasks.reporting import Office

pytestmark = pytest.mark.django_db
MOVES = {"submit": {}, "withdraw": {}, "approve": {}, "return": {"reason": "数据不全"}, "revise": {"reason": "更正"}}


@pytest.fixture
def office() -> Office:
    return Office()


def post(user: Any, report: Any, move: str, body: Any = None, **more: Any) -> Any:
    headers = {"Authorization": f"Bearer {portfolio.token(user)}", "Accept-Language": "en"}
    body = MOVES[move] if body is None else body
    address = f"/api/v1/progress-reports/{getattr(report, 'pk', report)}/{move}/"
    return Client().post(address, body, content_type="application/json", headers=headers, **more)


def test_a_report_goes_its_way_by_the_api(office: Office) -> None:
    report = office.draft()
    steps = [
        (office.officer, "submit"), (office.officer, "withdraw"), (office.officer, "submit"),
        (office.reviewer, "return"), (office.officer, "submit"), (office.reviewer, "approve"),
    ]  # fmt: skip
    answers = [post(user, report, move) for user, move in steps]
    assert [answer.status_code for answer in answers] == [200] * 6, [answer.content for answer in answers]
    shown = answers[-1].json()
    assert [one["verdict"] for one in shown["decisions"]] == [
        "opened", "submitted", "withdrawn", "submitted", "returned", "submitted", "approved",
    ]  # fmt: skip
    assert [one["reason"] for one in shown["decisions"] if one["verdict"] == "returned"] == ["数据不全"]
    assert (shown["status"], shown["restatements"]) == ("approved", [])


def test_a_revision_answers_with_its_draft(office: Office) -> None:
    report = office.approved()
    answer = post(office.officer, report, "revise")
    assert answer.status_code == 201
    assert (answer.json()["revision"], answer.json()["status"], answer.json()["is_current"]) == (2, "draft", False)


@pytest.mark.parametrize("move", MOVES)
def test_a_foreign_report_is_as_absent(office: Office, move: str) -> None:
    report = office.submitted()
    strangers = [portfolio.user(role, portfolio.cluster("dairy")) for role in ("officer", "reviewer")]
    for user in strangers:
        hidden, absent = post(user, report, move), post(user, 10**9, move)
        assert (hidden.status_code, hidden.content) == (404, absent.content)


@pytest.mark.parametrize("move", MOVES)
def test_who_reads_only_is_refused_with_a_sentence(office: Office, move: str) -> None:
    report = office.submitted()
    answer = post(portfolio.user("leader"), report, move)
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")
    assert answer.json()["detail"]


def test_nobody_approves_their_own_report(office: Office) -> None:
    office.officer.grants.create(role="reviewer", cluster=office.task.cluster, starts_on="2020-01-01")
    report = office.submitted()
    answer = post(office.officer, report, "approve")
    assert answer.status_code == 403
    assert answer.json()["detail"] == "A report is reviewed by somebody else than its author."


def test_approving_twice_is_a_conflict(office: Office) -> None:
    report = office.approved()
    answer = post(office.second_reviewer, report, "approve")
    assert (answer.status_code, answer.json()["detail"]) == (
        409,
        "This cannot be done with a report that is “Approved”.",
    )


@pytest.mark.parametrize("body", [{}, {"reason": " "}, {"reason": None}, {"reasons": "x"}, [], "x", {"reason": ["x"]}])
def test_a_return_without_a_reason_is_refused(office: Office, body: Any) -> None:
    report = office.submitted()
    answer = post(office.reviewer, report, "return", body)
    assert answer.status_code == 400
    assert answer.json()["detail"]
    assert ProgressReport.objects.get().status == "submitted"


@pytest.mark.parametrize("move", ["submit", "withdraw", "approve"])
def test_what_is_not_asked_for_is_not_ignored(office: Office, move: str) -> None:
    report = office.submitted()
    assert post(office.reviewer, report, move, {"reviewer": 1}).status_code == 400


def test_moves_are_posted_in_json(office: Office) -> None:
    report = office.submitted()
    headers = {"Authorization": f"Bearer {portfolio.token(office.reviewer)}"}
    address = f"/api/v1/progress-reports/{report.pk}/approve/"
    assert Client().get(address, headers=headers).status_code == 405
    assert Client().post(address, {"a": "b"}, headers=headers).status_code == 415
    assert Client().post(f"{address}?x=1", {}, content_type="application/json", headers=headers).status_code == 400
    assert ProgressReport.objects.get().status == "submitted"


def test_a_session_needs_its_token_against_forgery(office: Office) -> None:
    report = office.submitted()
    client = Client(enforce_csrf_checks=True)
    client.force_login(office.reviewer)
    address = f"/api/v1/progress-reports/{report.pk}/approve/"
    assert client.post(address, {}, content_type="application/json").status_code == 403
    client.get("/admin/password_change/")
    token = client.cookies["csrftoken"].value
    answer = client.post(address, {}, content_type="application/json", headers={"X-CSRFToken": token})
    assert answer.status_code == 200
