"""Steps, changes, risks, milestones, periods and publications moved through the API, with the rules of their pages."""

from typing import Any

import pytest
from django.urls import reverse

from breakthrough.models import Publication, TextTemplate
from tasks.models import Risk, StatusChange, Task
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.api.conftest import refused
from tests.api.routes import resources
from tests.api.writer import Writer


@pytest.fixture
def task(db: None) -> Task:
    return portfolio.task()


@pytest.fixture
def office(task: Task) -> dict[str, Writer]:
    """Who enters, who decides, and a second one of each."""
    names = {"officer": "officer", "officer2": "officer", "reviewer": "reviewer", "foreign": "reviewer"}
    places = {"foreign": portfolio.cluster("dairy")}
    return {name: Writer(portfolio.user(role, places.get(name, task.cluster))) for name, role in names.items()}


def post(writer: Writer, path: str, body: Any = None) -> Any:
    return writer.send("post", path, {} if body is None else body)


def refusal(answer: Any) -> int:
    assert answer.headers["Content-Type"] == "application/problem+json"
    return int(answer.status_code)


# Steps of a task


def documents(office: dict[str, Writer], task: Task, to: str) -> list[dict[str, Any]]:
    steps = {step["to"]: step for step in office["officer"].read(f"tasks/{task.pk}/steps/").json()}
    return [{"kind": one["id"], "document_no": "文号1"} for one in steps[to]["documents"]]


def test_a_task_says_which_steps_it_may_take_and_what_they_lack(office: Any, task: Task) -> None:
    steps = {step["to"]: step for step in office["officer"].read(f"tasks/{task.pk}/steps/").json()}
    assert {*steps} == {"suspended", "acceptance", "terminated", "revoked"}
    assert steps["suspended"]["is_confirmed_by_another"] is True
    assert steps["acceptance"]["is_confirmed_by_another"] is False
    assert any(one["is_mandatory"] for one in steps["terminated"]["documents"])


def test_a_step_is_requested_by_one_and_confirmed_by_another(office: Any, task: Task) -> None:
    body = {"to": "suspended", "on": "2025-06-01", "comment": "原料", "documents": documents(office, task, "suspended")}
    asked = post(office["officer"], f"tasks/{task.pk}/steps/", body)
    assert asked.status_code == 201, asked.content
    path = f"transition-requests/{asked.json()['id']}/"
    assert asked.headers["Location"].endswith(path)
    assert office["officer"].read(path).headers["ETag"] == asked.headers["ETag"]
    decision = {"on": "2025-06-10", "document_no": "内科发〔2025〕1号"}
    assert refusal(post(office["officer"], f"{path}confirm/", decision)) == 409
    assert refusal(post(office["foreign"], f"{path}confirm/", decision)) == 404
    assert refused(post(office["reviewer"], f"{path}confirm/", {"on": "2025-06-10"})) == ["document_no"]
    done = post(office["reviewer"], f"{path}confirm/", decision)
    assert (done.status_code, done.json()["state"]) == (200, "confirmed"), done.content
    task.refresh_from_db()
    assert task.status == "suspended"
    assert refusal(post(office["reviewer"], f"{path}refuse/", {"reason": "x"})) == 409


def test_a_step_that_lacks_something_says_all_of_it(office: Any, task: Task) -> None:
    path = f"tasks/{task.pk}/steps/"
    assert refused(post(office["officer"], path, {"to": "closed"})) == ["to"]
    assert refused(post(office["officer"], path, {})) == ["to"]
    assert refused(post(office["officer"], path, {"to": "suspended", "documents": [{"kind": 0}]})) == [
        "documents.0.kind"
    ]
    papers = [{**one, "dated_on": "2025-02-30"} for one in documents(office, task, "terminated")]
    wrong = post(office["officer"], path, {"to": "terminated", "documents": papers, "comment": "x"})
    assert refused(wrong)[0] == "documents.0.dated_on"
    assert refused(post(office["officer"], path, {"to": "suspended", "becuase": "x"})) == ["becuase"]
    lacking = post(office["officer"], path, {"to": "suspended"})
    assert (lacking.status_code, "reason" in lacking.json()["detail"]) == (400, True), lacking.content
    assert refusal(post(office["reviewer"], path, {"to": "suspended", "comment": "x"})) == 409
    assert not task.transition_requests.filter(state="pending").exists()


def test_a_step_is_tried_before_it_is_taken(office: Any, task: Task) -> None:
    before = StatusChange.objects.count()
    body = {
        "to": "acceptance",
        "on": "2025-10-01",
        "comment": "提前",
        "documents": documents(office, task, "acceptance"),
    }
    tried = office["officer"].send("post", f"tasks/{task.pk}/steps/?dry_run=true", body)
    assert (tried.status_code, tried.headers["Dry-Run"]) == (201, "true"), tried.content
    assert StatusChange.objects.count() == before
    assert post(office["officer"], f"tasks/{task.pk}/steps/", body).status_code == 201
    task.refresh_from_db()
    assert task.status == "acceptance"


# Changes of a contract


def test_a_change_says_what_it_asks_for(office: Any, task: Task) -> None:
    kinds = {one["kind"]: one["body"] for one in office["officer"].read(f"tasks/{task.pk}/contract-changes/").json()}
    assert "extension" in kinds
    assert all("reason" in body["properties"] for body in kinds.values())


def test_a_change_is_asked_for_by_one_and_decided_by_another(office: Any, task: Task) -> None:
    path = f"tasks/{task.pk}/contract-changes/"
    body = {"kind": "route", "old_value": "甲", "new_value": "乙", "reason": "原因", "submitted_on": "2025-05-01"}
    assert refused(post(office["officer"], path, {**body, "kind": "x"})) == ["kind"]
    assert refused(post(office["officer"], path, {**body, "new_value": ""})) == ["new_value"]
    asked = post(office["officer"], path, body)
    assert asked.status_code == 201, asked.content
    request = f"change-requests/{asked.json()['id']}/"
    decision = {"on": "2025-06-01", "document_no": "文号"}
    assert refusal(post(office["reviewer"], f"{request}approve/", decision)) == 409
    assert post(office["officer"], f"{request}recommend/", {"on": "2025-05-20"}).status_code == 200
    assert refusal(post(office["officer"], f"{request}approve/", decision)) == 409
    done = post(office["reviewer"], f"{request}approve/", decision)
    assert (done.status_code, done.json()["status"]) == (200, "approved"), done.content


# Risks


def test_a_risk_is_closed_out_by_two_people(office: Any, task: Task) -> None:
    risk = portfolio.risk(task=task)
    path = f"risks/{risk.pk}/"
    assert post(office["officer"], f"{path}handle/").json()["state"] == "handling"
    assert refused(post(office["officer"], f"{path}ask/", {"outcome": "解决"})) == ["proof"]
    assert post(office["officer"], f"{path}ask/", {"outcome": "解决", "proof": "报告"}).status_code == 200
    assert refusal(post(office["officer"], f"{path}close/", {"on": "2025-11-01"})) == 409
    assert post(office["reviewer"], f"{path}keep/", {"reason": "证据不足"}).json()["closing_asked_by"] is None
    post(office["officer2"], f"{path}ask/", {"outcome": "解决", "proof": "报告"})
    assert post(office["reviewer"], f"{path}close/", {"on": "2025-11-01"}).json()["state"] == "closed"
    risk.refresh_from_db()
    assert (risk.state, risk.closed_by) == (Risk.State.CLOSED, risk.closed_by)
    assert refusal(office["officer"].change(path, {"title": "x"})) == 409


def test_a_move_may_say_from_which_state_it_was_decided(office: Any, task: Task) -> None:
    path = f"risks/{portfolio.risk(task=task).pk}/"
    tag = office["officer"].read(path).headers["ETag"]
    assert office["officer"].send("post", f"{path}handle/", {}, '"stale"').status_code == 412
    assert office["officer"].send("post", f"{path}handle/", {}, tag).status_code == 200


# Milestones


def test_a_milestone_is_verified_on_the_ground_of_somebody_elses_evidence(office: Any, task: Task) -> None:
    row = task.milestones.get(number=1)
    path = f"milestones/{row.pk}/"
    assert office["officer"].change(path, {"completed_on": "2024-06-01"}).status_code == 200
    unproved = post(office["reviewer"], f"{path}verify/", {"day": "2024-07-01"})
    assert unproved.status_code == 400, unproved.content
    portfolio.evidence(task=task, claim=row)
    assert refusal(post(office["officer"], f"{path}verify/", {"day": "2024-07-01"})) == 409
    done = post(office["reviewer"], f"{path}verify/", {"day": "2024-07-01"})
    assert (done.status_code, done.json()["verified_on"]) == (200, "2024-07-01"), done.content
    assert refused(post(office["reviewer"], f"{path}take-back/")) == ["reason"]
    assert post(office["reviewer"], f"{path}take-back/", {"reason": "有误"}).json()["verified_on"] is None


# Periods and publications


def test_a_period_is_locked_by_whoever_keeps_settings(office: Any, task: Task) -> None:
    path = f"periods/{portfolio.period(2024, 3).pk}/lock/"
    assert refusal(post(office["officer"], path)) in (403, 409)
    admin = Writer(portfolio.user("admin"))
    assert post(admin, path).json()["locked_on"] is not None
    assert refusal(post(admin, path)) == 409


def begun_in_the_admin(writer: Any, template: TextTemplate) -> dict[str, Any]:
    """What the form of a new publication shows before anything is typed."""
    page = signed_in(writer).get(reverse("admin:breakthrough_publication_add"), {"template": template.pk})
    form = page.context["adminform"].form
    return {name: form.get_initial_for_field(field, name) for name, field in form.fields.items() if name != "template"}


def test_a_publication_begins_with_the_words_of_its_template_as_in_the_admin(db: None) -> None:
    template, office = portfolio.text_template(title_zh="月报"), portfolio.user("office")
    answer = Writer(office).send("post", "publications/", {"template": template.code})
    assert answer.status_code == 201, answer.content
    made = Publication.objects.get(pk=answer.json()["id"])
    shown = begun_in_the_admin(office, template)
    assert made.title_zh == "月报"
    assert {name: getattr(made, name) for name in shown} == shown


def test_what_is_said_of_a_publication_stands_before_the_words_of_its_template(db: None) -> None:
    template = portfolio.text_template()
    body = {"template": template.pk, "title_zh": "特刊", "until": "2025-06-30"}
    made = Writer(portfolio.user("office")).send("post", "publications/", body).json()
    assert (made["title_zh"], made["until"], made["body_zh"]) == ("特刊", "2025-06-30", template.body_zh)


def test_several_publications_begin_with_the_words_of_theirs(db: None) -> None:
    templates = [portfolio.text_template(title_zh=title) for title in ("月报", "简报")]
    items = [{"template": template.code} for template in templates]
    answer = Writer(portfolio.user("office")).send("post", "publications/", items)
    assert answer.status_code == 201, answer.content
    assert [one["row"]["title_zh"] for one in answer.json()["results"]] == ["月报", "简报"]


@pytest.mark.parametrize("template", ["no-such", 0, None])
def test_without_a_template_no_words_are_made_up(db: None, template: Any) -> None:
    answer = Writer(portfolio.user("office")).send("post", "publications/", {"template": template})
    assert answer.status_code == 400
    assert {"template", "title_zh", "body_zh"} <= {*refused(answer)}


def test_a_publication_is_put_forward_read_and_published_by_another(db: None) -> None:
    row = portfolio.draft()
    path = f"publications/{row.pk}/"
    writer, publisher = Writer(portfolio.user("office")), Writer(portfolio.user("office"))
    assert writer.change(path, {"title_zh": "新标题"}).status_code == 200
    assert post(writer, f"{path}put-forward/").json()["state"] == "requested"
    assert refused(post(publisher, f"{path}publish/")) == [""]
    read = publisher.read(f"{path}preview/").json()
    assert {*read["documents"]} == {"zh-hans", "en"}
    assert refusal(post(writer, f"{path}publish/", {"read": read["read"], "seen": True})) == 409
    done = post(publisher, f"{path}publish/", {"read": read["read"], "seen": True})
    assert (done.status_code, done.json()["state"]) == (200, "published"), done.content
    assert Publication.objects.get(pk=row.pk).snapshot.sha256 == done.json()["seal"]["sha256"]
    assert refusal(publisher.read(f"{path}preview/")) == 409


# What stays as it is


FIXED = {
    "status-changes": "/steps/", "transition-requests": "/steps/", "change-requests": "/contract-changes/",
    "pilot-line-states": "taken back by a new one", "report-decisions": "submit, withdraw",
    "presented-documents": "/steps/",
}  # fmt: skip


def test_what_is_only_added_says_what_to_do_instead(mine: Any, people: Any) -> None:
    admin = Writer(people["admin"])
    for route, instead in FIXED.items():
        row = mine.rows[route]
        for method in ("put", "patch", "delete"):
            answer = admin.send(method, f"{route}/{row.pk}/", {}, '"x"')
            assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS"), (route, method)
            assert instead in answer.json()["detail"]
        added = ", POST" if route == "pilot-line-states" else ""
        for method in ("patch", "delete"):
            answer = admin.send(method, f"{route}/", [])
            assert (answer.status_code, answer.headers["Allow"]) == (405, f"GET, HEAD, OPTIONS{added}"), route
        if not added:
            assert admin.send("post", f"{route}/", {}).status_code == 405


def test_every_table_that_the_database_keeps_as_it_is_is_fixed_in_the_api_too() -> None:
    """Where a trigger refuses every change and deletion, the API offers none."""
    kept = set()
    for route, viewset in resources.items():
        refused = {
            operation for trigger in getattr(viewset.queryset.model._meta, "triggers", ())
            if trigger.__class__.__name__ == "Protect" and trigger.condition is None
            for operation in str(trigger.operation).split(" OR ")
        }  # fmt: skip
        if {"UPDATE", "DELETE"} <= refused:
            kept.add(route)
            assert not {"put", "patch", "delete"} & {*viewset.http_method_names}, route
    assert kept >= {"status-changes", "pilot-line-states"}


def test_a_posted_entry_says_how_it_is_taken_back(mine: Any, people: Any) -> None:
    officer, entry = Writer(people["officer"]), portfolio.fund_entry(task=mine.task)
    answer = officer.change(f"fund-entries/{entry.pk}/", {"note": "x"})
    assert (answer.status_code, "/reverse/" in answer.json()["detail"]) == (409, True)
    assert post(officer, f"fund-entries/{entry.pk}/reverse/", {"reason": "x"}).status_code == 201


# What is asked for once more


def test_a_doubtful_amount_is_confirmed_by_saying_it_again(mine: Any, people: Any) -> None:
    officer, task = Writer(people["officer"]), portfolio.task(cluster=mine.cluster)
    portfolio.budget_line(task=task, source="fiscal", amount=100)
    body = {"task": task.code, "kind": "received", "source": "fiscal", "tier": "region", "amount": "5000.00",
            "booked_on": "2025-05-01", "document_no": "文号"}  # fmt: skip
    asked = post(officer, "fund-entries/", body)
    assert (asked.status_code, asked.json()["errors"][0]["code"]) == (400, "unconfirmed"), asked.content
    wrong = [{"amount": "500.00"}, {"amuont": "5000.00"}, {"amount": 5}, ["amount"], True, {"note": "x"}]
    for confirmed in wrong:
        answer = post(officer, "fund-entries/", {**body, "confirmed": confirmed})
        assert (answer.status_code, {name.split(".")[0] for name in refused(answer)} <= {"amount", "confirmed"}) == (
            400, True,
        )  # fmt: skip
    for said in ("5000.00", "5000"):
        answer = post(officer, "fund-entries/", [{**body, "confirmed": {"amount": said}}])
        assert answer.status_code == 201, answer.content
    assert refused(post(officer, "risks/", {"confirmed": {}})) == ["confirmed"]
