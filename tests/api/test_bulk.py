"""Many rows in one request: all of them or none, and each that is wrong is named."""

import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from breakthrough.history import event_model_of
from tasks.models import Indicator, Result, Risk, Task
from tests import portfolio
from tests.api.conftest import refused
from tests.api.writer import RISK, Writer


def risks(task: Any, number: int = 3) -> list[dict[str, Any]]:
    return [{**RISK, "task": task.code, "title": f"risk {index}"} for index in range(number)]


def named(answer: Any) -> list[tuple[int, list[str]]]:
    """Which items a refusal names, with their fields."""
    return [(one["index"], [error["field"] for error in one["errors"]]) for one in answer.json()["items"]]


def read(writer: Writer, row: Any) -> dict[str, Any]:
    """What an item says of a row that was read: its id and its tag."""
    return {"id": row.pk, "etag": writer.read(f"risks/{row.pk}/").headers["ETag"]}


# Making


def test_rows_are_made_in_the_order_in_which_they_are_sent(officer: Writer, mine: Any) -> None:
    answer = officer.send("post", "risks/", risks(mine.task))
    assert answer.status_code == 201, answer.content
    results = answer.json()["results"]
    assert [(one["row"]["title"], one["action"]) for one in results] == [(f"risk {n}", "created") for n in range(3)]
    assert answer.json()["dry_run"] is False
    for one in results:
        alone = officer.read(f"risks/{one['id']}/")
        assert (alone.json(), alone.headers["ETag"]) == (one["row"], one["etag"])


def test_one_bad_item_and_nothing_is_made(officer: Writer, mine: Any, foreign: Any) -> None:
    before = Risk.objects.count()
    items = risks(mine.task, 6)
    items[1]["impact"] = 9
    items[2] = {"titel": "x"}
    items[3]["task"] = foreign.task.code
    items[4] = "no object"  # type: ignore[call-overload]
    answer = officer.send("post", "risks/", items)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert named(answer) == [(1, ["impact"]), (2, ["titel"]), (3, ["task"]), (4, [""])]
    assert (answer.json()["code"], "4 of 6" in answer.json()["detail"]) == ("items_refused", True)
    assert Risk.objects.count() == before


def test_an_item_is_held_against_those_before_it(officer: Writer, mine: Any) -> None:
    before = Indicator.objects.count()
    items = [{"task": mine.task.code, "number": number, "name_zh": "纯度", "name_en": "Purity", "unit": "%",
              "direction": "up", "baseline": "1", "target": "2"} for number in (71, 72, 71)]  # fmt: skip
    answer = officer.send("post", "indicators/", items)
    assert answer.status_code == 400, answer.content
    assert [index for index, _fields in named(answer)] == [2]
    assert Indicator.objects.count() == before


def test_an_item_may_name_one_before_it_whatever_is_wrong_with_a_third(officer: Writer, mine: Any) -> None:
    whole = {"name_zh": "甲大学", "kind": "university", "uscc": portfolio.uscc(7001)}
    part = {"name_zh": "甲大学乙学院", "kind": "university", "is_legal_entity": False, "parent": whole["uscc"]}
    answer = officer.send("post", "organizations/", [whole, part, {**part, "name_zh": "丙", "kind": "none"}])
    assert named(answer) == [(2, ["kind"])]
    assert officer.send("post", "organizations/", [whole, part]).status_code == 201


@pytest.mark.parametrize("body", [[], {}, [[]] * 1_001, "[1", [None], [{"id": 1}]])
def test_what_is_no_list_of_rows_is_refused(officer: Writer, body: Any) -> None:
    before = Risk.objects.count()
    statuses = {officer.send("post", "risks/?upsert=true", body).status_code}
    statuses |= {officer.send(method, "risks/", body).status_code for method in ("post", "patch", "delete")}
    assert statuses <= {400, 404, 413}
    assert Risk.objects.count() == before


def test_more_than_a_thousand_rows_are_too_many(officer: Writer, mine: Any) -> None:
    assert officer.send("post", "risks/", risks(mine.task, 1_001)).status_code == 413
    assert officer.send("post", "risks/", json.dumps([{"title": "x" * 2_500_000}])).status_code == 413


# Changing


def test_rows_are_changed_each_from_its_state(officer: Writer, mine: Any) -> None:
    rows = [portfolio.risk(task=mine.task) for _ in range(3)]
    items = [{**read(officer, row), "title": f"new {row.pk}"} for row in reversed(rows)]
    answer = officer.send("patch", "risks/", items)
    assert answer.status_code == 200, answer.content
    assert [one["row"]["title"] for one in answer.json()["results"]] == [item["title"] for item in items]
    assert [read(officer, row)["etag"] for row in reversed(rows)] == [one["etag"] for one in answer.json()["results"]]


def test_a_list_tells_the_tags_from_which_its_rows_are_changed(officer: Writer, mine: Any) -> None:
    rows = officer.read("risks/?etags=true").json()["results"]
    assert {row["id"]: row["etag"] for row in rows} == {
        row["id"]: officer.read(f"risks/{row['id']}/").headers["ETag"] for row in rows
    }
    items = [{"id": row["id"], "etag": row["etag"], "owner": "张"} for row in rows]
    assert officer.send("patch", "risks/", items).status_code == 200
    for path, named in (("risks/?etags=true&fields=id", "fields"), ("risks/?etags=true&as_of=2025-01-01", "as_of")):
        assert refused(officer.read(path)) == [named]
    assert refused(officer.read("progress-reports/?etags=true")) == ["etags"]
    assert refused(officer.read("risks/?etags=true&format=csv")) == ["etags"]


def test_every_row_that_may_not_be_changed_is_named_with_its_reason(officer: Writer, mine: Any, foreign: Any) -> None:
    good, stale, unsaid, twice, closed = [portfolio.risk(task=mine.task) for _ in range(5)]
    items = [{**read(officer, good), "title": "changed"}, {**read(officer, stale), "title": "x"},
             {"id": unsaid.pk, "title": "x"}, {"id": foreign.rows["risks"].pk, "etag": "x"}, {"id": 10**9, "etag": "x"},
             {**read(officer, twice), "owner": "x"}, {**read(officer, twice), "owner": "y"}, {"id": "1", "etag": "x"},
             {**read(officer, closed), "impact": 17}]  # fmt: skip
    Risk.objects.filter(pk=stale.pk).update(owner="somebody else")
    answer = officer.send("patch", "risks/", items)
    assert answer.status_code == 400
    statuses = {one["index"]: one["status"] for one in answer.json()["items"]}
    assert statuses == {1: 412, 2: 428, 3: 404, 4: 404, 6: 400, 7: 400, 8: 400}
    hidden, absent = (one["errors"] for one in answer.json()["items"] if one["index"] in (3, 4))
    assert hidden == absent
    good.refresh_from_db()
    assert good.title != "changed"


def test_where_all_are_refused_alike_the_answer_says_so(officer: Writer, mine: Any) -> None:
    row = portfolio.risk(task=mine.task)
    assert officer.send("patch", "risks/", [{"id": row.pk, "etag": "x", "title": "y"}]).status_code == 412
    assert officer.send("patch", "risks/", [{"id": row.pk, "title": "y"}]).status_code == 428


def test_weights_that_add_up_only_together_are_changed_together(officer: Writer, mine: Any) -> None:
    first, second = mine.task.milestones.order_by("number")
    tags = {row.pk: officer.read(f"milestones/{row.pk}/").headers["ETag"] for row in (first, second)}

    def items(*weights: int) -> list[dict[str, Any]]:
        rows = zip((first, second), weights, strict=True)
        return [{"id": row.pk, "etag": tags[row.pk], "weight": f"{weight}.00"} for row, weight in rows]

    assert officer.send("patch", "milestones/", items(70, 30)).status_code == 200


# Recognized by their key


def test_rows_are_recognized_by_their_code(officer: Writer, mine: Any) -> None:
    there = mine.rows["results"]
    items = [{"code": there.code, "name_zh": "新名称"},
             {"code": "R-NEW", "name_zh": "新成果", "name_en": "New", "achieved_on": "2025-09-01",
              "tasks": [{"task": mine.task.code}]}]  # fmt: skip
    answer = officer.send("post", "results/?upsert=true", items)
    assert answer.status_code == 200, answer.content
    assert [one["action"] for one in answer.json()["results"]] == ["changed", "created"]
    there.refresh_from_db()
    assert (there.name_zh, Result.objects.get(code="R-NEW").name_zh) == ("新名称", "新成果")
    again = officer.send("post", "results/?upsert=true", items)
    assert [one["action"] for one in again.json()["results"]] == ["changed", "changed"]


def test_a_key_of_several_columns_names_related_rows_as_everywhere(officer: Writer, mine: Any) -> None:
    there = portfolio.indicator(task=mine.task)
    for task in (mine.task.pk, mine.task.code, {"id": mine.task.pk}):
        items = [{"task": task, "number": there.number, "unit": f"unit {task}"[:20]}]
        answer = officer.send("post", "indicators/?upsert=true", items)
        assert (answer.status_code, answer.json()["results"][0]["id"]) == (200, there.pk), answer.content


def test_a_key_that_is_missing_doubled_or_foreign_is_named(officer: Writer, mine: Any, foreign: Any) -> None:
    there, hidden = mine.rows["results"], foreign.rows["results"]
    items = [{"code": there.code}, {"code": there.code}, {"name_zh": "x"}, {"code": hidden.code, "name_zh": "x"}, 5]
    answer = officer.send("post", "results/?upsert=true", items)
    assert answer.status_code == 400, answer.content
    assert [index for index, _fields in named(answer)] == [1, 2, 3, 4]
    assert dict(named(answer))[1] == dict(named(answer))[2] == ["code"]


def test_a_state_that_is_named_counts_when_a_row_is_recognized(officer: Writer, mine: Any) -> None:
    there = mine.rows["results"]
    item = {"code": there.code, "etag": '"stale"', "name_zh": "x"}
    assert officer.send("post", "results/?upsert=true", [item]).status_code == 412


def test_what_has_no_key_is_not_recognized(officer: Writer, mine: Any) -> None:
    answer = officer.send("post", "risks/?upsert=true", risks(mine.task))
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "upsert")


# Deleting


def test_rows_are_deleted_all_or_none(officer: Writer, mine: Any) -> None:
    rows = [portfolio.risk(task=mine.task) for _ in range(3)]
    items = [read(officer, row) for row in rows]
    wrong = [*items[:2], {"id": rows[2].pk, "etag": "x"}]
    answer = officer.send("delete", "risks/", wrong)
    assert (answer.status_code, named(answer)) == (412, [(2, [""])])
    assert Risk.objects.filter(pk__in=[row.pk for row in rows]).count() == 3
    answer = officer.send("delete", "risks/", items)
    assert answer.status_code == 200, answer.content
    assert answer.json()["results"] == [{"id": row.pk, "action": "deleted"} for row in rows]
    assert not Risk.objects.filter(pk__in=[row.pk for row in rows]).exists()


def test_what_others_name_is_not_deleted(admin: Writer, mine: Any) -> None:
    lead = mine.task.lead
    tag = admin.read(f"organizations/{lead.pk}/").headers["ETag"]
    alone = admin.send("delete", f"organizations/{lead.pk}/", None, tag)
    assert alone.status_code == 409, alone.content
    assert alone.json()["detail"].startswith("This is not deleted, since others name it: ")
    assert "<" not in alone.json()["detail"]
    answer = admin.send("delete", "organizations/", [{"id": lead.pk, "etag": tag}])
    assert (answer.status_code, answer.json()["items"][0]["status"]) == (409, 409)


def test_what_hangs_on_a_row_and_may_not_be_deleted_keeps_it(officer: Writer, mine: Any) -> None:
    """As on the admin's page: a task has status changes, which are never deleted."""
    answer = officer.change(f"tasks/{mine.task.pk}/", None, "delete")
    assert answer.status_code == 409, answer.content
    assert Task.objects.filter(pk=mine.task.pk).exists()


# Tried without effect


def test_a_dry_run_answers_as_the_real_one_and_leaves_nothing(officer: Writer, mine: Any) -> None:
    before, events = Risk.objects.count(), event_model_of(Risk).objects.count()
    answer = officer.send("post", "risks/?dry_run=true", risks(mine.task))
    assert (answer.status_code, answer.json()["dry_run"], answer.headers["Dry-Run"]) == (201, True, "true")
    assert [one["row"]["title"] for one in answer.json()["results"]] == ["risk 0", "risk 1", "risk 2"]
    assert (Risk.objects.count(), event_model_of(Risk).objects.count()) == (before, events)
    wrong = officer.send("post", "risks/?dry_run=true", [{**RISK, "task": 0}])
    assert named(wrong) == [(0, ["task"])]


def test_a_single_row_is_tried_too(officer: Writer, mine: Any) -> None:
    row = portfolio.risk(task=mine.task, title="old")
    tag = officer.read(f"risks/{row.pk}/").headers["ETag"]
    answer = officer.send("patch", f"risks/{row.pk}/?dry_run=true", {"title": "new"}, tag)
    assert (answer.status_code, answer.json()["title"], answer.headers["Dry-Run"]) == (200, "new", "true")
    assert officer.send("delete", f"risks/{row.pk}/?dry_run=true", None, tag).status_code == 204
    row.refresh_from_db()
    assert row.title == "old"
    assert "Dry-Run" not in officer.send("patch", f"risks/{row.pk}/", {"title": "new"}, tag).headers


def test_reading_is_not_tried(officer: Writer) -> None:
    assert officer.read("risks/?dry_run=true").status_code == 400


# Cost


def test_questions_for_each_row_do_not_grow_with_the_rows(officer: Writer, mine: Any) -> None:
    def cost(number: int) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert officer.send("post", "risks/?dry_run=true", risks(mine.task, number)).status_code == 201
        return len(queries)

    cost(1)
    first = cost(1)
    few, many = cost(11), cost(21)
    assert many - few == few - first
    assert (few - first) / 10 <= 8
