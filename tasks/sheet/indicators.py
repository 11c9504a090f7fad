"""The indicators of each task by their place: the first ones in the first column, and so on."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _

from breakthrough import clock
from breakthrough.units import plain
from tasks.models import Indicator, IndicatorValue, Period, ProgressReport
from tasks.progress import with_actual
from tasks.reporting.previous import day_before, total_before
from tasks.sheet.columns import Cell, Column, Row
from tasks.sheet.reading import number_of


class IndicatorColumn(Column):
    """The value at the end of the period; of a cumulative counter the running total."""

    kind = "number"

    def __init__(self, place: int, indicators: dict[int, list[Any]], values: dict[Any, Any]) -> None:
        self.place, self.indicators, self.values = place, indicators, values
        self.name = f"indicator_{place + 1}"
        self.label = _("Indicator %(number)s") % {"number": place + 1}

    def fill(self, rows: list[Row], period: Period) -> None:
        for row in rows:
            own = self.indicators.get(row.task.pk, [])
            if self.place >= len(own):
                row.cells[self.name] = Cell(is_open=False)
                continue
            indicator = own[self.place]
            value = self.values.get((row.report_key, indicator.pk))
            text = plain(value.value).replace(",", "") if value else ""
            about = f"{indicator.name} ({indicator.unit})" if indicator.unit else indicator.name
            before = "" if indicator.actual is None else plain(indicator.actual)
            row.cells[self.name] = Cell(text, about, before, key=indicator)

    def write(self, cell: Cell, report: ProgressReport, text: str) -> None:
        indicator = cell.key
        value = IndicatorValue.objects.filter(report=report, indicator=indicator).first()
        if not text.strip():
            if value:
                value.delete()
            return
        value = value or IndicatorValue(report=report, indicator=indicator)
        value.value = number_of(text)
        value.measured_on = value.measured_on or min(report.period.ends_on, clock.today())
        if indicator.is_cumulative:
            value.increment = value.value - total_before(indicator)
        value.full_clean()
        value.save()


def indicator_columns(rows: list[Row], period: Period) -> list[Column]:
    indicators: dict[int, list[Indicator]] = defaultdict(list)
    tasks = [row.task.pk for row in rows]
    stood = with_actual(Indicator.objects.filter(task__in=tasks), day_before(period))
    for indicator in stood.order_by("task_id", "number"):
        indicators[indicator.task_id].append(indicator)
    reported = IndicatorValue.objects.filter(report__in=[row.report_key for row in rows if row.report_key])
    values = {(value.report_id, value.indicator_id): value for value in reported}
    most = max((len(own) for own in indicators.values()), default=0)
    return [IndicatorColumn(place, indicators, values) for place in range(most)]
