"""What the overview can be narrowed by: the choices, which work without scripts and end up in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from breakthrough.admin.overview.looking import CHOSEN, Looking
from breakthrough.figures import dimensions
from breakthrough.figures.question import NOT_STATED
from breakthrough.models.bilingual import Label
from breakthrough.scope import Access

Names = Mapping[str, Mapping[str, Label]]


@dataclass(frozen=True)
class Chooser:
    """A list to choose from."""

    name: str
    label: Any
    options: list[dict[str, Any]]
    chosen: str


def names_of(access: Access) -> dict[str, dict[str, Label]]:
    """What each dimension's keys are called, of those that the reader may see: a query for each table."""
    return {
        name: {str(key): label for key, label in dimensions()[name].names(access).items()}
        for name in CHOSEN
        if dimensions()[name].model or dimensions()[name].choices
    }


def choosers(looking: Looking | None, names: Names, given: Mapping[str, str], years: list[int]) -> list[Chooser]:
    chosen = dict(looking.asked.question.filters) if looking else given
    options = {**names, "year": {f"{year}": Label(f"{year}", f"{year}") for year in years}}
    return [
        Chooser(
            name,
            dimensions()[name].label,
            [
                {"key": key, "label": str(label), "selected": key == chosen.get(name)}
                for key, label in options[name].items()
                if key != NOT_STATED
            ],
            chosen.get(name, ""),
        )
        for name in CHOSEN
    ]
