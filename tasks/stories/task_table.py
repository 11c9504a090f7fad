"""Many tasks as a table, with columns that other apps add: who leads each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import units
from breakthrough.admin.columns import LIGHTS
from breakthrough.admin.stories import Telling
from breakthrough.admin.story_table import Cell, Column, Table, numeric
from breakthrough.figures import Reckoning, figures
from breakthrough.figures.display import display
from tasks.models import Task
from tasks.progress import with_light

EMPTY, EMPTY_NUMBER = Cell(units.NOTHING), numeric(units.NOTHING)
MOST_TASKS = 60
ORDER = {light: place for place, light in enumerate(["red", "yellow", "grey", "green", "blue"])}


@dataclass(frozen=True)
class TaskColumn:
    """A column whose cells are found for all tasks at once, by their primary keys."""

    column: Column
    cells: Callable[[Telling, Sequence[Any]], dict[Any, Cell]]
    order: int


_columns: list[TaskColumn] = []


def add_column(column: TaskColumn) -> None:
    _columns.append(column)


def lights(telling: Telling, tasks: Sequence[Any]) -> dict[Any, Cell]:
    return {
        task.pk: Cell(LIGHTS[task.light], look=f"light light-{task.light}", small=Task.Status(task.status_on).label)
        for task in tasks
    }


def done(telling: Telling, tasks: Sequence[Any]) -> dict[Any, Cell]:
    return {task.pk: numeric(f"{units.plain(task.done)}%") for task in tasks}


def against_plan(telling: Telling, tasks: Sequence[Any]) -> dict[Any, Cell]:
    return {task.pk: numeric(units.signed(task.deviation)) for task in tasks}


def money(code: str) -> Callable[[Telling, Sequence[Any]], dict[Any, Cell]]:
    def cells(telling: Telling, tasks: Sequence[Any]) -> dict[Any, Cell]:
        """The figure by task, each with its rows."""
        figure = figures()[code]
        values = {value.key: value.value for value in reckoning_of(telling).values(figure, "task")}
        base = reverse("admin:figure", args=[code])
        return {
            task.pk: numeric(display(values[task.code], figure.unit), telling.asked.address(base, task=task.code))
            for task in tasks
            if task.code in values
        }

    return cells


def reckoning_of(telling: Telling) -> Reckoning:
    """Figures by task: of a cluster its own; an organization's tasks may be anybody's."""
    question = telling.asked.question
    filters = telling.filters("cluster") if telling.story.word == "cluster" else {}
    return telling.once("by task", lambda: Reckoning(replace(question, filters=filters)))


def task_table(
    telling: Telling, rows: Any, title: str = "", more: Sequence[TaskColumn] = (), listed: str = ""
) -> Table:
    """Tasks with light, progress, money and who leads them; the gravest light first. `listed` is where all are."""
    found = sorted(with_light(rows, telling.day), key=lambda task: (ORDER[task.light], task.deviation, task.code))
    tasks = found[:MOST_TASKS]
    columns = sorted([*OWN, *_columns, *more], key=lambda one: one.order)
    cells = [(one.cells(telling, tasks), EMPTY_NUMBER if one.column.is_number else EMPTY) for one in columns]
    shown = [
        [
            Cell(task.name, telling.page_of(task), small=task.code),
            *(found.get(task.pk, empty) for found, empty in cells),
        ]
        for task in tasks
    ]
    more_of_them = listed if len(found) > MOST_TASKS else ""
    return Table([Column(_("Task")), *(one.column for one in columns)], shown, title, more_of_them)


OWN = (
    TaskColumn(Column(gettext_lazy("Light")), lights, 10),
    TaskColumn(Column(gettext_lazy("Done"), is_number=True), done, 20),
    TaskColumn(Column(gettext_lazy("Against plan"), is_number=True, unit=gettext_lazy("points")), against_plan, 30),
    TaskColumn(Column(gettext_lazy("Fiscal"), is_number=True), money("fiscal_invested"), 40),
    TaskColumn(Column(gettext_lazy("Societal"), is_number=True), money("societal_leveraged"), 50),
)
