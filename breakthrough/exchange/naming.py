"""How a row is named in another row's cell: by its code, or by what people call it; and which row a name means.

Of rows with the same name, the second one is “name #2”. Whoever may not see a row finds neither its name nor it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from breakthrough.exchange.column import Reference
from breakthrough.exchange.description import Description, describe
from breakthrough.exchange.kinds import BLANKS

BETWEEN = " / "
CHUNK = 2_000
SLASH = re.compile(r"\s*[/／]\s*")


class Names:
    """The names of rows, as far as a user sees them; of all rows where nobody is named."""

    def __init__(self, user: Any = None) -> None:
        self.user = user
        self._tables: dict[Any, Table] = {}

    def of(self, model: Any) -> Table:
        if model not in self._tables:
            self._tables[model] = table(self, describe(model))
        return self._tables[model]

    def forget(self) -> None:
        """After rows were written: names are asked for anew."""
        self._tables.clear()

    def rest(self) -> None:
        """Between many rows and the next many."""
        for table in self._tables.values():
            table.rest()

    def rows(self, model: Any) -> Any:
        """The rows that may be named."""
        rows = model._default_manager.all()
        return rows.visible_to(self.user) if self.user is not None and hasattr(rows, "visible_to") else rows


def table(names: Names, description: Description) -> Table:
    field = description.by_name.get(description.label[0])
    is_single = len(description.label) == 1 and field is not None and field.field.unique
    return (Coded if is_single else Called)(names, description)


class Table:
    """The names of one table's rows."""

    def __init__(self, names: Names, description: Description) -> None:
        self.names, self.description = names, description
        self.known: dict[Any, str] = {}
        """Names by key; what is not there is not to be seen."""
        self.keys: dict[str, Any] = {}

    def texts(self, keys: Iterable[Any]) -> dict[Any, str]:
        raise NotImplementedError

    def look_up(self, texts: set[str]) -> None:
        """Finds the keys of names that are not known yet."""
        raise NotImplementedError

    def find(self, texts: Iterable[str]) -> dict[str, Any]:
        """The key of each row that is named so."""
        wanted = {text: self.tidy(text) for text in texts}
        self.look_up({text for text in wanted.values() if text not in self.keys})
        missing = {text for text, tidied in wanted.items() if tidied not in self.keys}
        others = self.otherwise(missing) if missing else {}
        found = {text: self.keys.get(tidied, others.get(text)) for text, tidied in wanted.items()}
        return {text: key for text, key in found.items() if key is not None}

    def tidy(self, text: str) -> str:
        return text.strip(BLANKS)

    def otherwise(self, texts: set[str]) -> dict[str, Any]:
        """By another unique column, or by a name that only one row has."""
        model = self.description.model
        fields = [key[0] for key in self.description.keys if len(key) == 1 and key != self.description.label]
        fields += [name for name in ("name_zh", "name_en") if (name,) not in self.description.keys]
        found: dict[str, Any] = {}
        for name in fields:
            field = self.description.by_name.get(name)
            if field is None or field.field.choices or field.kind.is_number:
                continue
            rows = self.names.rows(model).filter(**{f"{name}__in": texts}).order_by().values_list(name, "pk")
            for text, keys in grouped(rows).items():
                if len(keys) == 1:
                    found.setdefault(text, keys[0])
        return found

    def add(self, key: Any, values: dict[str, Any]) -> str:
        """Names a row that is about to be written."""
        text = self.called([self.part(name, values.get(name)) for name in self.description.label])
        self.known[key], self.keys[text] = text, key
        return text

    def called(self, parts: list[str]) -> str:
        return BETWEEN.join(parts)

    def rest(self) -> None:
        """Names that can be asked for once more are not kept any longer."""

    def part(self, name: str, value: Any) -> str:
        column = self.description.by_name[name]
        if isinstance(column.kind, Reference):
            return "" if value is None else self.names.of(column.kind.model).texts([value]).get(value, "")
        return spoken(column, value)


class Coded(Table):
    """Rows with a code of their own: each is asked for when it is needed, however many there are."""

    def texts(self, keys: Iterable[Any]) -> dict[Any, str]:
        wanted = set(keys)
        missing = [key for key in wanted if key not in self.known]
        for start in range(0, len(missing), CHUNK):
            rows = self.names.rows(self.description.model).filter(pk__in=missing[start : start + CHUNK])
            self.remember(rows)
        return {key: self.known[key] for key in wanted if key in self.known}

    def rest(self) -> None:
        self.known.clear()
        self.keys.clear()

    def look_up(self, texts: set[str]) -> None:
        chosen = list(texts)
        for start in range(0, len(chosen), CHUNK):
            name = self.description.label[0]
            self.remember(
                self.names.rows(self.description.model).filter(**{f"{name}__in": chosen[start : start + CHUNK]})
            )

    def remember(self, rows: Any) -> None:
        for key, text in rows.order_by().values_list("pk", self.description.label[0]):
            self.known[key], self.keys[str(text)] = str(text), key


class Called(Table):
    """Rows that are called by several columns, or by a name that others may have too: all are read at once."""

    def __init__(self, names: Names, description: Description) -> None:
        super().__init__(names, description)
        self.count: dict[str, int] = {}
        self.is_read = False

    def texts(self, keys: Iterable[Any]) -> dict[Any, str]:
        self.read()
        return {key: self.known[key] for key in keys if key in self.known}

    def look_up(self, texts: set[str]) -> None:
        self.read()

    def read(self) -> None:
        if self.is_read:
            return
        self.is_read = True
        columns = [self.description.by_name[name] for name in self.description.label]
        rows = list(self.names.rows(self.description.model).order_by("pk").values_list("pk", *label_paths(columns)))
        texts: list[dict[Any, str] | None] = [
            self.names.of(column.kind.model).texts({row[place] for row in rows} - {None})
            if isinstance(column.kind, Reference)
            else None
            for place, column in enumerate(columns, 1)
        ]
        for key, *values in rows:
            parts = [
                spoken(column, value) if known is None else known.get(value, "")
                for column, value, known in zip(columns, values, texts, strict=True)
            ]
            text = self.called(parts)
            self.known[key], self.keys[text] = text, key

    def tidy(self, text: str) -> str:
        return SLASH.sub(BETWEEN, " ".join(text.split())).strip(BLANKS)

    def called(self, parts: list[str]) -> str:
        """The name, with its number where others have it too."""
        self.read()
        text = self.tidy(BETWEEN.join(parts))
        number = self.count[text] = self.count.get(text, 0) + 1
        return text if number == 1 else f"{text} #{number}"


def label_paths(columns: list[Any]) -> list[str]:
    return [column.stored[0] for column in columns]


def spoken(column: Any, value: Any) -> str:
    """A value as a part of a name, the same in every language."""
    if value is None:
        return ""
    return str(value) if column.field is not None and column.field.choices else column.kind.text(value)


def grouped(rows: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    found: dict[Any, list[Any]] = {}
    for text, key in rows:
        found.setdefault(text, []).append(key)
    return found
