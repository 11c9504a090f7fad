"""How far a story goes for its reader."""

from __future__ import annotations

from django.utils.translation import gettext as _

from breakthrough.admin.stories import Telling
from breakthrough.figures import scope_note


def scope_of(telling: Telling) -> str:
    """Over which part of the program a shared row's story is told; nothing where that is all of it."""
    scope = scope_note(telling.access)
    if scope is None:
        return ""
    return _("Over the %(clusters)s of %(of)s clusters that you may see.") % {
        "clusters": scope.clusters,
        "of": scope.of,
    }
