"""Wishes to change a contract: where they stand, and which ones wait for a decision."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from breakthrough.admin.desk import Difference, Line, Link, Section, Sitting, waiting
from breakthrough.days import spoken
from tasks.desk.wording import about, page_of
from tasks.models import ChangeRequest

Status = ChangeRequest.Status
OPEN = [Status.SUBMITTED, Status.RECOMMENDED]
PATIENCE = 10


def own(sitting: Sitting) -> Any:
    """Those that are open, and those decided of late."""
    recent = sitting.today - timedelta(days=settings.DESK["decisions_shown"])
    rows = ChangeRequest.objects.editable_by(sitting.user).filter(Q(status__in=OPEN) | Q(decided_on__gte=recent))
    return rows.select_related("task").order_by("submitted_on", "pk")


def open_ones(sitting: Sitting) -> Any:
    rows = ChangeRequest.objects.reviewable_by(sitting.user).filter(status__in=OPEN)
    return rows.select_related("task").order_by("submitted_on", "pk")


def line(sitting: Sitting, request: Any, action: str = "") -> Line:
    url = page_of(request)
    if request.decided_on:
        when: dict[str, Any] = {"when": spoken(request.decided_on, sitting.today)}
    else:
        when = waiting(sitting, request.submitted_on, PATIENCE)
    return Line(
        request.get_kind_display(),
        url,
        about(request.task, request.task.name),
        request.reason,
        request.get_status_display(),
        differences=(Difference("", request.old_value, request.new_value),),
        actions=(Link(action, url),) if action else (),
        **when,
    )


def show(sitting: Sitting, requests: list[Any]) -> list[Line]:
    return [line(sitting, request) for request in requests]


def show_to_decide(sitting: Sitting, requests: list[Any]) -> list[Line]:
    return [line(sitting, request, _("Open")) for request in requests]


def say(sitting: Sitting, requests: list[Any], count: int) -> str:
    words = ngettext("%(count)s change request waits", "%(count)s change requests wait", count)
    return words % {"count": count}


SECTIONS = (
    Section(
        "requests",
        "officer",
        gettext_lazy("Change requests"),
        own,
        show,
        gettext_lazy("No change request is open. An extension, or another lead or budget, is asked for on the task."),
        order=50,
    ),
    Section(
        "requests",
        "reviewer",
        gettext_lazy("Change requests to decide"),
        open_ones,
        show_to_decide,
        gettext_lazy("No change request waits for you."),
        order=30,
        clause=say,
    ),
)
