from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from breakthrough.history.actor import acting, add, identify

READING = ("GET", "HEAD", "OPTIONS", "TRACE")


class ActorMiddleware:
    """Says beside every change of a writing request who made it and where."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method in READING:
            return self.get_response(request)
        with acting(method=request.method or "", path=request.path):
            return self.get_response(request)

    def process_view(self, request: HttpRequest, *view: Any) -> None:
        """The door is known once the address is resolved, and the session's user is asked for only then."""
        if request.method not in READING:
            add(door=door_of(request))
            identify(getattr(request, "user", None))


def door_of(request: HttpRequest) -> str:
    match = request.resolver_match
    if match and "admin" in match.app_names:
        return "admin"
    return "api" if request.path_info.startswith("/api/") else "web"
