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


class SchemaView(APIView):
    """The same for everybody: it describes the product and says nothing of its rows."""

    authentication_classes: ClassVar[list[Any]] = []
    permission_classes: ClassVar[list[Any]] = [AllowAny]
    renderer_classes: ClassVar[list[Any]] = [OpenApiJsonRenderer2, OpenApiJsonRenderer, OpenApiYamlRenderer]

    @extend_schema(exclude=True)
    def get(self, request: Request) -> Response:
        parameters.refuse_unknown(request, ["lang"])
        return Response(schema_in(parameters.read(request, "lang", LANGUAGE) or get_language() or "en"))


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
