"""Drawings: where things stand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from breakthrough.drawing import Bullet, Gantt, Row, Span, Stage, Timeline, ceiling
from breakthrough.drawing.axis import TimeAxis
from breakthrough.drawing.gantt import shortened

START, END = date(2025, 1, 1), date(2025, 12, 31)
TODAY = date(2025, 7, 1)


def stage(due: date, done: date | None = None, kind: str = "open", first: date | None = None) -> Stage:
    return Stage("验收", START, due, START, first or due, done, None, kind)


def test_a_day_beyond_the_end_stands_at_the_end() -> None:
    axis = TimeAxis(START, END, 100, 464)
    assert [axis.at(day) for day in (date(2024, 1, 1), START, END, date(2026, 6, 1))] == [
        "100.0", "100.0", "464.0", "464.0",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("last", "names"),
    [
        (date(2025, 12, 31), ["2025-01", "2025-04", "2025-07", "2025-10"]),
        (date(2028, 12, 31), ["2025", "2026", "2027", "2028"]),
    ],
)
def test_as_many_days_are_named_as_there_is_room_for(last: date, names: list[str]) -> None:
    assert [tick.label for tick in TimeAxis(START, last, 0, 400).ticks] == names


def test_a_milestone_that_came_late_has_a_bar_from_its_day_to_its_completion() -> None:
    chart = Gantt([stage(date(2025, 3, 1), date(2025, 4, 1), "done")], TODAY, [START, END])
    slip = chart.lanes[0].bars[-1]
    assert (slip.kind, slip.x) == ("slip", chart.axis.at(date(2025, 3, 1)))
    assert chart.lanes[0].mark == chart.axis.at(date(2025, 4, 1))


def test_an_overdue_milestone_slips_until_today() -> None:
    chart = Gantt([stage(date(2025, 3, 1), kind="late")], TODAY, [START, END])
    slip = chart.lanes[0].bars[-1]
    end = chart.axis.x(date(2025, 3, 1)) + Decimal(slip.width)
    assert (slip.kind, f"{end:.0f}") == ("slip", f"{chart.axis.x(TODAY):.0f}")


def test_the_first_plan_keeps_its_bar() -> None:
    chart = Gantt([stage(date(2025, 9, 1), first=date(2025, 6, 1))], TODAY, [START, END])
    plan, first = chart.lanes[0].bars
    assert (plan.kind, first.kind) == ("plan plan-open", "first")
    assert Decimal(first.width) < Decimal(plan.width)


def test_of_a_value_that_should_fall_the_lower_side_is_the_good_one() -> None:
    up = Bullet(target=Decimal(80), actual=Decimal(85), baseline=Decimal(65))
    down = Bullet(target=Decimal(80), actual=Decimal(75), baseline=Decimal(95), is_up=False)
    target = {mark.kind: mark.x for mark in down.marks}["target"]
    assert up.reached["x"] == {mark.kind: mark.x for mark in up.marks}["target"]
    assert down.reached["x"] == f"{down.left:.1f}"
    assert f"{Decimal(down.reached['x']) + Decimal(down.reached['width']):.1f}" == target


def test_a_target_alone_can_be_drawn() -> None:
    assert [mark.kind for mark in Bullet(target=Decimal(0)).marks] == ["target"]


def test_what_has_no_end_lasts_until_today() -> None:
    chart = Timeline([Row("任务", [Span(START, None, "成员")]), Row("旧任务", [Span(START, END)])], TODAY)
    block = chart.lanes[0].blocks[0]
    assert f"{Decimal(block.x) + Decimal(block.width):.0f}" == f"{chart.axis.x(TODAY):.0f}"


SCALES = [(0, 4), (1, 1), (37, 40), (41, 60), (4_100, 6_000), (100, 100), (73_200, 80_000)]


@pytest.mark.parametrize(("value", "most"), SCALES)
def test_a_scale_ends_at_a_round_number(value: int, most: int) -> None:
    assert ceiling(Decimal(value)) == most


def test_a_chinese_name_takes_two_columns_a_letter() -> None:
    assert (shortened("第三方检测", 10), shortened("第三方检测", 8), shortened("Acceptance", 10)) == (
        "第三方检测", "第三方…", "Acceptance",
    )  # fmt: skip
