"""The page of a row's story, for whoever may see the row; and where it leads those who follow a link to the row."""

from __future__ import annotations

from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from breakthrough.admin.scope import visible
from breakthrough.admin.stories import (
    CLOCKS,
    Chapter,
    Story,
    Telling,
    address_of_story,
    chapters_of,
    figures_for,
    page_of,
    story_of,
)
from breakthrough.admin.widgets import is_readable
from breakthrough.figures import Asked, UnknownKey, ask
from breakthrough.history import as_of
from breakthrough.input import refused
from breakthrough.scope import access_of

FORM = "form"


class Stories(ModelAdmin):
    """Mixin: a page with the story of each row, if the model has one to tell."""

    @property
    def story(self) -> Story | None:
        return story_of(self.model)

    def get_urls(self) -> list[Any]:
        urls = super().get_urls()
        if self.story is None:
            return urls
        name = f"{self.opts.app_label}_{self.opts.model_name}_story"
        view = self.admin_site.admin_view(self.story_view)
        return [path("<path:object_id>/story/", view, name=name), *urls]

    def story_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        # Before the row is looked for, or the answer would tell whether it exists.
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        try:
            asked = asked_by(request)
        except UnknownKey as error:
            return refused(request, str(error))
        context = {**self.admin_site.each_context(request), **self.told(request, unquote(object_id), asked)}
        return TemplateResponse(request, "admin/story.html", context)

    def told(self, request: HttpRequest, key: str, asked: Asked) -> dict[str, Any]:
        assert self.story
        chapters = chapters_of(self.story)
        with as_of(asked.as_of):
            telling = Telling(self.story, self.row_told_of(request, key, asked), asked, request)
            telling.prepare(self.story.figures, *(chapter.figures for chapter in chapters))
            numbers = telling.numbers(*figures_for(self.story.figures, telling.row))
            drawn = {one.code: draw(one, telling) for one in chapters if not one.is_of_history}
            note, heading = str(self.story.note(telling)), str(telling.row)
        drawn |= {one.code: draw(one, telling) for one in chapters if one.is_of_history}
        return {
            "title": heading,
            "opts": self.opts,
            "original": telling.row,
            "numbers": numbers,
            "chapters": [(one, drawn[one.code]) for one in chapters if drawn[one.code]],
            "untold": [one.title for one in chapters if not drawn[one.code]],
            "clocks": clocks(asked),
            "note": note,
            "switch": self.switch(request, telling.row, "story"),
        }

    def row_told_of(self, request: HttpRequest, key: str, asked: Asked) -> models.Model:
        """A foreign row answers as one that does not exist."""
        rows = visible(self.model._default_manager.all(), request.user).fetch_mode(models.FETCH_PEERS)
        assert self.story
        row = None
        if is_readable(self.opts.pk, key):
            row = self.story.rows(rows, asked.question.until).filter(pk=key).first()
        if row is None:
            raise Http404(_("There is no such record, or it is not yours to see."))
        found: models.Model = row
        return found

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        """Whoever may not edit a row reads its story, unless they ask for the form."""
        key = unquote(object_id)
        if self.leads_to_story(request) and is_readable(self.opts.pk, key):
            row = self.model(pk=self.opts.pk.to_python(key))
            row._state.adding = False
            seen = visible(self.model._default_manager.all(), request.user).filter(pk=row.pk)
            if not self.has_change_permission(request, row) and seen.exists():
                return HttpResponseRedirect(address_of_story(row))
        return super().change_view(request, object_id, form_url, extra_context)

    def leads_to_story(self, request: HttpRequest) -> bool:
        is_asked_for = request.method == "GET" and not {FORM, "_popup", "_to_field"} & request.GET.keys()
        return is_asked_for and self.story is not None and self.has_view_or_change_permission(request)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        row = kwargs.get("obj")
        is_told = self.story is not None and row is not None and row.pk and not context.get("is_popup")
        more = {"switch": self.switch(request, row, "form")} if is_told else {}
        return super().render_change_form(request, {**context, **more}, *args, **kwargs)

    def switch(self, request: HttpRequest, row: Any, here: str) -> list[dict[str, Any]]:
        """Between the story and the form, and to the history."""
        may_edit = self.has_change_permission(request, row)
        form = page_of(row) if may_edit else f"{page_of(row)}?{FORM}=1"
        label = _("Edit") if may_edit else _("All fields")
        return [
            {"label": _("Story"), "url": address_of_story(row), "is_here": here == "story"},
            {"label": label, "url": form, "is_here": here == "form"},
        ]


def asked_by(request: HttpRequest) -> Asked:
    """The clocks that an address names. Raises UnknownKey for any other word."""
    words = {name: str(word) for name, word in request.GET.items()}
    for name in words.keys() - set(CLOCKS):
        message = _("“%(name)s” is not known here. Possible: %(known)s.")
        raise UnknownKey(name, message % {"name": name[:100], "known": ", ".join(CLOCKS)})
    return ask(words, access_of(request.user, "view"))


def draw(chapter: Chapter, telling: Telling) -> str:
    """Drawn at once, so that whatever a template follows is of the day asked for; empty where nothing is told."""
    section = chapter.read(telling)
    if section is None:
        return ""
    context = {"section": section, "chapter": chapter, "telling": telling}
    return render_to_string(chapter.template, context, request=telling.request)


def clocks(asked: Asked) -> dict[str, Any]:
    """On which days the story is told; `is_other` where that is not today."""
    return {"until": asked.question.until, "as_of": asked.known_at, "is_other": bool(asked.words)}
