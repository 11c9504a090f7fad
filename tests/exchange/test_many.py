"""Rows are looked at and written a few at a time: where one chunk ends makes no difference to any of them."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from breakthrough.exchange import Description, describe, shelf
from breakthrough.exchange.outcome import Outcome
from funding.models import FundEntry
from tasks.models import Milestone, Organization, Task
from tests import portfolio
from tests.exchange.books import book, exported, imported, previewed
from tests.exchange.test_together import MONEY, money, varied

SOME = [describe(one) for one in (FundEntry, Milestone, Organization, Task)]


@pytest.fixture
def task(db: None) -> Task:
    return portfolio.task()


def in_chunks(monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    monkeypatch.setattr(shelf, "CHUNK", rows)


def states(outcome: Outcome) -> list[str]:
    return [row.state for row in outcome.rows]


@pytest.mark.parametrize("table", SOME)
def test_a_file_is_judged_the_same_in_chunks_of_any_size(
    demo: None, table: Description, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = varied(table)
    whole = previewed(content, name="file.csv", table=table.model)
    in_chunks(monkeypatch, 5)
    in_parts = previewed(content, name="file.csv", table=table.model)

    assert in_parts.errors() == whole.errors()
    assert in_parts.digest == whole.digest


def test_the_same_line_twice_is_two_entries_though_chunks_lie_between(
    task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    in_chunks(monkeypatch, 2)
    line = [task.code, "fiscal", "", "received", 1000, date(2025, 10, 1), "region"]
    content = book(MONEY, *[line] * 5, title="Ledger entries")

    assert states(imported(content, table=FundEntry)) == ["new"] * 5
    assert states(previewed(content, table=FundEntry)) == ["same"] * 5


def test_a_number_that_stands_further_down_takes_its_entry_from_a_line_that_only_says_the_same(
    task: Task, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = {"source": "fiscal", "tier": "region", "booked_on": date(2025, 10, 1)}
    entry = portfolio.fund_entry("received", 1000, task=task, **given)
    in_chunks(monkeypatch, 2)
    line = [task.code, "fiscal", "", "received", 1000, date(2025, 10, 1), "region"]
    other = [task.code, "fiscal", "", "received", 5, date(2025, 10, 2), "region"]
    lines = [["", *line], ["", *other], ["", *other], [entry.entry_no, *line]]
    content = book(["Entry number", *MONEY], *lines, title="Ledger entries")

    assert states(previewed(content, table=FundEntry)) == ["new", "new", "new", "same"]


def test_rows_that_name_rows_of_later_chunks_stand_in_their_places(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    in_chunks(monkeypatch, 2)
    parents = {0: "机构3", 1: "机构4"}
    lines = [[f"机构{number}", "university", parents.get(number, "")] for number in range(5)]
    content = book(["Name (Chinese)", "Kind", "Part of"], *lines, title="Organizations")
    outcome = previewed(content, table=Organization)

    assert outcome.errors() == []
    assert [(row.number, row.state) for row in outcome.rows] == [(number, "new") for number in range(2, 7)]


def queries(content: bytes, table: Any) -> int:
    with CaptureQueriesContext(connection) as asked:
        previewed(content, table=table)
    return len(asked)


def test_many_new_rows_are_written_by_few_statements(task: Task) -> None:
    few, many = money(task, 8), money(task, 300)
    queries(few, FundEntry)

    assert queries(many, FundEntry) - queries(few, FundEntry) < 60


def test_unchanged_rows_cost_no_queries_of_their_own(demo: None) -> None:
    def unchanged(rows: int) -> int:
        first = Milestone.objects.order_by("pk")[:rows].values("pk")
        content = exported(Milestone, rows=Milestone.objects.filter(pk__in=first))
        return queries(content, Milestone)

    unchanged(5)
    assert unchanged(50) == unchanged(5)
