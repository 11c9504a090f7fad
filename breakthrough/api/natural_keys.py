"""By what rows are recognized that somebody else keeps too: a code, or what the database has once only."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, UniqueConstraint
from django.utils.translation import gettext as _
from rest_framework.request import Request

from breakthrough.api.entry import fields_of, typed
from breakthrough.api.errors import Refused

Key = tuple[Any, ...]


def key_columns(page: Any) -> tuple[str, ...]:
    """The columns that name a row of a table, all of which its form writes; none where there is no such key."""
    model, written = page.model, fields_of(page)
    unique = [one for one in model._meta.constraints if isinstance(one, UniqueConstraint) and one.condition is None]
    single = [
        (field.name,)
        for field in model._meta.concrete_fields
        if field.unique and not (field.primary_key or field.is_relation)
    ]
    possible = [(model.natural_field,), *(one.fields for one in unique), *single]
    return next((tuple(names) for names in possible if names and {*names} <= {*written}), ())


class Keys:
    """Reads the keys of what was sent, and finds the rows that have them."""

    def __init__(self, page: Any, request: Request) -> None:
        self.columns = key_columns(page)
        if not self.columns:
            raise Refused("upsert", _("Rows of this table have no key of their own: make them, or change them by id."))
        fields = page.get_form(request._request, None, change=False)().fields
        self.fields = {name: fields[name] for name in self.columns}
        self.read: dict[tuple[str, str], Any] = {}
        self.used: set[Key] = set()

    def of(self, item: Any) -> Key:
        if not isinstance(item, dict):
            raise ValidationError(_("Write an object: the fields and their values."))
        errors, key = {}, []
        for name in self.columns:
            try:
                key.append(self.value(name, item.get(name)))
            except ValidationError as error:
                errors[name] = error
        if errors:
            raise ValidationError(errors)
        return tuple(key)

    def value(self, name: str, given: Any) -> Any:
        """As the row has it; a name that comes again is not looked up again."""
        text = (name, json.dumps(given))
        if text not in self.read:
            if given is None:
                raise ValidationError(_("The row is recognized by this: name it."), code="required")
            found = self.fields[name].clean(typed(self.fields[name], given))
            self.read[text] = found.pk if isinstance(found, Model) else found
        return self.read[text]

    def once(self, item: Any) -> Key:
        """The key of an item, which no other item has."""
        key = self.of(item)
        if key in self.used:
            raise ValidationError(dict.fromkeys(self.columns, _("Another item before this one has the same key.")))
        self.used.add(key)
        return key

    def find(self, items: Iterable[Any], rows: Any) -> dict[Key, int]:
        """The ids of the rows that are there already, by their keys."""
        keys = [*self.readable(items)]
        wanted = {f"{name}__in": {key[place] for key in keys} for place, name in enumerate(self.columns)}
        found = rows.filter(**wanted).order_by().values_list("pk", *self.columns)
        return {tuple(key): pk for pk, *key in found}

    def readable(self, items: Iterable[Any]) -> Iterable[Key]:
        for item in items:
            try:
                yield self.of(item)
            except ValidationError:
                continue  # said of the item when its turn comes
