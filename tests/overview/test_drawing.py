"""Sparklines, plots and tile maps, drawn from plain numbers."""

from __future__ import annotations

from decimal import Decimal

import pytest

from breakthrough.drawing import Bars, Lines, Sparkline, TileMap


def decimals(*values: int | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]


def test_a_sparkline_goes_from_its_least_to_its_most() -> None:
    assert Sparkline(decimals(0, 5, 10)).line == "M3.0,25.0L60.0,14.0L117.0,3.0"


def test_a_value_that_stays_is_a_level_line_in_the_middle() -> None:
    assert Sparkline(decimals(7, 7)).line == "M3.0,14.0L117.0,14.0"


def test_where_there_is_no_value_the_line_has_a_gap() -> None:
    spark = Sparkline(decimals(1, None, 2, 3))
    assert spark.line.count("M") == 2
    assert spark.area == ""


@pytest.mark.parametrize("values", [(), (None,), (None, None)])
def test_nothing_is_drawn_of_nothing(values: tuple[None, ...]) -> None:
    spark = Sparkline(decimals(*values))
    assert (spark.line, spark.area, spark.end) == ("", "", None)


def test_a_line_is_broken_where_its_formula_changes() -> None:
    lines = Lines(["a", "b", "c", "d"], [decimals(1, 2, 3, 4)], breaks=[2])
    assert lines.shapes[0].count("M") == 2
    assert len(lines.broken_at) == 1


def test_a_line_of_one_formula_is_whole() -> None:
    lines = Lines(["a", "b", "c"], [decimals(1, 2, 4)])
    assert (lines.shapes[0].count("M"), lines.broken_at) == (1, [])


def test_bars_stand_on_the_ground_as_high_as_their_values() -> None:
    bars = Bars(["2024", "2025"], [decimals(1, 2), decimals(0, 4)])
    assert [(bar.series, bar.height) for bar in bars.bars] == [(0, "44.0"), (0, "88.0"), (1, "176.0")]


def test_a_map_is_darkest_where_there_is_most() -> None:
    places = {"a": (0, 0), "b": (1, 0), "c": (2, 0)}
    drawn = TileMap(places, {"a": Decimal(0), "b": Decimal(21), "c": Decimal(100)})
    assert {square.key: square.level for square in drawn.squares} == {"a": 0, "b": 2, "c": 5}


def test_an_area_without_a_place_stands_below_the_others() -> None:
    drawn = TileMap({"a": (0, 0), "b": (1, 0)}, {"a": Decimal(1), "z": Decimal(1)})
    assert drawn.placed == {"a": (0, 0), "z": (0, 1)}


def test_a_map_of_missing_values_is_light() -> None:
    assert TileMap({"a": (0, 0)}, {"a": None}).squares[0].level == 0
