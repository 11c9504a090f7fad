"""The feed and the export by HTTP."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, ClassVar

from django.db import connection, transaction
from django.http import StreamingHttpResponse
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder
from rest_framework.utils.urls import remove_query_param, replace_query_param
from rest_framework.views import APIView

from breakthrough.api import parameters, values
from breakthrough.api.errors import Refused
from breakthrough.api.export import NdjsonRenderer
from breakthrough.api.feed.asker import Asker
from breakthrough.api.feed.events import is_something_new, known_until
from breakthrough.api.feed.place import Place
from breakthrough.api.feed.reading import Change, changes_after
from breakthrough.api.feed.schema import LIMIT, SMALLEST_PAGE, WAIT, changes, export
from breakthrough.api.feed.waiting import a_place_to_wait, pauses
from breakthrough.api.permissions import IsSignedIn
from breakthrough.clock import SHANGHAI
from breakthrough.history import as_of

BUSY = 5


class ChangesView(APIView):
    """Every change that was committed to rows that the asker may see, in order, from a cursor on."""

    permission_classes: ClassVar[list[Any]] = [IsSignedIn]

    @changes
    def get(self, request: Request) -> Response:
        parameters.refuse_unknown(request, ["cursor", "since", "resources", "limit", "wait"])
        limit = parameters.read(request, "limit", LIMIT, SMALLEST_PAGE)
        seconds = parameters.read(request, "wait", WAIT, 0)
        asker = Asker.of(request)
        place = self.start(request, asker)
        found, place = changes_after(asker, place, limit)
        headers: dict[str, str] = {}
        if seconds and not found:
            found, place, headers = self.wait(asker, place, limit, seconds)
        cursor = asker.sealed(place)
        bare = remove_query_param(request.build_absolute_uri(), "since")
        answer = {"cursor": cursor, "next": replace_query_param(bare, "cursor", cursor), "more": len(found) >= limit}
        return Response({**answer, "results": found}, headers={"Cache-Control": "no-store", **headers})

    def start(self, request: Request, asker: Asker) -> Place:
        text, since = request.query_params.get("cursor"), parameters.read(request, "since", values.MOMENT)
        if text and since:
            raise Refused("since", _("Give either “since” or “cursor”."))
        if since:
            return Place(min(since, known_until()))
        return asker.opened(text) if text else Place()

    def wait(self, asker: Asker, place: Place, limit: int, seconds: int) -> tuple[list[Change], Place, dict[str, str]]:
        """Until there is something for this asker: changes that they may not see end no waiting."""
        found: list[Change] = []
        with a_place_to_wait() as is_free:
            if not is_free:
                return found, place, {"Retry-After": str(BUSY)}
            for _pause in pauses(seconds):
                if is_something_new(place):
                    found, place = changes_after(asker, place, limit)
                if found:
                    break
        return found, place, {}


class ExportView(APIView):
    """All rows that the asker may see, of one moment, and the place at which the feed goes on."""

    permission_classes: ClassVar[list[Any]] = [IsSignedIn]

    def get_renderers(self) -> Any:
        return [NdjsonRenderer(), *super().get_renderers()]

    @export
    def get(self, request: Request) -> StreamingHttpResponse:
        parameters.refuse_unknown(request, ["resources"])
        asker = Asker.of(request)
        lines = (json.dumps(line, ensure_ascii=False, cls=JSONEncoder) + "\n" for line in everything(asker))
        response = StreamingHttpResponse(lines, content_type=f"{NdjsonRenderer.media_type}; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="export.ndjson"'
        response["Cache-Control"] = "no-store"
        return response


def everything(asker: Asker) -> Iterator[dict[str, Any]]:
    """First the moment and the cursor, then every row, and last their number: what lacks it was cut off."""
    moment = known_until()
    yield {
        "as_of": moment.astimezone(SHANGHAI).isoformat(),
        "cursor": asker.sealed(Place(moment)),
        "resources": [*asker.resources.values()],
    }
    number = 0
    with transaction.atomic():
        hold_still()
        with as_of(moment):
            for line in rows_of(asker):
                number += 1
                yield line
    yield {"end": True, "rows": number}


def hold_still() -> None:
    """Tables that do not travel are read in one snapshot, too; a transaction around it has one already, or none."""
    if len(connection.savepoint_ids) > 0:
        return
    with connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def rows_of(asker: Asker) -> Iterator[dict[str, Any]]:
    for model, name in asker.resources.items():
        for row in asker.streamed(model):
            yield {"resource": name, "row": row}
