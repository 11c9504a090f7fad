"""Every refusal is a problem of RFC 9457: `detail`, a sentence in the language asked for, and `errors` by field."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.core.exceptions import PermissionDenied as DjangoDenied
from django.core.exceptions import ValidationError as ModelError
from django.db import DataError, IntegrityError, InternalError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views import defaults
from rest_framework.exceptions import APIException, ErrorDetail, NotFound, PermissionDenied, ValidationError
from rest_framework.response import Response
from rest_framework.views import exception_handler

from breakthrough.refusals import explained

logger = logging.getLogger(__name__)
PROBLEM = "application/problem+json"


class Refused(ValidationError):
    """400: what is wrong with one parameter."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__({name: [message]})


class Conflict(APIException):
    """409: not in the state that the thing is in."""

    status_code = 409
    default_code = "conflict"


class ManyRefused(APIException):
    """Some of many items are refused, and so nothing is done."""

    def __init__(self, errors: dict[int, Exception], among: int) -> None:
        self.items = [{"index": index, **of_item(error)} for index, error in sorted(errors.items())]
        statuses = {one["status"] for one in self.items}
        self.status_code = statuses.pop() if len(statuses) == 1 else 400
        sentence = _("%(wrong)s of %(among)s items are refused, so nothing was done: see “items”.")
        super().__init__(sentence % {"wrong": len(self.items), "among": among}, "items_refused")


class Busy(Conflict):
    """409: two requests wanted the same rows at the same time."""

    default_code = "busy"
    wait = 1


# What the database says where two transactions stand in each other's way.
RETRIED = {"40P01", "40001", "55P03"}
# What a verb refuses for another reason than what was sent says so by the code of its error.
CODES: dict[str, type[APIException]] = {"forbidden": PermissionDenied, "conflict": Conflict}


def handle(error: Exception, context: dict[str, Any]) -> Response | None:
    """DRF's handler, made uniform. A value that only the database found impossible is still the caller's."""
    refusal = known(error)
    response = exception_handler(refusal, context)
    if response is not None:
        response.data, response.content_type = said(refusal), PROBLEM
    return response


def known(error: Exception) -> Exception:
    """The refusal as the API says it; what is none stays as it is."""
    if isinstance(error, DataError):
        logger.warning("A value reached the database that cannot be stored: %s", error)
        return ValidationError(_("A value is outside of what can be stored."))
    if isinstance(error, OperationalError) and getattr(error.__cause__, "pgcode", None) in RETRIED:
        return Busy(_("Somebody else is writing the same rows: try again."))
    if isinstance(error, ModelError) and (kind := CODES.get(getattr(error, "code", None) or "")):
        return kind(error.message)
    if isinstance(error, ModelError | IntegrityError | InternalError):
        return ValidationError(coded(explained(error)))
    # DRF answers these two of Django's as well, with errors of its own.
    if isinstance(error, DjangoDenied):
        return PermissionDenied(*error.args)
    return NotFound() if isinstance(error, Http404) else error


def said(error: Any) -> dict[str, Any]:
    """The body of an answer that refuses."""
    errors = [*listed(error.detail)] if isinstance(error.detail, dict) else []
    sentences = [one["message"] for one in errors] or [one["message"] for one in listed(error.detail)]
    shown = problem(error.status_code, " ".join(sentences), code_of(error), errors)
    return {**shown, "items": error.items} if isinstance(error, ManyRefused) else shown


def of_item(error: Exception) -> dict[str, Any]:
    """What is wrong with one of several items, as it would be said of it alone."""
    shown = said(known(error))
    errors = shown.get("errors") or [{"field": "", "code": shown["code"], "message": shown["detail"]}]
    return {"status": shown["status"], "code": shown["code"], "errors": errors}


def coded(error: ModelError) -> Any:
    """The sentences with their codes, by field; those of the whole row stand under no name."""
    if not hasattr(error, "error_dict"):
        return sentences(error)
    names = {name: "" if name == NON_FIELD_ERRORS else name for name in error.error_dict}
    return {names[name]: sentences(ModelError(errors)) for name, errors in error.error_dict.items()}


def sentences(error: ModelError) -> list[ErrorDetail]:
    found = zip(error.messages, error.error_list, strict=True)
    return [ErrorDetail(message, code=one.code or "invalid") for message, one in found]


def problem(status: int, detail: str, code: str, errors: list[dict[str, str]] | None = None) -> dict[str, Any]:
    """The body of a refusal. `title` names the status for people who read logs; `code` is for programs."""
    shown = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "code": code,
    }
    return {**shown, "errors": errors} if errors else shown


def refusal(status: int, detail: str, code: str) -> JsonResponse:
    """A refusal from outside of the API's own views."""
    return JsonResponse(problem(status, detail, code), status=status, content_type=PROBLEM)


def listed(detail: Any, path: str = "") -> Iterator[dict[str, str]]:
    """Each sentence with its code and the path of its field: `amount`, or `3.amount` in a list."""
    if isinstance(detail, dict | list):
        inner = detail.items() if isinstance(detail, dict) else enumerate(detail)
        for name, one in inner:
            is_leaf = isinstance(detail, list) and not isinstance(one, dict | list)
            yield from listed(one, path if is_leaf else ".".join(filter(None, [path, str(name)])))
    else:
        yield {"field": path, "code": str(getattr(detail, "code", "invalid")), "message": str(detail)}


def code_of(error: APIException) -> str:
    codes = error.get_codes()
    return codes if isinstance(codes, str) else "invalid"


def is_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return refusal(400, _("The request cannot be read."), "unreadable")
    return defaults.bad_request(request, exception)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return refusal(403, _("You may not do this."), "permission_denied")
    return defaults.permission_denied(request, exception)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if is_api(request):
        return refusal(404, _("There is nothing at this address."), "not_found")
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    if is_api(request):
        return refusal(500, _("Something went wrong here; it has been noted."), "error")
    return defaults.server_error(request)
