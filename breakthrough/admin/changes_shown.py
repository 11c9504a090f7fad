"""Changes as people read them: who, when, by which door and why; and each field, from what to what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib import admin
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import units
from breakthrough.history.changes import Change, FieldChange
from breakthrough.models import User
from breakthrough.models.fields import MoneyField

DOORS = {
    "admin": gettext_lazy("by form"),
    "api": gettext_lazy("by API"),
    "web": gettext_lazy("by web"),
    "import": gettext_lazy("by import"),
    "command": gettext_lazy("by command"),
    "worker": gettext_lazy("by background job"),
}
KINDS = {"insert": gettext_lazy("Added"), "update": gettext_lazy("Changed"), "delete": gettext_lazy("Deleted")}
EMPTY: tuple[Any, ...] = (None, "", [])


class Shown:
    """The changes of one page, with the names of their records and people, each asked for once."""

    def __init__(self, changes: Sequence[Change], request: HttpRequest, of: Any = None) -> None:
        self.site_models = admin.site._registry
        self.of = of
        self.names: dict[tuple[Any, str], str] = {}
        self.there: set[tuple[Any, str]] = set()
        keys: dict[Any, set[Any]] = defaultdict(set)
        for change in changes:
            keys[change.model].add(change.key)
        for model, chosen in keys.items():
            rows = model._base_manager.fetch_mode(models.FETCH_PEERS).in_bulk(chosen)
            self.there |= {(model, str(key)) for key in rows}
            self.names |= {(model, str(key)): named(row) for key, row in rows.items()}
        accounts = User.objects.filter(username__in={change.actor for change in changes})
        self.people = {account.get_username(): str(account) for account in accounts}

    def group(self, changes: Sequence[Change]) -> dict[str, Any]:
        first = changes[0]
        return {
            "actor": self.people.get(first.actor, first.actor) or _("Past the application"),
            "moment": localtime(first.moment),
            "door": DOORS.get(first.door, first.door),
            "reason": first.reason,
            "batch": first.batch,
            "url": reverse("admin:batch", args=[first.batch]),
            "changes": [self.line(change) for change in changes],
        }

    def line(self, change: Change) -> dict[str, Any]:
        place = (change.model, str(change.key))
        return {
            "id": f"{change.model._meta.label}:{change.event}",
            "kind": change.label,
            "action": KINDS[change.label],
            "is_own": place == self.of,
            "table": capfirst(change.model._meta.verbose_name),
            "name": self.names.get(place) or name_of_gone(change),
            "url": self.address(place),
            "fields": [line for line in map(shown_field, change.fields) if line["old"] != line["new"]],
        }

    def address(self, place: tuple[Any, str]) -> str | None:
        model, key = place
        if model not in self.site_models:
            return None
        page = "change" if place in self.there else "history"
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=[key])


def named(row: models.Model) -> str:
    try:
        return str(row)
    except (ObjectDoesNotExist, AttributeError):
        return f"#{row.pk}"


def name_of_gone(change: Change) -> str:
    """A row that is gone, by what it was called: the first of its texts."""
    texts = [field.old or field.new for field in change.fields if isinstance(field.of, models.CharField)]
    return next((str(text) for text in texts if text), f"#{change.key}")


def shown_field(change: FieldChange) -> dict[str, Any]:
    is_number = isinstance(change.of, (models.DecimalField, models.IntegerField)) and not change.of.choices
    return {
        "name": capfirst(change.name),
        "old": shown(change.old, change.of),
        "new": shown(change.new, change.of),
        "is_number": is_number,
    }


def shown(value: Any, field: Any) -> str:
    """A field's value as its readers write it."""
    if value in EMPTY:
        return units.NOTHING
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, Decimal):
        return units.yuan(value) if isinstance(field, MoneyField) else units.number(value.normalize())
    if isinstance(value, datetime):
        return date_format(localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if isinstance(value, models.Model):
        return named(value)
    return f"#{value}" if field.is_relation and value != units.NOTHING else str(value)
