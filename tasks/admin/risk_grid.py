"""The heat grid: how many open risks there are of each likelihood and impact, and which."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from breakthrough import clock
from breakthrough.figures import scope_note
from breakthrough.input import refused
from breakthrough.scope import access_of
from tasks.models import Cluster, Risk

DEGREES = range(1, 6)
# The product of likelihood and impact from which a risk is high, or grave.
HIGH, GRAVE = 8, 15
GRAVEST = 20
OPEN = [Risk.State.REGISTERED, Risk.State.HANDLING]


def grid_page(request: HttpRequest) -> HttpResponse:
    access = access_of(request.user, "view")
    if access.nothing or not request.user.has_perm("tasks.view_risk"):
        raise PermissionDenied
    clusters = Cluster.objects.visible_to(request.user)
    chosen = clusters.filter(code=request.GET["cluster"]).first() if request.GET.get("cluster") else None
    if request.GET.get("cluster") and chosen is None:
        return refused(request, _("There is no such cluster, or it is not yours to see."))
    rows = Risk.objects.visible_to(request.user).filter(state__in=OPEN)
    rows = rows.filter(task__cluster=chosen) if chosen else rows
    note = scope_note(access)
    context = {
        **admin.site.each_context(request),
        "title": _("Heat grid of risks"),
        "lines": lines(rows, chosen),
        "degrees": DEGREES,
        "summary": summary(rows, chosen),
        "gravest": gravest(rows),
        "clusters": choices(clusters, chosen),
        "today": clock.today(),
        "scope": note,
    }
    return TemplateResponse(request, "admin/tasks/risk/grid.html", context)


def lines(rows: Any, chosen: Cluster | None) -> list[dict[str, Any]]:
    """The grid, the likeliest on top."""
    counts = {
        (found["likelihood"], found["impact"]): found["count"]
        for found in rows.order_by().values("likelihood", "impact").annotate(count=Count("pk"))
    }
    return [
        {
            "likelihood": likelihood,
            "cells": [cell(likelihood, impact, counts.get((likelihood, impact), 0), chosen) for impact in DEGREES],
        }
        for likelihood in reversed(DEGREES)
    ]


def cell(likelihood: int, impact: int, count: int, chosen: Cluster | None) -> dict[str, Any]:
    return {
        "impact": impact,
        "count": count,
        "degree": degree(likelihood * impact),
        "url": list_url(chosen, likelihood=likelihood, impact=impact),
    }


def degree(product: int) -> str:
    return "grave" if product >= GRAVE else "high" if product >= HIGH else "low"


def list_url(chosen: Cluster | None, **given: Any) -> str:
    """The list of the open risks that a cell counts."""
    asked = {"state__in": ",".join(OPEN), **{f"{name}__exact": value for name, value in given.items()}}
    if chosen:
        asked["task__cluster__id__exact"] = chosen.pk
    return f"{reverse('admin:tasks_risk_changelist')}?{urlencode(asked)}"


def summary(rows: Any, chosen: Cluster | None) -> list[dict[str, Any]]:
    today = clock.today()
    found = rows.aggregate(
        open=Count("pk"),
        overdue=Count("pk", Q(due_on__lt=today)),
        waiting=Count("pk", Q(closing_asked_by__isnull=False)),
    )
    url = list_url(chosen)
    return [
        {"label": _("Open risks"), "count": found["open"], "url": url},
        {"label": _("Past their day"), "count": found["overdue"], "url": f"{url}&due_on__lt={today}"},
        {"label": _("Close-outs to confirm"), "count": found["waiting"], "url": f"{url}&close_out=waiting"},
    ]


def gravest(rows: Any) -> list[Risk]:
    found = rows.select_related("task", "task__cluster", "task__lead")
    ranked = sorted(found.order_by("due_on", "pk"), key=lambda one: -one.likelihood * one.impact)
    return ranked[:GRAVEST]


def choices(clusters: Any, chosen: Cluster | None) -> list[dict[str, Any]]:
    every = {"label": _("All clusters"), "url": reverse("admin:risks"), "selected": chosen is None}
    own = [
        {"label": str(one), "url": f"{reverse('admin:risks')}?{urlencode({'cluster': one.code})}",
         "selected": one == chosen}
        for one in clusters
    ]  # fmt: skip
    return [every, *own]
