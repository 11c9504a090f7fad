"""Which resource stands at which address. Each app lists its own; nothing here imports them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.contrib import admin
from django.db import models
from django.urls import URLPattern, URLResolver, get_script_prefix, reverse
from rest_framework.routers import Route, SimpleRouter

MANY = {"patch": "change_many", "delete": "destroy_many"}
WRITING = ("post", "put", "patch", "delete")
resources: dict[str, Any] = {}
"""Every resource's viewset by its name in addresses, in the order of the apps."""
_names: dict[type[models.Model], str] = {}


class Router(SimpleRouter):
    """Lists, too, are changed and deleted from."""

    def get_method_map(self, viewset: Any, method_map: Mapping[str, str]) -> dict[str, str]:
        """An address offers what is done there, and no more."""
        page = admin.site._registry.get(viewset.queryset.model)
        fixed = {"create"} if not getattr(page, "is_added", True) else set()
        known = super().get_method_map(viewset, method_map)
        return {method: action for method, action in known.items() if action not in fixed}

    def get_routes(self, viewset: Any) -> list[Any]:
        return [
            of_many(route) if isinstance(route, Route) and route.name.endswith("-list") else route
            for route in super().get_routes(viewset)
        ]


def of_many(route: Route) -> Route:
    return route._replace(mapping={**route.mapping, **MANY})


def routes(viewsets: dict[str, Any]) -> list[URLPattern | URLResolver]:
    """The addresses of an app's resources."""
    router = Router()
    for name, viewset in viewsets.items():
        resources[name] = viewset
        viewset.offer_verbs(name)
        viewset.http_method_names = methods_of(viewset.queryset.model)
        _names[viewset.queryset.model] = name
        router.register(name, viewset, basename=name)
    return router.urls


def methods_of(model: type[models.Model]) -> list[str]:
    """What may be done with the rows of a model: what its page in the admin offers."""
    page = admin.site._registry.get(model)
    writing = [] if page is None else ["post"] if getattr(page, "is_append_only", False) else [*WRITING]
    return ["get", "head", "options", *writing]


def name_of(model: type[models.Model]) -> str | None:
    """The name of a model's resource; None for a model that has none."""
    return _names.get(model)


def address(model: type[models.Model]) -> str | None:
    """The address of a model's list, from the root; None for a model that has none."""
    name = name_of(model)
    return f"{root()}{name}/" if name else None


def root() -> str:
    return root_below(get_script_prefix())


@cache
def root_below(prefix: str) -> str:
    """Asked once for each row and each row that it names."""
    return reverse("api:root")
