"""The overview as a whole: all its figures in one query, and those of a day compared with in another one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from breakthrough.admin.attention import attention
from breakthrough.admin.overview import trends
from breakthrough.admin.overview.board import BY, FIGURES, LIGHTS, Board
from breakthrough.admin.overview.choosers import choosers, names_of
from breakthrough.admin.overview.looking import Looking, check_chosen
from breakthrough.admin.overview.region_map import RegionMap
from breakthrough.admin.overview.tiles import headlines, left_out, tile
from breakthrough.figures import Figure, Reckoning, UnknownKey, figures, scope_note
from breakthrough.figures.answer import By
from breakthrough.history import as_of
from breakthrough.scope import Access

DAYS, DAY = ("until", "as_of", "compare"), re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
Wanted = list[tuple[Figure, str | By | None, Any]]


def overview_page(words: Mapping[str, str], access: Access) -> dict[str, Any]:
    """The context of index.html; with `problem` and no figures where a word cannot be read."""
    try:
        looking = Looking.read(words, access)
        with as_of(looking.asked.as_of):
            names = names_of(access)
            check_chosen(looking.asked.question.filters, names)
            page = shown(looking, reckoned_then(looking), names)
    except UnknownKey as error:
        return {"problem": str(error), "choosers": choosers(None, names_of(access), words, []), "given": legible(words)}
    return {**page, "scope": scope_note(access), "given": looking.words}


def shown(looking: Looking, then: Reckoning | None, names: dict[str, dict[str, Any]]) -> dict[str, Any]:
    now = reckoned(looking)
    chosen = looking.asked.question.filters.get(BY)
    clusters = {key: name for key, name in names[BY].items() if chosen in (None, key)}
    regions = RegionMap(looking, now, then, dict(names["region"]))
    return {
        "looking": looking,
        "headlines": [tile(figure, looking, now, then) for figure in headlines(looking)],
        "left_out": left_out(looking),
        "board": Board(looking, now, then, clusters) if clusters else None,
        "attention": attention(looking.asked),
        "map": regions,
        "trends": trends.reckoned(looking, now),
        "choosers": choosers(looking, {**names, "region": regions.choices}, {}, years_of(looking, now)),
    }


def reckoned(looking: Looking) -> Reckoning:
    """All that is shown, in one query, and how many reports are in, by cluster and for the whole at once."""
    now = Reckoning(looking.asked.question)
    now.prepare_many([*compared(looking, looking.until), *over_time(looking), *divided(looking)])
    now.coverage(figures()["progress"], BY)
    return now


def compared(looking: Looking, day: Any) -> Wanted:
    """What is shown for then and now."""
    whole: Wanted = [(figure, None, [day]) for figure in headlines(looking)]
    table: Wanted = [(figures()[code], by, [day]) for code in FIGURES for by in (None, BY)]
    return [*whole, *table, (looking.on_the_map, "region", [day])]


def over_time(looking: Looking) -> Wanted:
    days = [*looking.months, looking.previous, *([looking.compare] if looking.compare else [])]
    lines: Wanted = [(figures()[code], None, looking.quarters) for code, _name in trends.PROGRESS]
    return [*((figure, None, days) for figure in headlines(looking)), *lines]


def divided(looking: Looking) -> Wanted:
    """What is shown for now only, by other ways of dividing."""
    own: Wanted = [(figure, figure.default_by, None) for figure in headlines(looking) if figure.default_by]
    money: Wanted = [(figures()[code], "year", None) for code, _name in trends.MONEY]
    lights: Wanted = [(figures()[LIGHTS], (BY, "light"), None), (figures()[LIGHTS], "light", None)]
    return [*own, *money, *lights]


def reckoned_then(looking: Looking) -> Reckoning | None:
    """The figures of the day compared with, as they were known at its end: computed here, read outside."""
    asked = looking.then
    if asked is None or looking.compare is None:
        return None
    then = Reckoning(asked.question)
    with as_of(asked.as_of):
        then.prepare_many(compared(looking, looking.compare))
    return then


def years_of(looking: Looking, now: Reckoning) -> list[int]:
    """The years in which money moved, and the one chosen."""
    found: set[int] = {year for code, _name in trends.MONEY for year in years(now, code)}
    chosen = looking.asked.question.filters.get("year")
    return sorted({*found, *([int(chosen)] if chosen else [])}, reverse=True)


def years(now: Reckoning, code: str) -> Iterable[int]:
    return (year for year in now.totals(figures()[code].parts, "year") if year)


def legible(words: Mapping[str, str]) -> dict[str, str]:
    """The words that the form can show again: no field for a day takes what is none."""
    return {name: word for name, word in words.items() if name not in DAYS or DAY.fullmatch(word)}
