"""The pages of the desk: all sections of one desk, and everything in one section."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from breakthrough import clock
from breakthrough.admin.desk import Desk, Sitting, clauses, desks_of, sections_of, seen

LINES_PER_PAGE = 50


def desk_page(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    """The context of desk.html."""
    sitting = Sitting(request.user, clock.today())
    found = seen(desk.code, sitting)
    return {
        "title": _("My desk"),
        "places": places(request.user, desk.code),
        "sections": found,
        "clauses": clauses(found),
        "today": sitting.today,
    }


def section_page(request: HttpRequest, code: str, name: str) -> dict[str, Any]:
    """The context of desk_section.html: all that waits in one section, by pages."""
    desk = desk_of(request.user, code)
    section = next((one for one in sections_of(desk.code) if one.code == name), None)
    if section is None:
        raise Http404
    sitting = Sitting(request.user, clock.today())
    page = Paginator(section.rows(sitting), LINES_PER_PAGE).get_page(request.GET.get("page"))
    page.object_list = section.show(sitting, [*page.object_list])
    note = section.note(sitting) if section.note else None
    return {"title": section.title, "section": section, "page": page, "note": note, "desk": desk}


def desk_of(user: Any, code: str) -> Desk:
    """A desk at which the user works; another's answers like one that does not exist."""
    for desk in desks_of(user):
        if desk.code == code:
            return desk
    raise Http404


def places(user: Any, here: str) -> list[dict[str, Any]]:
    """The first pages between which a person may choose; none where there is only the overview."""
    desks = desks_of(user)
    found = [(desk.code, desk.title, reverse("admin:desk", args=[desk.code])) for desk in desks]
    overview = [("overview", _("Overview"), reverse("admin:overview"))] if desks else []
    return [{"label": label, "url": url, "is_here": code == here} for code, label, url in [*found, *overview]]
