"""The page of a report: a form while it is its author's, and two columns, now and before, for whoever reads it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from breakthrough import clock
from breakthrough.admin.panels import panels_of, sections_of
from tasks.admin.report_moves import decisions, moves_of
from tasks.models import Light, ProgressReport, Task
from tasks.progress import with_actual, with_light
from tasks.reporting import plan_of, previous_of
from tasks.reporting.previous import day_before
from tasks.restatements import restatements_for

TEXTS = ("progress", "next_steps", "problems", "coordination", "data_source", "reported_headcount")


@dataclass(frozen=True)
class Text:
    """One answer of the report, beside that of the report before."""

    label: str
    now: Any
    before: Any

    @property
    def is_repeated(self) -> bool:
        """Word for word what was said before: of progress and problems a reviewer wants to know."""
        return bool(self.now) and self.now == self.before

    @property
    def is_changed(self) -> bool:
        return (self.now or "") != (self.before or "")


class ReportPage(admin.ModelAdmin):
    """Mixin: what stands around the form of a report, and its page once nobody edits it."""

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        report = self.get_object(request, object_id)
        if report is None or not self.has_view_or_change_permission(request, report):
            # The stock view answers, as for any other record.
            return super().change_view(request, object_id, form_url, extra_context)
        context = {**around(report, request), **(extra_context or {})}
        if request.method == "POST" or self.has_change_permission(request, report):
            return super().change_view(request, object_id, form_url, context)
        return self.read(request, report, context)

    def read(self, request: HttpRequest, report: ProgressReport, context: dict[str, Any]) -> HttpResponse:
        if "_popup" in request.GET:
            raise Http404
        return TemplateResponse(
            request,
            "admin/tasks/progressreport/read.html",
            {
                **self.admin_site.each_context(request),
                **context,
                "title": str(report),
                "opts": self.opts,
                "original": report,
                "object_id": str(report.pk),
                "texts": texts(report, context["previous"]),
                "milestone_lines": milestone_lines(report),
                "indicator_lines": indicator_lines(report),
                "panels": panels_of(report),
                "sections": sections_of(report, request),
                "has_view_permission": True,
            },
        )


def around(report: ProgressReport, request: HttpRequest) -> dict[str, Any]:
    """What both pages show of a report besides its contents."""
    today = clock.today()
    task = with_light(Task.objects.filter(pk=report.task_id), today).get()
    return {
        "report": report,
        "moves": moves_of(report, request.user),
        "decisions": decisions(report),
        "previous": previous_of(report),
        "restatements": restatements_for(report),
        "computed_light": task.light,
        "computed_light_label": Light(task.light).label,
        "days_left": (report.period.due_on - today).days,
        "days_late": (today - report.period.due_on).days,
    }


def texts(report: ProgressReport, before: ProgressReport | None) -> list[Text]:
    return [
        Text(
            str(ProgressReport._meta.get_field(name).verbose_name),  # type: ignore[union-attr]
            getattr(report, name),
            getattr(before, name) if before else None,
        )
        for name in TEXTS
    ]


def previous_texts(report: ProgressReport) -> dict[str, str]:
    """Beneath each field what the report before said, to be taken over, and beneath the progress what it announced."""
    before = previous_of(report)
    if before is None:
        return {}
    shown = {name: last_time(getattr(before, name)) for name in TEXTS if getattr(before, name)}
    if plan := plan_of(report):
        shown["progress"] = format_html("{}{}", folded(_("Planned last time"), plan), shown.get("progress", ""))
    return shown


def last_time(text: Any) -> str:
    """What was said, with a button that takes it over; report.js says whether the field still says so."""
    marks = format_html(
        '<button type="button" class="quiet-button take-over">{}</button>'
        '<output class="pill same">{}</output><output class="pill differs">{}</output>',
        _("Take over"), _("as last time"), _("changed"),
    )  # fmt: skip
    return format_html('<div class="last-time">{}{}</div>', folded(_("Last time"), text), marks)


def folded(label: str, text: Any) -> str:
    return format_html('<details class="before"><summary>{}</summary><p>{}</p></details>', label, text)


def milestone_lines(report: ProgressReport) -> QuerySet:
    return report.milestone_reports.select_related("milestone").order_by("milestone__number")


def indicator_lines(report: ProgressReport) -> list[Any]:
    """The reported values; each knows, as `before`, what stood before the period."""
    stood = with_actual(report.task.indicators.all(), day_before(report.period)).in_bulk()
    rows: list[Any] = [*report.indicator_values.select_related("indicator").order_by("indicator__number")]
    for row in rows:
        row.before = stood[row.indicator_id].actual
    return rows
