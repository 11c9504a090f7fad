"""Steps of a task's life cycle that somebody asked for and another person confirms."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from breakthrough.admin.desk import Difference, Line, Link, Section, Sitting, waiting
from tasks.desk.wording import about, page_of
from tasks.models import TransitionRequest

PATIENCE = 10


def pending(rows: Any) -> Any:
    open_ones = rows.filter(state=TransitionRequest.State.PENDING)
    return open_ones.select_related("task", "requested_by").order_by("requested_on", "pk")


def asked(sitting: Sitting) -> Any:
    return pending(TransitionRequest.objects.editable_by(sitting.user))


def to_confirm(sitting: Sitting) -> Any:
    """Nobody confirms what they asked for themselves."""
    return pending(TransitionRequest.objects.reviewable_by(sitting.user).exclude(requested_by=sitting.user))


def line(sitting: Sitting, request: Any, action: str = "") -> Line:
    return Line(
        request.task.name,
        page_of(request),
        about(request.task, str(request.requested_by)),
        request.comment,
        differences=(Difference("", request.get_from_status_display(), request.get_to_status_display()),),
        actions=(Link(action, page_of(request)),) if action else (),
        **waiting(sitting, request.requested_on, PATIENCE),
    )


def show_asked(sitting: Sitting, requests: list[Any]) -> list[Line]:
    return [line(sitting, request) for request in requests]


def show_to_confirm(sitting: Sitting, requests: list[Any]) -> list[Line]:
    return [line(sitting, request, _("Open")) for request in requests]


def say(sitting: Sitting, requests: list[Any], count: int) -> str:
    return ngettext("%(count)s step to confirm", "%(count)s steps to confirm", count) % {"count": count}


SECTIONS = (
    Section(
        "steps",
        "officer",
        gettext_lazy("Steps that wait for confirmation"),
        asked,
        show_asked,
        gettext_lazy("No step waits. What a task needs for its next step is on the page of the task."),
        order=60,
    ),
    Section(
        "steps",
        "reviewer",
        gettext_lazy("Steps to confirm"),
        to_confirm,
        show_to_confirm,
        gettext_lazy("No step of a task waits for you."),
        order=40,
        clause=say,
    ),
)
