"""Writes one record for each request that counts, once it is answered."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import nullcontext
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
# In our own words: each request asks it, and to have the ORM put it into SQL takes longer than to carry it out.
ADD = """
    INSERT INTO breakthrough_accessrecord
        (what, user_id, username, status, door, method, path, network_address, token)
    VALUES
        (%(what)s, %(user_id)s, %(username)s, %(status)s,
         %(door)s, %(method)s, %(path)s, %(network_address)s, %(token)s)
"""


class AccessMiddleware:
    """A record that cannot be written never takes the answer away; it is noted in the server's own log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        try:
            record = record_of(request, response)
            if record is not None:
                write(record)
        except Error:
            logger.exception("The access log could not be written.")
        return response


def record_of(request: HttpRequest, response: HttpResponse) -> dict[str, Any] | None:
    """What the access log keeps of a request; None where there is nothing to keep."""
    note = noted(request)
    if note is not None:
        what, user, username = note.what, note.user, note.username
    else:
        user = known_user(request)
        what, username = kind_of(request, response, user), user.get_username() if user else ""
    if what is None:
        return None
    user_id = user.pk if user else None
    return {"what": what, "user_id": user_id, "username": username, "status": response.status_code, **about(request)}


def kind_of(request: HttpRequest, response: HttpResponse, user: Any) -> Any:
    match = request.resolver_match
    if response.status_code in DENIED:
        return What.DENIAL
    if user is None or (match and match.url_name == WITHOUT_CONTENT):
        return None
    if response.status_code == 200 and response.get("Content-Disposition", "").startswith("attachment"):
        return What.EXPORT
    return What.TOKEN if getattr(request, "auth", None) else What.PAGE


def write(record: dict[str, Any]) -> None:
    with transaction.atomic() if connection.in_atomic_block else nullcontext(), connection.cursor() as cursor:
        cursor.execute(ADD, record)
