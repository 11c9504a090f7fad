"""What runs in the background: each job that comes back, when it last ran and how that ended; and what failed."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.tasks import TaskResultStatus
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_tasks_db.models import DBTaskResult

from breakthrough.admin.pages import Page, register
from breakthrough.scheduler import MEMORY, Periodic, jobs

FAILURES_SHOWN = 20
# A job that has waited so long shows that no worker runs.
PATIENCE = timedelta(minutes=10)
PERMISSION = "breakthrough.change_remindermail"


def jobs_page(request: HttpRequest) -> HttpResponse:
    """What runs in the background, for whoever watches over the system."""
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied
    return TemplateResponse(request, "admin/jobs.html", {**admin.site.each_context(request), **found()})


def found() -> dict[str, Any]:
    """The context of jobs.html."""
    latest = DBTaskResult.objects.order_by("task_path", "-enqueued_at").distinct("task_path")
    last = {result.task_path: result for result in latest}
    failures = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED)
    counts = dict(failures.order_by().values_list("task_path").annotate(Count("pk")))
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, enqueued_at__lt=timezone.now() - PATIENCE
    ).count()
    known = sorted(jobs(), key=lambda job: str(job.title))
    titles = {job.task.module_path: job.title for job in known}
    return {
        "title": _("Background jobs"),
        "jobs": [row_of(job, last.get(job.task.module_path), counts) for job in known],
        "failures": [failure(result, titles) for result in failures.order_by("-finished_at")[:FAILURES_SHOWN]],
        "waiting": waiting,
        "days": MEMORY.days,
    }


def row_of(job: Periodic, result: Any, counts: dict[str, int]) -> dict[str, Any]:
    path = job.task.module_path
    return {
        "title": job.title,
        "path": path,
        "interval": spoken(job.interval),
        "last": result and (result.finished_at or result.started_at or result.enqueued_at),
        "result": result.get_status_display() if result else _("not yet"),
        "light": LIGHTS.get(result.status, "grey") if result else "grey",
        "took": took(result),
        "next": result and result.enqueued_at + job.interval,
        "failures": counts.get(path, 0),
    }


LIGHTS = {TaskResultStatus.SUCCESSFUL: "green", TaskResultStatus.FAILED: "red", TaskResultStatus.RUNNING: "blue"}


def took(result: Any) -> str:
    if not (result and result.started_at and result.finished_at):
        return ""
    return _("%(seconds)s s") % {"seconds": f"{(result.finished_at - result.started_at).total_seconds():.1f}"}


def failure(result: Any, titles: dict[str, Any]) -> dict[str, Any]:
    moment = result.finished_at or result.enqueued_at
    return {
        "title": titles.get(result.task_path, result.task_path),
        "moment": date_format(timezone.localtime(moment), "DATETIME_FORMAT"),
        "error": result.exception_class_path,
        "traceback": result.traceback,
    }


def spoken(interval: timedelta) -> str:
    """every day, every 6 hours, every 10 minutes."""
    minutes = int(interval.total_seconds() // 60)
    days, hours = minutes // 1440, minutes // 60
    if days and minutes % 1440 == 0:
        return ngettext("every day", "every %(number)s days", days) % {"number": days}
    if hours and minutes % 60 == 0:
        return ngettext("every hour", "every %(number)s hours", hours) % {"number": hours}
    return ngettext("every minute", "every %(number)s minutes", minutes) % {"number": minutes}


register(Page("jobs", "jobs/", jobs_page, gettext_lazy("Background jobs"), PERMISSION))
