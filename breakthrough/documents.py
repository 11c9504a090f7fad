"""Pages of docs/ that are made from the code: an app registers its own in `<app>/documents.py`."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.utils.module_loading import autodiscover_modules

_pages: dict[str, Callable[[], str]] = {}


def register_page(name: str, text: Callable[[], str]) -> None:
    """`text()` gives the page docs/`name`, in English with Chinese names beside."""
    _pages[name] = text


@cache
def _discover() -> None:
    autodiscover_modules("documents")


def pages() -> dict[str, str]:
    _discover()
    return {name: text() for name, text in _pages.items()}
