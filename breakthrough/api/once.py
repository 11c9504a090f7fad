"""A writing request is one transaction: what it does and, under an `Idempotency-Key`, the answer that a retry gets."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import OperationalError, connection, transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from rest_framework.exceptions import APIException
from rest_framework.permissions import SAFE_METHODS
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from breakthrough.api import parameters, values
from breakthrough.api.errors import Conflict, Refused
from breakthrough.api.parsing import refuse_large
from breakthrough.models import KeptAnswer

KEY = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
DRY_RUN = "Dry-Run"
FORM = re.compile(r'"?([!#-~]{1,255})"?')
# The lock is the asker's and the key's; whoever waits for longer is told to come back.
NOT_AVAILABLE = "55P03"
WAIT = "SET LOCAL lock_timeout = '5s'; SELECT pg_advisory_xact_lock(%s); SET LOCAL lock_timeout = DEFAULT"


class KeyReused(APIException):
    """422: the key came with another request before."""

    status_code = 422
    default_code = "key_reused"


class StillRunning(Conflict):
    """409: the first request under the key has not been answered yet."""

    default_code = "still_running"
    wait = 1


class Once(GenericViewSet):
    """Mixin: all or nothing, tried without effect by `dry_run`, and done once however often it is sent."""

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        method = str(request.method).lower()
        handler = getattr(self, method, None)
        if request.method not in SAFE_METHODS and handler is not None:
            setattr(self, method, partial(self.carried_out, handler))

    def carried_out(self, handler: Callable[..., Any], request: Request, *args: Any, **kwargs: Any) -> Any:
        refuse_large(request)
        is_tried, key = parameters.read(request, "dry_run", values.BOOLEAN, False), key_of(request)
        with transaction.atomic():
            kept = None if is_tried or key is None else known(request, key)
            if kept is not None:
                return replayed(kept)
            answer = handler(request, *args, **kwargs)
            if is_tried:
                take_back(answer)
            elif key is not None:
                keep(request, key, answer)
        return answer


def key_of(request: Request) -> str | None:
    """The key as the header gives it, with or without the quotes of a structured field."""
    given = request.headers.get(KEY)
    if given is None:
        return None
    match = FORM.fullmatch(given.strip())
    if match is None:
        raise Refused(KEY, _("Write a key of 1 to 255 visible characters, such as a UUID."))
    return match[1]


def known(request: Request, key: str) -> KeptAnswer | None:
    """What was answered under the key; waits for a request that is under way."""
    asker = (request.user.pk, request.auth and request.auth.pk)
    lock = hashlib.sha256(repr((*asker, key)).encode()).digest()[:8]
    try:
        with connection.cursor() as cursor:
            cursor.execute(WAIT, [int.from_bytes(lock, signed=True)])
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", None) != NOT_AVAILABLE:
            raise
        raise StillRunning(_("The first request under this key is still being carried out: try again soon.")) from None
    kept = KeptAnswer.objects.of(request.user, request.auth, key).first()
    if kept is not None and kept.digest != digest(request):
        raise KeyReused(_("This key came with another request before: a new request has a new key."))
    return kept


def digest(request: Request) -> str:
    """Of what was asked: the method, the address and the body."""
    found = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request._request.content_type == "multipart/form-data":
        # Its bytes differ from one sending to the next by the boundary.
        found.update(repr(sorted(request._request.POST.lists())).encode("utf-8", "surrogatepass"))
        for name, files in sorted(request._request.FILES.lists()):
            for file in files:
                found.update(f"\n{name} {file.name} {file.size}\n".encode("utf-8", "surrogatepass"))
                for chunk in file.chunks():
                    found.update(chunk)
    else:
        found.update(request._request.body)
    return found.hexdigest()


def keep(request: Request, key: str, answer: Any) -> None:
    """Stands or falls with what was done: it is written in the same transaction."""
    if not isinstance(answer, Response) or not 200 <= answer.status_code < 300:
        return
    KeptAnswer.objects.filter(user=request.user, token=request.auth, key=key).delete()
    body = "" if answer.data is None else JSONRenderer().render(answer.data).decode()
    KeptAnswer.objects.create(
        user=request.user,
        token=request.auth,
        key=key,
        digest=digest(request),
        status=answer.status_code,
        headers={name: value for name, value in answer.headers.items() if name != "Content-Type"},
        body=body,
    )


def replayed(kept: KeptAnswer) -> HttpResponse:
    """The very answer, marked."""
    answer = HttpResponse(
        kept.body.encode(), "application/json", kept.status, headers={**kept.headers, REPLAYED: "true"}
    )
    if not kept.body:
        del answer["Content-Type"]
    return answer


def take_back(answer: Any) -> None:
    """Asks all that the end of the transaction would ask, and leaves nothing of it."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    transaction.set_rollback(True)
    answer[DRY_RUN] = "true"
