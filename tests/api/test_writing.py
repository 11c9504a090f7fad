"""Rows written through the API: the rules of the forms, the state they were read in, and nobody else's rows."""

import json
from typing import Any

import pytest

from breakthrough.api.entry import fields_of, page_of
from breakthrough.history import event_model_of
from breakthrough.models import Token
from funding.models import FundEntry
from tasks.models import ResultTask, Risk
from tests import portfolio
from tests.api.conftest import refused
from tests.api.routes import ROUTES, resources
from tests.api.writer import RISK, Writer

WRITABLE = [name for name in ROUTES if page_of(resources[name].queryset.model) is not None]
CHANGED = [name for name in WRITABLE if "patch" in resources[name].http_method_names]


# Making


def test_a_row_is_made_by_the_rules_of_its_form(officer: Writer, mine: Any) -> None:
    answer = officer.send("post", "risks/", {**RISK, "task": mine.task.code})
    assert answer.status_code == 201, answer.content
    made = Risk.objects.get(pk=answer.json()["id"])
    assert (made.task, made.title, made.impact, made.state) == (mine.task, "原料涨价", 4, "registered")
    assert answer.headers["Location"] == answer.json()["url"]
    assert officer.read(f"risks/{made.pk}/").headers["ETag"] == answer.headers["ETag"]
    context = event_model_of(Risk).objects.get(pgh_obj_id=made.pk).pgh_context.metadata
    assert (context["door"], context["token"]) == ("api", str(Token.objects.get()))


def test_a_related_row_is_named_in_three_ways(officer: Writer, mine: Any) -> None:
    for name in (mine.task.pk, mine.task.code, {"id": mine.task.pk, "code": "?"}):
        assert officer.send("post", "risks/", {**RISK, "task": name}).status_code == 201


def test_a_foreign_row_is_as_absent(officer: Writer, mine: Any, foreign: Any) -> None:
    before = Risk.objects.count()
    foreign_keys = (foreign.task.pk, foreign.task.code, {"id": foreign.task.pk})
    absent_keys = (10**9, "T-99999", {"id": 10**15})
    told = {officer.send("post", "risks/", {**RISK, "task": key}).content for key in foreign_keys + absent_keys}
    (answer,) = told
    assert [error["field"] for error in json.loads(answer)["errors"]] == ["task"]
    assert Risk.objects.count() == before
    path = f"risks/{foreign.rows['risks'].pk}/"
    for method in ("put", "patch", "delete"):
        hidden, absent = (officer.send(method, one, RISK, '"x"') for one in (path, f"risks/{10**9}/"))
        assert (hidden.status_code, hidden.content) == (404, absent.content)


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"title": ""}, "title"), ({"impact": 9}, "impact"), ({"impact": True}, "impact"), ({"title": 5}, "title"),
        ({"title": ["x"]}, "title"), ({"raised_on": "2025-02-30"}, "raised_on"), ({"category": "x"}, "category"),
        ({"raised_on": "1789-07-14"}, "raised_on"), ({"title": "\0"}, "title"), ({"title": "\ud800"}, "title"),
        ({"likelihood": 10**30}, "likelihood"), ({"task": 10**40}, "task"), ({"task": -1}, "task"),
        ({"task": [1]}, "task"), ({"task": {}}, "task"), ({"task": None}, "task"), ({"task": True}, "task"),
        ({"titel": "x"}, "titel"), ({"id": 1}, "id"), ({"state": "closed"}, "state"), ({"closed_by": 1}, "closed_by"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_by_its_field(officer: Writer, mine: Any, body: Any, field: str) -> None:
    before = Risk.objects.count()
    answer = officer.send("post", "risks/", {**RISK, "task": mine.task.pk, **body})
    assert answer.status_code == 400
    assert field in refused(answer)
    assert all(error["code"] and error["message"] for error in answer.json()["errors"])
    assert Risk.objects.count() == before


@pytest.mark.parametrize("body", ["", "[]", "1", "null", '"x"', "{", "[" * 20_000, '{"a": NaN}', "9" * 5_000])
def test_what_is_no_object_is_refused(officer: Writer, body: str) -> None:
    for method, path in (("post", "risks/"), ("patch", f"risks/{Risk.objects.first().pk}/")):  # type: ignore[union-attr]
        assert officer.send(method, path, body, '"x"').status_code in (400, 412)


def test_no_field_but_those_of_the_form_is_written(admin: Writer, mine: Any) -> None:
    """Mass assignment: every other column of every table is refused by its name."""
    # A file comes as a form of its own: tests/api/test_evidence.py
    for route in sorted({*WRITABLE} - {"evidence"}):
        writes_no_field_but_those_of_the_form(route, admin)


def writes_no_field_but_those_of_the_form(route: str, admin: Writer) -> None:
    model = resources[route].queryset.model
    names = {field.name for field in model._meta.concrete_fields} - {*fields_of(page_of(model))}
    answer = admin.send("post", f"{route}/", dict.fromkeys(names, 1))
    assert answer.status_code in (400, 403, 405), answer.content
    if answer.status_code == 400:
        assert {*refused(answer)} == names


# Changing


def test_a_row_is_changed_only_from_the_state_that_was_read(admin: Writer, mine: Any) -> None:
    for route in CHANGED:
        is_changed_only_from_the_state_that_was_read(route, admin, mine)


def is_changed_only_from_the_state_that_was_read(route: str, admin: Writer, mine: Any) -> None:
    row = mine.rows[route]
    path = f"{route}/{row.pk}/"
    page = page_of(type(row))
    for method in ("put", "patch", "delete"):
        unsaid, stale = admin.send(method, path, {}), admin.send(method, path, {}, '"0123"')
        allowed = {409, 403} if unsaid.status_code in (409, 403) else set()
        assert unsaid.status_code in {428, *allowed}, (method, unsaid.content)
        assert stale.status_code in {412, *allowed}, (method, stale.content)
    changed = admin.change(path, {})
    assert changed.status_code in (200, 403, 409), changed.content
    if changed.status_code == 200:
        assert changed.json() == admin.read(path).json()
        assert page is not None


def test_a_change_is_written_and_the_rest_stays(officer: Writer, mine: Any) -> None:
    row = mine.rows["risks"]
    answer = officer.change(f"risks/{row.pk}/", {"title": "新标题"})
    assert answer.status_code == 200, answer.content
    now = Risk.objects.get(pk=row.pk)
    assert now.title == "新标题"
    kept = [field.attname for field in Risk._meta.concrete_fields if field.name != "title"]
    assert [getattr(now, name) for name in kept] == [getattr(row, name) for name in kept]
    assert officer.read(f"risks/{row.pk}/").headers["ETag"] == answer.headers["ETag"]


def test_a_row_that_somebody_changed_meanwhile_is_kept(officer: Writer, mine: Any) -> None:
    path = f"risks/{mine.rows['risks'].pk}/"
    tag = officer.read(path).headers["ETag"]
    assert officer.send("patch", path, {"title": "first"}, tag).status_code == 200
    assert officer.send("patch", path, {"title": "second"}, tag).status_code == 412
    assert officer.send("delete", path, None, tag).status_code == 412
    assert Risk.objects.get(pk=mine.rows["risks"].pk).title == "first"


def test_put_replaces_the_whole_row(officer: Writer, mine: Any) -> None:
    row = portfolio.risk(task=mine.task, description="old", owner="x")
    answer = officer.change(f"risks/{row.pk}/", {**RISK, "task": mine.task.code}, "put")
    assert answer.status_code == 200, answer.content
    row.refresh_from_db()
    assert (row.title, row.description, row.owner) == ("原料涨价", "", "")


def test_a_row_is_deleted(officer: Writer, mine: Any) -> None:
    row = portfolio.risk(task=mine.task)
    assert officer.change(f"risks/{row.pk}/", None, "delete").status_code == 204
    assert officer.read(f"risks/{row.pk}/").status_code == 404


def test_nothing_is_moved_out_of_ones_own_field(officer: Writer, mine: Any, foreign: Any) -> None:
    row = mine.rows["risks"]
    assert officer.change(f"risks/{row.pk}/", {"task": foreign.task.pk}).status_code == 400
    row.refresh_from_db()
    assert row.task == mine.task


def test_lines_are_written_with_their_row(officer: Writer, mine: Any, foreign: Any) -> None:
    result = mine.rows["results"]
    path = f"results/{result.pk}/"
    other = portfolio.task(cluster=mine.cluster)
    hidden = ResultTask.objects.create(result=result, task=foreign.task, share=10)
    both = [{"task": mine.task.code}, {"task": other.pk}]
    answer = officer.change(path, {"tasks": both})
    assert answer.status_code == 200, answer.content
    assert {line["task"]["id"] for line in answer.json()["tasks"]} == {mine.task.pk, other.pk}
    assert ResultTask.objects.filter(pk=hidden.pk).exists()
    wrong = officer.change(path, {"tasks": [{"task": mine.task.pk}, {"task": foreign.task.pk}]})
    assert (wrong.status_code, refused(wrong)) == (400, ["tasks.1.task"])
    assert officer.change(path, {"tasks": []}).status_code == 400


def test_lines_are_held_to_the_rules_of_the_form(officer: Writer, mine: Any) -> None:
    path, other = f"results/{mine.rows['results'].pk}/", portfolio.task(cluster=mine.cluster)
    cases: list[tuple[Any, list[str]]] = [
        ([{"task": other.pk}, {"task": other.code}], ["tasks", "tasks.1"]),
        ([{"task": mine.task.pk, "share": "101"}], ["tasks.0.share"]),
        ([{"task": other.pk, "share": True}], ["tasks.0.share"]),
        ([{"task": other.pk}, {"task": mine.task.pk, "shere": "1"}], ["tasks.1.shere"]),
        ([{"task": other.pk}, 5], ["tasks.1"]),
        ([{}], ["tasks.0.task"]),
        ({}, ["tasks"]),
    ]
    before = [*ResultTask.objects.order_by("pk").values()]
    for tasks, fields in cases:
        answer = officer.change(path, {"tasks": tasks})
        assert (answer.status_code, {*refused(answer)} <= {*fields}) == (400, True), refused(answer)
    assert [*ResultTask.objects.order_by("pk").values()] == before


def test_lines_come_with_a_row_that_is_made(officer: Writer, mine: Any) -> None:
    body = {"code": "R-NEW", "name_zh": "成果", "name_en": "Result", "achieved_on": "2025-09-01"}
    lines = [{"task": mine.task.code, "share": "40.00"}, {"task": portfolio.task(cluster=mine.cluster).pk}]
    answer = officer.send("post", "results/", {**body, "tasks": lines})
    assert answer.status_code == 201, answer.content
    assert [line["share"] for line in answer.json()["tasks"]][0] == "40.00"
    assert len(answer.json()["tasks"]) == 2
    assert officer.send("post", "results/", {**body, "code": "R-NONE"}).status_code == 400


def test_a_form_that_asks_for_a_code_takes_every_name(admin: Writer, mine: Any) -> None:
    user = portfolio.user()
    for name in (mine.task.code, mine.task.pk, {"id": mine.task.pk}):
        body = {"user": user.pk, "role": "officer", "task": name, "starts_on": "2025-01-01"}
        answer = admin.send("post", "grants/", body)
        assert (answer.status_code, answer.json()["task"]["code"]) == (201, mine.task.code), answer.content
        path = f"grants/{answer.json()['id']}/"
        assert admin.change(path, {"ends_on": "2025-12-31"}).json()["task"]["code"] == mine.task.code
        admin.change(path, None, "delete")
    assert refused(admin.send("post", "grants/", {**body, "task": "T-99999"})) == ["task"]


# Who may


@pytest.mark.parametrize("role", ["leader", "auditor", "reviewer"])
def test_who_reads_only_writes_nothing(role: str, mine: Any) -> None:
    user = portfolio.user(role, *([mine.cluster] if role == "reviewer" else []))
    writer = Writer(user)
    for route in WRITABLE:
        if route == "grants":
            continue
        row = mine.rows[route]
        answers = [writer.send("post", f"{route}/", {}), writer.send("patch", f"{route}/{row.pk}/", {}, '"x"'),
                   writer.send("delete", f"{route}/{row.pk}/", None, '"x"')]  # fmt: skip
        assert {answer.status_code for answer in answers} <= {403, 405}, route


def test_a_token_that_reads_writes_nothing(mine: Any, people: Any) -> None:
    writer = Writer(people["officer"], "*:read", "tasks:write")
    assert writer.send("post", "risks/", {**RISK, "task": mine.task.pk}).status_code == 403
    limited = Writer(people["admin"], clusters=[portfolio.cluster("hydrogen").pk])
    assert limited.send("post", "risks/", {**RISK, "task": mine.task.pk}).status_code == 400


def test_what_has_no_form_is_only_read(admin: Writer, mine: Any) -> None:
    for route in sorted({*ROUTES} - {*WRITABLE}):
        for method, path in (("post", f"{route}/"), ("put", f"{route}/1/"), ("patch", f"{route}/1/")):
            answer = admin.send(method, path, {})
            assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


def test_what_is_only_added_is_neither_changed_nor_deleted(admin: Writer, mine: Any) -> None:
    for route in sorted({*WRITABLE} - {*CHANGED}):
        for method in ("put", "patch", "delete"):
            assert admin.send(method, f"{route}/{mine.rows[route].pk}/", {}, '"x"').status_code == 405


# The ledger


def test_a_posted_entry_is_taken_back_and_never_changed(officer: Writer, mine: Any) -> None:
    entry = portfolio.fund_entry(task=mine.task)
    assert entry.state == FundEntry.State.POSTED
    path = f"fund-entries/{entry.pk}/"
    assert officer.change(path, {"note": "x"}).status_code == 409
    assert officer.change(path, None, "delete").status_code == 409
    answer = officer.send("post", f"{path}reverse/", {"reason": "重复录入"})
    assert answer.status_code == 201, answer.content
    assert answer.json()["reverses"]["id"] == entry.pk
    assert officer.send("post", f"{path}reverse/", {"reason": "again"}).status_code == 400
    assert officer.send("post", f"{path}reverse/", {}).status_code == 400


def test_a_doubtful_amount_is_asked_for_once_more(officer: Writer, mine: Any) -> None:
    assert officer.send("post", "fund-entries/", {"amount": "NaN", "task": mine.task.pk}).status_code == 400
