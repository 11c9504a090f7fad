"""The history of a record, and all that was done in one batch, each with its undo."""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import models
from django.forms.models import _get_foreign_key
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from pghistory import runtime

from breakthrough.admin.changes_shown import Shown
from breakthrough.admin.widgets import is_readable
from breakthrough.history.sight import visible_events
from breakthrough.history.timeline import Lines, change_in_batch, changes_in_batch, changes_on_page, read_places
from breakthrough.history.tracking import tracked_models
from breakthrough.history.undo import undo, undo_batch
from breakthrough.refusals import REFUSALS, explained
from breakthrough.scope import access_of

ON_A_PAGE = 50
LONGEST_REASON = 300
CHANGE = re.compile(r"([A-Za-z]+\.[A-Za-z]+):([0-9]{1,18})")


class HistoryPages(ModelAdmin):
    """Mixin: the page of what happened to a record and to the lines on its page; also of one that is gone."""

    def lines(self) -> list[Lines]:
        tracked = tracked_models()
        inlines = [inline for inline in self.inlines if inline.model in tracked]
        keys = [(inline.model, _get_foreign_key(self.model, inline.model, inline.fk_name)) for inline in inlines]
        return [*dict.fromkeys(Lines(model, key.attname) for model, key in keys)]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        # Before the row is looked for, or the answer would tell whether it exists.
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if self.model not in tracked_models():
            return super().history_view(request, object_id, extra_context)
        key = unquote(object_id)
        row = self.get_object(request, key)
        if row is None and not (is_readable(self.opts.pk, key) and is_seen(self.model, key, request.user)):
            raise Http404(_("There is no such record, or it is not yours to see."))
        places = changes_on_page(self.model, row.pk if row else key, self.lines(), request.user)
        context = {
            **self.admin_site.each_context(request),
            **page_of(places, request, of=(self.model, str(row.pk if row else key))),
            "title": _("History"),
            "opts": self.opts,
            "object": row,
            "name": str(row) if row else _("%(kind)s %(key)s (deleted)") % {"kind": self.opts.verbose_name, "key": key},
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/record_history.html", context)

    # What the event tables know is not kept a second time, where it could be changed.

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return None if self.model in tracked_models() else super().log_addition(request, obj, message)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        return None if self.model in tracked_models() else super().log_change(request, obj, message)

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        return [] if self.model in tracked_models() else super().log_deletions(request, queryset)


def is_seen(model: type[models.Model], key: str, user: Any) -> bool:
    return visible_events(model, user).filter(pgh_obj_id=key).exists()


def page_of(places: Any, request: HttpRequest, of: Any = None) -> dict[str, Any]:
    """A page of changes, grouped by what was done together."""
    page = Paginator(places, ON_A_PAGE).get_page(request.GET.get("p"))
    changes = read_places(page.object_list, request.user)
    shown = Shown(changes, request, of)
    groups = [list(found) for _batch, found in groupby(changes, key=lambda change: (change.batch, change.commit))]
    return {"page": page, "groups": [shown.group(group) for group in groups]}


def batch_page(request: HttpRequest, batch: str, site: Any) -> HttpResponse:
    """All that was done together, as far as the user may see it; a POST takes one change of it back, or all."""
    try:
        places = changes_in_batch(batch, request.user)
    except ValueError:
        raise Http404 from None
    if not places.exists():
        raise Http404
    if request.method == "POST":
        return take_back(request, batch)
    context = {
        **site.each_context(request),
        **page_of(places, request),
        "title": _("What was done together"),
        "batch": batch,
        "may_undo": not access_of(request.user, "change").nothing,
    }
    return TemplateResponse(request, "admin/batch.html", context)


def take_back(request: HttpRequest, batch: str) -> HttpResponse:
    chosen, reason = request.POST.get("change", ""), request.POST.get("reason", "")[:LONGEST_REASON]
    try:
        if chosen:
            undo(named(chosen, batch, request.user), by=request.user, reason=reason)
        else:
            undo_batch(batch, by=request.user, reason=reason)
    except REFUSALS as error:
        for sentence in explained(error).messages:
            messages.error(request, sentence)
        return HttpResponseRedirect(request.get_full_path())
    address = reverse("admin:batch", args=[runtime._tracker.value.id])
    messages.success(request, format_html('{} <a href="{}">{}</a>', _("Undone."), address, _("See what was changed")))
    return HttpResponseRedirect(request.get_full_path())


def named(chosen: str, batch: str, user: Any) -> Any:
    """The change that a button names; it must be one of this batch that the user sees."""
    match = CHANGE.fullmatch(chosen)
    change = change_in_batch(batch, match[1], int(match[2]), user) if match else None
    if change is None:
        raise Http404
    return change
