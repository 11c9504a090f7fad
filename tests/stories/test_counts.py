"""A story costs the same number of queries however much there is to tell."""

from __future__ import annotations

import os
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tasks.models import Task
from tests import portfolio
from tests.stories.conftest import signed_in, story

FEW, MANY = 10, 1_000 if os.environ.get("PROVE") == "1" else 40
# What the story of a task asks of the database, besides what every page does.
MOST = 25


def cost(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.fixture
def reader(db: None) -> Client:
    return signed_in(portfolio.user("leader"))


def happens(task: Any, line: Any, person: Any, number: int) -> None:
    """More of everything that a story tells of."""
    for place in range(number):
        day = portfolio.START + timedelta(days=next(portfolio.numbers) % 300)
        portfolio.fund_entry(task=task, booked_on=day)
        portfolio.fund_entry("spent", task=task, booked_on=day, amount=1_000)
        portfolio.indicator(task=task)
        portfolio.risk(task=task)
        portfolio.change_request(task=task)
        portfolio.assignment(task=task)
        portfolio.product(task, pilot_line=line, maker=task.lead)
        portfolio.pilot_line(task, operator=task.lead)
        portfolio.adoption(result=portfolio.result(task), organization=task.lead)
        portfolio.added_output(task, attribution=1)
        portfolio.output(task)
        portfolio.award(task, title_zh=f"奖{place}-{next(portfolio.numbers)}").winners.add(person)
        another = portfolio.task(cluster=task.cluster, lead=task.lead)
        portfolio.assignment(task=another, researcher=person)
        portfolio.partner(task=another, organization=portfolio.college(task.lead))
        portfolio.planned_funding(task=task, amount=Decimal(1_000), due_on=day)


def test_a_story_costs_the_same_for_many_rows(reader: Client) -> None:
    task = portfolio.task()
    line, person = portfolio.pilot_line(task), portfolio.researcher(organization=task.lead)
    rows = {"task": task, "cluster": task.cluster, "organization": task.lead, "line": line, "person": person}
    happens(task, line, person, FEW)
    few = {name: cost(reader, story(row)) for name, row in rows.items()}
    happens(task, line, person, MANY - FEW)
    many = {name: cost(reader, story(row)) for name, row in rows.items()}
    assert many == few


def test_a_task_is_told_in_few_queries(leader: Client) -> None:
    frame = cost(leader, reverse("admin:own_rights"))
    assert cost(leader, story(Task.objects.get(code="AI-2024-02"))) - frame <= MOST
