"""Every refusal is JSON of one shape: `detail`, a sentence, and `errors`, the sentences by parameter or field."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import ValidationError as ModelError
from django.db import DataError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views import defaults
from rest_framework.exceptions import APIException, PermissionDenied, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

logger = logging.getLogger(__name__)


class Refused(ValidationError):
    """400: what is wrong with one parameter."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__({name: [message]})


class Conflict(APIException):
    """409: not in the state that the thing is in."""

    status_code = 409
    default_code = "conflict"


# What a verb refuses for another reason than what was sent says so by the code of its error.
CODES: dict[str, type[APIException]] = {"forbidden": PermissionDenied, "conflict": Conflict}


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's handler, made uniform. A value that only the database found impossible is still the caller's."""
    if isinstance(error, DataError):
        logger.warning("A value reached the database that cannot be stored: %s", error)
        error = ValidationError(_("A value is outside of what can be stored."))
    elif isinstance(error, ModelError) and (kind := CODES.get(getattr(error, "code", None) or "")):
        error = kind(error.message)
    elif isinstance(error, ModelError):
        error = ValidationError(getattr(error, "message_dict", error.messages))
    response = exception_handler(error, context)
    if response is not None and isinstance(error, APIException):
        response.data = shaped(error.detail)
    return response


def shaped(detail: Any) -> dict[str, Any]:
    if isinstance(detail, dict):
        errors = {name: [str(message) for message in _flat(messages)] for name, messages in detail.items()}
        return {"detail": " ".join(message for messages in errors.values() for message in messages), "errors": errors}
    return {"detail": " ".join(str(message) for message in _flat(detail))}


def _flat(messages: Any) -> list[Any]:
    return messages if isinstance(messages, list) else [messages]


def is_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return JsonResponse({"detail": _("The request cannot be read.")}, status=400)
    return defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return JsonResponse({"detail": _("You may not do this.")}, status=403)
    return defaults.permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return JsonResponse({"detail": _("There is nothing at this address.")}, status=404)
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    if is_api(request):
        return JsonResponse({"detail": _("Something went wrong here; it has been noted.")}, status=500)
    return defaults.server_error(request)
