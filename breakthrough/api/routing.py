"""Which resource stands at which address. Each app lists its own; nothing here imports them."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.contrib import admin
from django.db import models
from django.urls import URLPattern, URLResolver, get_script_prefix, reverse
from rest_framework.routers import SimpleRouter

WRITING = ("post", "put", "patch", "delete")
resources: dict[str, Any] = {}
"""Every resource's viewset by its name in addresses, in the order of the apps."""
_names: dict[type[models.Model], str] = {}


def routes(viewsets: dict[str, Any]) -> list[URLPattern | URLResolver]:
    """The addresses of an app's resources."""
    router = SimpleRouter()
    for name, viewset in viewsets.items():
        resources[name] = viewset
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
