"""How the API describes what may be sent: rows and lists of rows, and what comes with every writing request."""

from __future__ import annotations

from typing import Any, cast

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.permissions import SAFE_METHODS

from breakthrough.amount_field import ConfirmedAmounts
from breakthrough.api import values
from breakthrough.api.bulk import MOST_ITEMS
from breakthrough.api.column_schema import or_empty
from breakthrough.api.entry import CONFIRMED, fields_of, page_of
from breakthrough.api.form_schema import REFERENCE
from breakthrough.api.links import links_of
from breakthrough.api.natural_keys import key_columns

TAG: dict[str, Any] = {"type": "string", "description": "The ETag of the row as it was read."}
MARKER = {"type": "boolean", "description": "Whether this was only tried."}
ACTIONS = ["created", "changed", "deleted"]
OF_LISTS = {"change_many": "bulk_update", "destroy_many": "bulk_delete"}
WRITES = ("create", "update", "partial_update", *OF_LISTS)
HEADER: Any = OpenApiParameter.HEADER
IF_MATCH = OpenApiParameter("If-Match", str, HEADER, required=True, description=TAG["description"])
WITH_EVERY = [
    OpenApiParameter(
        "Idempotency-Key", str, HEADER, description="A new one for each new request: sent again, it is done only once."
    ),
    OpenApiParameter(
        "dry_run", values.BOOLEAN.schema, description="Checks and answers as if it were done, and leaves nothing of it."
    ),
]


class FieldErrorSerializer(serializers.Serializer):
    """What is wrong with one parameter or field."""

    field = serializers.CharField(help_text="Its name, or its path: `tasks.1.share` in the second of several lines.")
    code = serializers.CharField()
    message = serializers.CharField(help_text="A sentence in the language asked for.")


class ItemErrorSerializer(serializers.Serializer):
    """What is wrong with one of many items."""

    index = serializers.IntegerField(help_text="Its place in the list that was sent, from 0.")
    status = serializers.IntegerField(help_text="What it would have been answered alone.")
    code = serializers.CharField()
    errors: Any = FieldErrorSerializer(many=True)


class ErrorSerializer(serializers.Serializer):
    """A refusal, as RFC 9457 describes problems."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="A sentence in the language asked for.")
    code = serializers.CharField(help_text="The kind of refusal, for programs.")
    errors: Any = FieldErrorSerializer(many=True, required=False)
    items: Any = ItemErrorSerializer(many=True, required=False, help_text="Every item that is wrong, where many came.")


class WriteSchema(AutoSchema):
    """Mixin: bodies from the forms of the admin, single or many."""

    @property
    def action(self) -> str:
        return str(getattr(self.view, "action", ""))

    def model(self) -> Any:
        return getattr(getattr(self.view, "queryset", None), "model", None)

    def get_operation_id(self) -> str:
        found = super().get_operation_id()
        if self.action not in OF_LISTS:
            return found
        return found.removesuffix(f"_{self.method_mapping[self.method.lower()]}") + f"_{OF_LISTS[self.action]}"

    def get_override_parameters(self) -> list[Any]:
        if self.method in SAFE_METHODS:
            return []
        own: list[Any] = [IF_MATCH] if self.action in ("update", "partial_update", "destroy") else []
        if self.action == "create" and (keys := key_columns(page_of(self.model()))):
            says = f"Whether a row with the same {' and '.join(keys)} is changed instead of refused; with a list."
            own.append(OpenApiParameter("upsert", values.BOOLEAN.schema, description=says))
        return [*own, *WITH_EVERY]

    def get_request_serializer(self) -> Any:
        page = page_of(self.model())
        if page is None or self.action not in WRITES:
            return super().get_request_serializer()
        return {"application/json": self.body_of(self.written(page))}

    def _get_request_body(self, direction: Any = "request") -> Any:
        if self.action != "destroy_many":
            return super()._get_request_body(direction)
        named = {"type": "object", "properties": {"id": {"type": "integer"}, "etag": TAG}, "required": ["id", "etag"]}
        return {"content": {"application/json": {"schema": list_of(named)}}, "required": True}

    def body_of(self, row: dict[str, Any]) -> dict[str, Any]:
        if self.action == "change_many":
            named = {"id": {"type": "integer"}, "etag": TAG, **row["properties"]}
            return list_of(self.component("Change", {**row, "properties": named, "required": ["id", "etag"]}))
        single = self.component("Write", row)
        if self.action != "create":
            return single
        recognized = {**row, "properties": {**row["properties"], "etag": TAG}}
        has_key = bool(key_columns(page_of(self.model())))
        return {"oneOf": [single, list_of(self.component("Upsert", recognized) if has_key else single)]}

    def component(self, kind: str, schema: dict[str, Any]) -> dict[str, Any]:
        """Described once, and named wherever it is sent."""
        name = f"{self.model().__name__}{kind}"
        found = ResolvedComponent(name, ResolvedComponent.SCHEMA, schema, object=f"{name} as it is sent")
        self.registry.register_on_missing(found)
        return found.ref

    def written(self, page: Any) -> dict[str, Any]:
        """What may be sent of a row: the fields of its form, and the lines that link it with others."""
        columns = {field.name: field for field in page.model._meta.concrete_fields}
        shown = {name: self.of_column(columns[name]) for name in fields_of(page)}
        for name, field in links_of(cast("Any", self.view).get_serializer_class()()).items():
            says = self._map_model_field(field.link._meta.get_field(field.says), "request")
            item = {"type": "object", "properties": {field.to: REFERENCE, field.says: says}, "required": [field.to]}
            shown[name] = {"type": "array", "items": item, "description": "Exactly these; other ones are taken away."}
        if issubclass(page.form, ConfirmedAmounts):
            says_so = "Amounts that were doubted, confirmed: the field and the same amount once more."
            shown[CONFIRMED] = {"type": "object", "additionalProperties": {"type": "string"}, "description": says_so}
        return {"type": "object", "properties": shown, "additionalProperties": False}

    def of_column(self, field: Any) -> Any:
        if field.is_relation:
            return REFERENCE
        schema = dict(self._map_model_field(field, "request"))
        return or_empty(field, {name: value for name, value in schema.items() if name != "readOnly"})

    def written_answers(self, own: Any) -> dict[Any, Any]:
        """What is answered where it is done."""
        if self.action == "destroy_many":
            return {200: done_of(None)}
        many = done_of(self.row_ref(own)) if self.action in ("create", "change_many") else None
        if self.action == "create":
            return {201: {"oneOf": [self.row_ref(own), many]}, 200: many}
        of_action: dict[str, dict[Any, Any]] = {"change_many": {200: many}, "destroy": {204: None}}
        return of_action.get(self.action, {200: own})

    def row_ref(self, own: Any) -> dict[str, Any]:
        return self.resolve_serializer(own, "response").ref

    def _get_response_bodies(self, direction: Any = "response") -> Any:
        found = super()._get_response_bodies(direction)
        if self.method not in SAFE_METHODS:
            for code in ("400", "409", "413", "422"):
                found.setdefault(code, self._get_response_for_code(ErrorSerializer, code, None, direction))
        return found


def list_of(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item, "minItems": 1, "maxItems": MOST_ITEMS}


def done_of(row: dict[str, Any] | None) -> dict[str, Any]:
    """What is answered to a list: each item in its place."""
    shown: dict[str, Any] = {"id": {"type": "integer"}, "action": {"type": "string", "enum": ACTIONS}}
    if row is not None:
        shown |= {"etag": TAG, "row": row}
    item = {"type": "object", "properties": shown, "required": [*shown]}
    results = {"type": "array", "items": item, "description": "In the order in which the items were sent."}
    properties = {"dry_run": MARKER, "results": results}
    return {"type": "object", "properties": properties, "required": [*properties]}
