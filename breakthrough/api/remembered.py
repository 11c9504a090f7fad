"""Answers that nobody works out again: the asker has them, and nothing was committed since.

A process keeps the tag of an answer under what the answer depends on: the address, the asker's rights and language,
with the day and the stamp of the last commit. A tag is kept only if every commit up to its stamp was visible before
the rows were read. Whatever is committed afterwards has a later stamp.
"""

from __future__ import annotations

import hashlib
from typing import Any

from django.core.cache import caches
from django.db import connection
from django.utils.functional import cached_property
from django.utils.translation import get_language
from rest_framework.request import Request
from rest_framework.response import Response

from breakthrough.api.conditional import Conditional, is_known
from breakthrough.api.stamp import Stamp
from breakthrough.scope import access_of


class Remembered(Conditional):
    """Mixin for a view whose answers rest on tracked rows, the asker's rights, their language and the day only."""

    stamp: Stamp | None = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        if not self.is_asked_again(request):
            return
        self.stamp, known = Stamp.read(request._request), caches["tags"].get(self.place)
        if self.stamp.is_settled and known and known[0] == self.stamp[:2] and is_known(request, known[1]):
            headers = {"ETag": known[1], "Cache-Control": self.caching}
            setattr(self, str(request.method).lower(), lambda *_args, **_kwargs: Response(status=304, headers=headers))

    def is_asked_again(self, request: Request) -> bool:
        """Whether it is worth a look. What a transaction changed has no stamp before its end."""
        is_read = request.method in ("GET", "HEAD") and "If-None-Match" in request.headers
        return is_read and not connection.in_atomic_block and self.rests_on_tracked_rows(request)

    def rests_on_tracked_rows(self, request: Request) -> bool:
        raise NotImplementedError

    def keep(self, request: Request, tag: str) -> None:
        if self.stamp and self.stamp.is_settled:
            caches["tags"].set(self.place, (self.stamp[:2], tag))

    @cached_property
    def place(self) -> str:
        return self.place_of(self.request.build_absolute_uri())  # type: ignore[attr-defined]

    def place_of(self, address: str) -> str:
        """Under what is kept what follows from an address, the asker's rights and their language."""
        request: Any = self.request  # type: ignore[attr-defined]
        access = access_of(request.user, "view")
        rights = [sorted(access.clusters), sorted(access.tasks), sorted(access.parts), access.everything, access.shared]
        named = repr([address, request.headers.get("Accept"), request.user.pk, rights, get_language()])
        return hashlib.sha256(named.encode("utf-8", "surrogatepass")).hexdigest()
