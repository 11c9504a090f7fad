"""The first page: the figures that leaders quote, and where each cluster stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from breakthrough.figures import Answer, Asked, Figure, Reckoning, Value, dimensions, figures
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


def board(asked: Asked, reckoning: Reckoning) -> dict[str, Any] | None:
    """Each cluster's lights and figures; None where the asker sees no cluster."""
    columns = [(figures()[code], reckoning.values(figures()[code], "cluster")) for code, _name in BOARD]
    lights = reckoning.crossed(figures()[LIGHTS], "cluster", "light")
    rows = [_row(number, columns, lights, asked) for number in range(len(columns[0][1]))]
    return {"columns": [{"name": name, "unit_label": ""} for _code, name in BOARD], "rows": rows} if rows else None


def _row(number: int, columns: list[tuple[Figure, list[Value]]], lights: Any, asked: Asked) -> dict[str, Any]:
    first, values = columns[0]
    cluster = values[number]
    cells = [
        {
            # Every column shows all clusters in scope, in the same order.
            "display": display(found[number].value, figure.unit),
            "url": address_of(figure, asked, cluster=cluster.key),
        }
        for figure, found in columns
    ]
    return {
        "name": str(cluster.label),
        "url": address_of(first, asked, cluster=cluster.key),
        "light_counts": [_light(key, label, cluster, lights, asked) for key, label in dimensions()["light"].choices],
        "cells": cells,
    }


def _light(key: str, label: Any, cluster: Value, lights: Any, asked: Asked) -> dict[str, Any]:
    url = address_of(figures()[LIGHTS], asked, cluster=cluster.key, light=key)
    return {"light": key, "label": str(label), "count": lights.get((cluster.key, key), 0), "url": url}
