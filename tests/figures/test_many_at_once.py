"""Many figures, keys and days in one query are what plain counting says of each by itself."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from breakthrough.clock import end_of_day
from breakthrough.figures import Figure, Question, Reckoning, answer, dimensions, figures
from breakthrough.figures.question import dividers
from breakthrough.figures.sums import ANY_DAY
from breakthrough.history import as_of
from breakthrough.models import User
from breakthrough.scope import Access, access_of
from tests.figures import plain

pytestmark = pytest.mark.usefixtures("demo")

TODAY = date(2025, 11, 6)
ENDS = [date(2024, 11, 30), date(2024, 12, 31), *(date(2025, month, 28) for month in range(1, 11)), TODAY]
# Asked one by one, every month is slow; with PROVE=1 each of them is.
SOME = ENDS if os.environ.get("PROVE") == "1" else ENDS[::4]
ROLES = ["officer", "officer2", "reviewer", "leader", "auditor"]
WAYS = [None, *(name for name in dimensions())]


def access(username: str) -> Access:
    return access_of(User.objects.get(username=username), "view")


def divided(by: str | None) -> list[Figure]:
    return [figure for figure in figures().values() if by is None or by in dividers(figure)]


def reckoned(reckoning: Reckoning, figure: Figure, by: str | None, day: date) -> list[dict[Any, Decimal]]:
    both = [reckoning.totals(parts, by, day) for parts in (figure.parts, figure.per)]
    return [{key: total for key, total in found.items() if total} for found in both]


def counted(question: Question, figure: Figure, by: str | None, day: date) -> list[dict[Any, Decimal]]:
    return [plain.totals(parts, replace(question, until=day), by) for parts in (figure.parts, figure.per)]


@pytest.mark.parametrize("by", WAYS)
def test_every_figure_divided_in_every_way_on_three_days(by: str | None) -> None:
    question = Question(access("leader"), TODAY)
    reckoning = Reckoning(question)
    reckoning.prepare(*divided(by), ways=[by], days=[ENDS[1], ENDS[7], TODAY])
    for figure in divided(by):
        for day in (ENDS[1], ENDS[7], TODAY):
            assert reckoned(reckoning, figure, by, day) == counted(question, figure, by, day), (figure.code, day)


@pytest.mark.parametrize("role", ROLES)
def test_every_figure_by_cluster_for_every_role_at_the_ends_of_months(role: str) -> None:
    question = Question(access(role), TODAY)
    reckoning = Reckoning(question)
    reckoning.prepare(*divided("cluster"), ways=["cluster"], days=ENDS)
    for figure in divided("cluster"):
        for day in SOME:
            assert reckoned(reckoning, figure, "cluster", day) == counted(question, figure, "cluster", day), figure.code


@pytest.mark.parametrize("role", ROLES)
def test_every_whole_figure_is_its_answer_at_the_end_of_each_month(role: str) -> None:
    question = Question(access(role), TODAY)
    reckoning = Reckoning(question)
    reckoning.prepare(*figures().values(), days=ENDS)
    for day in SOME:
        alone = replace(question, until=day)
        asked = {code: replace(answer(figure, alone).whole, coverage=None) for code, figure in figures().items()}
        assert {code: reckoning.whole(figure, day) for code, figure in figures().items()} == asked


@pytest.mark.parametrize("where", [{"region": "150200"}, {"track": "expand"}, {"cluster": "dairy", "year": "2025"}])
def test_narrowed_figures_too(where: dict[str, str]) -> None:
    question = Question(access("leader"), TODAY, where)
    chosen = [figure for figure in figures().values() if {*where} <= dividers(figure)]
    reckoning = Reckoning(question)
    reckoning.prepare(*chosen, ways=[None, "cluster"], days=[ENDS[1], TODAY])
    for figure in chosen:
        for by in (None, "cluster"):
            assert reckoned(reckoning, figure, by, ENDS[1]) == counted(question, figure, by, ENDS[1]), figure.code


def test_as_known_on_an_earlier_day_too() -> None:
    question = Question(access("leader"), ENDS[7])
    with as_of(end_of_day(ENDS[7])):
        reckoning = Reckoning(question)
        reckoning.prepare(*figures().values(), days=[ENDS[1], ENDS[7]])
        for figure in figures().values():
            for day in (ENDS[1], ENDS[7]):
                assert reckoned(reckoning, figure, None, day) == counted(question, figure, None, day), figure.code


def test_all_of_it_is_one_query() -> None:
    reckoning = Reckoning(Question(access("leader"), TODAY))
    with CaptureQueriesContext(connection) as queries:
        reckoning.prepare(*divided("cluster"), ways=[None, "cluster", "region"], days=ENDS)
        for figure in divided("cluster"):
            reckoning.whole(figure, ENDS[0])
    assert len(queries) == 1


def test_nobody_reckons_in_python_with_a_day_that_stands_for_many() -> None:
    for mistake in (lambda: ANY_DAY - TODAY, lambda: ANY_DAY < TODAY, lambda: f"{ANY_DAY.isoformat()}"):
        with pytest.raises(TypeError, match="leave reckoning with the day to SQL"):
            mistake()


@pytest.mark.parametrize("by", WAYS[1:])
def test_a_whole_that_is_counted_beside_what_is_divided_is_the_whole(by: str) -> None:
    question = Question(access("leader"), TODAY)
    beside, alone = Reckoning(question), Reckoning(question)
    beside.prepare_many([(figure, way, days) for figure in divided(by) for way, days in ((None, ENDS), (by, [TODAY]))])
    alone.prepare(*divided(by), days=ENDS)
    for figure in divided(by):
        for day in (ENDS[0], ENDS[7], TODAY):
            assert reckoned(beside, figure, None, day) == reckoned(alone, figure, None, day), figure.code
        assert reckoned(beside, figure, by, TODAY) == counted(question, figure, by, TODAY), figure.code


@pytest.mark.parametrize("by", WAYS[1:])
def test_what_is_divided_twice_at_once_says_each_way_by_itself(by: str) -> None:
    question = Question(access("leader"), TODAY)
    chosen = [figure for figure in divided(by) if "cluster" in dividers(figure) and by != "cluster"]
    reckoning = Reckoning(question)
    reckoning.prepare(*chosen, ways=[("cluster", by), by, "cluster"], days=[ENDS[7], TODAY])
    for figure in chosen:
        for way in (by, "cluster"):
            for day in (ENDS[7], TODAY):
                assert reckoned(reckoning, figure, way, day) == counted(question, figure, way, day), figure.code


def test_amounts_divided_by_more_are_asked_once() -> None:
    lights = Reckoning(Question(access("leader"), TODAY))
    with CaptureQueriesContext(connection) as queries:
        lights.prepare(figures()["tasks_by_light"], ways=[None, "light", ("cluster", "light"), "cluster"])
    assert [one["sql"].count("AS found GROUP BY") for one in queries] == [1]
