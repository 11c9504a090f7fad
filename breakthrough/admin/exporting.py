"""A list as a file: what is filtered in the list, in the format and language asked for, as known on a day."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, override
from django.utils.translation import gettext as _

from breakthrough import clock
from breakthrough.exchange import describe
from breakthrough.exchange.book import Facts
from breakthrough.exchange.export import FORMATS, Export, circumstances
from breakthrough.exchange.naming import Names
from breakthrough.history import as_of
from breakthrough.history.schema import passing_models
from breakthrough.input import refused
from breakthrough.scope import access_of

PREFIX = "export"


class ExportForm(forms.Form):
    """How the file is made; its words stand beside the list's own filters in the address."""

    format = forms.ChoiceField(
        label=gettext_lazy("Format"),
        choices=[(one.code, one.label) for one in FORMATS.values()],
        help_text=gettext_lazy("GB18030 is for older programs that show other CSV files garbled."),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    as_of = forms.CharField(
        label=gettext_lazy("As known on"),
        required=False,
        widget=forms.DateInput({"type": "date"}),
        help_text=gettext_lazy("What was known at the end of that day. Empty: all that is known now."),
    )

    def clean_as_of(self) -> datetime | None:
        try:
            return clock.parse_as_of(self.cleaned_data["as_of"]) if self.cleaned_data["as_of"] else None
        except ValueError as error:
            raise ValidationError(str(error)) from None


def export_page(page: Any, request: HttpRequest) -> HttpResponse | FileResponse:
    """Asks how; with its words, hands over the file."""
    if not page.has_view_or_change_permission(request):
        raise PermissionDenied
    own = {name: words for name, words in request.GET.lists() if name.startswith(f"{PREFIX}-")}
    form = ExportForm(query(own) if own else None, prefix=PREFIX, initial={"language": get_language()})
    if page.model in passing_models():
        del form.fields["as_of"]
    request.GET = query({name: words for name, words in request.GET.lists() if name not in own})  # type: ignore[assignment]
    try:
        shown = page.get_changelist_instance(request)
    except IncorrectLookupParameters:
        return refused(request, _("The address asks for something that this list does not know."))
    if form.is_valid():
        try:
            return answer(page, request, form.cleaned_data)
        except ValidationError as error:
            form.add_error("format", error)
    context = {
        **page.admin_site.each_context(request),
        "title": _("Export: %(table)s") % {"table": page.opts.verbose_name_plural},
        "opts": page.opts,
        "form": form,
        "filters": filters_of(shown),
        "kept": [(name, word) for name, words in request.GET.lists() for word in words],
        "columns": describe(page.model).columns,
        "back": f"{reverse(page_name(page, 'changelist'))}?{request.GET.urlencode()}",
    }
    return TemplateResponse(request, "admin/export.html", context, status=400 if form.errors else 200)


def query(words: dict[str, list[str]]) -> QueryDict:
    found = QueryDict(mutable=True)
    for name, values in words.items():
        found.setlist(name, values)
    return found


def page_name(page: Any, name: str) -> str:
    return f"admin:{page.opts.app_label}_{page.opts.model_name}_{name}"


def answer(page: Any, request: HttpRequest, asked: dict[str, Any]) -> FileResponse:
    form, moment = FORMATS[asked["format"]], asked.get("as_of")
    # Rights are those of now, and looked up before: only the data travel.
    access_of(request.user, "view")
    with override(asked["language"]), as_of(moment):
        shown = page.get_changelist_instance(request)
        facts = circumstances(request.user, moment, filters_of(shown))
        export = Export(describe(page.model), shown.queryset, Names(request.user), facts)
        file = export.file(form)
    day = clock.day_of(moment) if moment else clock.today()
    name = f"{page.opts.model_name}-{day:%Y-%m-%d}.{form.ending}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=form.media_type)


def filters_of(shown: Any) -> Facts:
    """What the list is narrowed by, in words."""
    found = [(_("Search"), shown.query)] if shown.query else []
    for spec in shown.filter_specs if shown.has_active_filters else ():
        for choice in list(spec.choices(shown))[1:]:
            if choice.get("selected"):
                found.append((str(spec.title), str(choice["display"])))
    return found
