"""Writing by the very forms of the admin: their fields, choices, rules and rights, filled in from JSON."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten, flatten_fieldsets
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.request import Request

from breakthrough.amount_field import AmountField, ConfirmedAmounts, confirmation_name
from breakthrough.api import parameters
from breakthrough.api.filters import natural_key
from breakthrough.input import UNSTORABLE

MOST = 2**63
CONFIRMED = "confirmed"
Found = dict[tuple[Any, str], int]
NUMBERS = (forms.DecimalField, forms.IntegerField, forms.FloatField, AmountField)


def page_of(model: Any) -> Any:
    """The admin's page of a table, which says who may write what; None where rows have no page of their own."""
    return admin.site._registry.get(model)


def fields_of(page: Any) -> list[str]:
    """The columns of a table that its form writes."""
    declared = [*flatten_fieldsets(page.fieldsets or ()), *flatten(page.fields or ())]
    declared += flatten_fieldsets(getattr(page, "add_fieldsets", ()))
    columns = {field.name: field for field in page.model._meta.concrete_fields if is_entered(field)}
    return [name for name in dict.fromkeys(declared or columns) if name in columns and name not in page.readonly_fields]


def is_entered(field: Any) -> bool:
    return field.editable and not field.primary_key


def save(page: Any, request: Request, row: Any, body: dict[str, Any], *, whole: bool) -> Any:
    """Makes a row, or changes one: with `whole` what the body leaves out gets its default, else it stays."""
    inner = request._request
    form_class = form_of(page, inner, row)
    body, confirmed = confirmations(form_class, body)
    blank = form_class(instance=None if whole else row)
    given = given_in(blank, body, found_by(inner))
    begun = page.begun_with(inner, given) if whole else {}
    form = form_class({**shown_at_first(blank), **begun, **given, **confirmed}, instance=row)
    if not form.is_valid():
        raise ValidationError(form.errors.as_data())
    made = page.save_form(inner, form, change=row is not None)
    page.save_model(inner, made, form, row is not None)
    form.save_m2m()
    return made


def confirmations(form_class: Any, body: dict[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """The body without the amounts that it confirms, and these as the form's boxes would send them, ticked."""
    if CONFIRMED not in body or not issubclass(form_class, ConfirmedAmounts):
        return body, {}
    given, ticked, errors = body[CONFIRMED], {}, {}
    if not isinstance(given, dict):
        raise ValidationError({CONFIRMED: _("Write an object: each doubted field with its amount.")})
    fields = form_class.base_fields
    for name, amount in given.items():
        try:
            refuse_unknown({name: amount}, [one for one in fields if isinstance(fields[one], AmountField)])
            ticked[confirmation_name(name)] = str(fields[name].to_python(scalar(fields[name], amount)))
        except ValidationError as error:
            errors[f"{CONFIRMED}.{name[:100]}"] = error.messages
    if errors:
        raise ValidationError(errors)
    return {name: value for name, value in body.items() if name != CONFIRMED}, ticked


def forget_found(inner: Any) -> None:
    """Before a request is carried out again: what it has made and found is not there any more."""
    vars(inner).pop("found_of_entry", None)


def form_of(page: Any, inner: Any, row: Any) -> Any:
    """The class of the form for a row, which one request makes once for all rows with the same fields."""
    declared = page.get_fieldsets(inner, row) if page.fieldsets or page.fields else ()
    key = (page.model, row is None, repr(declared), (*page.get_readonly_fields(inner, row),))
    made = vars(inner).setdefault("forms_of_entry", {})
    if key not in made:
        made[key] = page.get_form(inner, row, change=row is not None)
        made[key].record_version = None
    return made[key]


def found_by(inner: Any) -> Found:
    """The related rows that one request has found by their names."""
    return vars(inner).setdefault("found_of_entry", {})


def filled_in(blank: Any, body: dict[str, Any]) -> dict[str, Any]:
    """What a form would be sent: what it shows at first, and over it what the body says."""
    return {**shown_at_first(blank), **given_in(blank, body)}


def given_in(blank: Any, body: dict[str, Any], found: Found | None = None) -> dict[str, Any]:
    """What the body says of a form's fields."""
    refuse_unknown(body, blank.fields)
    return values_of(blank.fields, body, found)


def shown_at_first(form: Any) -> dict[str, Any]:
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    coded = [name for name, field in form.fields.items() if getattr(field, "to_field_name", None)]
    return {**values, **{name: form.fields[name].prepare_value(values[name]) for name in coded}}


def values_of(fields: Any, body: dict[str, Any], found: Found | None = None) -> dict[str, Any]:
    """The body's values as the fields read them; all that cannot be read is named."""
    values, errors = {}, {}
    for name, value in body.items():
        try:
            values[name] = typed(fields[name], value, found)
        except ValidationError as error:
            errors[name] = error
    if errors:
        raise ValidationError(errors)
    return values


def refuse_unknown(body: dict[str, Any], known: Any) -> None:
    """Nothing that was sent is ignored: a field that is not the form's is refused by its name."""
    wrong = {name[:100]: [unwritable(name[:100], known)] for name in body if name not in known}
    if wrong:
        raise ValidationError(wrong)


def unwritable(name: str, known: Any) -> str:
    near = parameters.nearest(name, known)
    message = _("There is no field “%(name)s” that can be written here.") % {"name": name}
    return f"{message} " + _("Did you mean “%(nearest)s”?") % {"nearest": near} if near else message


def typed(field: forms.Field, value: Any, found: Found | None = None) -> Any:
    """A value of JSON as the form's field reads it; of the wrong type, it is refused."""
    if value is None:
        return None
    if isinstance(field, forms.ModelChoiceField):
        key = chosen(field, value, {} if found is None else found)
        # Some forms ask for the code itself, as it is typed.
        code = field.prepare_value(key) if field.to_field_name else None
        return key if code is None else code
    if isinstance(field, forms.JSONField):
        return json.dumps(value)
    if isinstance(field, SimpleArrayField):
        return [typed(field.base_field, one) for one in expect(value, list, gettext_lazy("Write a list."))]
    if isinstance(field, forms.BooleanField):
        return expect(value, bool, gettext_lazy("Write true or false."))
    return scalar(field, value)


def expect(value: Any, kind: type, sentence: Any) -> Any:
    if not isinstance(value, kind):
        raise ValidationError(sentence, code="type")
    return value


def scalar(field: forms.Field, value: Any) -> str:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number and isinstance(field, (*NUMBERS, forms.ChoiceField)):
        return str(value)
    text = expect(value, str, gettext_lazy("Write a text."))
    if UNSTORABLE.search(text):
        raise ValidationError(_("The request contains characters that cannot be stored."))
    return text


def chosen(field: forms.ModelChoiceField, value: Any, found: Found) -> Any:
    """The key of a related row by its id, its natural key, or the small object by which rows name each other."""
    value = value.get("id") if isinstance(value, dict) else value
    if isinstance(value, int) and not isinstance(value, bool):
        # What cannot be a key is as absent as one that is not there.
        return value if 0 <= value < MOST else 0
    text = scalar(field, value)
    key = named(field.queryset, text, found)
    return key or (int(text) if text.isascii() and text.isdecimal() and len(text) < 19 else 0)


def named(rows: Any, text: str, found: Found) -> int | None:
    """The key of the row with this name; what was found is not looked for again."""
    natural = natural_key(rows.model) if rows is not None else None
    if natural is None:
        return None
    place = (rows.model, text)
    if place not in found:
        key = rows.filter(**{natural: text}).order_by().values_list("pk", flat=True).first()
        if key is None:
            return None
        found[place] = key
    return found[place]
