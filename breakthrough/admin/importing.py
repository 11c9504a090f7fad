"""Importing: a file is brought, shown row by row, confirmed, and can be taken back as a whole."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from tempfile import TemporaryFile
from typing import Any, cast

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override, pgettext_lazy

from breakthrough.admin.navigation import NAVIGATION
from breakthrough.admin.pages import Page, register
from breakthrough.exchange import annotated, runs
from breakthrough.exchange.description import Description
from breakthrough.exchange.export import XLSX
from breakthrough.exchange.jobs import prepare_import, write_import
from breakthrough.exchange.naming import Names
from breakthrough.exchange.outcome import CHANGED, ERROR, NEW, SAME
from breakthrough.exchange.template import Template
from breakthrough.exchange.upload.kinds_of_file import refusal
from breakthrough.exchange.work import at_work, take_up
from breakthrough.models import ImportRun, User

ON_A_PAGE = 50
CELLS_SHOWN = 40
LATEST = 5
State = ImportRun.State
# Tables stand in the order of the side navigation.
PLACES = {name.lower(): place for place, name in enumerate(name for _label, names in NAVIGATION for name in names)}
LABELS = {
    NEW: pgettext_lazy("rows", "new"),
    CHANGED: pgettext_lazy("rows", "changed"),
    SAME: pgettext_lazy("rows", "unchanged"),
    ERROR: pgettext_lazy("rows", "wrong"),
}


class UploadForm(forms.Form):
    """The file, and the table that it is of where it does not say so itself."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        max_length=200,
        help_text=gettext_lazy("Excel (.xlsx, .xls) or CSV. Nothing is saved before you have seen what would change."),
    )
    table = forms.ChoiceField(
        label=gettext_lazy("Table"),
        required=False,
        help_text=gettext_lazy("Only needed where neither the sheet's name nor its headings tell."),
    )

    confirms_amounts = forms.BooleanField(
        label=gettext_lazy("Doubtful amounts are right"),
        required=False,
        help_text=gettext_lazy("Tick this only after a preview has doubted amounts, and they are right all the same."),
    )

    def __init__(self, tables: list[Description], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [("", _("as the file says")), *((one.code, one.title) for one in tables)]
        cast("forms.ChoiceField", self.fields["table"]).choices = offered
        self.fields["file"].widget.attrs["accept"] = ".xlsx,.xls,.et,.csv,.txt"

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > settings.UPLOAD_MOST_BYTES:
            raise refusal("large")
        return file


def open_tables(request: HttpRequest) -> list[Description]:
    """The tables that the asker may write, in the order of the navigation; whoever may write none is refused."""
    tables = runs.tables_for(cast("User", request.user))
    if not tables:
        raise PermissionDenied
    return sorted(tables, key=lambda one: PLACES.get(one.code, len(PLACES)))


def upload_page(request: HttpRequest) -> HttpResponse:
    tables = open_tables(request)
    known = {one.code for one in tables}
    asked = request.GET.get("table", "")
    form = UploadForm(tables, request.POST or None, request.FILES or None, initial={"table": asked})
    if request.method == "POST" and form.is_valid():
        return HttpResponseRedirect(address(receive(request, form)))
    context = {
        **admin.site.each_context(request),
        "title": _("Import"),
        "form": form,
        "tables": tables,
        "asked": asked if asked in known else "",
        "runs": ImportRun.objects.filter(user=request.user.pk)[:LATEST],
        "labels": LABELS,
    }
    return TemplateResponse(request, "admin/import.html", context, status=400 if form.errors else 200)


def address(run: ImportRun) -> str:
    return reverse("admin:import_run", args=[run.pk])


def receive(request: HttpRequest, form: UploadForm) -> ImportRun:
    """Keeps the file; a small one is worked out at once, another one by the worker."""
    file, user = form.cleaned_data["file"], cast("User", request.user)
    given = {name: form.cleaned_data[name] for name in ("table", "confirms_amounts")}
    run = runs.begin(user, file.name or "", file.chunks(), **given)
    if file.size > settings.IMPORT_BYTES_AT_ONCE:
        prepare_import.enqueue(str(run.pk))
        return run
    with at_work(run):
        sheets = runs.read_cells(run)
        if sheets is None:
            return run
        if sum(len(sheet.rows) for sheet in sheets) <= settings.IMPORT_ROWS_AT_ONCE:
            runs.prepare(run, sheets)
            return run
    prepare_import.enqueue(str(run.pk))
    return run


def run_of(request: HttpRequest, token: Any) -> ImportRun:
    """One's own import; another one's is as absent as one that never was."""
    open_tables(request)
    run = ImportRun.objects.filter(pk=token, user=request.user.pk).first()
    if run is None:
        raise Http404(_("There is no such record, or it is not yours to see."))
    take_up(run)
    return run


def run_page(request: HttpRequest, token: Any) -> HttpResponse:
    """What would change, row by row; a POST imports it, or throws it away."""
    run = run_of(request, token)
    if request.method == "POST":
        return decide(request, run)
    context = {
        **admin.site.each_context(request),
        "title": run.name,
        "run": run,
        "labels": LABELS,
        "progress": runs.progress(run) if run.is_busy else None,
        **(shown(run, request) if run.state == State.SHOWN else {}),
    }
    answer = TemplateResponse(request, "admin/import_run.html", context)
    if run.is_busy:
        answer["Refresh"] = "2"
    return answer


def decide(request: HttpRequest, run: ImportRun) -> HttpResponse:
    if "discard" in request.POST:
        if not run.is_busy:
            runs.discard(run)
            messages.info(request, _("The file was thrown away; nothing was imported."))
        return HttpResponseRedirect(reverse("admin:import"))
    if not runs.claim(run):
        messages.error(request, _("This cannot be imported as it is."))
        return HttpResponseRedirect(address(run))
    if not runs.is_small(run):
        write_import.enqueue(str(run.pk))
    elif confirm(run):
        messages.success(request, done(run))
    return HttpResponseRedirect(address(run))


def confirm(run: ImportRun) -> bool:
    with at_work(run):
        return runs.confirm(run)


def done(run: ImportRun) -> str:
    said = _("Imported: %(new)s new, %(changed)s changed.") % run.counts
    return format_html('{} <a href="{}">{}</a>', said, reverse("admin:batch", args=[run.batch]), _("Undo"))


def errors_file(request: HttpRequest, token: Any) -> Any:
    """The uploaded rows, with what is wrong as comments."""
    run = run_of(request, token)
    if run.state != State.SHOWN:
        raise Http404
    file: Any = TemporaryFile()  # noqa: SIM115
    with override(run.language):
        annotated.write(file, run)
    file.seek(0)
    name = f"{run.name.rpartition('.')[0] or run.name}-errors.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def template_file(request: HttpRequest) -> HttpResponse:
    """An empty workbook for one table, or for all that the asker may write."""
    tables = open_tables(request)
    asked = request.GET.get("table", "")
    chosen = [one for one in tables if one.code == asked] if asked else tables
    if not chosen:
        raise Http404
    title = chosen[0].title if asked else _("Portfolio workbook")
    file = BytesIO()
    Template(file, title, Names(request.user)).write(chosen)
    name = f"{asked.rpartition('.')[2] or 'portfolio'}-template.xlsx"
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(file.getvalue(), content_type=XLSX, headers={"Content-Disposition": disposition})


def shown(run: ImportRun, request: HttpRequest) -> dict[str, Any]:
    """A page of the rows in one state: by default those that are wrong, else those that change."""
    counts = run.counts
    states = [state for state in (ERROR, CHANGED, NEW, SAME) if counts.get(state)]
    asked = request.GET.get("state", "")
    state = asked if asked in states else next(iter(states), "")
    number = page_number(request)
    problems, rows = [], []
    for line in islice(lines_in(run, state), number * ON_A_PAGE, None):
        rows.append(line)
        if len(rows) == ON_A_PAGE:
            break
    problems = [line for line in runs.told(run) if line.get("problems")] if not run.digest else []
    pages = -(-counts.get(state, 0) // ON_A_PAGE)
    return {
        "tabs": [(one, LABELS[one], counts[one]) for one in states],
        "state": state,
        "rows": rows,
        "problems": problems,
        "number": number + 1,
        "pages": pages,
        "previous": number if number else None,
        "next": number + 2 if number + 1 < pages else None,
        "is_small": runs.is_small(run),
        "changes": counts.get(NEW, 0) + counts.get(CHANGED, 0),
    }


def page_number(request: HttpRequest) -> int:
    text = request.GET.get("p", "1")
    return max(int(text) - 1, 0) if text.isascii() and text.isdecimal() and len(text) < 9 else 0


def lines_in(run: ImportRun, state: str) -> Iterator[dict[str, Any]]:
    """The rows in a state, each with the table that it is of."""
    title = ""
    for line in runs.told(run):
        if "sheet" in line:
            title = line["title"]
        elif line.get("state") == state:
            cells = line["cells"]
            yield {**line, "title": title, "cells": cells[:CELLS_SHOWN], "more": len(cells[CELLS_SHOWN:])}


register(Page("import", "import/", upload_page, gettext_lazy("Import from Excel"), "tasks.change_task"))
register(Page("import_template", "import/template/", template_file))
register(Page("import_run", "import/<uuid:token>/", run_page))
register(Page("import_errors", "import/<uuid:token>/errors/", errors_file))
