"""What a column may be, as exactly as its rows: empty, null where one may not see what it names, or not shown."""

from __future__ import annotations

from typing import Any

from breakthrough.api.relations import is_open
from breakthrough.models import User
from breakthrough.scope import Record

Schema = dict[str, Any]
PART = {"type": "object", "description": "Some of the columns, where `fields`, `omit`, `brief` or `expand` say so."}


def whole_or_part(row: Schema) -> Schema:
    return {"anyOf": [row, PART]}


def may_be_null(field: Any) -> bool:
    """Whether a relation may name nothing, or something that the asker may not see."""
    column = column_of(field)
    if column is None:
        return True
    model = column.model
    return column.null or (issubclass(model, Record) and field.model is not User and not is_open(model, column.name))


def column_of(field: Any) -> Any:
    """The column that a serializer's field shows; None where it shows something else."""
    model = getattr(getattr(field.parent, "Meta", None), "model", None)
    return next((one for one in model._meta.concrete_fields if one.name == field.field_name), None) if model else None


def with_blank(field: Any, schema: Schema) -> Schema:
    """A choice that was not made is an empty text."""
    column = column_of(field)
    is_blank = column is not None and column.blank and "" not in schema["enum"] and schema.get("type") == "string"
    return {**schema, "enum": [*schema["enum"], ""]} if is_blank else schema


def or_empty(column: Any, schema: Schema) -> Schema:
    """What may be left empty may be sent as null or as an empty text."""
    if not (column.blank or column.null) or "type" not in schema:
        return schema
    if "format" in schema or "pattern" in schema:
        return {"anyOf": [schema, {"enum": ["", None]}]}
    kinds = [schema["type"]] if isinstance(schema["type"], str) else [*schema["type"]]
    more: Schema = {"type": [*dict.fromkeys([*kinds, "null"])]}
    if "enum" in schema:
        more["enum"] = [*dict.fromkeys([*schema["enum"], "", None])]
    return {**schema, **more}


def add_statuses(result: Schema, **_kwargs: Any) -> Schema:
    """A postprocessing hook: what the server, and a row that is only ever added, answer to any request of a kind."""
    for operations in result["paths"].values():
        for method, operation in operations.items():
            responses = operation["responses"]
            if method == "get" and operation.get("parameters"):
                responses.setdefault("414", {"description": "The address is too long."})
            if method in ("post", "put", "patch", "delete") and "400" in responses:
                responses.setdefault("405", responses["400"])
    return result
