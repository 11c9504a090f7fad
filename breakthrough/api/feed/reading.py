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
from breakthrough.api.feed.place import Place
from breakthrough.clock import SHANGHAI
from breakthrough.history import as_of
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
    found: list[Change] = []
    until, give_up = known_until(), monotonic() + PATIENCE
    tables = tables_for(asker)
    while len(found) < limit and monotonic() < give_up:
        stretch = stretch_after(place, until, tables, limit - len(found))
        if stretch is None:
            break
        found += Telling(asker, place.moment, stretch).changes()
        place = stretch.end
    return found, place


def tables_for(asker: Asker) -> list[Any]:
    """The tables of the asker's resources, and those whose changes may move rows into their scope or out of it."""
    also = [] if asker.access.everything else [*moves.sources()]
    return list(dict.fromkeys([*asker.resources, *also]))


@dataclass
class Telling:
    """What changed for the asker between a moment, up to which they know all, and the end of a stretch."""

    asker: Asker
    before: datetime | None
    stretch: Stretch
    rows: dict[Any, dict[Any, dict[str, Any]]] = field(default_factory=dict)
    """The rows that are the asker's at the end, by table and key."""
    known: Keys = field(default_factory=dict)
    """The rows that were the asker's before."""

    def changes(self) -> list[Change]:
        touched = by_table(self.stretch.happenings)
        along = {} if self.asker.access.everything else self.moved_along(touched)
        self.read({model: touched.get(model, set()) | along.get(model, set()) for model in self.asker.resources})
        told = [change for one in self.stretch.happenings if (change := self.change(one))]
        return told + [*self.more(touched, along)]

    def moved_along(self, touched: Keys) -> Keys:
        """Rows without a change of their own that enter or leave the scope, or show another one that does."""
        found = moves.moved(touched, self.before, self.stretch.moment)
        candidates = {model: keys | found.get(model, set()) for model, keys in touched.items()} | {
            model: keys for model, keys in found.items() if model not in touched
        }
        named = {model: keys for model, keys in candidates.items() if keys and moves.namers(model)}
        flipped = {model: self.flipped(model, keys) for model, keys in named.items()}
        for model, keys in moves.naming(flipped, self.stretch.moment).items():
            found[model] = found.get(model, set()) | keys
        return found

    def flipped(self, model: Any, keys: set[Any]) -> set[Any]:
        return self.seen(model, keys, self.before) ^ self.seen(model, keys, self.stretch.moment)

    def seen(self, model: Any, keys: set[Any], moment: datetime | None) -> set[Any]:
        if not keys or moment is None:
            return set()
        with as_of(moment):
            rows = model._default_manager.visible_to(self.asker.user).filter(pk__in=keys)
            return set(rows.order_by().values_list("pk", flat=True))

    def read(self, keys: Keys) -> None:
        with as_of(self.stretch.moment):
            for model, wanted in keys.items():
                if wanted:
                    self.rows[model] = self.asker.rendered(model, wanted)
        for model, wanted in keys.items():
            gone = wanted - self.rows.get(model, {}).keys()
            self.known[model] = gone if is_open_whole(model, self.asker) else self.seen(model, gone, self.before)

    def change(self, one: Happening) -> Change | None:
        """What the asker is told of an event: of a row that is not theirs, nothing, of one that was, its end."""
        if one.model not in self.asker.resources:
            return None
        if one.key in self.rows[one.model]:
            return self.said(one.model, one.key, one.at)
        if one.key in self.known[one.model]:
            self.known[one.model].discard(one.key)
            return self.said(one.model, one.key, one.at)
        return None

    def more(self, touched: Keys, along: Keys) -> Iterable[Change]:
        for model in self.asker.resources:
            for key in sorted(along.get(model, set()) - touched.get(model, set())):
                if key in self.rows[model] or key in self.known[model]:
                    yield self.said(model, key, self.stretch.moment)

    def said(self, model: Any, key: Any, at: datetime) -> Change:
        row = self.rows[model].get(key)
        return {
            "at": at.astimezone(SHANGHAI).isoformat(),
            "resource": self.asker.resources[model],
            "id": key,
            "kind": UPSERT if row else DELETE,
            "row": row,
        }


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
