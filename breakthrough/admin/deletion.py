"""What a deletion would take along: only rows that the user may see are named, in few queries however many they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.options import EMPTY_VALUE_STRING
from django.contrib.admin.utils import NestedObjects, display_for_value, quote
from django.db import models, router
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from breakthrough.admin.scope import ScopedRights, visible

Named = tuple[list[Any], dict[Any, int], set[Any], list[Any]]


class RelatedRows(NestedObjects):
    def related_objects(self, related_model: Any, related_fields: Any, objs: Any) -> Any:
        return super().related_objects(related_model, related_fields, objs).fetch_mode(models.FETCH_PEERS)


def rows_to_delete(objs: Iterable[models.Model], request: HttpRequest, site: AdminSite) -> Named:
    """As Django's get_deleted_objects: lines to show, counts by kind, kinds that may not be deleted, what protects."""
    rows = list(objs)
    if not rows:
        return [], {}, set(), []
    collector = RelatedRows(using=router.db_for_write(type(rows[0])), origin=objs)
    collector.collect(rows)
    kinds = by_kind(chain(*collector.model_objs.values(), collector.protected))
    hidden = {row for kind, members in kinds.items() for row in members - seen_among(kind, members, request)}
    collector.edges = {
        source: [row for row in targets if row not in hidden] for source, targets in collector.edges.items()
    }
    lines = collector.nested(lambda row: line(row, site))
    protected = [line(row, site) for row in collector.protected if row not in hidden]
    if collector.protected & hidden:
        protected.append(_("Records that are not yours to see"))
    going = by_kind(chain(*collector.model_objs.values()))
    counts = {kind._meta.verbose_name_plural: len(found - hidden) for kind, found in going.items()}
    return lines, counts, forbidden(going, request, site), protected


def by_kind(rows: Iterable[Any]) -> dict[Any, set[Any]]:
    kinds = defaultdict(set)
    for row in rows:
        kinds[type(row)].add(row)
    return kinds


def seen_among(kind: Any, rows: set[Any], request: HttpRequest) -> set[Any]:
    keys = visible(kind._default_manager.filter(pk__in=[row.pk for row in rows]), request.user)
    seen = set(keys.order_by().values_list("pk", flat=True))
    return {row for row in rows if row.pk in seen}


def forbidden(kinds: dict[Any, set[Any]], request: HttpRequest, site: AdminSite) -> set[Any]:
    refused = set()
    for kind, rows in kinds.items():
        if not site.is_registered(kind):
            continue
        admin = site.get_model_admin(kind)
        if isinstance(admin, ScopedRights):
            admin.ask_for_page(request, rows)
        if not all(admin.has_delete_permission(request, row) for row in rows):
            refused.add(kind._meta.verbose_name)
    return refused


def line(row: Any, site: AdminSite) -> str:
    name, kind = display_for_value(str(row), EMPTY_VALUE_STRING), capfirst(row._meta.verbose_name)
    if not site.is_registered(type(row)):
        return f"{kind}: {name}"
    address = f"{site.name}:{row._meta.app_label}_{row._meta.model_name}_change"
    return format_html('{}: <a href="{}">{}</a>', kind, reverse(address, args=[quote(row.pk)]), name)
