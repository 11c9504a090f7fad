"""What comes and goes is counted by its comings and goings, which add up to what is there on each day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from breakthrough.clock import end_of_day
from breakthrough.figures import Figure, Part, Question, Reckoning, dimensions, figures
from breakthrough.figures.question import path_of
from breakthrough.figures.sums import _countings
from breakthrough.history import as_of
from breakthrough.models import User
from breakthrough.scope import access_of
from tests.figures import plain

pytestmark = pytest.mark.usefixtures("demo")

DAYS = [date(2024, 7, 31), date(2025, 3, 15), date(2025, 11, 6)]
FLOWING = {
    f"{figure.code}-{place}": (figure, part)
    for figure in figures().values()
    for place, part in enumerate([*figure.parts, *figure.per])
    if part.flow
}
KEYS: list[dict[str, str]] = [{}, {"cluster": "dairy"}, {"year": "2025"}, {"track": "expand"}]


def known(part: Part, names: list[str]) -> bool:
    assert part.flow is not None
    return all(path_of(part.flow, name) or not path_of(part, name) for name in names)


def ways(part: Part) -> Iterator[str | None]:
    yield None
    yield from (name for name, one in dimensions().items() if one.divides and path_of(part, name))


def test_tasks_milestones_and_values_flow() -> None:
    assert {code.rpartition("-")[0] for code in FLOWING} == {
        "tasks", "tasks_enterprise_led", "progress", "progress_planned", "milestones_on_time", "indicators_met",
        "benchmarks_won",
    }  # fmt: skip


@pytest.mark.parametrize("name", FLOWING)
@pytest.mark.parametrize("role", ["leader", "officer", "officer2"])
def test_a_flow_adds_up_to_the_rows_of_each_day(name: str, role: str) -> None:
    figure, part = FLOWING[name]
    access = access_of(User.objects.get(username=role), "view")
    alone = replace(figure, parts=(part,), per=())
    for filters in KEYS:
        question = Question(access, DAYS[-1], filters)
        for by in ways(part):
            reckoning = Reckoning(question)
            reckoning.prepare(alone, ways=[by], days=DAYS)
            for day in DAYS:
                expected = plain.totals((part,), Question(access, day, filters), by)
                assert reckoning.totals((part,), by, day) == expected, (filters, by, day)


@pytest.mark.parametrize("name", FLOWING)
def test_it_does_so_on_a_past_day(name: str) -> None:
    figure, part = FLOWING[name]
    access = access_of(User.objects.get(username="leader"), "view")
    alone = replace(figure, parts=(part,), per=())
    with as_of(end_of_day(DAYS[1])):
        reckoning = Reckoning(Question(access, DAYS[1]))
        reckoning.prepare(alone, ways=["cluster"], days=DAYS[:2])
        for day in DAYS[:2]:
            expected = plain.totals((part,), Question(access, day), "cluster")
            assert reckoning.totals((part,), "cluster", day) == expected


def sums(name: str, by: str | None) -> list[str]:
    figure, part = FLOWING[name]
    access = access_of(User.objects.get(username="leader"), "view")
    with CaptureQueriesContext(connection) as asked:
        Reckoning(Question(access, DAYS[-1])).prepare(replace(figure, parts=(part,), per=()), ways=[by], days=DAYS)
    return [one["sql"] for one in asked]


@pytest.mark.parametrize("name", FLOWING)
def test_many_days_are_read_once(name: str) -> None:
    assert not any("LATERAL" in sql for sql in sums(name, "cluster"))


def test_what_a_flow_does_not_know_is_asked_of_the_rows() -> None:
    assert any("LATERAL" in sql for sql in sums("tasks-0", "status"))


@pytest.mark.parametrize("figure", figures().values(), ids=lambda figure: figure.code)
def test_what_is_put_into_sql_once_rests_on_the_question_alone(figure: Figure) -> None:
    question = Question(access_of(User.objects.get(username="officer"), "view"), DAYS[-1])
    _countings.cache_clear()
    with CaptureQueriesContext(connection) as asked:
        Reckoning(question).prepare(figure, ways=[figure.default_by], days=DAYS)
    assert [one["sql"][:6] for one in asked] == ["SELECT"]
