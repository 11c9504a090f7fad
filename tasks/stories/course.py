"""How it goes: reports, risks, wishes to change the contract, and what looks implausible."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough.admin.columns import LIGHTS
from breakthrough.admin.stories import Chapter, Telling, page_of
from breakthrough.admin.story_table import Cell, Column, Table, Tables, dated, first, numeric, told
from tasks.models import ChangeRequest, Finding, ProgressReport, Risk
from tasks.suspicion.reading import reading

MONTHS_SHOWN = 12


def reports(telling: Telling) -> dict[str, Any] | None:
    """The text of the last report that is in, and the state of each of the last months."""
    rows = ProgressReport.objects.filter(task=telling.row, is_current=True, period__starts_on__lte=telling.day)
    rows = rows.select_related("period", "author", "reviewer").order_by("-period__starts_on", "-pk")
    found = [*rows[:MONTHS_SHOWN]]
    if not found:
        return None
    told_in = next((one for one in found if one.submitted_on and one.submitted_on <= telling.day), None)
    return {
        "last": told_in,
        "address": page_of(told_in) if told_in else "",
        "light": LIGHTS.get(told_in.declared_light, "") if told_in else "",
        "states": [{"report": one, "state": state_of(one, telling), "url": page_of(one)} for one in reversed(found)],
        "numbers": telling.numbers("reports_on_time"),
    }


def state_of(report: ProgressReport, telling: Telling) -> dict[str, Any]:
    """Its state on the day, and how late it came."""
    status = report.status
    if report.submitted_on is None or report.submitted_on > telling.day:
        status = ProgressReport.Status.DRAFT
    elif report.reviewed_on and report.reviewed_on > telling.day:
        status = ProgressReport.Status.SUBMITTED
    came = report.submitted_on or telling.day
    late = max((came - report.period.due_on).days, 0) if report.period.due_on else 0
    return {"status": status, "label": ProgressReport.Status(status).label, "late": late}


def risks(telling: Telling) -> Tables | None:
    """The gravest open ones first; closed ones at the end."""
    rows = Risk.objects.filter(task=telling.row, raised_on__lte=telling.day).order_by(
        F("closed_on").desc(nulls_first=True), -(F("likelihood") * F("impact")), "-raised_on", "pk"
    )
    found, has_more = first(rows)
    columns = [Column(_("Risk")), Column(_("State")), Column(_("Likelihood × impact"), is_number=True),
               Column(_("Response")), Column(_("Due on"))]  # fmt: skip
    shown = [
        [
            Cell(risk.title, page_of(risk), small=f"{risk.get_category_display()} · {risk.owner}".strip(" ·")),
            Cell(risk_state(risk, telling)),
            numeric(f"{risk.likelihood} × {risk.impact} = {risk.likelihood * risk.impact}"),
            Cell(risk.response or "—"),
            dated(risk.due_on),
        ]
        for risk in found
    ]
    more = f"{reverse('admin:tasks_risk_changelist')}?{urlencode({'q': telling.row.code})}" if has_more else ""
    return told([Table(columns, shown, more=more)], telling.numbers("risks_open"))


def risk_state(risk: Risk, telling: Telling) -> str:
    if risk.closed_on and risk.closed_on > telling.day:
        return str(Risk.State.HANDLING.label)
    return risk.get_state_display()


def requests(telling: Telling) -> Tables | None:
    """Wishes to change the contract; those undecided first."""
    rows = ChangeRequest.objects.filter(task=telling.row, submitted_on__lte=telling.day)
    rows = rows.order_by(F("decided_on").desc(nulls_first=True), "-submitted_on", "-pk")
    found, has_more = first(rows, 8)
    columns = [
        Column(_("Change")),
        Column(_("State")),
        Column(_("Before")),
        Column(_("After")),
        Column(_("Submitted on")),
    ]
    shown = [
        [
            Cell(one.get_kind_display(), page_of(one), small=one.reason),
            Cell(request_state(one, telling), small=one.document_no),
            Cell(one.old_value or "—"),
            Cell(one.new_value),
            dated(one.submitted_on),
        ]
        for one in found
    ]
    listed = reverse("admin:tasks_changerequest_changelist")
    more = f"{listed}?{urlencode({'q': telling.row.code})}" if has_more else ""
    return told([Table(columns, shown, more=more)])


def request_state(one: ChangeRequest, telling: Telling) -> str:
    if one.decided_on and one.decided_on > telling.day:
        return str(ChangeRequest.Status.SUBMITTED.label)
    return one.get_status_display()


def suspicion(telling: Telling) -> dict[str, Any] | None:
    """What rules find implausible and nobody has explained."""
    open_then = Q(resolved_on=None) | Q(resolved_on__gt=telling.day)
    rows = Finding.objects.open().filter(open_then, task=telling.row, found_on__lte=telling.day).gravest_first()
    found, has_more = first(rows, 5)
    if not found:
        return None
    url = f"{reverse('admin:plausibility')}?{urlencode({'task': telling.row.code})}"
    return {"findings": [reading(one) for one in found], "has_more": has_more, "url": url}


TABLE = "admin/story_table.html"
CHAPTERS = (
    Chapter("reports", gettext_lazy("Reports"), "admin/tasks/story/reports.html", reports, 15,
            figures=("reports_on_time",)),
    Chapter("risks", gettext_lazy("Risks"), TABLE, risks, 80, figures=("risks_open",)),
    Chapter("requests", gettext_lazy("Changes of the contract"), TABLE, requests, 90),
    Chapter("suspicion", gettext_lazy("Looks implausible"), "admin/tasks/story/suspicion.html", suspicion, 95),
)  # fmt: skip
