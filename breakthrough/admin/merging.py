"""Two people on one record: what the second one saves is merged with what the first one saved, never put over it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import InlineModelAdmin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from breakthrough.admin.forms import VERSION
from breakthrough.admin.history import HistoryPages
from breakthrough.admin.merge import Merge
from breakthrough.admin.widgets import is_readable
from breakthrough.history.tracking import tracked_models
from breakthrough.history.version import read_versions, versions_on_page, written

READING = ("GET", "HEAD")


class Merging(HistoryPages, ModelAdmin):
    """Mixin: forms know from which version they were made."""

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        key = None if object_id is None else unquote(object_id)
        state = vars(request)
        if not self.keeps_versions(request, key):
            return super().changeform_view(request, object_id, form_url, extra_context)
        if request.method in READING:
            # Before the row is read: what somebody changes in between then counts as changed since.
            state["record_version"] = written(versions_on_page(self.model, key, self.lines()))
            return super().changeform_view(request, object_id, form_url, extra_context)
        with transaction.atomic():
            self.lock(key)
            merge = self.merged(request, key, request.POST)
            if merge is not None:
                state["_post"] = merge.data
                state["conflicts"] = merge.conflicts
            response = super().changeform_view(request, object_id, form_url, extra_context)
        for sentence in merge.told() if merge is not None else []:
            messages.info(request, sentence)
        return response

    def keeps_versions(self, request: HttpRequest, key: Any) -> bool:
        return (
            key is not None
            and self.model in tracked_models()
            and is_readable(self.opts.pk, key)
            and "_saveasnew" not in request.POST
        )

    def lock(self, key: Any) -> None:
        """The record first, then its lines, always in this order: the second to save waits for the first."""
        [*self.model._base_manager.select_for_update(no_key=True, of=("self",)).filter(pk=key)]
        for line in self.lines():
            rows = line.model._base_manager.select_for_update(no_key=True, of=("self",))
            [*rows.filter(**{line.key: key}).order_by("pk").values_list("pk")]

    def merged(self, request: HttpRequest, key: Any, posted: Any) -> Merge | None:
        """What was posted, merged with what is there now; None if the form is not the asker's to save."""
        row = self.get_object(request, key)
        if row is None or not self.has_change_permission(request, row) or not is_save(posted):
            return None
        base, now = read_versions(posted.get(VERSION, "")), versions_on_page(self.model, key, self.lines())
        merge = Merge(posted, request.FILES, base, now)
        if base is None:
            merge.refuse(ValidationError(_("This form does not say what it was made from. Look at it and save again.")))
        elif base != now:
            form = self.get_form(request, row, change=True, fields=flatten_fieldsets(self.get_fieldsets(request, row)))
            merge.record(row, form.base_fields)
            for prefix, formset, inline in self.line_sets(request, row):
                may = inline.has_change_permission(request, row)
                rows = {line.pk: line for line in inline.get_queryset(request).filter(**{formset.fk.name: row})}
                merge.lines(prefix, formset, rows, may_change=may)
        return merge

    def line_sets(self, request: HttpRequest, row: Any) -> Iterator[tuple[str, Any, Any]]:
        """The formsets of a page under the prefixes that the stock form gives them."""
        counts: dict[str, int] = {}
        for formset, inline in self.get_formsets_with_inlines(request, row):
            prefix = formset.get_default_prefix()
            counts[prefix] = counts.get(prefix, 0) + 1
            if inline.model in tracked_models():
                yield (prefix if counts[prefix] == 1 and prefix else f"{prefix}-{counts[prefix]}"), formset, inline

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        if change and self.model in tracked_models():
            form.record_version = vars(request).get("record_version", "")
            form.conflicts = vars(request).get("conflicts", {})
        return form


class MergingLines(InlineModelAdmin):
    """Mixin for an inline: its lines say what somebody else has changed in them."""

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset: Any = super().get_formset(request, obj, **kwargs)
        formset.form.conflicts = vars(request).get("conflicts", {})
        return formset


def is_save(posted: Any) -> bool:
    """Whether a form was sent, and not an action of the page."""
    return "action-form-action" not in posted or any(name in posted for name in ("_save", "_continue", "_addanother"))
