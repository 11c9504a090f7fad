"""Lists of large tables are answered by indexes, so that a page costs the same however long the list is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from breakthrough.api.routing import resources
from breakthrough.models import User
from tests import portfolio
from tests.api.routes import ROUTES

# With these out of the way PostgreSQL sorts or reads a whole table only where no index helps, however small it is.
ONLY_INDEXES = "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_hashjoin = off"
# Sorted within the few rows of one owner, such as the status changes of a task.
WITHIN_OWNER = {"task_id", "indicator_id", "report_id", "request_id", "award_id", "line_id"}
# Settings, and what does not grow with the portfolio.
SMALL = {
    "programs", "regions", "clusters", "trl-levels", "transitions", "transition-documents", "periods", "award-schemes",
    "award-rounds", "awards", "indirect-cost-caps", "publications", "grants", "landmarks", "organization-pairs",
    "researcher-pairs",
}  # fmt: skip
pytestmark = pytest.mark.usefixtures("generated")
LARGE = sorted({*ROUTES} - SMALL)


def nodes(plan: Any) -> list[Any]:
    return [plan, *(node for below in plan.get("Plans", []) for node in nodes(below))]


def plan_of(path: str, table: str, name: str = "leader") -> list[Any]:
    """The steps by which PostgreSQL answers a list."""
    client = Client(headers={"Authorization": f"Bearer {portfolio.token(User.objects.get(username=name))}"})
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    statement = next(one["sql"] for one in asked if f'FROM "{table}"' in one["sql"] and "LIMIT 51" in one["sql"])
    with connection.cursor() as cursor:
        cursor.execute(ONLY_INDEXES)
        cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}")
        found = cursor.fetchone()[0]
    return nodes((json.loads(found) if isinstance(found, str) else found)[0]["Plan"])


def table_of(route: str) -> str:
    return str(resources[route].queryset.model._meta.db_table)


def is_long(step: Any) -> bool:
    """Whether a step puts more into order than what an index leaves open: equals, or the rows of one owner."""
    if step["Node Type"] == "Incremental Sort":
        sorted_by, known = step["Sort Key"], step["Presorted Key"]
        return len(known) < len(sorted_by) - 1 and known[0].rpartition(".")[2] not in WITHIN_OWNER
    return step["Node Type"] == "Sort" and step["Parent Relationship"] == "Outer"


@pytest.mark.parametrize("route", LARGE)
def test_the_default_order_is_that_of_an_index(route: str) -> None:
    assert [step for step in plan_of(f"/api/v1/{route}/", table_of(route)) if is_long(step)] == []
