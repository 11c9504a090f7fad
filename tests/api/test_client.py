"""The typed Python client against the running product."""

from __future__ import annotations

from typing import Any

import pytest
from breakthrough_client import Client, Problem

from breakthrough.api.contract.client import modules, resources
from breakthrough.api.contract.frozen import frozen
from tests import portfolio
from tests.api.routes import ROUTES


def test_it_is_what_the_frozen_contract_makes_of_it() -> None:
    assert [file.name for file, text in modules(frozen()).items() if file.read_text(encoding="utf-8") != text] == []


def test_it_knows_every_resource() -> None:
    assert {*resources(frozen())} <= {*ROUTES}
    assert len(resources(frozen())) > 50


@pytest.mark.django_db(transaction=True)
def test_it_reads_writes_and_follows(live_server: Any) -> None:
    cluster = portfolio.cluster("rare-earths")
    task = portfolio.task(cluster=cluster)
    client = Client(live_server.url, portfolio.token(portfolio.user("officer", cluster)), "en")

    [shown] = client.tasks.all(status="active")
    assert (shown["code"], shown["cluster"]["code"]) == (task.code, "rare-earths")
    assert client.tasks.get(task.pk)["lead"]["id"] == task.lead_id
    assert client.figure("tasks")["value"] == 1

    head, *lines, end = client.export(resources="risks")
    assert (lines, end["rows"]) == ([], 0)
    made = client.subtasks.create(task=task.code, organization=task.lead_id, name_zh="子课题", number=1)
    assert client.subtasks.change(made["id"], name_en="Renamed")["name_en"] == "Renamed"
    client.subtasks.delete(made["id"])
    told = client.changes(client.changes(since="2100-01-01")["cursor"])
    assert told["results"] == []
    assert head["cursor"]

    with pytest.raises(Problem) as refused:
        client.tasks.get(999_999)
    assert (refused.value.status, refused.value.code) == (404, "not_found")
    with pytest.raises(Problem) as misspelt:
        [*client.tasks.all(clutser="x")]
    assert misspelt.value.errors[0]["field"] == "clutser"
