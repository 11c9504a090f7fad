"""Lists of large tables, in the API and on pages, are answered by indexes: a page costs the same however long it is."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.contrib.admin import site
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from breakthrough.api.routing import resources
from breakthrough.models import User
from tests import portfolio
from tests.admin.tables import MODELS, page
from tests.api.routes import ROUTES

# With these out of the way PostgreSQL sorts or reads a whole table only where no index helps, however small it is.
ONLY_INDEXES = "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_hashjoin = off"
# Sorted within the few rows of one owner, such as the status changes of a task. (A task has a code of its own.)
WITHIN_OWNER = {"task_id", "indicator_id", "report_id", "request_id", "award_id", "line_id"}
# Settings, and what does not grow with the portfolio.
SMALL = {
    "programs", "regions", "clusters", "trl-levels", "transitions", "transition-documents", "periods", "award-schemes",
    "award-rounds", "awards", "indirect-cost-caps", "publications", "grants", "landmarks", "organization-pairs",
    "researcher-pairs",
}  # fmt: skip


def table_of(route: str) -> str:
    return str(resources[route].queryset.model._meta.db_table)


pytestmark = pytest.mark.usefixtures("generated")
LARGE = sorted({*ROUTES} - SMALL)
# Nothing is shown of what the portfolio has none of.
EMPTY = {"AcademyMembership", "ChangeRequest", "Evidence", "MilestoneReport", "Review", "Risk"}
# By the first day of the period, then by the task's code, which is no column of the report.
SORTED = {"ProgressReport"}
PAGES = [
    model
    for model in MODELS
    if model._meta.db_table in {table_of(route) for route in LARGE} and model.__name__ not in EMPTY | SORTED
]


def nodes(plan: Any) -> list[Any]:
    """The steps of a plan, less those of what is looked up for each row shown."""
    below = [one for one in plan.get("Plans", []) if one["Parent Relationship"] not in ("SubPlan", "InitPlan")]
    return [plan, *(node for one in below for node in nodes(one))]


def plan_of(client: Client, path: str, table: str, most: int) -> list[Any]:
    """The steps by which PostgreSQL answers a list."""
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    statement = next(
        one["sql"] for one in asked if f'FROM "{table}"' in one["sql"] and one["sql"].endswith(f" LIMIT {most}")
    )
    with connection.cursor() as cursor:
        cursor.execute(ONLY_INDEXES)
        cursor.execute(f"EXPLAIN (FORMAT JSON) {statement}")
        found = cursor.fetchone()[0]
    return nodes((json.loads(found) if isinstance(found, str) else found)[0]["Plan"])


def is_long(step: Any) -> bool:
    """Whether a step puts more into order than what an index leaves open: equals, or the rows of one owner."""
    if step["Node Type"] == "Incremental Sort":
        sorted_by, known = step["Sort Key"], step["Presorted Key"]
        is_within_owner = any(key == "tasks_task.code" or key.rpartition(".")[2] in WITHIN_OWNER for key in known)
        return len(known) < len(sorted_by) - 1 and not is_within_owner
    return step["Node Type"] == "Sort" and step["Parent Relationship"] == "Outer"


@pytest.mark.parametrize("name", ["leader", "officer"])
@pytest.mark.parametrize("route", LARGE)
def test_the_default_order_is_that_of_an_index(route: str, name: str) -> None:
    client = Client(headers={"Authorization": f"Bearer {portfolio.token(User.objects.get(username=name))}"})
    plan = plan_of(client, f"/api/v1/{route}/", table_of(route), 51)
    assert [step for step in plan if is_long(step)] == []


@pytest.mark.parametrize("name", ["leader", "officer"])
@pytest.mark.parametrize("model", PAGES, ids=lambda model: model._meta.label)
def test_the_order_of_a_page_is_that_of_an_index(model: Any, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    # What fits one page is read without a limit.
    monkeypatch.setattr(site._registry[model], "list_per_page", 1)
    client = Client()
    client.force_login(User.objects.get(username=name), backend="breakthrough.signing_in.AccountBackend")
    plan = plan_of(client, page(model), model._meta.db_table, 1)
    assert [step for step in plan if is_long(step)] == []
