"""Rules that hold for a whole transaction: the database refuses at its end, and the item that breaks them is named."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tasks.models import Milestone, Task
from tests import portfolio
from tests.api.writer import Writer

pytestmark = pytest.mark.django_db(transaction=True)
EXACTLY_100 = "The milestones of a task with a contract must weigh exactly 100 together."


@pytest.fixture
def tasks() -> list[Task]:
    """Two contracted tasks, each with milestones of 40 and 60."""
    place = portfolio.cluster("rare-earths")
    return [portfolio.task(cluster=place), portfolio.task(cluster=place)]


@pytest.fixture
def officer(tasks: list[Task]) -> Writer:
    return Writer(portfolio.user("officer", tasks[0].cluster))


def weights(officer: Writer, task: Task, *wanted: int) -> list[dict[str, Any]]:
    rows = task.milestones.order_by("number")
    return [
        {"id": row.pk, "etag": officer.read(f"milestones/{row.pk}/").headers["ETag"], "weight": str(weight)}
        for row, weight in zip(rows, wanted, strict=True)
    ]


def told(answer: Any) -> list[tuple[int, str]]:
    return [(one["index"], one["errors"][0]["message"]) for one in answer.json()["items"]]


@pytest.mark.parametrize("tried", ["", "?dry_run=true"])
def test_the_item_since_which_a_rule_stays_broken_is_named(officer: Writer, tasks: list[Task], tried: str) -> None:
    items = [*weights(officer, tasks[0], 50, 50), *weights(officer, tasks[1], 30, 60)]
    answer = officer.send("patch", f"milestones/{tried}", items)
    assert (answer.status_code, told(answer)) == (400, [(2, EXACTLY_100)])
    assert answer.json()["detail"] == "1 of 4 items are refused, so nothing was done: see “items”."
    assert [*Milestone.objects.order_by("pk").values_list("weight", flat=True)] == [40, 60, 40, 60]


def test_what_one_item_breaks_and_the_next_one_mends_is_done(officer: Writer, tasks: list[Task]) -> None:
    items = [*weights(officer, tasks[0], 50, 50), *weights(officer, tasks[1], 30, 70)]
    assert officer.send("patch", "milestones/", items).status_code == 200
    assert [*Milestone.objects.order_by("pk").values_list("weight", flat=True)] == [50, 50, 30, 70]


def test_a_number_given_twice_is_named(officer: Writer, tasks: list[Task]) -> None:
    first, second = weights(officer, tasks[0], 40, 60)
    answer = officer.send("patch", "milestones/", [first, {**second, "number": 1}])
    assert [index for index, _message in told(answer)] == [1]


def test_a_new_row_that_breaks_a_rule_is_named(officer: Writer, tasks: list[Task]) -> None:
    row = {"name_zh": "验收", "due_on": "2026-06-30", "criterion": "检测"}
    items = [{**row, "task": task.code, "number": 3, "weight": "5"} for task in tasks]
    answer = officer.send("post", "milestones/", items)
    assert told(answer) == [(0, "The weights of a task's milestones add up to more than 100.")]


def test_an_item_that_is_refused_alone_is_named_beside_the_one_that_breaks_a_rule(
    officer: Writer, tasks: list[Task]
) -> None:
    items = [*weights(officer, tasks[0], 50, 60), {**weights(officer, tasks[1], 40, 60)[0], "weight": "x"}]
    answer = officer.send("patch", "milestones/", items)
    assert [index for index, _message in told(answer)] == [2]
    answer = officer.send("patch", "milestones/", items[:2])
    assert told(answer) == [(0, "The weights of a task's milestones add up to more than 100.")]


def test_a_refused_batch_may_be_sent_again_under_its_key(officer: Writer, tasks: list[Task]) -> None:
    wrong, right = weights(officer, tasks[0], 50, 60), weights(officer, tasks[0], 50, 50)
    assert officer.send("patch", "milestones/", wrong, key="k").status_code == 400
    answer = officer.send("patch", "milestones/", right, key="k")
    assert (answer.status_code, answer.headers.get("Idempotent-Replayed")) == (200, None)


def test_nothing_is_watched_where_nothing_is_refused(officer: Writer, tasks: list[Task]) -> None:
    items = weights(officer, tasks[0], 50, 50)
    with CaptureQueriesContext(connection) as queries:
        officer.send("patch", "milestones/", items)
    assert [one["sql"] for one in queries.captured_queries if "SET CONSTRAINTS" in one["sql"]] == []
