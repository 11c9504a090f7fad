"""Who sees and edits which rows, asked of the model's own queryset: visible_to, editable_by."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.exceptions import NotRegistered
from django.contrib.admin.options import BaseModelAdmin, InlineModelAdmin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


def visible(rows: Any, user: Any) -> Any:
    return rows.visible_to(user) if hasattr(rows, "visible_to") else rows


OUTSIDE = _("This record would belong to a cluster that is not yours to edit.")


def is_editable(row: models.Model, user: Any) -> bool:
    return not outside_scope([row], user)


def outside_scope(rows: Iterable[models.Model], user: Any) -> set[Any]:
    """The keys of those rows of one table that are not the user's to edit, by one question.

    A model without editable_by has no scope of its own: its permission alone decides.
    """
    keys = {row.pk: type(row) for row in rows}
    known: Any = next(iter(keys.values()))._default_manager.all() if keys else None
    if not hasattr(known, "editable_by"):
        return set()
    return {*keys} - set(known.editable_by(user).filter(pk__in=[*keys]).order_by().values_list("pk", flat=True))


def refuse_outside_scope(row: models.Model, user: Any) -> None:
    """Asked after saving, inside the transaction: what was saved must be the user's to edit."""
    if not is_editable(row, user):
        raise ValidationError(OUTSIDE)


class ScopedRows(BaseModelAdmin):
    """Mixin for everything in the admin that reads rows or offers them for choice."""

    def get_queryset(self, request: HttpRequest) -> Any:
        # FETCH_PEERS: a relation followed for one row is fetched for all rows of the page at once.
        return visible(super().get_queryset(request), request.user).fetch_mode(models.FETCH_PEERS)

    def get_field_queryset(self, db: str | None, db_field: Any, request: HttpRequest) -> Any:
        rows = super().get_field_queryset(db, db_field, request)
        if rows is None:
            rows = db_field.remote_field.model._default_manager.using(db)
        return visible(rows, request.user).fetch_mode(models.FETCH_PEERS)


class ScopedRights(ScopedRows, ModelAdmin):
    """Mixin for a ModelAdmin: rights on a row are those on its model, within scope."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self.within_scope(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self.within_scope(request, obj)

    def within_scope(self, request: HttpRequest, obj: Any) -> bool:
        if obj is None or obj._state.adding:
            return True
        answers = self.scope_answers(request)
        if obj.pk not in answers:
            answers[obj.pk] = is_editable(obj, request.user)
        return answers[obj.pk]

    def scope_answers(self, request: HttpRequest) -> dict[Any, bool]:
        """A page asks many times about the same row."""
        return request.__dict__.setdefault("editable_rows", {}).setdefault(self.model, {})

    def ask_for_page(self, request: HttpRequest, shown: Any) -> None:
        """Where lines are edited in the list itself, one question for all of them."""
        rows = self.model._default_manager.all()
        if hasattr(rows, "editable_by"):
            keys = [row.pk for row in shown]
            editable = set(rows.editable_by(request.user).filter(pk__in=keys).values_list("pk", flat=True))
            self.scope_answers(request).update({key: key in editable for key in keys})


class InlineRights(ScopedRows, InlineModelAdmin):
    """Mixin for an inline: who may not edit the parent may not edit what hangs on it."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and self.may_edit_parent(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and self.may_edit_parent(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and self.may_edit_parent(request, obj)

    def may_edit_parent(self, request: HttpRequest, obj: Any) -> bool:
        try:
            parent = self.admin_site.get_model_admin(self.parent_model)
        except NotRegistered:
            return True
        return obj is None or obj._state.adding or parent.has_change_permission(request, obj)
