"""The overview asks the database the same, whatever there is: at most ten questions, twenty where it compares.

Counted is what the view itself asks: the clock, who may see what, the names to choose from, all figures, coverage,
attention and the limits of the view. What every page costs (session, account, navigation, the access log) comes on top.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from breakthrough.admin.overview import overview_page
from breakthrough.models import User
from breakthrough.scope import access_of
from funding.models import FundEntry
from tasks.models import Task
from tests import portfolio

OWN, COMPARED, PAGE = 10, 20, 20
QUESTIONS: list[dict[str, str]] = [{}, {"cluster": "dairy", "map": "researchers"}, {"region": "150200", "year": "2025"}]


def questions(username: str, **words: str) -> int:
    """How many statements the view itself sends."""
    user = User.objects.get(username=username)
    with CaptureQueriesContext(connection) as queries:
        page = overview_page(words, access_of(user, "view"))
        # What a template reads of the page is asked by then.
        assert [*page["board"].lines, page["board"].total, *page["map"].areas, page["attention"].first]
    return len(queries)


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("words", QUESTIONS)
@pytest.mark.parametrize("username", ["leader", "officer", "auditor"])
def test_the_overview_of_the_demonstration_asks_at_most_ten_questions(username: str, words: dict[str, str]) -> None:
    assert questions(username, **words) <= OWN


@pytest.mark.usefixtures("demo")
@pytest.mark.parametrize("words", [{"as_of": "2025-09-30"}, {"compare": "2025-06-30"},
                                   {"compare": "2025-06-30", "as_of": "2025-09-30"}])  # fmt: skip
def test_another_day_costs_no_more_than_twenty(words: dict[str, str]) -> None:
    assert questions("officer", **words) <= COMPARED


@pytest.fixture
def cost(demo: None) -> Callable[[str], int]:
    def cost(username: str) -> int:
        client = Client(headers={"accept-language": "en"})
        client.force_login(User.objects.get(username=username))
        client.get(reverse("admin:overview"))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse("admin:overview")).status_code == 200
        return len(queries)

    return cost


@pytest.mark.parametrize("username", ["leader", "officer"])
def test_the_whole_page_asks_at_most_twenty(cost: Callable[[str], int], username: str) -> None:
    assert cost(username) <= PAGE


def test_a_ledger_of_ten_thousand_rows_asks_no_more(cost: Callable[[str], int]) -> None:
    before, had = cost("leader"), FundEntry.objects.count()
    copy: Any = (
        FundEntry.objects.posted()
        .filter(reverses=None, kind="spent")
        .values("task_id", "source", "tier", "societal_kind", "kind", "amount", "booked_on", "state", "subject")
    )
    rows = [FundEntry(**row) for row in copy[:500]] * ((10_000 - had) // 500 + 1)
    FundEntry.objects.bulk_create([FundEntry(**{name: getattr(row, name) for name in copy[0]}) for row in rows])
    assert FundEntry.objects.count() >= 10_000
    assert cost("leader") == before


@pytest.mark.django_db
def test_many_tasks_ask_what_few_ask() -> None:
    user = portfolio.user("leader", username="leader")
    counts = []
    for number in (5, 40):
        for place in range(number):
            task = portfolio.task(cluster=portfolio.cluster(f"cluster-{place % 8}"), approved_on=date(2025, 1, 1))
            portfolio.risk(task=task, likelihood=5)
            portfolio.change_request(task=task)
            portfolio.fund_entry(task=task)
        counts.append(questions(user.username))
    assert counts[0] == counts[1] <= OWN
    assert Task.objects.count() == 45
