"""New rows are written many at a time; each is judged as if it were written by itself."""

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest

from breakthrough.exchange import Description
from breakthrough.exchange.importing import Rows
from breakthrough.exchange.matching import is_text
from breakthrough.models import User
from funding.models import FundEntry
from tasks.models import Task
from tests import portfolio
from tests.exchange.books import EVERYBODY, book, exchanged, exported, previewed

TABLES = [pytest.param(one, id=one.code) for one in exchanged() if one.code != "tasks.finding"]
MONEY = ["Task", "Source", "Kind of societal money", "Kind", "Amount (yuan)", "Date", "Tier"]


def varied(table: Description, rows: int = 24) -> bytes:
    """Rows of the demonstration, most under another name and some of them empty in one column, so as to be new."""
    first = table.model._default_manager.order_by("pk")[:rows].values("pk")
    text = exported(table.model, form="csv", rows=table.model._default_manager.filter(pk__in=first)).decode("utf-8-sig")
    heads, *lines = list(csv.reader(StringIO(text)))
    columns = [next(one for one in table.columns if one.heading == head.removesuffix(" *")) for head in heads]
    keys = {name for key in table.keys for name in key}
    for number, line in enumerate(lines):
        for place, column in enumerate(columns):
            if not column.is_entered:
                line[place] = ""
            elif column.name in keys and is_text(column) and line[place] and number % 5:
                line[place] += f"-{number // 3}"
        line[number % len(line)] = line[number % len(line)] if number % 4 else ""
    out = StringIO()
    csv.writer(out).writerows([heads, *lines])
    return out.getvalue().encode("utf-8-sig")


def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on each row is written by itself."""
    monkeypatch.setattr(Rows, "make_many", lambda self, rows: 0)


@pytest.mark.parametrize("table", TABLES)
def test_rows_written_together_are_judged_as_each_by_itself(
    demo: None, table: Description, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = varied(table)
    together = previewed(content, name="file.csv", table=table.model)
    alone(monkeypatch)
    by_itself = previewed(content, name="file.csv", table=table.model)

    assert together.errors() == by_itself.errors()
    assert together.digest == by_itself.digest


@pytest.fixture
def task(db: None) -> Task:
    return portfolio.task()


def money(task: Task, count: int, **wrong: Any) -> bytes:
    """New entries of the ledger; each of the wrong ones says something else in one column."""
    lines: list[list[Any]] = [
        [task.code, "fiscal", "", "received", 1000 + number, date(2025, 10, 1), "region"] for number in range(count)
    ]
    for place, (column, value) in wrong.items():
        lines[int(place.removeprefix("row"))][MONEY.index(column)] = value
    return book(MONEY, *lines, title="Ledger entries")


def test_sound_rows_are_all_written_together(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Rows, "new", None)

    assert previewed(money(task, 40), table=FundEntry).counts == {"new": 40, "changed": 0, "same": 0, "error": 0}


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("Amount (yuan)", 0, "more than 0"),
        ("Tier", "", "names its tier"),
        ("Task", "NM-0000-000", "There is no"),
        ("Kind", "committed", "Fiscal money is approved"),
    ],
    ids=["amount", "tier", "task", "kind"],
)
def test_a_wrong_row_among_sound_ones_says_what_is_wrong(task: Task, column: str, value: Any, said: str) -> None:
    outcome = previewed(money(task, 40, row21=(column, value)), table=FundEntry)

    assert outcome.counts == {"new": 39, "changed": 0, "same": 0, "error": 1}
    assert [one["row"] for one in outcome.errors()] == [23]
    assert said in outcome.errors()[0]["message"]


def test_a_foreign_row_among_own_ones_is_refused(task: Task) -> None:
    officer: User = portfolio.user("officer", task.cluster)
    foreign = portfolio.task(cluster=portfolio.cluster("dairy"))

    outcome = previewed(money(task, 40, row30=("Task", foreign.code)), officer, table=FundEntry)

    assert (outcome.counts["new"], outcome.counts["error"]) == (39, 1)


def test_money_that_was_approved_further_up_is_what_later_amounts_are_measured_against(task: Task) -> None:
    lines = [
        [task.code, "fiscal", "", "approved", 100, date(2025, 10, 1), "region"],
        [task.code, "fiscal", "", "received", 5_000, date(2025, 10, 2), "region"],
        [task.code, "fiscal", "", "approved", 900, date(2025, 10, 3), "region"],
        [task.code, "fiscal", "", "received", 9_000, date(2025, 10, 4), "region"],
    ]
    outcome = previewed(book(MONEY, *lines, title="Ledger entries"), EVERYBODY, table=FundEntry)

    assert [row.state for row in outcome.rows] == ["new", "error", "new", "new"]
