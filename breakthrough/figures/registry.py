"""Where the apps' definitions come together: autodiscovery of `<app>/figures.py` keeps imports going down."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

from django.utils.module_loading import autodiscover_modules

if TYPE_CHECKING:
    from breakthrough.figures.definition import Figure
    from breakthrough.figures.dimension import Dimension

_figures: dict[str, Figure] = {}
_dimensions: dict[str, Dimension] = {}
_coverage: list[Callable[..., Any]] = []


def register(*new: Figure) -> None:
    for figure in new:
        if figure.code in _figures:
            raise ValueError(f"The figure {figure.code} is defined twice.")
        _figures[figure.code] = figure


def register_dimension(*new: Dimension) -> None:
    _dimensions.update({dimension.name: dimension for dimension in new})


def register_coverage(count: Callable[..., Any]) -> None:
    """`count(question, by)` gives the coverage of each key of a dimension, or of the whole under None."""
    _coverage.append(count)


@cache
def _discover() -> None:
    autodiscover_modules("figures")


def figures() -> dict[str, Figure]:
    """Every figure by its code, in the order of definition: the floors from below, then each app's own order."""
    _discover()
    return _figures


def dimensions() -> dict[str, Dimension]:
    _discover()
    return _dimensions


def coverage() -> Callable[..., Any] | None:
    _discover()
    return _coverage[-1] if _coverage else None
