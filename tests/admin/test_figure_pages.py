from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from breakthrough.figures import figures
from tasks.models import Task
from tests import portfolio
from tests.admin.tables import MODELS, ROW_OF

each_figure = pytest.mark.parametrize("code", figures())


def address(code: str) -> str:
    return reverse("admin:figure", args=[code])


@pytest.fixture
def portfolio_of_one(task: Task) -> Task:
    """A task with a row of every table."""
    for model in MODELS:
        ROW_OF[model](task)
    return task


@each_figure
def test_every_figure_has_a_page_in_all_its_divisions(admin: Client, portfolio_of_one: Task, code: str) -> None:
    figure = figures()[code]
    assert admin.get(address(code)).status_code == 200
    for name in figure.by:
        assert admin.get(address(code), {"by": name}).status_code == 200


@each_figure
def test_every_figure_can_be_narrowed_to_a_cluster(admin: Client, portfolio_of_one: Task, code: str) -> None:
    if "cluster" in figures()[code].by:
        assert admin.get(address(code), {"cluster": "rare-earths"}).status_code == 200
        assert admin.get(address(code), {"cluster": "nowhere"}).status_code == 400
    assert admin.get(address(code), {"nothing": "1"}).status_code == 400


def test_an_unknown_figure_is_not_found(admin: Client) -> None:
    assert admin.get("/admin/figures/nothing/").status_code == 404


def shown(client: Client, code: str, **asked: str) -> tuple[str, list[str], str]:
    """The value of a figure, what each of its rows adds, and the scope it is said to cover."""
    context: Any = client.get(address(code), asked).context
    return (
        context["figure"]["display"],
        [row["contribution"] for row in context["page"]],
        context["figure"]["scope_note"],
    )


@pytest.fixture
def money(task: Task) -> Task:
    """Two entries of rare earths, one of them taken back, and one of another cluster."""
    portfolio.fund_entry(task=task, amount=Decimal("1200000.50"))
    portfolio.reversal(portfolio.fund_entry(task=task, amount=700_000))
    portfolio.fund_entry(task=portfolio.task(cluster=portfolio.cluster("dairy")), amount=300_000)
    return task


def test_the_rows_of_a_figure_add_up_to_it(admin: Client, money: Task) -> None:
    value, rows, note = shown(admin, "fiscal_invested")
    assert sorted(rows) == sorted(["1,200,000.50", "700,000.00", "-700,000.00", "300,000.00"])
    assert (value, note) == ("1.5 million yuan", "")


def test_an_officer_sees_the_rows_of_their_clusters_and_is_told_so(officer: Client, money: Task) -> None:
    value, rows, note = shown(officer, "fiscal_invested")
    assert sorted(rows) == sorted(["1,200,000.50", "700,000.00", "-700,000.00"])
    assert note == "Over the 1 of 2 clusters that you may see."


def test_an_officer_cannot_ask_about_a_foreign_cluster(officer: Client, money: Task) -> None:
    foreign = officer.get(address("fiscal_invested"), {"cluster": "dairy"})
    absent = officer.get(address("fiscal_invested"), {"cluster": "nowhere"})
    assert foreign.status_code == absent.status_code == 400
    assert "There is no “dairy”." in foreign.content.decode()


def test_a_figure_before_its_rows_is_empty(admin: Client, money: Task) -> None:
    assert shown(admin, "fiscal_invested", until="2024-02-29")[1] == []


def test_whoever_has_no_grant_sees_no_figure(newcomer: Client, money: Task) -> None:
    assert newcomer.get(address("fiscal_invested")).status_code == 403
