"""A figure on the schematic map of leagues and cities, and the same in a table."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy

from breakthrough.admin.overview.board import difference, shown, unit_of
from breakthrough.admin.overview.looking import ON_THE_MAP, Looking, address_of
from breakthrough.admin.overview.tiles import Change
from breakthrough.drawing import TileMap
from breakthrough.drawing.tile_map import Square
from breakthrough.figures import Reckoning, dimensions, figures
from breakthrough.models.bilingual import Label

BY = "region"
# What a short name leaves out, where there is little room.
KIND_OF_PLACE = re.compile("(市|盟| League| City)$")
SHORT_NAMES = {
    "tasks": gettext_lazy("Tasks"),
    "progress": gettext_lazy("Progress"),
    "fiscal_invested": gettext_lazy("Fiscal money"),
    "societal_leveraged": gettext_lazy("Societal money"),
    "pilot_lines_operational": gettext_lazy("Pilot lines"),
    "researchers": gettext_lazy("People"),
}


@dataclass(frozen=True)
class Area:
    """A league or city with its number."""

    name: str
    short: str
    value: Decimal | None
    display: str
    url: str
    square: Square
    then: str
    change: Change | None


class RegionMap:
    """The map, from figures that were reckoned before."""

    def __init__(self, looking: Looking, now: Reckoning, then: Reckoning | None, names: dict[Any, Label]) -> None:
        self.looking, self.now, self.then = looking, now, then
        self.figure = looking.on_the_map
        places = dimensions()[BY].places
        found = {*now.totals(self.figure.parts, BY), *now.totals(self.figure.per, BY)}
        chosen = looking.asked.question.filters.get(BY)
        self.choices = {key: name for key, name in names.items() if key in places or key in found or key == chosen}
        self.names = {key: name for key, name in self.choices.items() if chosen in (None, key)}
        self.values = now.keyed(self.figure, BY, self.names)
        self.places = places

    @property
    def drawing(self) -> TileMap:
        values = {key: value.value for key, value in self.values.items()}
        return TileMap({key: place for key, place in self.places.items() if key in self.choices}, values)

    @property
    def unit(self) -> str:
        return unit_of(self.figure)

    @property
    def areas(self) -> list[Area]:
        """From west to east as on the map, so that the keyboard goes the way of the eye."""
        before = self.then.keyed(self.figure, BY, self.names) if self.then else {}
        squares = sorted(self.drawing.squares, key=lambda square: (square.y, square.x))
        return [self.area(square, before) for square in squares]

    @property
    def outside(self) -> list[tuple[str, Square]]:
        """The leagues and cities that are not asked about: only where they lie."""
        others = {key: None for key in self.choices if key not in self.names and key in self.places}
        squares = TileMap(self.drawing.places, others).squares
        return [(short(str(self.choices[square.key])), square) for square in squares]

    def area(self, square: Square, before: dict[Any, Any]) -> Area:
        key = square.key
        name, value = str(self.names[key]), self.values[key].value
        then = before[key].value if before else None
        return Area(
            name,
            short(name),
            value,
            shown(value, self.figure),
            address_of(self.figure, self.looking.asked, **{BY: key}),
            square,
            shown(then, self.figure) if before else "",
            difference(then, value, self.figure) if before else None,
        )

    @property
    def tabs(self) -> list[dict[str, Any]]:
        return [
            {
                "label": SHORT_NAMES[code],
                "url": self.looking.address("", map=code) + "#map",
                "selected": code == self.figure.code,
            }
            for code in ON_THE_MAP
            if self.looking.shows(figures()[code])
        ]


def short(name: str) -> str:
    return KIND_OF_PLACE.sub("", name)
