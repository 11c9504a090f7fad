"""The page of one figure: its value, its definition, and exactly the rows that it counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from breakthrough import units
from breakthrough.admin.overview import address_of
from breakthrough.admin.stories import story_at, story_of
from breakthrough.figures import (
    Answer,
    Asked,
    Figure,
    Row,
    added_up,
    answer,
    ask,
    dimensions,
    figures,
    rows_of,
    scope_note,
)
from breakthrough.figures.definition import YUAN
from breakthrough.figures.display import display
from breakthrough.figures.question import name_of
from breakthrough.history import as_of
from breakthrough.scope import access_of

ROWS_PER_PAGE = 50
MISSING_NAMED = 100
NONE = Decimal(0)
WORDS_OF_THE_PAGE = ("page",)


def figure_page(request: HttpRequest, code: str) -> dict[str, Any]:
    """The context of figure_rows.html. Raises Http404 for an unknown figure, UnknownKey for an unknown word."""
    figure = figures().get(code)
    if figure is None:
        raise Http404
    words = {name: str(word) for name, word in request.GET.items() if name not in WORDS_OF_THE_PAGE}
    asked = ask(words, access_of(request.user, "view"))
    with as_of(asked.as_of):
        found = answer(figure, asked.question, asked.by)
        rows = CountedRows(figure, asked)
        page = Paginator(rows, ROWS_PER_PAGE).get_page(request.GET.get("page"))
        shown = [*page]
        links = Links(request, asked, shown)
        page.object_list = [row_of(row, figure, links) for row in shown]
        return {
            "title": str(figure.name),
            "figure": head(found, asked),
            "breakdowns": list(breakdowns(found, asked)),
            "breakdown": breakdown(found, asked),
            "columns": columns(figure),
            "page": page,
            "contribution_label": _("Adds (yuan)") if figure.unit is YUAN else _("Adds"),
            "total": rows.total(),
        }


def head(found: Answer, asked: Asked) -> dict[str, Any]:
    figure, scope = found.figure, scope_note(asked.question.access)
    narrowed = [name_of(name, key, asked.question.access) for name, key in asked.question.filters.items()]
    note = _("Over the %(clusters)s of %(of)s clusters that you may see.")
    return {
        "name": ", ".join([str(figure.name), *narrowed]),
        "display": display(found.whole.value, figure.unit),
        "definition": figure.definition,
        "version": figure.version,
        "as_of": asked.known_at,
        "until": asked.question.until,
        "scope_note": note % {"clusters": scope.clusters, "of": scope.of} if scope else "",
        "coverage": coverage(found, asked),
    }


def coverage(found: Answer, asked: Asked) -> dict[str, Any] | None:
    covered = found.whole.coverage
    if covered is None:
        return None
    named = covered.missing[:MISSING_NAMED]
    return {
        "reported": covered.reported,
        "expected": covered.expected,
        "missing": [{"name": code, "url": address_of(figures()["tasks"], asked, task=code)} for code in named],
        "others": len(covered.missing) - len(named),
    }


def breakdowns(found: Answer, asked: Asked) -> Iterator[dict[str, Any]]:
    own = [name for part in found.figure.parts for name in part.filters]
    for name in dict.fromkeys([*found.figure.by, *own]):
        if name in dimensions() and dimensions()[name].divides and name not in asked.question.filters:
            url = address_of(found.figure, asked, by=name)
            yield {"label": dimensions()[name].label, "url": url, "selected": name == found.by}


def breakdown(found: Answer, asked: Asked) -> dict[str, Any] | None:
    if found.by is None:
        return None
    most = max((abs(value.value or NONE) for value in found.series), default=NONE)
    rows = [
        {
            "name": str(value.label),
            "display": display(value.value, found.figure.unit),
            "url": address_of(found.figure, asked, by=None, **{found.by: value.key}),
            "share": max(value.value, NONE) / most if most and value.value is not None else None,
        }
        for value in found.series
    ]
    return {"label": _("By %(dimension)s") % {"dimension": dimensions()[found.by].label}, "rows": rows}


def columns(figure: Figure) -> list[str]:
    own = [_("Row"), _("Table"), _("Task"), _("Date")]
    return [*own, _("Counts in")] if figure.is_ratio else own


class Links:
    """Where the rows of a page lead: to stories on the same day for whoever only reads, else to the forms."""

    def __init__(self, request: HttpRequest, asked: Asked, rows: Sequence[Row]) -> None:
        self.user: Any = request.user
        self.asked = asked
        model: Any = dimensions()["task"].model
        tasks = model._default_manager.filter(code__in={row.task for row in rows if row.task}).only("pk", "code")
        self.tasks = {task.code: story_at(task, asked) for task in tasks}

    def to(self, row: Model) -> str | None:
        may_change = self.user.has_perm(f"{row._meta.app_label}.change_{row._meta.model_name}")
        return story_at(row, self.asked) if story_of(type(row)) and not may_change else change_address(row)


def row_of(row: Row, figure: Figure, links: Links) -> dict[str, Any]:
    instance: Any = row.instance
    shown = instance.page()
    kind = shown._meta.verbose_name
    cells = [str(shown), str(kind), row.task or "", date_format(row.day, "DATE_FORMAT") if row.day else ""]
    if figure.is_ratio:
        cells.append(_("numerator") if row.part == "numerator" else _("denominator"))
    contribution = units.yuan(row.contribution) if figure.unit is YUAN else units.number(row.contribution)
    task_url = links.tasks.get(row.task or "")
    return {"url": links.to(shown), "task_url": task_url, "cells": cells, "contribution": contribution}


def change_address(instance: Model) -> str | None:
    if type(instance) not in admin.site._registry:
        return None
    meta = instance._meta
    try:
        return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[instance.pk])
    except NoReverseMatch:
        return None


class CountedRows(Sequence):
    """The rows of all parts of a figure, one after the other, read from the database page by page."""

    def __init__(self, figure: Figure, asked: Asked) -> None:
        self.figure = figure
        self.sets = rows_of(figure, asked.question)
        self.added_up = added_up(self.sets)
        self.counts = [count for _total, count in self.added_up]

    def __len__(self) -> int:
        return sum(self.counts)

    def __getitem__(self, chosen: Any) -> list[Row]:
        found: list[Row] = []
        first, last = chosen.start or 0, chosen.stop
        for row_set, count in zip(self.sets, self.counts, strict=True):
            if first < count and last > 0:
                found += [row_set.read(row) for row in row_set.queryset[max(first, 0) : last]]
            first, last = first - count, last - count
        return found

    def total(self) -> str:
        """What all rows add up to: of a ratio, the numerator and the denominator."""
        sums: dict[str, Decimal] = {}
        for row_set, (total, _count) in zip(self.sets, self.added_up, strict=True):
            sums[row_set.part] = sums.get(row_set.part, Decimal(0)) + total
        show = units.yuan if self.figure.unit is YUAN else units.number
        return " ÷ ".join(show(total) for total in sums.values())
