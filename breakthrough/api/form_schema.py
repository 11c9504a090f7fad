"""What a form takes, as JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms

from breakthrough.amount_field import AmountField

REFERENCE: dict[str, Any] = {
    "type": ["integer", "string", "object", "null"],
    "description": "A row by its id, its natural key, or the object with `id` by which rows name each other.",
}


def body_of(fields: Mapping[str, forms.Field], *, open_to_more: bool = False) -> dict[str, Any]:
    """The body that fills these fields in; what has a value at first may be left out."""
    needed = [name for name, field in fields.items() if field.required and field.initial is None]
    shown = {name: {**field_schema(field), "description": field.label or name} for name, field in fields.items()}
    body = {"type": "object", "properties": shown, "additionalProperties": open_to_more}
    return {**body, "required": needed} if needed else body


def field_schema(field: forms.Field) -> dict[str, Any]:
    if isinstance(field, forms.ModelChoiceField):
        return REFERENCE
    if isinstance(field, forms.BooleanField):
        return {"type": "boolean"}
    if isinstance(field, forms.DateField):
        return {"type": "string", "format": "date"}
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        return {"type": "string", "enum": [value for value, _label in choices]}
    if isinstance(field, (forms.DecimalField, forms.IntegerField, AmountField)):
        return {"type": ["string", "number"]}
    most = getattr(field, "max_length", None)
    return {"type": "string", **({"maxLength": most} if most else {})}
