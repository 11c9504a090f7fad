"""Indicators: what was measured, against where it began, what was promised and what others have."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import units
from breakthrough.admin.stories import Chapter, Number, Telling
from breakthrough.admin.story_table import plain
from breakthrough.drawing import Bullet
from breakthrough.models.bilingual import in_language
from tasks.models import Indicator
from tasks.progress import with_actual, with_comparison


@dataclass(frozen=True)
class Measure:
    """One indicator: its drawing, and its numbers in words."""

    indicator: Indicator
    url: str
    chart: Bullet
    actual: str
    baseline: str
    target: str
    comparator: str
    comparator_name: str
    verdict: str
    is_met: bool | None
    against: str
    """The difference to the comparator, and whether that is better."""
    is_ahead: bool | None
    direction: str
    said: str


@dataclass(frozen=True)
class Measures:
    measures: list[Measure]
    numbers: list[Number]


def measures(telling: Telling) -> Measures | None:
    rows = with_comparison(with_actual(telling.row.indicators.all(), telling.day)).order_by("number", "pk")
    found = [measure(row) for row in rows]
    return Measures(found, telling.numbers("indicators_met", "benchmarks_won")) if found else None


def measure(row: Any) -> Measure:
    chart = Bullet(
        target=row.target,
        actual=row.actual,
        baseline=row.baseline,
        comparator=row.comparator_value,
        is_up=row.direction == Indicator.Direction.UP,
    )
    is_met, is_ahead = row.meets_target(row.actual), row.beats(row.actual, row.comparator_value)
    verdicts = {True: _("target met"), False: _("target not met yet"), None: _("not measured yet")}
    actual, target = plain(row.actual, row.unit), plain(row.target, row.unit)
    return Measure(
        row,
        reverse("admin:tasks_indicator_change", args=[row.pk]),
        chart,
        actual,
        plain(row.baseline, row.unit),
        target,
        plain(row.comparator_value, row.unit),
        in_language(row.comparator_zh, row.comparator_en),
        verdicts[is_met],
        is_met,
        difference(row, is_ahead),
        is_ahead,
        row.get_direction_display(),
        _("%(name)s: actual %(actual)s, target %(target)s, %(verdict)s")
        % {"name": row.name, "actual": actual, "target": target, "verdict": verdicts[is_met]},
    )


def difference(row: Any, is_ahead: bool | None) -> str:
    """+20% (relative), better; +8.6 percentage points, better."""
    if row.ahead is None:
        return ""
    words = {True: _("better"), False: _("not better"), None: ""}
    return _("%(difference)s, %(verdict)s") % {"difference": gap(row, row.ahead), "verdict": words[is_ahead]}


def gap(row: Any, ahead: Decimal) -> str:
    number = units.signed(ahead)
    if row.difference == Indicator.Difference.RELATIVE:
        return _("%(number)s%% (relative)") % {"number": number}
    if row.unit == "%":
        return _("%(number)s percentage points") % {"number": number}
    return f"{number} {row.unit}".strip()


CHAPTERS = (
    Chapter(
        "indicators",
        gettext_lazy("Indicators against target and comparator"),
        "admin/tasks/story/measures.html",
        measures,
        50,
        figures=("indicators_met", "benchmarks_won"),
    ),
)
