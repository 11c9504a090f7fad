"""What the tasks floor shows on the page of a row: a task's curves, and below the form the files that prove it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from breakthrough import clock
from breakthrough.admin import duplicates
from breakthrough.admin.panels import Section, register, register_section
from tasks.admin.life_cycle import section
from tasks.attaching import AttachForm
from tasks.curves import curves_of
from tasks.evidence import may_attach
from tasks.models import Evidence, Finding, Task
from tasks.models.evidence import claim_models
from tasks.suspicion.reading import reading

TEMPLATE = "admin/tasks/evidence/section.html"
SHOWN, MOST_SHOWN = 20, 5


def progress(task: Task, request: HttpRequest) -> Section | None:
    curves = curves_of(task, clock.today())
    return Section("admin/tasks/curves.html", curves) if curves else None


register_section("tasks.Task", section)


def of_claim(row: Any, request: HttpRequest) -> Section:
    user: Any = request.user
    form = AttachForm(auto_id="attach_%s") if may_attach(row, user) else None
    address = reverse("admin:tasks_evidence_attach", args=[row._meta.label_lower, row.pk])
    rows = Evidence.of(row).visible_to(user).select_related("file", "uploaded_by")
    return Section(TEMPLATE, {"rows": rows, "form": form, "address": address}, is_below=True)


def of_task(row: Task, request: HttpRequest) -> Section:
    """All evidence of a task, each with what it proves."""
    rows = Evidence.objects.filter(task=row).visible_to(request.user).select_related("file", "uploaded_by")
    listed = f"{reverse('admin:tasks_evidence_changelist')}?task__id__exact={row.pk}"
    shown = {"rows": rows[:SHOWN], "count": rows.count(), "listed": listed, "names_claims": True}
    return Section(TEMPLATE, shown, is_below=True)


def suspicion(task: Task, request: HttpRequest) -> Section | None:
    """What looks implausible about the task, where something does."""
    found = list(Finding.objects.open().filter(task=task).gravest_first())
    if not found:
        return None
    url = f"{reverse('admin:plausibility')}?{urlencode({'task': task.code})}"
    readings = [reading(one) for one in found[:MOST_SHOWN]]
    return Section(
        "admin/tasks/suspicion.html", {"findings": readings, "more": max(0, len(found) - MOST_SHOWN), "url": url}
    )


register_section("tasks.Task", suspicion)
register_section("tasks.Task", progress)
register_section("tasks.Task", of_task)
for claim in claim_models():
    register_section(claim._meta.label, of_claim)
register("tasks.Organization", duplicates.panel)
