"""What the overview shows of the demonstration: changes, comparison, clusters, the map, attention, and its limits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from breakthrough.models import User
from tests.figures.test_article import AS_OF, UNTIL
from tests.overview.conftest import Look

JUNE = "2025-06-30"


def tiles(page: dict[str, Any]) -> dict[str, Any]:
    return {tile.figure.code: tile for tile in page["headlines"]}


def test_a_tile_says_what_changed_since_the_last_period(look: Look) -> None:
    page = look("leader")
    assert page["looking"].previous == date(2025, 9, 30)
    assert {code: tiles(page)[code].change.text for code in ("tasks", "societal_leveraged", "leverage_ratio")} == {
        "tasks": "+5", "societal_leveraged": "+149.87 million yuan", "leverage_ratio": "+0.23",
    }  # fmt: skip


def test_a_tile_draws_the_last_twelve_months(look: Look) -> None:
    spark = tiles(look("leader"))["tasks"].sparkline
    assert [str(spark.values[place]) for place in (0, 1, -5, -1)] == ["37", "37", "71", "75"]
    assert len(spark.values) == 13


@pytest.mark.parametrize("code", ["tasks", "fiscal_invested", "new_products", "researchers", "organizations"])
def test_compared_with_june_a_figure_says_what_is_new_and_what_was_restated(look: Look, code: str) -> None:
    tile = tiles(look("leader", compare=JUNE))[code]
    known_then, known_now = Decimal(AS_OF[code][2]), Decimal(UNTIL[code][2])
    assert tile.then.value == known_then
    differences = (tile.then.change, tile.then.new, tile.then.restated)
    expected = (tile.value - known_then, tile.value - known_now, known_now - known_then)
    assert [one.direction for one in differences] == [direction(one) for one in expected]


def direction(difference: Decimal) -> str:
    return "up" if difference > 0 else "down" if difference < 0 else "level"


def test_the_parts_of_a_difference_are_told_in_words(look: Look) -> None:
    then = tiles(look("leader", compare=JUNE))["fiscal_invested"].then
    assert [then.display, then.change.text, then.new.text, then.restated.text] == [
        "545.77 million yuan", "+124.73 million yuan", "+122.68 million yuan", "+2.05 million yuan",
    ]  # fmt: skip


def test_a_difference_of_percentages_is_in_points(look: Look) -> None:
    assert tiles(look("leader", compare=JUNE))["top_award_share"].then.change.text == "+2.2 points"


def test_as_of_shows_what_was_known_then(look: Look) -> None:
    page = tiles(look("leader", as_of=JUNE))
    codes = ["tasks", "fiscal_invested", "researchers", "organizations", "top_award_share"]
    assert [str(page[code].value) for code in codes] == [AS_OF[code][2] for code in codes]


def test_the_board_has_a_line_for_each_cluster_and_one_for_all(look: Look) -> None:
    board = look("leader")["board"]
    assert [line.tasks.display for line in board.lines] == ["12", "13", "10", "10", "9", "7", "8", "6"]
    assert board.total.tasks.display == "75"
    assert [cell.display for cell in board.total.cells][:3] == ["670.50", "2,800.00", "4.18"]
    assert [light["count"] for light in board.total.lights] == [44, 11, 5, 11, 4]
    assert board.counts_once == ["Lines", "People"]


def test_the_map_has_twelve_leagues_and_cities(look: Look) -> None:
    areas = {area.short: area for area in look("leader")["map"].areas}
    assert len(areas) == 12
    assert {name: areas[name].display for name in ("Hohhot", "Baotou", "Hinggan")} == {
        "Hohhot": "17", "Baotou": "15", "Hinggan": "2",
    }  # fmt: skip
    assert (areas["Hohhot"].square.level, areas["Hinggan"].square.level) == (5, 1)


def test_a_chosen_city_stands_alone_on_the_map(look: Look) -> None:
    shown = look("leader", region="150200")["map"]
    assert [area.short for area in shown.areas] == ["Baotou"]
    assert len(shown.outside) == 11


def test_what_needs_attention_comes_by_its_gravity_with_days_and_reason(look: Look) -> None:
    found = look("leader")["attention"]
    assert {one.concern.code: one.count for one in found.kinds} == {
        "red": 5, "reports": 1, "risks": 8, "suspended": 2, "milestones": 17, "requests": 5, "steps": 1,
    }  # fmt: skip
    first = found.items[0]
    assert (first.concern.code, first.days, first.shown.context) == ("red", 304, "HY-2024-03")
    assert first.shown.why == "a milestone is long overdue, 35 points behind plan"
    assert [item.concern.grade for item in found.items] == sorted(item.concern.grade for item in found.items)


def test_the_reds_that_need_attention_are_those_of_the_board(look: Look) -> None:
    page = look("officer")
    reds = [light["count"] for light in page["board"].total.lights if light["light"] == "red"]
    assert reds == [found.count for found in page["attention"].kinds if found.concern.code == "red"]


def test_an_officer_is_told_how_far_the_view_goes_and_nothing_of_the_rest(look: Look) -> None:
    page = look("officer")
    assert (page["scope"].clusters, page["scope"].of) == (2, 8)
    assert [line.name for line in page["board"].lines] == ["Rare earths", "Specialty dairy"]
    assert tiles(page)["tasks"].value == 23
    clusters = next(chooser for chooser in page["choosers"] if chooser.name == "cluster")
    assert [option["key"] for option in clusters.options] == ["rare-earths", "dairy"]
    of_others = [item.shown.context for item in page["attention"].items if item.shown.context[:3] not in ("RE-", "DA-")]
    assert of_others == []


def test_a_figure_that_is_not_divided_as_chosen_is_left_out_and_named(look: Look) -> None:
    page = look("leader", region="150200")
    assert "clusters" not in tiles(page)
    assert page["left_out"] == ["Clusters"]


def test_a_narrowed_page_narrows_every_number(look: Look) -> None:
    page = look("leader", cluster="rare-earths")
    assert (tiles(page)["pilot_lines_operational"].value, page["board"].total.tasks.value) == (10, 13)
    assert [line.name for line in page["board"].lines] == ["Rare earths"]


def get(username: str, address: str) -> Any:
    client = Client(headers={"accept-language": "en"})
    client.force_login(User.objects.get(username=username))
    return client.get(reverse("admin:overview") + address)


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("?cluster=nowhere", "There is no “nowhere”."),
        ("?region=999999", "There is no “999999”."),
        ("?track=sideways", "There is no “sideways”."),
        ("?year=next", "A year is a number between 1990 and 2100."),
        ("?until=2025-13-01", "Write a date between 1990-01-01 and 2100-12-31, such as 2025-06-30."),
        ("?as_of=yesterday", "Write a date such as 2025-06-30 or a moment such as 2025-06-30T18:00:00+08:00."),
        ("?compare=2025-6-1", "Write a date between 1990-01-01 and 2100-12-31, such as 2025-06-30."),
        ("?compare=2025-11-06", "Compare with a day before 2025-11-06, up to which the facts on this page count."),
        ("?as_of=2025-06-30&until=2025-11-01&compare=2025-07-31",
         "Compare with a day before the one on which this page was known."),
        ("?map=dreams", "The map does not show “dreams”."),
        ("?planet=earth",
         "“planet” does not narrow this page. Possible: program, cluster, region, track, year."),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("demo")
def test_a_choice_that_cannot_be_read_is_answered_with_a_sentence(address: str, message: str) -> None:
    response = get("leader", address)
    assert response.status_code == 400
    assert response.context["problem"] == message


@pytest.mark.usefixtures("demo")
def test_foreign_and_absent_clusters_are_refused_alike() -> None:
    foreign, absent = get("officer", "?cluster=hydrogen"), get("officer", "?cluster=nowhere")
    assert foreign.status_code == absent.status_code == 400
    assert foreign.context["problem"].replace("hydrogen", "nowhere") == absent.context["problem"]


@pytest.mark.usefixtures("demo")
def test_choices_left_empty_do_not_stay_in_the_address() -> None:
    response = get("leader", "?program=&cluster=dairy&region=&until=&compare=2025-06-30")
    assert response.status_code == 302
    assert response["Location"] == reverse("admin:overview") + "?cluster=dairy&compare=2025-06-30"


@pytest.mark.parametrize("day", ["1990-01-01", "1999-12-31", "2100-12-31"])
def test_days_at_the_ends_of_the_calendar_are_answered(look: Look, day: str) -> None:
    page = look("leader", until=day)
    assert page["looking"].until == date.fromisoformat(day)
    assert len(page["headlines"]) == 17


def test_a_portfolio_before_its_first_cluster_is_empty_and_says_so(look: Look) -> None:
    page = look("leader", as_of="2020-01-01")
    assert [tiles(page)["tasks"].display, tiles(page)["leverage_ratio"].display] == ["0", "—"]
    assert [page["board"], page["attention"].items] == [None, []]
