"""A figure that is answered from sums which the database keeps is what its rows add up to, to the cent."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from breakthrough.clock import end_of_day
from breakthrough.figures import Figure, Part, Question, Reckoning, dimensions, figures
from breakthrough.figures.question import dividers
from breakthrough.figures.sums import shortest
from breakthrough.history import as_of
from breakthrough.models import User
from breakthrough.scope import Access, access_of
from tasks.models import Task
from tests.figures import plain

pytestmark = pytest.mark.usefixtures("demo")

TODAY, EARLIER = date(2025, 11, 6), date(2025, 3, 15)
ROLES = ["officer", "officer2", "reviewer", "leader", "auditor"]
KEYS = {"cluster": "dairy", "year": "2025", "source": "societal", "tier": "region", "societal_kind": "bank_loan",
        "region": "150200", "track": "expand"}  # fmt: skip
LEDGER = '"funding_fundentry"'


def access(username: str) -> Access:
    return access_of(User.objects.get(username=username), "view")


def parts(figure: Figure) -> list[Part]:
    return [*figure.parts, *figure.per]


SUMMARIZED = [figure for figure in figures().values() if any(part.summary for part in parts(figure))]


def narrowed(figure: Figure) -> Iterator[dict[str, str]]:
    """Not at all, by each key, and by each key together with a cluster."""
    for name in [key for key in KEYS if key in dividers(figure)]:
        yield {name: KEYS[name]}
        yield {"cluster": "rare-earths", name: KEYS[name]}
    yield {}


def asked(question: Question, figure: Figure, by: str | None, day: date) -> list[str]:
    """The queries that answer it, after comparing the answer with plain counting."""
    reckoning = Reckoning(question)
    with CaptureQueriesContext(connection) as queries:
        reckoning.prepare(figure, ways=[by], days=[EARLIER, TODAY])
    for some in (figure.parts, figure.per):
        found = {key: total for key, total in reckoning.totals(some, by, day).items() if total}
        assert found == plain.totals(some, Question(question.access, day, question.filters), by), (figure.code, by)
    return [one["sql"] for one in queries]


def test_all_the_money_that_moved_is_summarized() -> None:
    assert [figure.code for figure in SUMMARIZED] == [
        "fiscal_invested", "societal_leveraged", "leverage_ratio", "fiscal_approved", "fiscal_received_rate",
        "execution_rate", "execution_rate_of_approved", "planned_leverage_ratio", "balance",
    ]  # fmt: skip


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("figure", SUMMARIZED, ids=lambda figure: figure.code)
def test_sums_are_those_of_the_rows_however_narrowed_and_divided(figure: Figure, role: str) -> None:
    view = access(role)
    ways = [None, *(name for name in dividers(figure) if name in dimensions() and dimensions()[name].divides)]
    for where in narrowed(figure):
        for by in ways:
            asked(Question(view, TODAY, where), figure, by, EARLIER if by == "cluster" else TODAY)


@pytest.mark.parametrize("by", [None, "cluster", "program", "year"])
@pytest.mark.parametrize("figure", SUMMARIZED, ids=lambda figure: figure.code)
def test_money_by_cluster_reads_no_ledger(figure: Figure, by: str | None) -> None:
    for where in ({}, {"cluster": "dairy"}, {"year": "2025"}):
        queries = asked(Question(access("leader"), TODAY, where), figure, by, TODAY)
        assert len(queries) == 1
        assert LEDGER not in queries[0]


def test_the_plan_of_money_by_cluster_scans_no_ledger() -> None:
    [query] = asked(Question(access("leader"), TODAY), figures()["fiscal_invested"], "cluster", TODAY)
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {query}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "funding_fundsum" in plan
    assert "funding_fundentry" not in plan


@pytest.mark.parametrize("where", [{"region": "150200"}, {"track": "expand"}])
def test_what_sums_do_not_know_is_read_from_the_rows(where: dict[str, str]) -> None:
    [query] = asked(Question(access("leader"), TODAY, where), figures()["fiscal_invested"], "cluster", TODAY)
    assert LEDGER in query
    [query] = asked(Question(access("leader"), TODAY), figures()["fiscal_invested"], next(iter(where)), TODAY)
    assert LEDGER in query


def test_whoever_sees_single_tasks_reads_their_rows() -> None:
    task = Task.objects.filter(fund_entries__kind="disbursed").first()
    assert task is not None
    for view in (Access(tasks=frozenset([task.pk])), Access(clusters=frozenset([1]), tasks=frozenset([task.pk]))):
        [query] = asked(Question(view, TODAY), figures()["fiscal_invested"], "cluster", TODAY)
        assert LEDGER in query


def test_whoever_sees_nothing_sees_no_sums() -> None:
    for view in (Access(), Access(shared=True)):
        assert asked(Question(view, TODAY), figures()["fiscal_invested"], "cluster", TODAY) == []


def test_the_past_is_read_from_the_rows() -> None:
    with as_of(end_of_day(EARLIER)):
        [query] = asked(Question(access("leader"), EARLIER), figures()["fiscal_invested"], "cluster", EARLIER)
        assert LEDGER in query
        with as_of(None):
            assert parts_read() == [False]
    assert parts_read() == [True]


def parts_read() -> list[Any]:
    """Of the parts of a figure, whether their summary is read."""
    question = Question(access("leader"), TODAY)
    return [shortest(part, ["cluster"], question) is part.summary for part in figures()["fiscal_invested"].parts]
