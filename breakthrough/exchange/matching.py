"""Which row of the database each row of a sheet speaks of."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Any

from django.db.models import Max, Q

from breakthrough.exchange.column import Column, Links
from breakthrough.exchange.description import Description
from breakthrough.exchange.naming import Names
from breakthrough.exchange.parsing import Row, may_be_blank
from breakthrough.exchange.reading import Reader, Values

CHUNK = 5_000


class Matcher:
    """Finds rows by their keys, the strongest first; each row of the database is spoken of once."""

    def __init__(self, description: Description, columns: list[Column], names: Names) -> None:
        self.description, self.names = description, names
        self.columns = columns
        self.keys = [found for key in description.keys if (found := self.usable(key))]
        needed = [*columns, *(description.by_name[name] for key in description.keys for name in key)]
        self.reader = Reader(description, names, list(dict.fromkeys(needed)))
        self.known: dict[Any, Values] = {}
        """What the rows in question hold, by their keys in the database."""
        self.claimed: set[Any] = set()
        self.alike: set[Any] = set()
        """Rows that were found by what they say: their keys may be others."""
        self.newest: Any = None
        self.contents: dict[Any, list[Any]] = {}

    def usable(self, key: tuple[str, ...]) -> tuple[str, ...]:
        """The columns of a key that the sheet has; it may leave out what has a default, such as the revision."""
        said = {column.name for column in self.columns}
        missing = [self.description.by_name[name].field for name in key if name not in said]
        return tuple(name for name in key if name in said) if all(one.has_default() for one in missing) else ()

    def match(self, rows: list[Row]) -> list[Any]:
        """The key of the row that each one speaks of, in few queries; None for a new one."""
        return self.match_contents(rows, self.match_keys(rows))

    def begin(self) -> None:
        """Rows that are written from now on are not those that a file speaks of."""
        self.newest = self.description.model._base_manager.aggregate(newest=Max("pk"))["newest"] or 0

    def match_keys(self, rows: list[Row]) -> list[Any]:
        self.read_like(self.keys, rows)
        self.indexes = {key: self.index(key) for key in self.keys}
        return [self.claim(self.by_keys(row)) for row in rows]

    def claim(self, found: Any) -> Any:
        if found is not None:
            self.claimed.add(found)
        return found

    def look_again(self, found: list[Any]) -> list[Any]:
        """Reads anew what the rows that were found hold; who is not there any more was not found."""
        keys = [pk for pk in found if pk is not None]
        self.read(self.names.rows(self.description.model).filter(pk__in=keys) if keys else None)
        return [pk if pk in self.known else None for pk in found]

    def rest(self) -> None:
        """What rows hold is not kept any longer, but which of them were spoken of."""
        self.known, self.indexes, self.contents = {}, {}, {}
        self.alike.clear()

    def match_contents(self, rows: list[Row], found: list[Any]) -> list[Any]:
        """Rows that no key names, or whose row was taken back, are those that say the same."""
        if not self.description.by_content:
            return found
        open_places = [
            place for place, row in enumerate(rows)
            if not row.errors and (found[place] is None or self.differs(row, found[place]))
        ]  # fmt: skip
        if not open_places:
            return found
        self.read_like([self.content_key], [rows[place] for place in open_places])
        self.contents = self.index(self.content)
        for place in open_places:
            same = self.same_content(rows[place])
            if same is not None:
                found[place] = self.claim(same)
                self.alike.add(same)
        return found

    def read_like(self, keys: list[tuple[str, ...]], rows: list[Row]) -> None:
        for start in range(0, len(rows), CHUNK):
            for key in keys:
                self.read(self.like(key, rows[start : start + CHUNK]))

    def read(self, rows: Any) -> None:
        if rows is not None:
            self.known.update((key, values) for key, values in self.reader.read(rows) if key not in self.known)

    def like(self, key: tuple[str, ...], rows: list[Row]) -> Any:
        """A superset of the rows with these keys: each column by itself."""
        condition = Q()
        for name in key:
            values = {row.values.get(name) for row in rows if name not in row.errors}
            path = self.description.by_name[name].stored[0]
            part = Q(**{f"{path}__in": values - {None}})
            if None in values:
                part |= Q(**{path: ""}) if is_text(self.description.by_name[name]) else Q()
                part |= Q(**{f"{path}__isnull": True})
            condition &= part
        if self.newest is not None:
            condition &= Q(pk__lte=self.newest)
        return self.names.rows(self.description.model).filter(condition).order_by("pk")

    @cached_property
    def content(self) -> tuple[str, ...]:
        """All that was written by hand; of rows that are known by their content."""
        keys = {name for key in self.description.keys for name in key}
        return tuple(one.name for one in self.columns if one.name not in keys and one.is_entered)

    @property
    def content_key(self) -> tuple[str, ...]:
        """Columns that narrow down which rows may have the same content."""
        wanted = [one for one in self.columns if one.is_required and not isinstance(one.kind, Links)]
        return tuple(one.name for one in wanted)

    def index(self, key: tuple[str, ...]) -> dict[Any, list[Any]]:
        found: dict[Any, list[Any]] = defaultdict(list)
        for pk in sorted(self.known):
            found[tuple(comparable(self.known[pk][name]) for name in key)].append(pk)
        return found

    def by_keys(self, row: Row) -> Any:
        for place, key in enumerate(self.keys):
            values = tuple(comparable(row.values.get(name)) for name in key)
            is_label = place == len(self.keys) - 1
            if any(name in row.errors for name in key) or None in values and not (is_label and any(values)):
                continue
            found = [pk for pk in self.indexes[key].get(values, []) if not self.contradicts(row, pk, place)]
            free = [pk for pk in found if pk not in self.claimed]
            if len(free) == 1:
                return free[0]
            if free:
                # Of several, the one that says the same; else the first, or the latest where the key is not whole.
                last = free[0] if key in self.description.keys else free[-1]
                return next((pk for pk in free if not self.differs(row, pk)), last)
        return None

    def contradicts(self, row: Row, pk: Any, place: int) -> bool:
        """Whether a stronger key tells the two apart."""
        for key in self.keys[:place]:
            mine = [comparable(row.values.get(name)) for name in key]
            other = [comparable(self.known[pk][name]) for name in key]
            if None not in mine and None not in other and mine != other:
                return True
        return False

    def same_content(self, row: Row) -> Any:
        values = tuple(comparable(row.values.get(name)) for name in self.content)
        found = self.contents.get(values, [])
        return next((pk for pk in found if pk not in self.claimed and pk not in self.taken_back), None)

    @cached_property
    def taken_back(self) -> set[Any]:
        """Entries that another one reverses."""
        reversing = self.description.model._base_manager.filter(reverses__isnull=False)
        return set(reversing.values_list("reverses", flat=True))

    def differs(self, row: Row, pk: Any) -> list[Column]:
        """The columns in which a row of the sheet says something else than the database."""
        known = self.known[pk]
        columns = [one for one in self.columns if one.name in self.content] if pk in self.alike else self.columns
        return [column for column in columns if is_other(column, row, known[column.name])]


def is_other(column: Column, row: Row, known: Any) -> bool:
    if column.name in row.errors:
        return False
    said = row.values.get(column.name)
    if said is None and not may_be_blank(column):
        return False
    return comparable(said) != comparable(known)


def comparable(value: Any) -> Any:
    """A value as it is compared: links in any order."""
    if isinstance(value, (list, tuple)):
        return tuple(sorted(value, key=str)) or None
    return str(sorted(value.items())) if isinstance(value, dict) else value


def is_text(column: Column) -> bool:
    return column.field is not None and column.field.get_internal_type() in ("CharField", "TextField", "SlugField")
