"""Pages of the admin that belong to no single table; each app registers its own when its admin is loaded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import Promise


@dataclass(frozen=True)
class Page:
    """A page at /admin/ROUTE, named admin:NAME; in the navigation for whoever has the permission."""

    name: str
    route: str
    view: Callable[..., HttpResponse]
    label: str | Promise = ""
    permission: str = ""
    waiting: Callable[[Any], int] | None = None
    """How many things wait there for a user: a number beside the name."""


_pages: dict[str, Page] = {}


def register(page: Page) -> None:
    _pages[page.name] = page


def addresses(site: AdminSite) -> list[URLPattern]:
    return [path(page.route, site.admin_view(page.view), name=page.name) for page in _pages.values()]


def links(request: HttpRequest) -> dict[str, dict[str, Any]]:
    """What the navigation shows this reader, by the name of the page."""
    return {
        page.name: {
            "name": page.label,
            "object_name": page.name,
            "admin_url": reverse(f"admin:{page.name}"),
            "waiting": page.waiting(request.user) if page.waiting else 0,
        }
        for page in _pages.values()
        if page.permission and request.user.has_perm(page.permission)
    }
