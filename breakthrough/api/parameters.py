"""The parameters of an address: a misspelt, doubled or empty one is an error and never silently ignored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from breakthrough.api.errors import Refused
from breakthrough.api.values import MOMENT, Kind, nearest

DRY_RUN = "dry_run"


def refuse_unknown(request: Request, known: Iterable[str]) -> None:
    # Whatever writes may be tried without effect.
    names = [*known, *([] if request.method in SAFE_METHODS else [DRY_RUN])]
    for name, values in request.query_params.lists():
        if name not in names:
            raise Refused(name[:100], unknown(name[:100], names))
        if len(values) > 1:
            raise Refused(name, _("This parameter is given more than once; separate values by commas with “__in”."))
        if not values[0].strip():
            raise Refused(name, _("This parameter is empty: give it a value, or leave it out."))


def unknown(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    if near := nearest(name, names):
        return _("There is no parameter “%(name)s”. Did you mean “%(nearest)s”?") % {"name": name, "nearest": near}
    if not names:
        return _("There is no parameter “%(name)s”: this address takes none.") % {"name": name}
    return _("There is no parameter “%(name)s”. Possible: %(known)s.") % {"name": name, "known": ", ".join(names)}


def read(request: Request, name: str, kind: Kind, default: Any = None) -> Any:
    """The value of a parameter, or the default where it is not given."""
    value = request.query_params.get(name)
    if value is None:
        return default
    try:
        return kind.read(value.strip())
    except ValidationError as error:
        raise Refused(name, error.messages[0]) from None


def moment_of(request: Request) -> datetime | None:
    """`as_of`: the moment whose knowledge is asked for; None means now."""
    return read(request, "as_of", MOMENT)
