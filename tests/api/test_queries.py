from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from breakthrough.figures import figures
from tests import portfolio
from tests.api.conftest import everything
from tests.api.routes import ROUTES

MOST = 10
# That a token was used is noted once a minute, which may fall into a slow test; a statement is planned once.
ONCE = ('UPDATE "breakthrough_token"', "PREPARE")


def count(ask: Any, user: Any, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        answer = ask(user, address)
    assert answer.status_code == 200, answer.content
    # Inside a test's own transaction each transaction is a savepoint.
    texts = [query["sql"] for query in queries]
    return len([text for text in texts if "SAVEPOINT" not in text and not text.startswith(ONCE)])


def test_lists_and_details_cost_the_same_for_many_rows(ask: Any, mine: Any, people: Any) -> None:
    officer, admin = people["officer"], people["admin"]
    askers = {route: admin if route == "grants" else officer for route in ROUTES}
    addresses = [*[f"{route}/?page_size=500&count=true" for route in ROUTES]]
    addresses += [f"{route}/{mine.rows[route].pk}/" for route in ROUTES]
    for route in ("grants", "tasks"):
        ask(askers[route], f"{route}/")
    few = {address: count(ask, askers[address.partition("/")[0]], address) for address in addresses}
    for _step in range(4):
        everything(mine.cluster)
    many = {address: count(ask, askers[address.partition("/")[0]], address) for address in addresses}
    assert few == many
    assert max(many.values()) <= MOST, {address: number for address, number in many.items() if number > MOST}


@pytest.mark.parametrize("query", ["as_of=2030-01-01", "cluster=rare-earths&status__in=active,closed", "search=稀土"])
def test_a_narrowed_list_costs_the_same(query: str, ask: Any, mine: Any, people: Any) -> None:
    ask(people["officer"], "tasks/")
    few = count(ask, people["officer"], f"tasks/?{query}")
    everything(mine.cluster)
    assert count(ask, people["officer"], f"tasks/?{query}") == few <= MOST


def test_rows_of_figures_cost_the_same(ask: Any, mine: Any, people: Any) -> None:
    officer = people["officer"]
    addresses = [f"figures/{code}/rows/?page_size=500" for code in figures()]
    ask(officer, addresses[0])
    few = {address: count(ask, officer, address) for address in addresses}
    for _step in range(3):
        everything(mine.cluster)
    many = {address: count(ask, officer, address) for address in addresses}
    # A table that had no row at all needs one more query for the names of its rows' relations.
    grown = {address: (few[address], many[address]) for address in addresses if many[address] > few[address]}
    assert grown == {}


def test_the_size_of_a_page_adds_no_queries(ask: Any, mine: Any, people: Any) -> None:
    for _step in range(3):
        portfolio.fund_entry(task=mine.task, amount=7)
    ask(people["leader"], "fund-entries/")
    small = count(ask, people["leader"], "fund-entries/?amount=7&page_size=1")
    assert count(ask, people["leader"], "fund-entries/?amount=7&page_size=500") == small
