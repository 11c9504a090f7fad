from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.db.models import Model

from breakthrough.figures.definition import Text


@dataclass(frozen=True)
class Dimension:
    """A way to divide figures, or to narrow them: by cluster, by year.

    `path` leads from a task to the key that people, files and the API use ("cluster__code").
    """

    name: str
    label: Text
    path: str | None
    model: type[Model] | None = None
    key: str = "code"
    choices: Callable[[], Iterable[tuple[str, Text]]] | None = None
    order: tuple[str, ...] = field(default=())
    show_empty: bool = False
    """Whether keys without rows are shown too (every cluster), and not only those that occur (years, tasks)."""
