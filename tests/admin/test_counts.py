"""A page costs the same number of queries however many rows there are."""

import os
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from breakthrough.figures import figures
from tasks.models import Task
from tests import portfolio
from tests.admin.tables import MODELS, ROW_OF, page

FEW, MANY = 10, 1_000 if os.environ.get("PROVE") == "1" else 200
MOST = 15


def cost(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    # Savepoints are the test's own: outside of its transaction they are none.
    return len([one for one in queries if "SAVEPOINT" not in one["sql"]])


def tasks(number: int) -> list[Task]:
    """Tasks of several clusters, each with a row of every table."""
    made = [portfolio.task(cluster=portfolio.cluster(f"cluster-{place % 8}")) for place in range(number)]
    for task in made:
        for model in MODELS:
            ROW_OF[model](task)
    return made


def test_a_page_costs_the_same_for_many_rows(admin: Client, task: Task) -> None:
    lists = {model._meta.label: page(model) for model in MODELS}
    figure_pages = {code: reverse("admin:figure", args=[code]) for code in figures()}
    pages = {"first page": reverse("admin:index"), **lists, **figure_pages}
    tasks(FEW)
    for address in pages.values():
        admin.get(address)  # what is looked up once per process is no page's cost
    few = {name: cost(admin, address) for name, address in pages.items()}
    tasks(MANY - FEW)
    many = {name: cost(admin, address) for name, address in pages.items()}
    # Fewer is possible: where the first page of rows is full, the next table is not read.
    assert {name: (few[name], many[name]) for name in pages if many[name] > few[name]} == {}
    assert {name: many[name] for name in lists if many[name] > MOST} == {}


def test_a_task_costs_the_same_with_many_lines(admin: Client) -> None:
    task = portfolio.task("draft")
    address = page(Task, "change", task.pk)
    add_lines(task, 2)
    admin.get(address)
    few = cost(admin, address)
    add_lines(task, 38)
    assert cost(admin, address) == few


def add_lines(task: Task, number: int) -> None:
    for _ in range(number):
        portfolio.milestone(task=task, weight=1)
        portfolio.indicator(task=task)
        portfolio.partner(task=task)
        portfolio.subtask(task=task)
        portfolio.trl_assessment(
            task=task, assessed_on=portfolio.START + timedelta(days=next(portfolio.numbers) % 1_000)
        )
