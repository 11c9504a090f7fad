"""Text that no database can store is refused before any view sees it."""

import re
from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from breakthrough.api.errors import PROBLEM, problem

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def refused(request: HttpRequest, message: str) -> HttpResponse:
    """400 with a sentence that a person can act on."""
    if request.path.startswith("/api/"):
        return JsonResponse(problem(400, message, "unreadable"), status=400, content_type=PROBLEM)
    return render(request, "400.html", {"message": message}, status=400)


def texts(request: HttpRequest) -> Iterable[str]:
    yield request.path_info
    yield from request.COOKIES.values()
    for name, values in request.GET.lists():
        yield from (name, *values)


def posted_texts(request: HttpRequest) -> Iterable[str]:
    for name, values in request.POST.lists():
        yield from (name, *map(str, values))
    for name, files in request.FILES.lists():
        yield from (name, *(file.name or "" for file in files))


class PlainTextMiddleware:
    """Stands after LocaleMiddleware, so that it answers in the reader's language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.refusal(request, texts(request)) or self.get_response(request)

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponse | None:
        return self.refusal(request, posted_texts(request)) if request.method == "POST" else None

    def refusal(self, request: HttpRequest, found: Iterable[str]) -> HttpResponse | None:
        if not any(UNSTORABLE.search(text) for text in found):
            return None
        return refused(request, _("The request contains characters that cannot be stored."))
