"""Every number of the overview is what the rows behind it add up to, for everybody who sees it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db.models import Sum

from breakthrough.figures import Figure, ask, figures, rows_of
from breakthrough.history import as_of
from breakthrough.models import User
from breakthrough.scope import access_of
from breakthrough.units import rounded
from tests.overview.conftest import Look

ROLES = ["officer", "officer2", "reviewer", "leader", "auditor"]
Shown = tuple[str, str, Decimal | None]


def added_up(url: str, username: str) -> Decimal | None:
    """What the rows at an address add up to."""
    address = urlsplit(url)
    figure = figures()[address.path.split("/")[-2]]
    asked = ask(dict(parse_qsl(address.query)), access_of(User.objects.get(username=username), "view"))
    with as_of(asked.as_of):
        return value_of(figure, asked)


def value_of(figure: Figure, asked: Any) -> Decimal | None:
    sums: dict[str, Decimal] = {}
    for rows in rows_of(figure, asked.question):
        total = rows.queryset.order_by().aggregate(total=Sum("figure_contribution"))["total"]
        sums[rows.part] = sums.get(rows.part, Decimal(0)) + Decimal(total or 0)
    if not figure.per:
        return rounded(sums["value"], figure.unit.places)
    if not sums["denominator"]:
        return None
    return rounded(figure.scale * sums["numerator"] / sums["denominator"], figure.unit.places)


def numbers(page: dict[str, Any]) -> Iterator[Shown]:
    for tile in page["headlines"]:
        yield tile.figure.code, tile.url, tile.value
        if tile.then:
            yield f"{tile.figure.code}, then", tile.then.url, tile.then.value
    for line in [*page["board"].lines, page["board"].total]:
        for cell in [line.tasks, line.progress, line.planned, *line.cells]:
            yield f"{cell.figure.code} of {line.name}", cell.url, cell.value
        for light in line.lights:
            yield f"{light['light']} of {line.name}", light["url"], Decimal(light["count"])
    for area in page["map"].areas:
        yield f"{page['map'].figure.code} of {area.name}", area.url, area.value


@pytest.mark.parametrize("role", ROLES)
def test_the_rows_behind_each_number_add_up_to_it(look: Look, role: str) -> None:
    page = look(role)
    wrong = {name: (value, found) for name, url, value in numbers(page) if (found := added_up(url, role)) != value}
    assert wrong == {}


def test_so_do_those_of_another_day_and_of_a_part(look: Look) -> None:
    words = {
        "until": "2025-09-30",
        "as_of": "2025-10-15",
        "compare": "2025-03-31",
        "track": "expand",
        "map": "progress",
    }
    page = look("leader", **words)
    wrong = {name: (value, found) for name, url, value in numbers(page) if (found := added_up(url, "leader")) != value}
    assert wrong == {}


@pytest.mark.parametrize("role", ROLES)
def test_the_lines_of_what_counts_rows_add_up_to_the_last_line(look: Look, role: str) -> None:
    board = look(role)["board"]
    for place, cell in enumerate(board.total.cells):
        if not cell.figure.per and not any(part.entity for part in cell.figure.parts):
            assert sum(line.cells[place].value for line in board.lines) == cell.value
    assert sum(line.tasks.value for line in board.lines) == board.total.tasks.value


def test_the_tables_beside_the_charts_say_what_the_rows_add_up_to(look: Look) -> None:
    progress, money = look("leader")["trends"]
    cells = [cell for row in [*progress.rows[::4], *money.rows] for cell in row["cells"]]
    assert [cell["value"] for cell in cells] == [added_up(cell["url"], "leader") for cell in cells]
