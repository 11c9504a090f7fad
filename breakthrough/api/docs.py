"""The API's description of itself, and the page on which people read it."""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar

from django.conf import settings
from django.utils.translation import get_language, override
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiJsonRenderer, OpenApiJsonRenderer2, OpenApiYamlRenderer
from drf_spectacular.utils import extend_schema
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.permissions import AllowAny
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from breakthrough.api import parameters, values

LANGUAGE = values.one_of(code for code, _name in settings.LANGUAGES)


@cache
def schema_in(language: str) -> dict[str, Any]:
    with override(language):
        return SchemaGenerator().get_schema(request=None, public=True)


class YamlRenderer(OpenApiYamlRenderer):
    """Leaves what is YAML already as it is."""

    def render(self, data: Any, *args: Any, **kwargs: Any) -> bytes:
        return data if isinstance(data, bytes) else super().render(data, *args, **kwargs)


@cache
def yaml_in(language: str) -> bytes:
    """Written once for each process, as it takes seconds and anybody may ask for it."""
    return OpenApiYamlRenderer().render(schema_in(language))


class SchemaView(APIView):
    """The same for everybody: it describes the product and says nothing of its rows."""

    authentication_classes: ClassVar[list[Any]] = []
    permission_classes: ClassVar[list[Any]] = [AllowAny]
    renderer_classes: ClassVar[list[Any]] = [OpenApiJsonRenderer2, OpenApiJsonRenderer, YamlRenderer]

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        parameters.refuse_unknown(request, ["lang"])
        language = parameters.read(request, "lang", LANGUAGE) or get_language() or "en"
        as_yaml = isinstance(request.accepted_renderer, YamlRenderer)
        return Response(yaml_in(language) if as_yaml else schema_in(language))


class DocsView(SpectacularSwaggerSplitView):
    """The browsable page; its script comes from the same address, as the content policy wants."""

    authentication_classes: ClassVar[list[Any]] = []
    permission_classes: ClassVar[list[Any]] = [AllowAny]
    url_name = "api:schema"
    template_name = "api/docs.html"

    @extend_schema(exclude=True)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        # The address of the script ends in an empty “script=”.
        if request.query_params.get("script") != "":
            parameters.refuse_unknown(request, ["lang"])
        parameters.read(request, "lang", LANGUAGE)
        return super().get(request, *args, **kwargs)
