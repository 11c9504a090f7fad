"""The export: all rows that one may see, of one moment, and where the feed goes on."""

from __future__ import annotations

import tracemalloc
from typing import Any

import pytest

from breakthrough.history import seal
from tasks.models import Region
from tests import portfolio
from tests.api.conftest import everything
from tests.feed.copies import Copy

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine() -> Any:
    return everything(portfolio.cluster("rare-earths"))


def test_it_holds_the_rows_of_every_resource_that_the_lists_hold(mine: Any) -> None:
    copy = Copy(portfolio.user("leader"))
    head, *lines, end = copy.exported()
    for resource in head["resources"]:
        exported = sorted(line["row"]["id"] for line in lines if line["resource"] == resource)
        listed = copy.get(resource, page_size=500, fields="id").json()["results"]
        assert exported == sorted(row["id"] for row in listed), resource
    assert end == {"end": True, "rows": len(lines)}


def test_an_officer_s_export_has_no_row_of_another_cluster(mine: Any) -> None:
    foreign = everything(portfolio.cluster("dairy"))
    copy = Copy(portfolio.user("officer", mine.cluster))
    found = {line["row"]["id"] for line in copy.exported(resources="tasks")[1:-1]}
    assert mine.task.pk in found
    assert foreign.task.pk not in found


def test_the_feed_goes_on_where_the_export_ended(mine: Any) -> None:
    copy = Copy(portfolio.user("leader"))
    copy.begin_with_export()
    assert copy.follow() == []
    Region.objects.filter(pk=mine.task.region_id).update(name_en="Later")
    assert [change["row"]["name_en"] for change in copy.follow()] == ["Later"]
    assert copy.differences() == []


def test_a_token_s_scopes_limit_the_export(mine: Any) -> None:
    copy = Copy(portfolio.user("leader"), "tasks:read")
    assert copy.exported()[0]["resources"] == ["tasks"]
    assert {line["resource"] for line in copy.exported()[1:-1]} == {"tasks"}


def test_nobody_without_a_name_gets_one(client: Any) -> None:
    assert client.get("/api/v1/export/").status_code == 401


def test_its_length_costs_no_memory(mine: Any) -> None:
    copy = Copy(portfolio.user("leader"), "regions:read")

    def least_of_three() -> int:
        # Others' work in the process may be counted along; what a length costs, it costs each time.
        return min(peak() for _time in range(3))

    def peak() -> int:
        answer = copy.get("export")
        tracemalloc.start()
        for _line in answer.streaming_content:
            pass
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    Region.objects.bulk_create(Region(code=f"2{number:05d}", kind="city") for number in range(6_000))
    seal()
    # What is kept from the first time on is no matter of length.
    few = least_of_three()
    Region.objects.bulk_create(Region(code=f"3{number:05d}", kind="city") for number in range(6_000))
    seal()
    assert least_of_three() < few * 1.25
