"""What of a row is shown: `fields`, `omit` and `brief` choose columns, `expand` shows related rows whole."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import PermissionDenied
from rest_framework.request import Request

from breakthrough.api import parameters, routing, values
from breakthrough.api.errors import Refused
from breakthrough.api.permissions import refuse_without
from breakthrough.api.relations import brief_columns
from breakthrough.api.values import nearest

OF_ROW = ("fields", "omit", "expand")
OF_LIST = (*OF_ROW, "brief")
NAMES = values.listed(values.TEXT)


@dataclass(frozen=True)
class Shape:
    """The columns shown, and which of them are whole rows: one step deep, so that no answer grows without bound."""

    fields: frozenset[str]
    expanded: dict[str, Any]
    """The viewset of each relation that is shown whole."""

    @classmethod
    def of(cls, request: Request, serializer: Any) -> Shape:
        known = list(serializer.Meta.fields)
        model = serializer.Meta.model
        shown = chosen(request, "fields", known)
        if parameters.read(request, "brief", values.BOOLEAN, False):
            if shown is not None:
                raise Refused("brief", _("Give either “brief” or “fields”."))
            shown = ["id", "url", *brief_columns(model)[1:]]
        omitted = chosen(request, "omit", known) or []
        kept = frozenset(shown or known) - frozenset(omitted)
        if not kept:
            raise Refused("omit", _("This leaves nothing to show."))
        wanted = parameters.read(request, "expand", NAMES) or []
        return cls(kept, {name: target_of(request, model, name) for name in wanted})


def chosen(request: Request, parameter: str, known: list[str]) -> list[str] | None:
    names = parameters.read(request, parameter, NAMES)
    for name in names or []:
        refuse_unless(name, known, parameter)
    return names


def refuse_unless(name: str, known: Iterable[str], parameter: str) -> None:
    if name in known:
        return
    near = nearest(name[:100], known)
    hint = _("Did you mean “%(nearest)s”?") % {"nearest": near} if near else ""
    message = _("There is no column “%(name)s” here.") % {"name": name[:100]}
    raise Refused(parameter, f"{message} {hint}".strip())


def expandable(model: Any) -> list[str]:
    """The relations that lead to a resource."""
    fields = model._meta.concrete_fields
    return [one.name for one in fields if one.is_relation and routing.name_of(one.related_model)]


def target_of(request: Request, model: Any, name: str) -> Any:
    """The viewset of a relation, if the asker may read it."""
    refuse_unless(name, expandable(model), "expand")
    target = model._meta.get_field(name).related_model
    resource = str(routing.name_of(target))
    refuse_without(request, resource, "read")
    if not request.user.has_perm(f"{target._meta.app_label}.view_{target._meta.model_name}"):
        raise PermissionDenied(_("You may not read what “%(name)s” leads to.") % {"name": name})
    return routing.resources[resource]
