"""The first page: the figures that leaders quote, and where each cluster stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from breakthrough import units
from breakthrough.figures import Answer, Asked, Figure, Reckoning, Value, dimensions, figures
from breakthrough.figures.definition import YUAN
from breakthrough.figures.display import display

# What the table of clusters shows, a column each.
BOARD = (
    ("tasks", _("Tasks")),
    ("progress", _("Progress")),
    ("progress_planned", _("Planned")),
    ("fiscal_invested", _("Fiscal")),
    ("societal_leveraged", _("Societal")),
    ("leverage_ratio", _("Leverage")),
    ("pilot_lines_operational", _("Lines")),
    ("new_products", _("Products")),
    ("researchers", _("People")),
)
LIGHTS = "tasks_by_light"


@dataclass(frozen=True)
class Tile:
    """A headline figure with its address."""

    name: str
    display: str
    detail: str
    """What the figure is made of, where it always is a series: 7 industry + 1 infrastructure."""
    definition: str
    coverage: Any
    url: str


def address_of(figure: Figure, asked: Asked, **narrowed: str | None) -> str:
    """The page with the rows of a figure, for the question asked, narrowed further."""
    return asked.address(reverse("admin:figure", args=[figure.code]), **narrowed)


def headlines(asked: Asked, reckoning: Reckoning) -> list[Tile]:
    """The figures of the first page, in their order."""
    chosen = [figure for figure in figures().values() if figure.headline]
    chosen.sort(key=lambda figure: figure.headline or 0)
    return [_tile(reckoning.answer(figure), asked) for figure in chosen]


def _tile(found: Answer, asked: Asked) -> Tile:
    figure = found.figure
    return Tile(
        str(figure.name),
        display(found.whole.value, figure.unit),
        " + ".join(f"{display(value.value, figure.unit)} {value.label}" for value in found.series),
        str(figure.definition),
        found.whole.coverage,
        address_of(figure, asked),
    )


@dataclass(frozen=True)
class Column:
    """A figure by cluster, in one unit down the whole column."""

    name: Any
    figure: Figure
    unit_label: str
    values: list[Value]
    shown: list[str]


def board(asked: Asked, reckoning: Reckoning) -> dict[str, Any] | None:
    """Each cluster's lights and figures; None where the asker sees no cluster."""
    columns = [_column(figures()[code], name, reckoning) for code, name in BOARD]
    lights = reckoning.crossed(figures()[LIGHTS], "cluster", "light")
    rows = [_row(number, columns, lights, asked) for number in range(len(columns[0].values))]
    return {"columns": columns, "rows": rows} if rows else None


def _column(figure: Figure, name: Any, reckoning: Reckoning) -> Column:
    values = reckoning.values(figure, "cluster")
    if figure.unit is YUAN:
        unit, shown = units.column_of_money(value.value for value in values)
        return Column(name, figure, unit, values, shown)
    return Column(name, figure, "", values, [display(value.value, figure.unit) for value in values])


def _row(number: int, columns: list[Column], lights: Any, asked: Asked) -> dict[str, Any]:
    # Every column shows all clusters in scope, in the same order.
    cluster = columns[0].values[number]
    return {
        "name": str(cluster.label),
        "url": address_of(columns[0].figure, asked, cluster=cluster.key),
        "light_counts": [_light(key, label, cluster, lights, asked) for key, label in dimensions()["light"].choices],
        "cells": [
            {"display": column.shown[number], "url": address_of(column.figure, asked, cluster=cluster.key)}
            for column in columns
        ],
    }


def _light(key: str, label: Any, cluster: Value, lights: Any, asked: Asked) -> dict[str, Any]:
    url = address_of(figures()[LIGHTS], asked, cluster=cluster.key, light=key)
    return {"light": key, "label": str(label), "count": lights.get((cluster.key, key), 0), "url": url}
