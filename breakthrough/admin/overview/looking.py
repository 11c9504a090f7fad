"""How the overview is looked at: the words of its address, which are all its state, so that it can be mailed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from breakthrough import clock
from breakthrough.days import spoken
from breakthrough.figures import Asked, Figure, UnknownKey, ask, dimensions, figures
from breakthrough.figures.asking import day_of
from breakthrough.figures.question import check_year, dividers
from breakthrough.models.fields import FIRST_DAY
from breakthrough.scope import Access

# What the page can be narrowed by, a chooser each.
CHOSEN = ("program", "cluster", "region", "track", "year")
# Figures that the map can show.
ON_THE_MAP = ("tasks", "progress", "fiscal_invested", "societal_leveraged", "pilot_lines_operational", "researchers")
MONTHS, QUARTERS = 12, 12


@dataclass(frozen=True)
class Looking:
    """What is asked, with which day it is compared, and which figure is on the map."""

    asked: Asked
    compare: date | None
    on_the_map: Figure
    words: Mapping[str, str]

    @classmethod
    def read(cls, words: Mapping[str, str], access: Access) -> Looking:
        """Raises UnknownKey with the name of the word that cannot be read."""
        given = {name: word for name, word in words.items() if word and name != "by"}
        asked = ask({name: word for name, word in given.items() if name not in ("compare", "map")}, access)
        for name in asked.question.filters:
            if name not in CHOSEN:
                known = ", ".join(CHOSEN)
                raise UnknownKey(name, _("“%(name)s” does not narrow this page. Possible: %(known)s.") % {
                    "name": name[:100], "known": known})  # fmt: skip
        return cls(asked, _compared(given.get("compare"), asked), _on_the_map(given.get("map")), given)

    @property
    def until(self) -> date:
        return self.asked.question.until

    @property
    def previous(self) -> date:
        """The end of the period before the last one: of the month before the last whole month."""
        is_whole = (self.until + timedelta(days=1)).day == 1
        return month_end_before(self.until if is_whole else month_end_before(self.until))

    @property
    def previous_spoken(self) -> str:
        return spoken(self.previous, self.until)

    @property
    def then(self) -> Asked | None:
        """The same question about the day compared with, as it was known at the end of that day."""
        if self.compare is None:
            return None
        words = {**self.asked.words, "until": f"{self.compare}", "as_of": f"{self.compare}"}
        moment = clock.end_of_day(self.compare)
        return Asked(replace(self.asked.question, until=self.compare), moment, moment, None, words)

    @property
    def months(self) -> list[date]:
        """The ends of the last twelve months, and the day up to which facts count."""
        return ends_before(self.until, MONTHS, 1)

    @property
    def quarters(self) -> list[date]:
        """The same of three years' quarters."""
        return ends_before(self.until, QUARTERS, 3)

    def shows(self, figure: Figure) -> bool:
        """Whether the figure can be narrowed as the page is; else its number would be another's."""
        return {*self.asked.question.filters} <= dividers(figure)

    def address(self, base: str, **more: str | None) -> str:
        return Asked(self.asked.question, None, self.asked.known_at, None, self.words).address(base, **more)


def address_of(figure: Figure, asked: Asked, **narrowed: str | None) -> str:
    """The page with the rows of a figure, for the question asked, narrowed further."""
    return asked.address(reverse("admin:figure", args=[figure.code]), **narrowed)


def ends_before(until: date, number: int, months: int) -> list[date]:
    """The ends of so many periods of so many months before a day, and the day itself."""
    found = [until]
    while len(found) <= number and found[0] > FIRST_DAY:
        end = month_end_before(found[0])
        while end.month % months and end > FIRST_DAY:
            end = month_end_before(end)
        found.insert(0, end)
    return found


def month_end_before(day: date) -> date:
    first = day.replace(day=1)
    return max(first - timedelta(days=1), FIRST_DAY)


def _compared(text: str | None, asked: Asked) -> date | None:
    if text is None:
        return None
    day = day_of("compare", text)
    if day >= asked.question.until:
        message = _("Compare with a day before %(until)s, up to which the facts on this page count.")
        raise UnknownKey("compare", message % {"until": asked.question.until})
    if clock.end_of_day(day) >= asked.known_at:
        raise UnknownKey("compare", _("Compare with a day before the one on which this page was known."))
    return day


def _on_the_map(code: str | None) -> Figure:
    code = code or ON_THE_MAP[0]
    if code not in ON_THE_MAP:
        raise UnknownKey("map", _("The map does not show “%(code)s”.") % {"code": code[:100]})
    return figures()[code]


def check_chosen(filters: Mapping[str, str], names: Mapping[str, Mapping[str, object]]) -> None:
    """Refuses keys that are not among those to choose from, in the same words whether absent or out of scope."""
    for name, key in filters.items():
        if name == "year":
            check_year(key)
        elif key not in names[name] and key not in dict(dimensions()[name].choices):
            raise UnknownKey(name, _("There is no “%(key)s”.") % {"key": key[:100]})
