from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date


class TokenHeaders:
    """Says on every answer to a token how often it may still ask, and, once it ends soon, when."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if allowance := vars(request).get("allowance"):
            allowance.say(response)
        token = getattr(request, "auth", None)
        if token is not None and token.is_ending:
            response["Token-Expires"] = http_date(token.expires_at.timestamp())
        return response
