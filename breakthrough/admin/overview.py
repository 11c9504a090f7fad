"""The first page: the figures that leaders quote, and where each cluster stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from breakthrough.figures import Answer, Asked, Figure, Value, answer, dimensions, figures
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


def headlines(asked: Asked) -> list[Tile]:
    """The figures of the first page, in their order."""
    chosen = sorted((figure for figure in figures().values() if figure.headline), key=lambda figure: figure.headline)
    return [_tile(answer(figure, asked.question), asked) for figure in chosen]


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


def board(asked: Asked) -> dict[str, Any] | None:
    """Each cluster's lights and figures; None where the asker sees no cluster."""
    columns = [(answer(figures()[code], asked.question, "cluster"), name) for code, name in BOARD]
    rows = list(_rows(columns, asked))
    return {"columns": [{"name": name, "unit_label": ""} for _answer, name in columns], "rows": rows} if rows else None


def _rows(columns: list[tuple[Answer, Any]], asked: Asked) -> Iterator[dict[str, Any]]:
    lights = _lights(asked)
    first, _name = columns[0]
    for value in first.series:
        key = value.key or ""
        yield {
            "name": str(value.label),
            "url": address_of(first.figure, asked, cluster=key),
            "light_counts": lights.get(key, []),
            "cells": [_cell(found, key, asked) for found, _name in columns],
        }


def _cell(found: Answer, cluster: str, asked: Asked) -> dict[str, str]:
    value: Value | None = next((value for value in found.series if value.key == cluster), None)
    return {
        "display": display(value.value if value else None, found.figure.unit),
        "url": address_of(found.figure, asked, cluster=cluster),
    }


def _lights(asked: Asked) -> dict[str, list[dict[str, Any]]]:
    """For each cluster, how many of its tasks show which light."""
    figure = figures()[LIGHTS]
    counts: dict[str, list[dict[str, Any]]] = {}
    for light, label in dimensions()["light"].choices:
        for value in answer(figure, asked.question.narrowed("light", light), "cluster").series:
            url = address_of(figure, asked, cluster=value.key, light=light)
            entry = {"light": light, "label": str(label), "count": int(value.value or 0), "url": url}
            counts.setdefault(value.key or "", []).append(entry)
    return counts
