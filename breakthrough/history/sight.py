"""Which events somebody may see: those of rows that they may see now, and, of rows that are gone, those that show
the row where they may look. Rights are those of now, as everywhere."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from breakthrough.history.tracking import event_model_of
from breakthrough.scope import Access, Record, access_of


def visible_events(model: type[models.Model], user: Any) -> Any:
    """Events of a table, of rows that are there or gone, that the user may see."""
    events = event_model_of(model).objects.all()
    if not user.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}"):
        return events.none()
    return within(model, access_of(user, "view"))


def within(model: Any, access: Access) -> Any:
    events = event_model_of(model).objects.all()
    if access.everything or not issubclass(model, Record) or model.part in access.parts:
        return events
    condition = model.scope_condition(access)
    if condition is None:
        return events.none()
    if model.scope_path is None and not overrides(model):
        return events
    rows = model._base_manager.all()
    seen = Q(pgh_obj_id__in=rows.filter(condition).order_by().values("pk"))
    gone = condition_of_gone(model, access)
    if gone is None:
        return events.filter(seen)
    return events.filter(seen | (~Q(pgh_obj_id__in=rows.order_by().values("pk")) & gone))


def condition_of_gone(model: Any, access: Access) -> Q | None:
    """What events of deleted rows meet that were within access; None where only somebody who sees all can tell."""
    if overrides(model):
        return None
    first = model.scope_path.partition("__")[0]
    if not first:
        return Q(cluster__in=access.clusters) | Q(pgh_obj_id__in=access.tasks)
    field = model._meta.get_field(first)
    if field.many_to_many:
        links = field.remote_field.through
        return Q(pgh_obj_id__in=within(links, access).values(f"{field.m2m_field_name()}_id"))
    if field.concrete:
        return Q(**{f"{field.attname}__in": within(field.related_model, access).values("pgh_obj_id")})
    return Q(pgh_obj_id__in=within(field.related_model, access).values(field.field.attname))


def overrides(model: Any) -> bool:
    """Whether the model has a rule of its own on who sees its rows, which events cannot follow."""
    return getattr(model.scope_condition, "__func__", None) is not vars(Record)["scope_condition"].__func__
