from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
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
    number: str | None = None
    """Where the key is a row's number: the path to the official code by which it can be named as well."""
    divides: bool = True
    """Whether figures are divided by it; else they are only narrowed to one key (a person)."""

    def labels(self, found: Collection[Any], access: Access, only: str | None = None) -> dict[Any, Label]:
        """The keys to show, in their order, with their names."""
        present = {key for key in found if key is not None}
        if self.choices:
            names: dict[Any, Label] = {key: Label.of(text) for key, text in self.choices}
        elif self.model:
            names = {getattr(row, self.key): Label.of(row) for row in self._rows(present, access)}
        else:
            names = {key: Label(str(key), str(key)) for key in sorted(present)}
        chosen = {key: name for key, name in names.items() if key in present or (self.shows_all and only is None)}
        if None in found:
            chosen[None] = Label.of(_("Not stated"))
        return chosen

    def _rows(self, present: set[Any], access: Access) -> Iterable[Any]:
        assert self.model is not None
        rows: Any = self.model._default_manager.all()
        return rows.within(access) if self.shows_all else rows.filter(**{f"{self.key}__in": present})
