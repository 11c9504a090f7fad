"""How the figures came about: progress against plan by quarters, money by years, each with its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import units
from breakthrough.admin.overview.looking import Looking, address_of
from breakthrough.drawing import Bars, Lines
from breakthrough.figures import Figure, Reckoning, earlier_versions, figures
from breakthrough.figures.display import display
from breakthrough.models.bilingual import Label

PROGRESS = (("progress", gettext_lazy("Done")), ("progress_planned", gettext_lazy("Planned")))
MONEY = (("fiscal_invested", gettext_lazy("Fiscal")), ("societal_leveraged", gettext_lazy("Societal")))


@dataclass(frozen=True)
class Trend:
    """A chart with its table twin."""

    code: str
    title: str
    unit: str
    plot: Lines | Bars
    series: Sequence[str]
    head: str
    rows: Sequence[dict[str, Any]]


def progress(looking: Looking, now: Reckoning) -> Trend:
    """The share of the milestones' weight that was due, and that was done, at the ends of quarters."""
    days = looking.quarters
    chosen = [figures()[code] for code, _name in PROGRESS]
    values = [[now.whole(figure, day).value for day in days] for figure in chosen]
    names = [f"{day}" for day in days]
    rows = [
        {
            "name": name,
            "cells": [
                {"value": some[place], "display": display(some[place], figure.unit),
                 "url": address_of(figure, looking.asked, until=f"{day}")}
                for figure, some in zip(chosen, values, strict=True)
            ],
        }
        for place, (name, day) in enumerate(zip(names, days, strict=True))
    ]  # fmt: skip
    breaks = sorted({place for figure in chosen for place in breaks_of(figure, days)})
    plot = Lines([f"{day:%Y-%m}" for day in days], values, "%", breaks)
    return Trend("progress", _("Progress against plan"), "%", plot, [str(name) for _code, name in PROGRESS],
                 _("Day"), rows)  # fmt: skip


def money(looking: Looking, now: Reckoning) -> Trend:
    """What came in each year."""
    chosen = [figures()[code] for code, _name in MONEY]
    years = sorted({year for figure in chosen for year in now.totals(figure.parts, "year") if year})
    labels = {year: Label(f"{year}", f"{year}") for year in years}
    values = [[value.value for value in now.keyed(figure, "year", labels).values()] for figure in chosen]
    unit, shown = units.column_of_money([one for some in values for one in some])
    size = scale_of_money()
    plot = Bars([f"{year}" for year in years], [[(one or Decimal(0)) / size for one in some] for some in values])
    rows = [
        {
            "name": f"{year}",
            "cells": [
                {"value": values[number][place], "display": shown[number * len(years) + place],
                 "url": address_of(figure, looking.asked, year=f"{year}")}
                for number, figure in enumerate(chosen)
            ],
        }
        for place, year in enumerate(years)
    ]  # fmt: skip
    return Trend("money", _("Money by year"), unit, plot, [str(name) for _code, name in MONEY], _("Year"), rows)


def scale_of_money() -> Decimal:
    """How many yuan are one of the unit in which columns of money are written."""
    return Decimal(10**8 if units.is_chinese() else 10**6)


def breaks_of(figure: Figure, days: Sequence[date]) -> list[int]:
    """The places in a trend from which on a later version of the figure's formula counts."""
    begun = [one.since for one in (*earlier_versions(figure), figure) if one.since]
    found = [next((place for place, day in enumerate(days) if day >= since), None) for since in begun]
    return [place for place in found if place]


def reckoned(looking: Looking, now: Reckoning) -> list[Trend]:
    return [progress(looking, now), money(looking, now)]
