"""The page of the sheet: choose a period and a cluster, type or paste, save; what is wrong is said in its cell."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from breakthrough import clock
from breakthrough.admin.drafts import DISCARD, drafts_of
from breakthrough.models import FormDraft
from tasks import sheet
from tasks.models import Cluster, Period, ProgressReport, Task
from tasks.progress import owing

MOST_PERIODS = 12


class SheetPage(admin.ModelAdmin):
    """Mixin: the sheet beside the list of reports."""

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(self.sheet_view)
        return [path("sheet/", view, name="tasks_progressreport_sheet"), *super().get_urls()]

    def sheet_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        periods = [*Period.objects.filter(locked_on=None).order_by("-starts_on", "kind")[:MOST_PERIODS]]
        clusters = Cluster.objects.filter(pk__in=Task.objects.editable_by(request.user).values("cluster"))
        period = chosen(periods, request)
        cluster = request.GET.get("cluster", "")
        if cluster not in {one.code for one in clusters}:
            cluster = ""
        shown = sheet.load(period, request.user, cluster) if period else None
        key = address(period, cluster) if period else ""
        kept = drafts_of(request.user).filter(key=key)
        if DISCARD in request.POST:
            kept.delete()
            return HttpResponseRedirect(key)
        if request.method == "POST" and shown:
            outcome = sheet.save(shown, request.POST.dict(), request.user, submit="_submit" in request.POST)
            self.tell(request, outcome)
            if not outcome.refused:
                kept.delete()
                return HttpResponseRedirect(key)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Sheet"),
            "opts": self.opts,
            "sheet": shown,
            "periods": periods,
            "clusters": clusters,
            "cluster": cluster,
            "draft": {
                "key": key,
                "url": reverse("admin:drafts"),
                "is_unsaved": request.method == "POST",
                "restored": restored(shown, kept.first()) if shown and request.method != "POST" else None,
            },
        }
        return TemplateResponse(request, "admin/tasks/sheet.html", context)

    sheet_view.keeps_drafts = True  # type: ignore[attr-defined]

    def tell(self, request: HttpRequest, outcome: sheet.Outcome) -> None:
        saved, submitted, refused = outcome.saved, outcome.submitted, outcome.refused
        if saved:
            words = ngettext("%(count)s report was saved.", "%(count)s reports were saved.", saved)
            self.message_user(request, words % {"count": saved}, messages.SUCCESS)
        if submitted:
            words = ngettext("%(count)s report was submitted.", "%(count)s reports were submitted.", submitted)
            self.message_user(request, words % {"count": submitted}, messages.SUCCESS)
        if refused:
            words = ngettext(
                "%(count)s row could not be saved: see what its cells say. Nothing that was typed is lost.",
                "%(count)s rows could not be saved: see what their cells say. Nothing that was typed is lost.",
                refused,
            )
            self.message_user(request, words % {"count": refused}, messages.ERROR)
        if not (saved or submitted or refused):
            self.message_user(request, _("Nothing was changed."), messages.INFO)


def address(period: Period, cluster: str) -> str:
    """Of one sheet; what is typed into it is kept under it."""
    chosen = {"period": period.code, **({"cluster": cluster} if cluster else {})}
    return f"{reverse('admin:tasks_progressreport_sheet')}?{urlencode(chosen)}"


def restored(shown: sheet.Sheet, draft: FormDraft | None) -> datetime | None:
    """When what the sheet now holds was typed, if it is not saved yet."""
    if draft is None:
        return None
    if sheet.restore(shown, dict(draft.fields)):
        return localtime(draft.saved_at)
    draft.delete()
    return None


def chosen(periods: list[Period], request: HttpRequest) -> Period | None:
    """The period asked for; else the earliest month that is not over with, or the latest one there is."""
    asked = request.GET.get("period")
    found = next((period for period in periods if period.code == asked), None)
    if found or not periods:
        return found or None
    months = [period for period in reversed(periods) if period.kind == Period.Kind.MONTH]
    for period in months:
        tasks: Any = owing(period)
        done = ProgressReport.objects.filter(period=period, status__in=["submitted", "approved"])
        if period.starts_on <= clock.today() and tasks.editable_by(request.user).exclude(pk__in=done.values("task")):
            return period
    return months[-1] if months else periods[0]
