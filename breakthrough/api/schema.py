"""How the API describes itself: what a list can be filtered by, how rows are named in each other, refusals."""

from __future__ import annotations

from typing import Any, cast

from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers

from breakthrough.api import values
from breakthrough.api.column_schema import may_be_null, or_empty, whole_or_part, with_blank
from breakthrough.api.entry import fields_of, page_of
from breakthrough.api.errors import PROBLEM
from breakthrough.api.export import RENDERERS
from breakthrough.api.links import links_of
from breakthrough.api.relations import BriefField, brief_columns
from breakthrough.api.serializers import LinksField
from breakthrough.api.shape import expandable
from breakthrough.models import User

AS_OF = OpenApiParameter(
    "as_of",
    values.MOMENT.schema,
    description="What was known at a moment: a date, meaning its end in Asia/Shanghai, or a moment.",
)


FILES = [str(one.media_type) for one in RENDERERS if one.format != "json"]


WRITES = ("create", "update", "partial_update")
REFERENCE = {
    "type": ["integer", "string", "object", "null"],
    "description": "A row by its id, its natural key, or the object with `id` by which rows name each other.",
}
IF_MATCH = OpenApiParameter(
    "If-Match", str, OpenApiParameter.HEADER, required=True, description="The ETag of the row as it was read."
)


class FieldErrorSerializer(serializers.Serializer):
    """What is wrong with one parameter or field."""

    field = serializers.CharField(help_text="Its name, or its path: `3.amount` in the fourth of several rows.")
    code = serializers.CharField()
    message = serializers.CharField(help_text="A sentence in the language asked for.")


class ErrorSerializer(serializers.Serializer):
    """A refusal, as RFC 9457 describes problems."""

    type = serializers.CharField()
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField(help_text="A sentence in the language asked for.")
    code = serializers.CharField(help_text="The kind of refusal, for programs.")
    errors: Any = FieldErrorSerializer(many=True, required=False)


class RowSchema(AutoSchema):
    """Describes the filters that a list declares; the parameters that every answer takes; the refusals."""

    def get_filter_backends(self) -> list[Any]:
        return []

    def get_summary(self) -> str | None:
        model = self.model()
        if model is None:
            return super().get_summary()
        return str(model._meta.verbose_name_plural if self._is_list_view() else model._meta.verbose_name)

    def get_description(self) -> str:  # type: ignore[override]
        model = self.model()
        return model.__doc__ if model else super().get_description()

    def model(self) -> Any:
        return getattr(getattr(self.view, "queryset", None), "model", None)

    def get_override_parameters(self) -> list[Any]:
        if getattr(self.view, "action", "") in ("update", "partial_update", "destroy"):
            return [IF_MATCH]
        filters = getattr(self.view, "filterset_class", None)
        if filters is None or self.method != "GET":
            return []
        model, view = self.model(), cast("Any", self.view)
        columns = [*view.serializer_class.Meta.fields]
        shaping = [
            listed_of("fields", columns, "Only these columns."),
            listed_of("omit", columns, "All columns but these."),
            listed_of("expand", expandable(model), "Related rows shown whole, as at their own address, one step deep."),
        ]
        if not self._is_list_view():
            return [AS_OF, *shaping]
        ordering = values.TEXT.schema | {"description": "Columns separated by commas, “-” before those going down."}
        known = [f"{minus}{name}" for name in filters.orderings for minus in ("", "-")]
        shown = {"type": "array", "items": {"type": "string", "enum": known}}
        return [
            AS_OF,
            *shaping,
            OpenApiParameter("brief", values.BOOLEAN.schema, description="Only id, address, keys and names."),
            OpenApiParameter("explain", values.BOOLEAN.schema, description="Whether to say what the answer rests on."),
            OpenApiParameter("format", FORMATS, description="As a file with the whole list; or ask by Accept."),
            OpenApiParameter("ordering", shown, description=ordering["description"], explode=False, style="form"),
            *(described(name, one) for name, one in filters.base_filters.items()),
        ]

    def get_request_serializer(self) -> Any:
        page = page_of(self.model())
        if page is None or getattr(self.view, "action", "") not in WRITES:
            return super().get_request_serializer()
        return {"application/json": self.written(page)}

    def written(self, page: Any) -> dict[str, Any]:
        """What may be sent of a row: the fields of its form, and the lines that link it with others."""
        columns = {field.name: field for field in page.model._meta.concrete_fields}
        shown = {name: self.of_column(columns[name]) for name in fields_of(page)}
        for name, field in links_of(cast("Any", self.view).get_serializer_class()()).items():
            says = self._map_model_field(field.link._meta.get_field(field.says), "request")
            item = {"type": "object", "properties": {field.to: REFERENCE, field.says: says}, "required": [field.to]}
            shown[name] = {"type": "array", "items": item, "description": "Exactly these; other ones are taken away."}
        return {"type": "object", "properties": shown, "additionalProperties": False}

    def of_column(self, field: Any) -> Any:
        if field.is_relation:
            return REFERENCE
        schema = dict(self._map_model_field(field, "request"))
        return or_empty(field, {name: value for name, value in schema.items() if name != "readOnly"})

    def map_renderers(self, attribute: Any) -> Any:
        found = super().map_renderers(attribute)
        return [one for one in found if one not in FILES] if attribute == "media_type" else found

    def _get_response_for_code(self, serializer: Any, status_code: Any, *args: Any, **kwargs: Any) -> Any:
        found = super()._get_response_for_code(serializer, status_code, *args, **kwargs)
        if str(status_code) >= "400" and "content" in found:
            found["content"] = {PROBLEM: next(iter(found["content"].values()))}
        if str(status_code) == "200" and self._is_list_view() and getattr(self.view, "filterset_class", None):
            found["content"] |= {media: {"schema": {"type": "string"}} for media in FILES}
        if str(status_code) == "200" and getattr(self.view, "action", "") == "retrieve":
            content = found["content"]["application/json"]
            content["schema"] = whole_or_part(content["schema"])
        return found

    def _map_serializer_field(self, field: Any, direction: Any, bypass_extensions: bool = False) -> Any:
        found = super()._map_serializer_field(field, direction, bypass_extensions)
        return with_blank(field, found) if "enum" in found else found

    def get_response_serializers(self) -> Any:
        own = super().get_response_serializers()
        if isinstance(own, dict):
            return own
        codes = [400, 401, 403, 404, 429] if "{" in self.path else [400, 401, 403, 429]
        of_action: dict[str, dict[int, Any]] = {"create": {201: own}, "destroy": {204: None}}
        done = of_action.get(str(getattr(self.view, "action", "")), {200: own})
        if self.method in ("POST", "PUT", "PATCH", "DELETE"):
            codes += [409, 415] if self.method == "POST" else [409, 412, 415, 428]
        return {**done, **dict.fromkeys(codes, ErrorSerializer)}


FORMATS = {"type": "string", "enum": [one.format for one in RENDERERS]}


def listed_of(name: str, known: list[str], says: str) -> OpenApiParameter:
    items = {"type": "string", "enum": known} if known else {"type": "string"}
    return OpenApiParameter(name, {"type": "array", "items": items}, description=says, explode=False, style="form")


def described(name: str, parameter: Any) -> OpenApiParameter:
    is_list = parameter.kind.schema.get("type") == "array"
    form: dict[str, Any] = {"explode": False, "style": "form"} if is_list else {}
    return OpenApiParameter(name, parameter.kind.schema, description=str(parameter.says), **form)


class TokenScheme(OpenApiAuthenticationExtension):
    target_class = "breakthrough.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, Any]:
        return {"type": "http", "scheme": "bearer", "description": "A token, as `manage.py token USERNAME` prints it."}


class BriefScheme(OpenApiSerializerFieldExtension):
    target_class = "breakthrough.api.relations.BriefField"

    def map_serializer_field(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        brief = brief_schema(auto_schema, self.target.model)
        return {"oneOf": [brief, {"type": "null"}]} if may_be_null(self.target) else brief


class LinksScheme(OpenApiSerializerFieldExtension):
    target_class = "breakthrough.api.serializers.LinksField"

    def map_serializer_field(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        field: LinksField = self.target
        target = field.link._meta.get_field(field.to).related_model
        says = auto_schema._map_model_field(field.link._meta.get_field(field.says), direction)
        shown = {field.to: brief_schema(auto_schema, target), field.says: says}
        return {"type": "array", "items": {"type": "object", "properties": shown, "required": [*shown]}}


class AddressScheme(OpenApiSerializerFieldExtension):
    target_class = "breakthrough.api.relations.AddressField"
    match_subclasses = True

    def map_serializer_field(self, auto_schema: Any, direction: Any) -> dict[str, Any]:
        return {"type": "string", "format": "uri"}


def brief_schema(auto_schema: Any, model: Any) -> dict[str, Any]:
    """The small object by which rows of a model are named, described once."""
    shown: dict[str, Any] = {"id": {"type": "integer"}}
    if model is User:
        shown["name"] = {"type": "string"}
    else:
        shown["url"] = {"type": ["string", "null"], "format": "uri"}
        serializer: Any = serializers.ModelSerializer()
        for name in brief_columns(model)[1:]:
            field_class, kwargs = serializer.build_standard_field(name, model._meta.get_field(name))
            kwargs.pop("validators", None)
            shown[name] = auto_schema._map_serializer_field(field_class(**kwargs), "response")
    schema = {"type": "object", "properties": shown, "required": [*shown]}
    component = ResolvedComponent(f"{model.__name__}Brief", ResolvedComponent.SCHEMA, schema, object=BriefField)
    auto_schema.registry.register_on_missing(component)
    return component.ref
