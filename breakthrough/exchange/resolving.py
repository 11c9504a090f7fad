"""Names in cells become the rows that they mean; a hidden row is as unknown as an absent one."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.utils.translation import gettext as _

from breakthrough.exchange.column import Claimed, Column, Links, Reference
from breakthrough.exchange.naming import Names
from breakthrough.exchange.parsing import Row


def resolve(rows: list[Row], columns: list[Column], names: Names) -> None:
    """Puts the keys of rows in the place of their names, in few queries however many rows there are."""
    for column in columns:
        # A row that waited for others may have been resolved in part: keys are no names.
        spoken = [
            row
            for row in rows
            if isinstance(row.values.get(column.name), (str, list)) and column.name not in row.errors
        ]
        if isinstance(column.kind, Reference):
            references(spoken, column, column.kind.model, names)
        elif isinstance(column.kind, Claimed):
            by_kind: dict[Any, list[Row]] = defaultdict(list)
            for row in spoken:
                by_kind[column.kind.model_of(row.values.get(column.kind.said_by))].append(row)
            for model, found in by_kind.items():
                references(found, column, model, names)
        elif isinstance(column.kind, Links):
            links(spoken, column, column.kind, names)


def references(rows: list[Row], column: Column, model: Any, names: Names) -> None:
    texts = {row.values[column.name] for row in rows}
    found = names.of(model).find(texts) if model else {}
    for row in rows:
        text = row.values[column.name]
        if text in found:
            row.values[column.name] = found[text]
        else:
            row.refuse(column.name, unknown(text))


def links(rows: list[Row], column: Column, kind: Links, names: Names) -> None:
    found = names.of(kind.target).find({text for row in rows for text, _said in row.values[column.name]})
    for row in rows:
        pairs = row.values[column.name]
        missing = [text for text, _said in pairs if text not in found]
        if missing:
            row.refuse(column.name, *map(unknown, missing))
        else:
            row.values[column.name] = tuple((found[text], said) for text, said in pairs)


def unknown(text: str) -> str:
    return _("There is no “%(key)s”.") % {"key": text[:100]}
