"""The life cycle in the admin: buttons on a task's page, a page for each step, and one for each decision."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tasks.models import ChangeRequest, Task, TransitionRequest
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.admin.tables import page


def step(task: Task, to: str) -> str:
    return reverse("admin:tasks_task_step", args=[task.pk, to])


def decision(asked: TransitionRequest, verb: str) -> str:
    return reverse("admin:tasks_transitionrequest_verb", args=[asked.pk, verb])


@pytest.fixture
def reviewer(task: Task) -> Client:
    return signed_in(portfolio.user("reviewer", task.cluster))


@pytest.fixture
def asked(task: Task) -> TransitionRequest:
    return portfolio.transition_request(task)


def filled(client: Client, address: str) -> dict[str, Any]:
    """The form of a page, with every text filled in."""
    form = client.get(address).context["form"]
    names = {name: "文号" for name in form.fields if name.startswith("no_")}
    return {**names, "on": "2025-06-30", "comment": "原因", "reason": "", "conclusion": "passed"}


def sections(client: Client, task: Task) -> dict[str, Any]:
    shown = client.get(page(Task, "change", task.pk), {"form": "1"}).context["sections"]
    return next(one.content for one in shown if one.template.endswith("life_cycle.html"))


def test_an_officer_finds_the_next_steps_on_the_page_of_the_task(officer: Client, task: Task) -> None:
    found = [button.label for button in sections(officer, task)["buttons"]]
    assert found == ["Suspend", "Apply for acceptance", "Terminate", "Revoke"]


@pytest.mark.parametrize("who", ["leader", "reviewer"])
def test_others_find_no_steps(request: pytest.FixtureRequest, task: Task, who: str) -> None:
    assert sections(request.getfixturevalue(who), task)["buttons"] == []


def test_an_officer_takes_a_step(officer: Client, task: Task) -> None:
    address = step(task, "acceptance")
    answer = officer.post(address, filled(officer, address))
    assert (answer.status_code, answer.headers["Location"]) == (302, page(Task, "change", task.pk))
    task.refresh_from_db()
    assert task.status == "acceptance"


def test_the_page_of_a_step_says_what_is_missing_and_keeps_what_was_typed(officer: Client, task: Task) -> None:
    address = step(task, "acceptance")
    names = [name for name in filled(officer, address) if name.startswith("no_")]
    answer = officer.post(address, {**filled(officer, address), names[4]: ""})
    assert answer.context["form"].non_field_errors() == ["Documents are missing: Third-party test report."]
    assert answer.text.count('value="文号"') == len(names) - 1
    task.refresh_from_db()
    assert task.status == "active"


def test_what_the_department_decides_waits_for_a_reviewer(officer: Client, reviewer: Client, task: Task) -> None:
    address = step(task, "terminated")
    officer.post(address, filled(officer, address))
    asked = sections(officer, task)["pending"]
    assert sections(officer, task)["buttons"] == []
    values = {"on": "2025-06-30", "document_no": "科〔2025〕1号", "comment": ""}
    assert officer.post(decision(asked, "confirm"), values).status_code == 403
    assert reviewer.post(decision(asked, "confirm"), values).status_code == 302
    task.refresh_from_db()
    assert task.status == "terminated"


def test_a_reviewer_refuses_with_a_reason(reviewer: Client, asked: TransitionRequest) -> None:
    assert reviewer.post(decision(asked, "refuse"), {"reason": ""}).status_code == 200
    assert reviewer.post(decision(asked, "refuse"), {"reason": "依据不足"}).status_code == 302
    asked.refresh_from_db()
    assert (asked.state, asked.decision) == ("rejected", "依据不足")


def test_an_officer_withdraws(officer: Client, asked: TransitionRequest) -> None:
    assert officer.post(decision(asked, "withdraw"), {"reason": ""}).status_code == 302
    asked.refresh_from_db()
    assert asked.state == "withdrawn"


def test_whoever_asked_finds_no_button_to_confirm(task: Task) -> None:
    both = portfolio.user("reviewer", task.cluster)
    asked = portfolio.transition_request(task, requested_by=both)
    client = signed_in(both)
    assert client.get(page(TransitionRequest, "change", asked.pk)).context["verb_buttons"] == []
    assert client.get(decision(asked, "confirm")).status_code == 403


def test_a_step_from_another_status_is_not_offered(officer: Client, task: Task) -> None:
    assert officer.get(step(task, "approved")).status_code == 302
    assert officer.get(step(task, "nothing")).status_code == 404


@pytest.mark.parametrize("verb", ["confirm", "refuse", "withdraw", "nothing"])
def test_a_foreign_request_answers_as_one_that_is_not_there(
    other_officer: Client, asked: TransitionRequest, verb: str
) -> None:
    absent = reverse("admin:tasks_transitionrequest_verb", args=[987_654_321, verb])
    assert [other_officer.get(address).status_code for address in (decision(asked, verb), absent)] == [404, 404]


def test_a_foreign_task_has_no_steps(other_officer: Client, task: Task) -> None:
    assert other_officer.get(step(task, "acceptance")).status_code == 404
    assert other_officer.post(step(task, "acceptance"), {}).status_code == 404


def test_a_leader_takes_no_step(leader: Client, task: Task) -> None:
    assert leader.post(step(task, "acceptance"), {}).status_code == 403


@pytest.mark.parametrize("junk", ["0001-01-01", "9999-12-31", "x" * 5_000, "\x00", "NaN"])
def test_junk_breaks_no_step(officer: Client, task: Task, junk: str) -> None:
    address = step(task, "acceptance")
    values = filled(officer, address)
    for name in values:
        answer = officer.post(address, values | {name: junk})
        assert answer.status_code in (200, 302, 400)


# Changes of the contract


def ask(task: Task, kind: str) -> str:
    return reverse("admin:tasks_task_ask", args=[task.pk, kind])


EXTENSION = {"new_ends_on": "2026-08-31", "reason": "设备到货晚", "submitted_on": "2025-06-30"}


def test_an_officer_asks_for_a_change_after_seeing_what_it_does(officer: Client, task: Task) -> None:
    shown = officer.post(ask(task, "extension"), EXTENSION | {"preview": "1"})
    assert [(one.label, one.old, one.new) for one in shown.context["changes"]][0] == (
        "Ends on", "2026-03-01", "2026-08-31",
    )  # fmt: skip
    assert not ChangeRequest.objects.exists()
    assert officer.post(ask(task, "extension"), EXTENSION).status_code == 302
    assert ChangeRequest.objects.get().old_value == "2026-03-01"


def test_a_reviewer_approves_and_the_task_changes(officer: Client, reviewer: Client, task: Task) -> None:
    officer.post(ask(task, "extension"), EXTENSION)
    asked = ChangeRequest.objects.get()
    verb = {name: reverse("admin:tasks_changerequest_verb", args=[asked.pk, name]) for name in ("recommend", "approve")}
    decided = {"on": "2025-07-30", "document_no": "变更〔2025〕1号", "comment": ""}
    assert reviewer.post(verb["approve"], decided).status_code == 403
    officer.post(verb["recommend"], {"on": "2025-07-10"})
    assert officer.post(verb["approve"], decided).status_code == 403
    assert reviewer.post(verb["approve"], decided).status_code == 302
    task.refresh_from_db()
    assert str(task.ends_on) == "2026-08-31"


@pytest.mark.parametrize("kind", ChangeRequest.Kind.values)
def test_every_kind_of_change_has_its_page(officer: Client, task: Task, kind: str) -> None:
    portfolio.assignment(task=task, role="pi")
    assert officer.get(ask(task, kind)).status_code == 200
    assert officer.post(ask(task, kind), {"preview": "1"}).context["form"].errors


def test_a_change_is_asked_for_by_officers_of_the_task(
    officer: Client, leader: Client, other_officer: Client, task: Task
) -> None:
    answers = [client.get(ask(task, "lead")).status_code for client in (officer, leader, other_officer)]
    assert answers == [200, 403, 404]
    assert officer.get(ask(task, "nothing")).status_code == 404


# Risks


def test_the_grid_counts_open_risks_and_leads_to_them(officer: Client, other_officer: Client, task: Task) -> None:
    mine = portfolio.risk(task=task, likelihood=4, impact=5)
    portfolio.risk(task=task, likelihood=1, impact=1)
    lines = officer.get(reverse("admin:risks")).context["lines"]
    found = {(line["likelihood"], cell["impact"]): cell for line in lines for cell in line["cells"] if cell["count"]}
    assert {degrees: cell["count"] for degrees, cell in found.items()} == {(4, 5): 1, (1, 1): 1}
    assert [*officer.get(found[4, 5]["url"]).context["cl"].result_list] == [mine]
    assert other_officer.get(reverse("admin:risks")).context["gravest"] == []


def test_the_grid_of_one_cluster(leader: Client, task: Task) -> None:
    mine = portfolio.risk(task=task)
    portfolio.risk(task=portfolio.task(cluster=portfolio.cluster("dairy")))
    shown = leader.get(reverse("admin:risks"), {"cluster": task.cluster.code}).context
    assert shown["gravest"] == [mine]


def test_the_grid_is_closed_to_strangers(newcomer: Client, officer: Client) -> None:
    assert newcomer.get(reverse("admin:risks")).status_code == 403
    assert officer.get(reverse("admin:risks"), {"cluster": "nothing"}).status_code == 400


def test_a_risk_is_closed_out_on_its_page(officer: Client, reviewer: Client, task: Task) -> None:
    row = portfolio.risk(task=task)
    verb = {name: reverse("admin:tasks_risk_verb", args=[row.pk, name]) for name in ("ask", "close")}
    assert officer.post(verb["ask"], {"outcome": "已消除", "proof": "核查记录"}).status_code == 302
    assert officer.get(verb["close"]).status_code == 403
    assert reviewer.post(verb["close"], {"on": "2025-06-30"}).status_code == 302
    row.refresh_from_db()
    assert row.state == "closed"
    assert officer.post(page(type(row), "change", row.pk), {"title": "x"}).status_code == 403
