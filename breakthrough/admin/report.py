"""The page of the Excel report: in which language, as of when, of which cluster; then the file."""

from __future__ import annotations

from tempfile import TemporaryFile
from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from breakthrough.admin.pages import Page, register
from breakthrough.figures import Asked, UnknownKey, dimensions, scope_note
from breakthrough.models import User
from breakthrough.scope import Access, access_of
from breakthrough.workbook.book import inquire, sheets_for, write

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ReportForm(forms.Form):
    """What the report is asked; empty fields mean all that is known now."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    cluster = forms.ChoiceField(label=gettext_lazy("Cluster"), required=False)
    until = forms.CharField(
        label=gettext_lazy("Facts up to"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text=gettext_lazy("Empty: today."),
    )
    as_of = forms.CharField(
        label=gettext_lazy("As known on"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text=gettext_lazy("What was known at the end of that day. Empty: all that is known now."),
    )

    def __init__(self, words: Any, access: Access) -> None:
        super().__init__(words, initial={"language": get_language()})
        self.access = access
        self.asked: Asked | None = None
        clusters = dimensions()["cluster"].labels([], access)
        whole = _("All clusters") if access.everything else _("All that you may see")
        cast("forms.ChoiceField", self.fields["cluster"]).choices = [
            ("", whole),
            *((key, str(label)) for key, label in clusters.items()),
        ]

    def clean(self) -> dict[str, Any]:
        found = self.cleaned_data
        words = {name: str(found[name]) for name in ("cluster", "until", "as_of") if found.get(name)}
        try:
            self.asked = inquire(words, self.access)
        except UnknownKey as error:
            self.add_error(error.name if error.name in self.fields else None, str(error))
        return found


def report_page(request: HttpRequest) -> Any:
    """Asks for the report's words; with them, hands over the file."""
    user = cast("User", request.user)
    access = access_of(user, "view")
    if access.nothing:
        raise PermissionDenied
    form = ReportForm(request.GET if "language" in request.GET else None, access)
    if form.is_valid() and form.asked:
        return workbook(form.asked, user, form.cleaned_data["language"])
    context = {
        "title": _("Excel report"),
        "form": form,
        "scope": scope_note(access),
        "sheets": sheets_for(user),
    }
    status = 400 if form.errors else 200
    return TemplateResponse(
        request, "admin/report.html", {**admin.site.each_context(request), **context}, status=status
    )


def workbook(asked: Asked, user: User, language: str) -> FileResponse:
    # The answer closes it, and so removes it, when it has been sent.
    file = TemporaryFile()  # noqa: SIM115
    with override(language):
        write(file, asked, user)
    file.seek(0)
    name = f"breakthrough-{asked.question.until:%Y-%m-%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


register(Page("report", "report/", report_page, gettext_lazy("Excel report"), "tasks.view_task"))
