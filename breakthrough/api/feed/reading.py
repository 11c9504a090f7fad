"""What an asker is told of a stretch of commits: rows that are theirs as they stood at its end, and those that went."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import Any

from breakthrough.api.feed import moves
from breakthrough.api.feed.asker import Asker
from breakthrough.api.feed.events import Happening, Stretch, known_until, stretch_after
from breakthrough.api.feed.place import BEGINNING, Place
from breakthrough.clock import SHANGHAI
from breakthrough.history import as_of, event_model_of
from breakthrough.history.schema import passing_models
from breakthrough.scope import Record

UPSERT, DELETE = "upsert", "delete"
# After so long one answers with what there is.
PATIENCE = 20.0

Keys = moves.Keys
Change = dict[str, Any]


def changes_after(asker: Asker, place: Place, limit: int) -> tuple[list[Change], Place]:
    """The next changes that the asker may see, at most `limit` and what moved with them, and the place after them.

    What is hidden is passed over, and as many visible ones are read instead: an answer that is not full ends the feed.
    """
    until, give_up = known_until(), monotonic() + PATIENCE
    found: list[Change] = []
    if place.moment is None:
        found, place = what_came_with_the_product(asker), Place(BEGINNING)
    while len(found) < limit and monotonic() < give_up:
        told = next_after(asker, place, until, limit - len(found), limit)
        if told is None:
            break
        found += told.own + told.along
        place = told.stretch.end
    return found, place


def next_after(asker: Asker, place: Place, until: datetime, room: int, most: int) -> Telling | None:
    """What follows a place: of at most so many events as far as there is room."""
    stretch = stretch_after(place, until, tables_for(asker), most)
    if stretch is None:
        return None
    told = Telling(asker, place.moment or BEGINNING, stretch)
    told.tell()
    if len(told.own) > room:
        return next_after(asker, place, until, room, told.places[room - 1] + 1)
    return told


def what_came_with_the_product(asker: Asker) -> list[Change]:
    """Rows that nobody entered have no event; they stand before the first commit."""
    found: list[Change] = []
    for model, name in asker.resources.items():
        if getattr(model, "comes_with_product", False):
            recorded = event_model_of(model).objects.values("pgh_obj_id")
            keys = model._default_manager.exclude(pk__in=recorded).order_by("pk").values_list("pk", flat=True)
            rows = asker.rendered(model, set(keys))
            found += [said(name, key, None, rows[key]) for key in sorted(rows)]
    return found


def tables_for(asker: Asker) -> list[Any]:
    """The tables of the asker's resources, and those whose changes may move rows into their scope or out of it."""
    also = [] if asker.access.everything else [*moves.sources()]
    return list(dict.fromkeys([*asker.resources, *also]))


@dataclass
class Telling:
    """What changed for the asker between a moment, up to which they know all, and the end of a stretch."""

    asker: Asker
    before: datetime
    stretch: Stretch
    rows: dict[Any, dict[Any, dict[str, Any]]] = field(default_factory=dict)
    """The rows that are the asker's at the end, by table and key."""
    known: Keys = field(default_factory=dict)
    """The rows that were the asker's before and are no longer."""
    own: list[Change] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    """Of each of these changes, the number of its event in the stretch."""
    along: list[Change] = field(default_factory=list)
    """Rows that entered or left the scope without an event of their own."""

    def tell(self) -> None:
        touched = by_table(self.stretch.happenings)
        along = {} if self.asker.access.everything else self.moved_along(touched)
        every = united(touched, along)
        self.read({model: every.get(model, set()) for model in self.asker.resources})
        for number, one in enumerate(self.stretch.happenings):
            if one.model in self.asker.resources and self.is_told(one.model, one.key):
                self.own.append(self.change(one.model, one.key, one.at))
                self.places.append(number)
        for model in self.asker.resources:
            alone = along.get(model, set()) - touched.get(model, set())
            keys = [key for key in sorted(alone) if self.is_told(model, key)]
            self.along += [self.change(model, key, self.stretch.moment) for key in keys]

    def is_told(self, model: Any, key: Any) -> bool:
        """Of a row that is not theirs the asker is told nothing; of one that was, its end, once."""
        if key in self.rows.get(model, {}):
            return True
        if key in self.known.get(model, set()):
            self.known[model].discard(key)
            return True
        return False

    def change(self, model: Any, key: Any, at: datetime) -> Change:
        return said(self.asker.resources[model], key, at, self.rows.get(model, {}).get(key))

    def moved_along(self, touched: Keys) -> Keys:
        """Rows without a change of their own that enter or leave the scope, or show another one that does."""
        found = moves.moved(touched, self.before, self.stretch.moment)
        candidates = united(touched, found)
        named = {model: keys for model, keys in candidates.items() if moves.namers(model)}
        before, after = (self.seen(named, moment) for moment in (self.before, self.stretch.moment))
        flipped = {model: before[model] ^ after[model] for model in named}
        return united(found, moves.naming(flipped, self.stretch.moment))

    def seen(self, keys: Keys, moment: datetime) -> Keys:
        """Which of these rows the asker could see at a moment."""
        with as_of(moment):
            return {model: self.seen_of(model, wanted) if wanted else set() for model, wanted in keys.items()}

    def seen_of(self, model: Any, keys: set[Any]) -> set[Any]:
        rows = model._default_manager.visible_to(self.asker.user).filter(pk__in=keys)
        return set(rows.order_by().values_list("pk", flat=True))

    def read(self, keys: Keys) -> None:
        with as_of(self.stretch.moment):
            self.rows = {model: self.asker.rendered(model, wanted) for model, wanted in keys.items() if wanted}
        gone = {model: wanted - self.rows.get(model, {}).keys() for model, wanted in keys.items()}
        whole = {model: wanted for model, wanted in gone.items() if is_open_whole(model, self.asker)}
        self.known = self.seen(gone, self.before) | whole


def united(some: Keys, others: Keys) -> Keys:
    return {model: some.get(model, set()) | others.get(model, set()) for model in {**some, **others}}


def said(resource: str, key: Any, at: datetime | None, row: dict[str, Any] | None) -> Change:
    moment = at.astimezone(SHANGHAI).isoformat() if at else None
    return {"at": moment, "resource": resource, "id": key, "kind": UPSERT if row else DELETE, "row": row}


def by_table(happenings: Iterable[Happening]) -> Keys:
    found: Keys = defaultdict(set)
    for one in happenings:
        found[one.model].add(one.key)
    return found


def is_open_whole(model: Any, asker: Asker) -> bool:
    """Whether rows that do not travel are all the asker's: those that are gone were, too."""
    if model not in passing_models():
        return False
    if not issubclass(model, Record) or asker.access.everything or model.part in asker.access.parts:
        return True
    condition = model.scope_condition(asker.access)
    return condition is not None and not condition
