"""Who may do what, where, and since when: today, or as it was on a day."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from breakthrough import clock
from breakthrough.admin.pages import Page, register
from breakthrough.formulas import guarded
from breakthrough.models.fields import FIRST_DAY, LAST_DAY
from tasks.models import Cluster, Grant
from tasks.rights import Right, grants_on, rights_of

ON_A_PAGE = 100
COLUMNS = (_("Person"), _("Username"), _("Role"), _("Where"), _("Since"), _("Until"), _("Granted by"), _("Granted at"))

MEANING = {
    Grant.Role.OFFICER: _("Sees and enters the tasks there, and all that hangs on them."),
    Grant.Role.REVIEWER: _("Sees the tasks there, and reviews what officers report."),
    Grant.Role.LEADER: _("Reads all tasks and figures, and publishes what the office puts forward."),
    Grant.Role.OFFICE: _("Reads all tasks and figures, and writes and publishes publications."),
    Grant.Role.AUDITOR: _("Reads everything, its history and the access log, and changes nothing."),
    Grant.Role.SYSTEM: _("Keeps accounts and settings, and sees no task."),
    Grant.Role.SECURITY: _("Grants rights, revokes tokens and lifts lockouts, and sees no task."),
}


class Asked(forms.Form):
    """What the page is narrowed to."""

    person = forms.CharField(label=_("Person"), required=False, max_length=150)
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("All roles")), *Grant.Role.choices])
    cluster = forms.ModelChoiceField(
        Cluster.objects.all(), label=_("Cluster"), required=False, to_field_name="code", empty_label=_("All clusters")
    )
    day = forms.DateField(
        label=_("As it was on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "min": FIRST_DAY, "max": LAST_DAY}),
        input_formats=["%Y-%m-%d"],
    )

    def clean_day(self) -> Any:
        day = self.cleaned_data["day"] or clock.today()
        if not FIRST_DAY <= day <= LAST_DAY:
            raise forms.ValidationError(_("A day between 1990 and 2100, please."))
        return day


def rights_page(request: HttpRequest) -> HttpResponse:
    if not request.user.has_perm("tasks.view_grant"):
        raise PermissionDenied
    asked = Asked(request.GET, label_suffix="")
    grants = grants_on(**asked.cleaned_data) if asked.is_valid() else Grant.objects.none()
    if "csv" in request.GET and asked.is_valid():
        return as_csv(rights_of(grants), asked.cleaned_data["day"])
    page = Paginator(grants, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        **admin.site.each_context(request),
        "title": _("Who may do what"),
        "asked": asked,
        "day": asked.cleaned_data.get("day") if asked.is_valid() else None,
        "page": page,
        "rights": [(right, address_of(right)) for right in rights_of(page.object_list)],
        "columns": COLUMNS,
        "may_add": request.user.has_perm("tasks.add_grant"),
    }
    return TemplateResponse(request, "admin/rights.html", context)


def address_of(right: Right) -> str:
    # One that was deleted since still has its history.
    return reverse(f"admin:tasks_grant_{'change' if right.exists else 'history'}", args=[right.key])


def own_rights(request: HttpRequest) -> HttpResponse:
    """What the reader may do themselves."""
    grants = Grant.objects.filter(user=request.user.pk).select_related("user", "cluster", "task").order_by("starts_on")
    rights = [
        (right, MEANING[Grant.Role(right.role)])
        for right in rights_of(grants)
        if right.until is None or right.until >= clock.today()
    ]
    context = {**admin.site.each_context(request), "title": _("What I may do"), "rights": rights}
    return TemplateResponse(request, "admin/own_rights.html", context)


def as_csv(rights: Iterable[Right], day: Any) -> HttpResponse:
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="rights-{day:%Y-%m-%d}.csv"'
    writer = csv.writer(response)
    writer.writerow(COLUMNS)
    writer.writerows([[guarded(cell) for cell in right.cells()] for right in rights])
    return response


register(Page("rights", "rights/", rights_page, _("Who may do what"), "tasks.view_grant"))
register(Page("own_rights", "rights/mine/", own_rights))
