"""The sheet of all figures: each as a whole and for each cluster."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from breakthrough.figures import Figure, dimensions, figures
from breakthrough.figures.definition import YUAN
from breakthrough.figures.question import dividers
from breakthrough.figures.table import covered
from breakthrough.workbook.sheet import Cell, Column, Inquiry, Measured, Sheet, measured, money_unit

CLUSTER = "cluster"


def chosen(inquiry: Inquiry) -> list[Figure]:
    """The figures that can be narrowed as asked."""
    wanted = set(inquiry.asked.question.filters)
    return [figure for figure in figures().values() if wanted <= dividers(figure)]


def clusters(inquiry: Inquiry) -> dict[str, str]:
    """The clusters in sight, by their keys."""
    dimension = dimensions()[CLUSTER]
    found = dimension.labels([], inquiry.access)
    return {key: str(label) for key, label in found.items() if inquiry.cluster in (None, key)}


def columns(inquiry: Inquiry) -> list[Column]:
    own = [Column(_("Figure"), 34), Column(_("Unit"), 13), Column(_("Whole"), 13, is_number=True)]
    each = [Column(name, 13, is_number=True) for name in clusters(inquiry).values()]
    return [*own, *each, Column(_("Coverage"), 21), Column(_("Version"), 8, is_number=True)]


def rows(inquiry: Inquiry) -> Iterator[list[Cell]]:
    for figure in chosen(inquiry):
        yield row(figure, inquiry)
        if figure.default_by:
            yield from shares(figure, figure.default_by, inquiry)


def row(figure: Figure, inquiry: Inquiry) -> list[Cell]:
    whole = inquiry.reckoning.values(figure, None)[0]
    values: dict[str | None, Measured] = {}
    if CLUSTER in figure.by:
        values = {value.key: measured(value, figure.code) for value in inquiry.reckoning.values(figure, CLUSTER)}
    cells: list[Cell] = [values.get(key, "") for key in clusters(inquiry)]
    unit = money_unit() if figure.unit is YUAN else figure.unit.name
    return [figure.name, unit, measured(whole, figure.code), *cells, covered(whole.coverage), figure.version]


def shares(figure: Figure, by: str, inquiry: Inquiry) -> Iterator[list[Cell]]:
    """What a figure that always is a series is made of."""
    crossed = inquiry.reckoning.crossed(figure, CLUSTER, by) if CLUSTER in figure.by and by != "kind" else {}
    for value in inquiry.reckoning.values(figure, by):
        cells: list[Cell] = [crossed.get((key, value.key), 0) if crossed else "" for key in clusters(inquiry)]
        yield [f"    {value.label}", "", measured(value, figure.code), *cells, "", ""]


SHEET = Sheet(
    code="figures",
    title=_("Figures by cluster"),
    about=_("Every figure of the dictionary, as a whole and for each cluster."),
    permission="tasks.view_task",
    columns=columns,
    rows=rows,
    figures=lambda inquiry: [figure.code for figure in chosen(inquiry)],
    place=10,
)
