from typing import Any

import pytest

from tasks.models import Task
from tests import portfolio
from tests.api.conftest import refused
from tests.api.routes import ROUTES, resources

Rows = list[dict[str, Any]]


@pytest.fixture
def tasks(db: None) -> None:
    """Tasks with ties and gaps in what they are ordered by."""
    cluster, lead = portfolio.cluster(), portfolio.organization()
    for number in range(11):
        values: Any = {
            "trl_target": [3, None, 3, 5][number % 4],
            "starts_on": None if number % 3 == 0 else portfolio.START,
        }
        made = portfolio.task("draft", cluster=cluster, lead=lead, ends_on=None, **values)
        if number % 5 == 0:
            portfolio.trl_assessment(task=made, level=number % 4 + 1)


def forward(ask: Any, user: Any, address: str) -> tuple[list[int], list[str]]:
    """The ids of all pages, and the addresses of the pages before each."""
    ids: list[int] = []
    before: list[str] = []
    while address:
        page = ask(user, address).json()
        ids += [row["id"] for row in page["results"]]
        before.append(page["previous"])
        address = page["next"]
    return ids, before


def backward(ask: Any, user: Any, address: str) -> list[int]:
    ids: list[int] = []
    while address:
        page = ask(user, address).json()
        ids = [row["id"] for row in page["results"]] + ids
        address = page["previous"]
    return ids


ORDERS = [
    "", "code", "-code", "starts_on", "-starts_on", "trl_target,-starts_on", "-trl_target,starts_on", "trl_current",
    "-trl_current,trl_target", "region", "lead,-trl_target", "-id", "industry_track,-batch_year,id",
]  # fmt: skip


@pytest.mark.parametrize("order", ORDERS)
def test_pages_neither_skip_nor_repeat(order: str, ask: Any, tasks: None) -> None:
    leader = portfolio.user("leader")
    address = "tasks/?page_size=3" + (f"&ordering={order}" if order else "")
    whole = [row["id"] for row in ask(leader, address.replace("=3", "=500")).json()["results"]]
    ids, before = forward(ask, leader, address)
    assert ids == whole
    assert sorted(ids) == sorted(Task.objects.values_list("pk", flat=True))
    assert before[0] is None
    # From the last page back to the first: all but the rows of the last page.
    assert backward(ask, leader, before[-1]) == ids[:9]


def test_every_default_order_pages_through(ask: Any, mine: Any, foreign: Any, people: Any) -> None:
    for route in ROUTES:
        whole = [row["id"] for row in ask(people["admin"], f"{route}/", page_size=500).json()["results"]]
        assert (route, forward(ask, people["admin"], f"{route}/?page_size=1")[0]) == (route, whole)
        assert len(whole) == len(set(whole)) > 0


def test_every_order_of_every_list_pages_through(ask: Any, mine: Any, foreign: Any, people: Any) -> None:
    for route in ("fund-entries", "progress-reports", "outputs", "organizations", "added-outputs", "assignments"):
        for name in resources[route].filterset_class.orderings:
            for order in (name, f"-{name}"):
                whole = [row["id"] for row in ask(people["admin"], f"{route}/", ordering=order).json()["results"]]
                assert forward(ask, people["admin"], f"{route}/?page_size=2&ordering={order}")[0] == whole


def test_the_count_is_given_to_those_who_ask(ask: Any, tasks: None) -> None:
    leader = portfolio.user("leader")
    assert "count" not in ask(leader, "tasks/").json()
    assert ask(leader, "tasks/", count="true", page_size=1).json()["count"] == 11
    assert "count" not in ask(leader, "tasks/", count="false").json()


def test_a_row_that_comes_between_is_not_missed(ask: Any, tasks: None) -> None:
    leader = portfolio.user("leader")
    first = ask(leader, "tasks/", page_size=5, ordering="code").json()
    Task.objects.filter(pk=first["results"][0]["id"]).delete()
    made = portfolio.task("draft", code="T-99999-new")
    rest, _before = forward(ask, leader, first["next"])
    assert len(rest) == 7
    assert rest[-1] == made.pk


@pytest.mark.parametrize("size", ["0", "501", "-1", "x", "1e2", "9" * 5_000, "5.0", "NaN"])
def test_the_limit_of_a_page_is_named(size: str, ask: Any, db: None) -> None:
    for address in ("tasks/", "figures/", "figures/tasks/rows/"):
        answer = ask(portfolio.user("admin"), address, page_size=size)
        assert answer.status_code == 400
        assert "500" in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize("cursor", ["x", "a.b:c", "W10:1:2", "9" * 5_000, "=", "%FF"])
def test_a_cursor_that_was_not_given_is_refused(cursor: str, ask: Any, db: None) -> None:
    for address in ("tasks/", "figures/tasks/rows/", "figures/"):
        answer = ask(portfolio.user("admin"), address, cursor=cursor)
        assert answer.status_code == 400
        assert refused(answer) == ["cursor"]


def test_a_cursor_belongs_to_its_order(ask: Any, tasks: None) -> None:
    leader = portfolio.user("leader")
    following = ask(leader, "tasks/?page_size=2&ordering=code").json()["next"]
    assert ask(leader, following.replace("ordering=code", "ordering=-starts_on")).status_code == 400
    tampered = following.replace("cursor=", "cursor=A")
    assert ask(leader, tampered).status_code == 400
