"""Writes one record for each request that counts, once it is answered."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from django.db import Error, connection, transaction
from django.http import HttpRequest, HttpResponse

from breakthrough.access.request import about, known_user
from breakthrough.access.signals import noted
from breakthrough.models import AccessRecord

logger = logging.getLogger(__name__)
What = AccessRecord.What
DENIED = (401, 403)
# A catalog of texts, which comes with every form.
WITHOUT_CONTENT = "jsi18n"


class AccessMiddleware:
    """A record that cannot be written never takes the answer away; it is noted in the server's own log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        try:
            row = record_of(request, response)
            if row is not None:
                write(row)
        except Error:
            logger.exception("The access log could not be written.")
        return response


def record_of(request: HttpRequest, response: HttpResponse) -> AccessRecord | None:
    """What the access log keeps of a request; None where there is nothing to keep."""
    note = noted(request)
    if note is not None:
        what, user, username = note.what, note.user, note.username
    else:
        user = known_user(request)
        what, username = kind_of(request, response, user), user.get_username() if user else ""
    if what is None:
        return None
    return AccessRecord(what=what, user=user, username=username, status=response.status_code, **about(request))


def kind_of(request: HttpRequest, response: HttpResponse, user: Any) -> Any:
    match = request.resolver_match
    if response.status_code in DENIED:
        return What.DENIAL
    if user is None or (match and match.url_name == WITHOUT_CONTENT):
        return None
    if response.status_code == 200 and response.get("Content-Disposition", "").startswith("attachment"):
        return What.EXPORT
    return What.TOKEN if getattr(request, "auth", None) else What.PAGE


def write(row: AccessRecord) -> None:
    if connection.in_atomic_block:
        with transaction.atomic():
            row.save()
    else:
        row.save()
