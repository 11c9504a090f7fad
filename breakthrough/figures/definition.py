"""What a figure is: its words, its unit, and the rows that it counts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Model, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from breakthrough.models.fields import FIRST_DAY

Text = str | Promise


@dataclass(frozen=True)
class Unit:
    """What a figure is measured in, and to how many decimals its value is rounded, last of all, half up."""

    code: str
    name: Text
    places: int = 0


YUAN = Unit("CNY", _("yuan"), 2)
COUNT = Unit("count", "")
PERCENT = Unit("percent", "%", 1)
RATIO = Unit("ratio", _("times"), 2)
LEVELS = Unit("levels", _("levels"), 2)
UNITS = {unit.code: unit for unit in (YUAN, COUNT, PERCENT, RATIO, LEVELS)}


@dataclass(frozen=True)
class Part:
    """Rows, and what each of them adds.

    `rows(until)` are the rows that are facts up to that day, in whatever scope. Without `amount` each row adds 1;
    with `entity` each distinct entity adds 1, however many rows lead to it.
    """

    rows: Callable[[date], QuerySet]
    task: str | None = "task"
    """Path from a row to its task ("" where the row is a task, None where it belongs to none)."""
    day: str | None = None
    """The row's own date: what `by year` goes by."""
    since: Any = None
    """Date field, or expression of it, from which a row is a fact for good: then `rows(until)` are the rows of the
    last day with `since` up to `until`, and many days cost as much as one. None where rows come and go by the day."""
    amount: str | None = None
    """Name of an annotation or field with the signed contribution of a row."""
    entity: str | None = None
    """Path, or annotation, of the primary key of what is counted once."""
    entity_model: type[Model] | None = None
    filters: Mapping[str, str] = field(default_factory=dict)
    """More filters, by name, and dimensions that lead elsewhere than through the task: name to path."""
    flow: Part | None = None
    """The same as what came, less what went: rows that are facts for good (`since`), whose amounts add up, on every
    day, to what the rows of that day add. Asked in place of rows that come and go wherever it knows what is asked."""
    summary: Part | None = None
    """The same in fewer rows, each of a whole cluster (`Summary`): it belongs to no task, and `filters` are all that it
    knows. Asked in place of the rows wherever it says the same."""
    is_flow: bool = False
    """Whether a row says that something came or went, and not that it is there."""
    is_public: bool = False
    """Whether the rows are known to everybody (a round of awards), so that scope and tasks' dimensions do not apply."""

    @property
    def model(self) -> type[Model]:
        return self.rows(FIRST_DAY).model


@dataclass(frozen=True)
class Figure:
    """A number that leaders quote: `parts` are summed (distinct entities united), then divided by `per` if given."""

    code: str
    name: Text
    definition: Text
    unit: Unit
    parts: tuple[Part, ...]
    per: tuple[Part, ...] = ()
    version: int = 1
    since: date | None = None
    """The day from which this version is quoted; None for a first version."""
    default_by: str | None = None
    """The dimension that the figure is a series over even where none is asked for (lights, states)."""
    by: tuple[str, ...] = ("program", "cluster", "region", "track", "organization", "year", "task")
    is_reported: bool = False
    """Whether progress reports feed it, so that it says how many of those due have been approved."""
    headline: int | None = None
    """Its place among the figures of the first page."""

    @property
    def is_ratio(self) -> bool:
        return bool(self.per)

    @property
    def scale(self) -> Decimal:
        return Decimal(100) if self.unit is PERCENT else Decimal(1)
