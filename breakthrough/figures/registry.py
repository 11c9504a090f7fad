"""Where the apps' definitions come together: autodiscovery of `<app>/figures.py` keeps imports going down."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from django.utils.module_loading import autodiscover_modules

if TYPE_CHECKING:
    from breakthrough.figures.definition import Figure
    from breakthrough.figures.dimension import Dimension

_figures: dict[str, Figure] = {}
_versions: dict[tuple[str, int], Figure] = {}
_dimensions: dict[str, Dimension] = {}
_coverage: list[Callable[..., Any]] = []
_unapproved: list[Callable[..., Any]] = []


def register(*new: Figure, earlier: Iterable[Figure] = ()) -> None:
    """Adds figures; `earlier` are versions of them that were quoted once and are executable for ever."""
    for figure in new:
        if figure.code in _figures:
            raise ValueError(f"The figure {figure.code} is defined twice.")
        _figures[figure.code] = figure
    for figure in (*new, *earlier):
        if (figure.code, figure.version) in _versions:
            raise ValueError(f"Version {figure.version} of the figure {figure.code} is defined twice.")
        _versions[figure.code, figure.version] = figure


def register_dimension(*new: Dimension) -> None:
    _dimensions.update({dimension.name: dimension for dimension in new})


def register_coverage(count: Callable[..., Any]) -> None:
    """`count(question, by)` gives the coverage of each key of a dimension, or of the whole under None."""
    _coverage.append(count)


def register_unapproved(find: Callable[..., Any]) -> None:
    """`find(question)` gives the rows that wait for an approval and would then feed figures that are reported."""
    _unapproved.append(find)


@cache
def _discover() -> None:
    autodiscover_modules("figures")


def figures() -> dict[str, Figure]:
    """Every figure by its code, in the order of definition: the floors from below, then each app's own order."""
    _discover()
    return _figures


def versions() -> dict[tuple[str, int], Figure]:
    """Every definition that can be computed, by code and version, those of earlier days included."""
    _discover()
    return _versions


def earlier_versions(figure: Figure) -> list[Figure]:
    """What the figure was before this version, the oldest first."""
    found = [one for (code, number), one in versions().items() if code == figure.code and number < figure.version]
    return sorted(found, key=lambda one: one.version)


def dimensions() -> dict[str, Dimension]:
    _discover()
    return _dimensions


def coverage() -> Callable[..., Any] | None:
    _discover()
    return _coverage[-1] if _coverage else None


def unapproved(question: Any) -> list[Any]:
    """The rows that wait for an approval, within the question's scope, day and filters."""
    _discover()
    return [row for find in _unapproved for row in find(question)]
