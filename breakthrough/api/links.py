"""The lines that link a row with others (a result with its tasks), written together with it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import modelform_factory
from django.utils.translation import gettext as _

from breakthrough.api.entry import refuse_unknown, typed
from breakthrough.api.serializers import LinksField
from breakthrough.models import User


def links_of(serializer: Any) -> dict[str, LinksField]:
    return {name: field for name, field in serializer.fields.items() if isinstance(field, LinksField)}


def relink(row: Any, field: LinksField, name: str, items: Any, user: User | Any) -> None:
    """The lines become exactly these; those that the asker does not see stay as they are."""
    if not isinstance(items, list):
        raise ValidationError({name: _("Write a list.")})
    links: Any = field.link.objects.visible_to(user)
    there = {getattr(one, f"{field.to}_id"): one for one in links.filter(**{field.parent_column: row})}
    for place, item in enumerate(items):
        kept = line(row, field, item, there, user, f"{name}.{place}")
        there.pop(kept, None)
    for one in there.values():
        one.delete()


def line(row: Any, field: LinksField, item: Any, there: dict[int, Any], user: Any, path: str) -> int:
    """Writes one line, and gives the key of the row that it leads to."""
    if not isinstance(item, dict):
        raise ValidationError({path: _("Write an object: the fields and their values.")})
    form_class = modelform_factory(field.link, fields=[field.to, field.says])
    target: Any = form_class.base_fields[field.to]
    target.queryset = target.queryset.model.objects.visible_to(user)
    try:
        refuse_unknown(item, form_class.base_fields)
        given = {name: typed(form_class.base_fields[name], value) for name, value in item.items()}
        known = there.get(given.get(field.to) or 0)
        found = known or field.link(**{field.parent_column: row})
        form = form_class({**form_class(instance=found).initial, **given}, instance=found)
        if not form.is_valid():
            raise ValidationError(form.errors.as_data())
    except ValidationError as error:
        raise ValidationError(beneath(path, error)) from None
    return getattr(form.save(), f"{field.to}_id")


def beneath(path: str, error: ValidationError) -> dict[str, list[ValidationError]]:
    if not hasattr(error, "error_dict"):
        return {path: error.error_list}
    return {path if name == "__all__" else f"{path}.{name}": found for name, found in error.error_dict.items()}
