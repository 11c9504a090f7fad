"""How the API describes itself: what a list can be filtered by, how rows are named in each other, refusals."""

from __future__ import annotations

from typing import Any, cast

from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerFieldExtension
from drf_spectacular.plumbing import ResolvedComponent
from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.permissions import SAFE_METHODS

from breakthrough.api import values
from breakthrough.api.column_schema import may_be_null, whole_or_part, with_blank
from breakthrough.api.errors import PROBLEM
from breakthrough.api.export import RENDERERS
from breakthrough.api.relations import BriefField, brief_columns
from breakthrough.api.serializers import LinksField
from breakthrough.api.shape import expandable
from breakthrough.api.write_schema import ErrorSerializer, WriteSchema
from breakthrough.models import User

AS_OF = OpenApiParameter(
    "as_of",
    values.MOMENT.schema,
    description="What was known at a moment: a date, meaning its end in Asia/Shanghai, or a moment.",
)


FILES = [str(one.media_type) for one in RENDERERS if one.format != "json"]


class RowSchema(WriteSchema):
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

    def get_override_parameters(self) -> list[Any]:
        filters = getattr(self.view, "filterset_class", None)
        if filters is None or self.method != "GET":
            return super().get_override_parameters()
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
            OpenApiParameter("etags", values.BOOLEAN.schema, description="Each row with its ETag, to change many."),
            OpenApiParameter("explain", values.BOOLEAN.schema, description="Whether to say what the answer rests on."),
            OpenApiParameter("format", FORMATS, description="As a file with the whole list; or ask by Accept."),
            OpenApiParameter("ordering", shown, description=ordering["description"], explode=False, style="form"),
            *(described(name, one) for name, one in filters.base_filters.items()),
        ]

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
        if self.method in ("PUT", "PATCH", "DELETE"):
            codes += [404, 412, 428]
        codes += [409, 415] if self.method not in SAFE_METHODS else []
        return {**self.written_answers(own), **dict.fromkeys(codes, ErrorSerializer)}


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
