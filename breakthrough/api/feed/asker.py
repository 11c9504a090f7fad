"""Who reads the feed: the resources open to them, and a word for their rights, which change what a copy holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException
from rest_framework.request import Request

from breakthrough.api import parameters, routing, values
from breakthrough.api.errors import Refused
from breakthrough.api.feed.place import Cursor, Place
from breakthrough.api.permissions import refuse_without
from breakthrough.api.serializers import own_columns
from breakthrough.api.shape import Shape
from breakthrough.history import tracked_models
from breakthrough.scope import Access, access_of

NAMES = values.listed(values.TEXT)
Model = type[models.Model]
# So many rows are read at once.
CHUNK = 1_000


class RightsChanged(APIException):
    """410: the cursor belongs to other rights than those of now."""

    status_code = 410
    default_code = "rights_changed"


@dataclass(frozen=True)
class Asker:
    user: Any
    access: Access
    base: str
    """The address of the product, for those of rows."""
    resources: dict[Model, str]
    """The tables that are read, and the name of each as a resource."""
    chosen: list[str] | None
    """What `resources` names, if anything."""

    @classmethod
    def of(cls, request: Request) -> Asker:
        chosen = parameters.read(request, "resources", NAMES)
        for name in chosen or []:
            refuse_unless_open(request, name)
        open_ones = {model: name for model, name in all_resources().items() if may_read(request, model, name)}
        kept = {model: name for model, name in open_ones.items() if chosen is None or name in chosen}
        base = request.build_absolute_uri("/").rstrip("/")
        return cls(request.user, access_of(request.user, "view"), base, kept, sorted(set(chosen)) if chosen else None)

    @property
    def rights(self) -> str:
        """The same for the same rights; they decide which rows a copy holds."""
        access = self.access
        said = [sorted(access.clusters), sorted(access.tasks), access.everything, access.shared, sorted(access.parts)]
        return hashlib.sha256(json.dumps([said, sorted(self.resources.values())]).encode()).hexdigest()[:16]

    def sealed(self, place: Place) -> str:
        return place.sealed(self.rights, self.chosen)

    def opened(self, text: str) -> Place:
        """The place that a cursor of this asker stands for."""
        cursor = Cursor.read(text)
        if cursor.chosen != self.chosen:
            message = _("This cursor belongs to another choice of resources: send the same “resources”.")
            raise Refused("cursor", message)
        if cursor.rights != self.rights:
            raise RightsChanged(_("What you may see has changed since this cursor: begin again with the export."))
        return cursor.place

    def rendered(self, model: Model, keys: set[Any]) -> dict[Any, dict[str, Any]]:
        """The rows with these keys that the asker may see."""
        rows, one = self.visible(model)
        return {row.pk: one.to_representation(row) for row in rows.filter(pk__in=keys).order_by()}

    def streamed(self, model: Model) -> Iterator[dict[str, Any]]:
        """All rows of a table that the asker may see, through a cursor."""
        rows, one = self.visible(model)
        for number, row in enumerate(rows.order_by("pk").iterator(chunk_size=CHUNK), 1):
            yield one.to_representation(row)
            if number % CHUNK == 0:
                # Django remembers each row of a query as a peer of the others; those of a chunk are enough.
                row._state.peers.clear()

    def visible(self, model: Any) -> tuple[Any, Any]:
        """The rows that the asker may see, and how they are shown: their own columns, as the resource's list does."""
        serializer = routing.resources[self.resources[model]].serializer_class
        shape = Shape(frozenset(own_columns(serializer)), {})
        rows = model._default_manager.visible_to(self.user)
        return serializer.related(rows, self.user, shape), serializer(context={"base": self.base, "shape": shape})


def all_resources() -> dict[Model, str]:
    """Every resource whose rows have a history, by its table, in the order of the apps."""
    tracked = tracked_models()
    found = {view.queryset.model: name for name, view in routing.resources.items()}
    return {model: name for model, name in found.items() if model in tracked}


def may_read(request: Request, model: Model, name: str) -> bool:
    token: Any = request.auth
    in_scope = token is None or token.allows(name, "read")
    return in_scope and request.user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")


def refuse_unless_open(request: Request, name: str) -> None:
    known = all_resources().values()
    if name not in known:
        near = values.nearest(name[:100], known)
        message = _("There is no resource “%(name)s” here.") % {"name": name[:100]}
        hint = _("Did you mean “%(nearest)s”?") % {"nearest": near} if near else ""
        raise Refused("resources", f"{message} {hint}".strip())
    refuse_without(request, name, "read")
