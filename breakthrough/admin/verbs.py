"""What people do with a row besides editing it: buttons on its page, each with a page of its own for what it asks.

A `Verb` says who may do it and when, what it asks for (a form), what speaks against it, and what it does. The page
shows all that before anything happens; a refusal, from wherever it comes, is read on that page.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from breakthrough.refusals import REFUSALS, explained

Text = str | Promise


class VerbForm(forms.Form):
    """What a verb asks for."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})


@dataclass(frozen=True)
class Verb:
    """Something that may be done with a row of one model."""

    name: str
    label: Text
    do: Callable[[Any, Any, dict[str, Any]], Any]
    """With the row, by the user, with what was typed in."""
    may: Callable[[Any, Any], bool]
    """Whether the user may do it with the row now: else there is no button."""
    form: type[VerbForm] = VerbForm
    done: Text = ""
    says: Callable[[Any], dict[str, Any]] | None = None
    """More for the page: `facts` (label and value), `findings`, `changes` (label, old, new)."""
    hint: Text = ""
    is_grave: bool = False


@dataclass(frozen=True)
class Button:
    label: Text
    url: str
    is_grave: bool = False
    is_first: bool = False


def run(request: HttpRequest, form: forms.Form, do: Callable[[dict[str, Any]], Any]) -> bool:
    """Does what the form asks, all of it or nothing; a refusal becomes an error of the form."""
    if not form.is_valid():
        return False
    try:
        with transaction.atomic():
            do(form.cleaned_data)
    except REFUSALS as error:
        refusal = explained(error)
        for sentence in refusal.messages:
            form.add_error(None, sentence)
        return False
    return True


class Verbs(admin.ModelAdmin):
    """Mixin for a ModelAdmin: its verbs as buttons on each row's page."""

    verbs: Sequence[Verb] = ()

    def get_urls(self) -> list[Any]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_verb"
        page = path("<path:object_id>/do/<slug:verb>/", self.admin_site.admin_view(self.verb_view), name=name)
        return [page, *super().get_urls()]

    def buttons(self, request: HttpRequest, row: models.Model) -> list[Button]:
        found = [verb for verb in self.verbs if verb.may(request.user, row)]
        return [
            Button(verb.label, self.verb_url(row, verb.name), verb.is_grave, place == 0)
            for place, verb in enumerate(found)
        ]

    def verb_url(self, row: models.Model, verb: str) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_verb", args=[row.pk, verb])

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        row = kwargs.get("obj")
        buttons = self.buttons(request, row) if row is not None and row.pk else []
        return super().render_change_form(request, {**context, "verb_buttons": buttons}, *args, **kwargs)

    def row_of(self, request: HttpRequest, object_id: str) -> Any:
        """The row, if its reader may see it; a foreign one answers as one that does not exist."""
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        row = self.get_object(request, object_id)
        if row is None:
            raise Http404(_("There is no such record, or it is not yours to see."))
        return row

    def verb_view(self, request: HttpRequest, object_id: str, verb: str) -> HttpResponse:
        row = self.row_of(request, object_id)
        found = next((one for one in self.verbs if one.name == verb), None)
        if found is None:
            raise Http404
        if not found.may(request.user, row):
            raise PermissionDenied
        form = found.form(request.POST or None)
        if request.method == "POST" and run(request, form, lambda given: found.do(row, request.user, given)):
            self.message_user(request, str(found.done or found.label), messages.SUCCESS)
            return HttpResponseRedirect(self.page_of(row))
        more = found.says(row) if found.says else {}
        return self.verb_page(request, row, str(found.label), form, {"hint": found.hint, **more, "verb": found})

    def page_of(self, row: models.Model) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[row.pk])

    def verb_page(
        self, request: HttpRequest, row: models.Model, title: str, form: forms.Form, more: dict[str, Any]
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title,
            "row": row,
            "row_url": self.page_of(row),
            "form": form,
            "media": self.media + form.media,
            **more,
        }
        return TemplateResponse(request, more.get("template", "admin/verb.html"), context)
