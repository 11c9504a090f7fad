"""The rows of a table as values: what a link leads to by its key, blank as None, whatever is hidden as blank."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from breakthrough.exchange.column import Claimed, Column, Links, Reference
from breakthrough.exchange.description import Description
from breakthrough.exchange.naming import Names

CHUNK = 2_000
Values = dict[str, Any]


@dataclass
class Reader:
    """Reads rows through their columns, a few thousand at a time."""

    description: Description
    names: Names
    columns: list[Column] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.columns = self.columns or list(self.description.columns)
        self.paths = list(dict.fromkeys(path for column in self.columns for path in self.sources(column)))
        self.places = {path: place for place, path in enumerate(self.paths, 1)}

    def sources(self, column: Column) -> tuple[str, ...]:
        return (column.kind.said_by, *column.stored) if isinstance(column.kind, Claimed) else column.stored

    def read(self, rows: Any) -> Iterator[tuple[Any, Values]]:
        """Each row's key and values, in the order of the rows."""
        found = rows.values_list("pk", *self.paths).iterator(chunk_size=CHUNK)
        while chunk := list(islice(found, CHUNK)):
            yield from self.values(chunk)

    def values(self, rows: list[tuple[Any, ...]]) -> Iterator[tuple[Any, Values]]:
        columns = [(column, self.column(column, rows)) for column in self.columns]
        for number, row in enumerate(rows):
            yield row[0], {column.name: values[number] for column, values in columns}

    def column(self, column: Column, rows: list[tuple[Any, ...]]) -> list[Any]:
        kind = column.kind
        if isinstance(kind, Links):
            found = links_of(kind, [row[0] for row in rows], self.names)
            return [found.get(row[0]) for row in rows]
        place = self.places[column.stored[0]]
        if isinstance(kind, Reference):
            seen = self.names.of(kind.model).texts({row[place] for row in rows} - {None})
            return [row[place] if row[place] in seen else None for row in rows]
        return [kind.stored(row[place]) for row in rows]


def links_of(kind: Links, parents: list[Any], names: Names) -> dict[Any, tuple[Any, ...]]:
    """What each row is linked with: keys and what is said of them, in the order of the links."""
    rows = names.rows(kind.link).filter(**{f"{kind.parent}__in": parents}).order_by("pk")
    found: dict[Any, list[Any]] = defaultdict(list)
    for parent, target, said in rows.values_list(f"{kind.parent}_id", f"{kind.to}_id", kind.said_in):
        found[parent].append((target, kind.said.stored(said)))
    return {parent: tuple(pairs) for parent, pairs in found.items()}


class Speaker:
    """Says values in cells: links by the names of their rows."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def text(self, column: Column, value: Any, values: Values) -> str:
        kind = column.kind
        if value is None:
            return ""
        if isinstance(kind, Reference):
            return self.name(kind.model, value)
        if isinstance(kind, Claimed):
            model = kind.model_of(values.get(kind.said_by))
            return self.name(model, value) if model else str(value)
        if isinstance(kind, Links):
            return "\n".join(f"{self.name(kind.target, key)}: {kind.said.text(said)}" for key, said in value)
        return kind.text(value)

    def expect(self, columns: list[Column], rows: list[Values]) -> None:
        """Reads the names that these rows say, in few queries."""
        keys: dict[Any, set[Any]] = defaultdict(set)
        for column in columns:
            for values in rows:
                for model, key in named_by(column.kind, values.get(column.name), values):
                    keys[model].add(key)
        for model, said in keys.items():
            self.names.of(model).texts(said)

    def name(self, model: Any, key: Any) -> str:
        table = self.names.of(model)
        return table.known[key] if key in table.known else table.texts([key]).get(key, "")

    def cell(self, column: Column, value: Any, values: Values) -> Any:
        """A value as a spreadsheet keeps it: numbers and days as such, all else as a text."""
        if value is None or isinstance(column.kind, (Reference, Claimed, Links)):
            return self.text(column, value, values)
        return column.kind.cell(value)


def named_by(kind: Any, value: Any, values: Values) -> list[tuple[Any, Any]]:
    """The rows that a value leads to; a name that was not found leads nowhere."""
    if isinstance(kind, Links):
        return [(kind.target, key) for key, _said in value] if isinstance(value, tuple) else []
    model = kind.model if isinstance(kind, Reference) else None
    if isinstance(kind, Claimed):
        model = kind.model_of(values.get(kind.said_by))
    return [(model, value)] if model and isinstance(value, int) else []
