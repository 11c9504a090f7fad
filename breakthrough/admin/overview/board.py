"""Where each cluster stands: lights, progress against plan, money, results, people; and all of them together."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import units
from breakthrough.admin.overview.looking import Looking, address_of
from breakthrough.admin.overview.tiles import Change
from breakthrough.figures import Figure, Reckoning, Value, dimensions, figures
from breakthrough.figures.definition import COUNT, PERCENT, RATIO, YUAN
from breakthrough.figures.value import WHOLE
from breakthrough.models.bilingual import Label

BY = "cluster"
LIGHTS, PROGRESS, PLANNED = "tasks_by_light", "progress", "progress_planned"
# What the table shows, a column each, under headings for several of them.
GROUPS: tuple[tuple[Any, tuple[tuple[str, Any], ...]], ...] = (
    (
        gettext_lazy("Money"),
        (
            ("fiscal_invested", gettext_lazy("Fiscal")),
            ("societal_leveraged", gettext_lazy("Societal")),
            ("leverage_ratio", gettext_lazy("Leverage")),
            ("fiscal_received_rate", gettext_lazy("Received")),
            ("execution_rate", gettext_lazy("Spent")),
        ),
    ),
    (
        gettext_lazy("Results and people"),
        (
            ("pilot_lines_operational", gettext_lazy("Lines")),
            ("researchers", gettext_lazy("People")),
        ),
    ),
)
COLUMNS = tuple(column for _group, columns in GROUPS for column in columns)
FIGURES = ("tasks", PROGRESS, PLANNED, *(code for code, _name in COLUMNS))
Labels = dict[Any, Label]


@dataclass(frozen=True)
class Cell:
    """A number of the table, with the same number on the day compared with."""

    figure: Figure
    key: str | None
    value: Decimal | None
    display: str
    url: str
    then: str = ""
    change: Change | None = None


@dataclass(frozen=True)
class Bar:
    """Progress against plan, both between 0 and 100."""

    done: Decimal
    planned: Decimal
    is_behind: bool


@dataclass(frozen=True)
class Line:
    """One cluster, or all of them."""

    name: str
    url: str
    tasks: Cell
    lights: list[dict[str, Any]]
    progress: Cell
    planned: Cell
    bar: Bar | None
    cells: list[Cell]


@dataclass(frozen=True)
class Column:
    name: Any
    unit: str
    definition: str


class Board:
    """The table, from figures that were reckoned before."""

    def __init__(self, looking: Looking, now: Reckoning, then: Reckoning | None, clusters: Labels) -> None:
        self.looking, self.now, self.then, self.clusters = looking, now, then, clusters
        self.values = {one: self.valued(one) for one in (now, then) if one}
        self.lights = lights_of(now, clusters)

    @property
    def groups(self) -> list[dict[str, Any]]:
        return [{"name": name, "span": len(columns)} for name, columns in GROUPS]

    @property
    def columns(self) -> list[Column]:
        return [Column(name, unit_of(figures()[code]), str(figures()[code].definition)) for code, name in COLUMNS]

    @property
    def lines(self) -> list[Line]:
        return [self.line(key, str(label)) for key, label in self.clusters.items()]

    @property
    def total(self) -> Line:
        return self.line(WHOLE, _("Together"))

    @property
    def counts_once(self) -> list[str]:
        """Columns whose lines do not add up, because the same one may be in several clusters."""
        return [str(name) for code, name in COLUMNS if any(part.entity for part in figures()[code].parts)]

    def line(self, key: str, name: str) -> Line:
        progress, planned = self.cell(PROGRESS, key), self.cell(PLANNED, key)
        return Line(
            name,
            self.url("tasks", key),
            self.cell("tasks", key),
            [self.light(light, label, key) for light, label in dimensions()["light"].choices],
            progress,
            planned,
            bar(progress.value, planned.value),
            [self.cell(code, key) for code, _name in COLUMNS],
        )

    def cell(self, code: str, key: str) -> Cell:
        figure = figures()[code]
        value = self.values[self.now][code][key]
        number = shown(value.value, figure)
        before = self.values[self.then][code][key].value if self.then else None
        return Cell(
            figure,
            value.key,
            value.value,
            number,
            self.url(code, key),
            shown(before, figure) if self.then else "",
            difference(before, value.value, figure) if self.then else None,
        )

    def valued(self, reckoning: Reckoning) -> dict[str, dict[Any, Value]]:
        """Of each figure the values of the clusters and the whole one."""
        return {
            code: {**reckoning.keyed(figures()[code], BY, self.clusters), WHOLE: reckoning.whole(figures()[code])}
            for code in FIGURES
        }

    def light(self, light: str, label: Any, key: str) -> dict[str, Any]:
        count = self.lights.get((key, light), 0)
        return {"light": light, "label": str(label), "count": count, "url": self.url(LIGHTS, key, light=light)}

    def url(self, code: str, key: str, **narrowed: str) -> str:
        if key != WHOLE:
            narrowed[BY] = key
        return address_of(figures()[code], self.looking.asked, **narrowed)


def lights_of(now: Reckoning, clusters: Labels) -> dict[tuple[Any, str], int]:
    """How many tasks of each cluster, and of the whole, have each light."""
    figure = figures()[LIGHTS]
    names = {key: Label.of(label) for key, label in dimensions()["light"].choices}
    whole = {(WHOLE, key): int(value.value or 0) for key, value in now.keyed(figure, "light", names).items()}
    return whole | {pair: count for pair, count in now.crossed(figure, BY, "light").items() if pair[0] in clusters}


def bar(done: Decimal | None, planned: Decimal | None) -> Bar | None:
    if done is None or planned is None:
        return None
    return Bar(min(done, Decimal(100)), min(planned, Decimal(100)), done < planned)


def unit_of(figure: Figure) -> str:
    """What stands once at the head of a column, instead of at each number."""
    if figure.unit is YUAN:
        return units.column_of_money([])[0]
    return {PERCENT: "%", RATIO: "1:x", COUNT: ""}.get(figure.unit, str(figure.unit.name))


def shown(value: Decimal | None, figure: Figure) -> str:
    """A number without its unit, to the same decimals as all others of its column."""
    if figure.unit is YUAN:
        return units.column_of_money([value])[1][0]
    return units.number(value, figure.unit.places)


def difference(before: Decimal | None, after: Decimal | None, figure: Figure) -> Change | None:
    found = Change.of(before, after, figure)
    if found is None or before is None or after is None or before == after:
        return found
    return Change(("+" if after > before else "−") + shown(abs(after - before), figure), found.direction)
