"""The base of every resource: a viewset is three attributes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from breakthrough.api import parameters, routing
from breakthrough.api.errors import Refused
from breakthrough.api.permissions import IsSignedIn
from breakthrough.api.schema import ErrorSerializer
from breakthrough.history import as_of
from breakthrough.history.schema import passing_models
from breakthrough.scope import access_of

ADDRESSES = {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}


class RowViewSet(ListModelMixin, RetrieveModelMixin, GenericViewSet):
    """Reads the rows that the asker may see, as they are now or as they were known at a moment (`as_of`)."""

    filterset_class: ClassVar[Any]
    serializer_class: ClassVar[Any]
    lookup_value_regex = "[^/]+"

    @property
    def resource(self) -> str:
        """The name by which scopes of tokens call it."""
        return str(routing.name_of(type(self).__dict__["queryset"].model))

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        with self.traveling(request):
            return super().list(request, *args, **kwargs)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        parameters.refuse_unknown(request, ["as_of"])
        with self.traveling(request):
            return super().retrieve(request, *args, **kwargs)

    def traveling(self, request: Request) -> Any:
        # Rights are those of now, and looked up before: only the data travel.
        access_of(request.user, "view")
        moment = parameters.moment_of(request)
        if moment and self.get_queryset().model in passing_models():
            raise Refused("as_of", _("These are rights, which are always those of now."))
        return as_of(moment)

    def get_queryset(self) -> QuerySet:
        return self.visible(super().get_queryset())

    def visible(self, rows: Any) -> QuerySet:
        return rows.visible_to(self.request.user)

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        return self.serializer_class.related(super().filter_queryset(queryset), self.request.user)

    def get_object(self) -> Any:
        key = self.kwargs[self.lookup_field]
        row = None
        if key.isascii() and key.isdecimal() and len(key) < 19:
            row = self.serializer_class.related(self.get_queryset(), self.request.user).filter(pk=key).first()
        if row is None:
            raise NotFound(_("There is nothing at this address."))
        return row

    def default_order(self, queryset: QuerySet) -> Iterable[str]:
        return (str(term) for term in queryset.model._meta.ordering or ())

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "base": base_of(self.request)}


def base_of(request: Request) -> str:
    return request.build_absolute_uri("/").rstrip("/")


class RootView(APIView):
    """Every resource and its address."""

    permission_classes: ClassVar[list[type[BasePermission]]] = [IsSignedIn]

    @extend_schema(operation_id="root", responses={200: ADDRESSES, 401: ErrorSerializer})
    def get(self, request: Request) -> Response:
        parameters.refuse_unknown(request, [])
        root = f"{base_of(request)}{routing.root()}"
        return Response({name: f"{root}{name}/" for name in sorted([*routing.resources, "figures"])})
