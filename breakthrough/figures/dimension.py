from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from breakthrough.figures.definition import Text
from breakthrough.models.bilingual import Label
from breakthrough.scope import Access


@dataclass(frozen=True)
class Dimension:
    """A way to divide figures, or to narrow them: by cluster, by year.

    `path` leads from a task to the key that people, files and the API use ("cluster__code").
    """

    name: str
    label: Text
    path: str | None = None
    model: type[Model] | None = None
    key: str = "code"
    choices: tuple[tuple[str, Text], ...] = ()
    shows_all: bool = False
    """Whether keys without rows are shown too (every cluster), and not only those that occur (tasks, years)."""
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Where its keys lie on a schematic map: column and row."""
    number: str | None = None
    """Where the key is a row's number: the path to the official code by which it can be named as well."""
    divides: bool = True
    """Whether figures are divided by it; else they are only narrowed to one key (a person)."""

    def labels(self, found: Collection[Any], access: Access, only: str | None = None) -> dict[Any, Label]:
        """The keys to show, in their order, with their names."""
        names = self.names(access, None if self.shows_all else {key for key in found if key is not None})
        return self.chosen(names, found, only)

    def names(self, access: Access, present: Collection[Any] | None = None) -> dict[Any, Label]:
        """What the keys are called, in their order: of all that the asker may see, or of those that are present."""
        if self.choices:
            return {key: Label.of(text) for key, text in self.choices}
        if self.model is None:
            return {key: Label(str(key), str(key)) for key in sorted(present or ())}
        rows: Any = self.model._default_manager.all()
        rows = rows.within(access) if present is None else rows.filter(**{f"{self.key}__in": present})
        return {getattr(row, self.key): Label.of(row) for row in rows}

    def chosen(self, names: Mapping[Any, Label], found: Collection[Any], only: str | None) -> dict[Any, Label]:
        """Of all names, those to show."""
        shows_all = self.shows_all and only is None
        chosen = {key: name for key, name in names.items() if shows_all or key in found}
        if None in found:
            chosen[None] = Label.of(_("Not stated"))
        return chosen

    def read(self, key: str) -> Any:
        """A key as the tables have it: years and row numbers are numbers."""
        is_number = self.key == "pk" or not (self.choices or self.model)
        return int(key) if is_number else key
