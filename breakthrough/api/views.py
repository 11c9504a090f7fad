"""The base of every resource: a viewset is three attributes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import batched
from typing import Any, ClassVar, cast

from django.db import transaction
from django.db.models import QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework.exceptions import NotFound
from rest_framework.permissions import BasePermission
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import GenericViewSet

from breakthrough import clock
from breakthrough.api import known_questions, parameters, routing, values
from breakthrough.api.bulk import Bulk
from breakthrough.api.errors import Refused
from breakthrough.api.export import RENDERERS, columns
from breakthrough.api.export import answer as answer_file
from breakthrough.api.json_rows import SAID, Texts, selected, texts_of, with_text
from breakthrough.api.known_questions import Known
from breakthrough.api.moves import Moving
from breakthrough.api.ordering import keys_of
from breakthrough.api.pagination import KeysetPagination, terms_of
from breakthrough.api.permissions import IsSignedIn
from breakthrough.api.remembered import Remembered
from breakthrough.api.schema import ErrorSerializer
from breakthrough.api.serializers import rests_on_history
from breakthrough.api.shape import OF_ROW, Shape
from breakthrough.api.standing import TAG
from breakthrough.figures.asking import scope_note
from breakthrough.history import as_of
from breakthrough.history.schema import passing_models
from breakthrough.models import User
from breakthrough.prepared import Given
from breakthrough.scope import access_of

FORMAT = values.one_of(one.format for one in RENDERERS)
ADDRESSES = {"type": "object", "additionalProperties": {"type": "string", "format": "uri"}}
BATCH = 1_000


class RowViewSet(Remembered, Bulk, Moving, GenericViewSet):
    """Reads the rows that the asker may see, as they are now or as they were known at a moment (`as_of`)."""

    filterset_class: ClassVar[Any]
    serializer_class: ClassVar[Any]
    detail_serializer_class: ClassVar[Any] = None
    """Where a single row says more than a line of the list."""
    order: ClassVar[tuple[str, ...]] = ()
    """The default order, where that of the model spans several tables, which no index answers."""
    lookup_value_regex = "[^/]+"
    shape: Shape | None = None

    @property
    def resource(self) -> str:
        """The name by which scopes of tokens call it."""
        return str(routing.name_of(type(self).__dict__["queryset"].model))

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        if request.accepted_renderer.format != "json":
            return self.export(request)
        with self.traveling(request):
            answer = self.get_paginated_response(self.page_of_rows(request))
        if parameters.read(request, "etags", values.BOOLEAN, False):
            answer.data["results"] = self.tagged(answer.data["results"])
        if parameters.read(request, "explain", values.BOOLEAN, False):
            answer.data["about"] = about(request, type(self).filterset_class.base_filters)
        return answer

    def page_of_rows(self, request: Request) -> Texts:
        if (known := self.known_question(self.place)) is not None:
            return Texts(row.said_as_json for row in self.pages.taken(request, known.about, known.rows()))
        self.shape = Shape.of(request, self.get_serializer_class())
        with known_questions.lookups() as found:
            rows = self.prepared(self.filter_queryset(self.get_queryset()))
            span = self.pages.span(rows, request, self)
            asked = span.rows(rows)
        if self.follows_from_the_asker:
            known_questions.keep(self.place, found, asked, span.columns, span)
        return self.texts(self.pages.taken(request, span, [*asked]))

    def known_question(self, place: str) -> Known | None:
        return known_questions.find(place) if self.follows_from_the_asker else None

    @cached_property
    def follows_from_the_asker(self) -> bool:
        """Whether the SQL does, and what they ask for; and whether it is all that is asked."""
        is_more = {"as_of", "count"} & {*self.request.query_params}
        return not is_more and self.rests_on_tracked_rows(self.request)

    @property
    def pages(self) -> KeysetPagination:
        return cast("KeysetPagination", self.paginator)

    def tagged(self, texts: Texts) -> Any:
        """Each row with the tag that its own address gives, from which a list of changes starts."""
        if self.detail_serializer_class is not None:
            raise Refused("etags", _("Here a row says more at its own address: read its ETag there."))
        for name in ("fields", "omit", "brief", "expand", "as_of"):
            if name in self.request.query_params:
                raise Refused(name, _("The tag is that of the whole row as it is now: leave this parameter out."))
        rows = texts.read()
        for row in rows:
            row[TAG] = f'W/"{self.tag_of_row(row["id"], row)}"'
        return rows

    def export(self, request: Request) -> Any:
        """The whole list as a file, as `format` or Accept asks for."""
        self.shape = Shape.of(request, self.get_serializer_class())
        for name in ("page_size", "page", "cursor", "count", "explain", "etags"):
            if name in request.query_params:
                raise Refused(name, _("A file holds the whole list: leave this parameter out."))
        with self.traveling(request):
            rows = self.prepared(self.filter_queryset(self.get_queryset()))
            wanted, default = request.query_params.get("ordering"), list(self.default_order(rows))
            keys = keys_of(rows, wanted, self.filterset_class.orderings, default)
            rows = rows.order_by(*terms_of(keys))
        return answer_file(request.accepted_renderer, self.resource, self.lines(rows), columns(self.get_serializer()))

    def lines(self, rows: QuerySet) -> Iterator[str]:
        """Every row as a text of JSON, read in one transaction: one moment's state, however long it takes."""
        with self.traveling(self.request), transaction.atomic():
            for some in batched(selected(rows).iterator(chunk_size=BATCH), BATCH):
                yield from self.texts(some)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        parameters.refuse_unknown(request, ["as_of", *OF_ROW])
        with self.traveling(request):
            texts = self.row_as_text(request)
        return Response(texts.read()[0])

    def row_as_text(self, request: Request) -> Texts:
        # Whichever row it is, the question is the same.
        place = self.place_of(f"{base_of(request)} {self.resource} {request.META['QUERY_STRING']}")
        if (known := self.known_question(place)) is not None:
            return Texts([self.found(known.rows(self.key)).said_as_json])
        self.shape = Shape.of(request, self.get_serializer_class())
        with known_questions.lookups() as found:
            rows = selected(self.prepared(self.get_queryset()))
        texts = self.texts([self.find(rows)])
        if self.follows_from_the_asker:
            known_questions.keep(place, found, rows.filter(pk=Given(1)).order_by(), [SAID])
        return texts

    def traveling(self, request: Request) -> Any:
        # Rights are those of now, and looked up before: only the data travel.
        access_of(request.user, "view")
        moment = parameters.moment_of(request)
        if moment and self.get_queryset().model in passing_models():
            raise Refused("as_of", _("These are rights or settings, which are always those of now."))
        return as_of(moment)

    def get_serializer_class(self) -> Any:
        return self.serializer_class if self.action == "list" else self.detail_serializer_class or self.serializer_class

    def get_queryset(self) -> QuerySet:
        return self.visible(super().get_queryset())

    def visible(self, rows: Any) -> QuerySet:
        return rows.visible_to(self.request.user)

    def rests_on_tracked_rows(self, request: Request) -> bool:
        # What is shown whole asks for rights of its own.
        is_plain = "expand" not in request.query_params and self.action in ("list", "retrieve")
        return is_plain and rests_on_history(self.get_serializer_class())

    def prepared(self, rows: QuerySet) -> QuerySet:
        """The rows with their texts, or with all that their serializer needs."""
        serializer, user = self.get_serializer_class(), cast("User", self.request.user)
        texts = with_text(serializer, rows, user, self.shape, base_of(self.request))
        return serializer.related(rows, user, self.shape) if texts is None else texts

    def texts(self, rows: Iterable[Any]) -> Texts:
        return texts_of(rows, self.get_serializer())

    def get_object(self) -> Any:
        return self.find(self.serializer_class.related(self.get_queryset(), self.request.user, self.shape))

    def find(self, rows: QuerySet) -> Any:
        """The one of the rows that the address names."""
        return self.found(rows.filter(pk=self.key)[:1])

    @property
    def key(self) -> int:
        key = self.kwargs[self.lookup_field]
        return int(key) if key.isascii() and key.isdecimal() and len(key) < 19 else self.found(())

    @staticmethod
    def found(rows: Iterable[Any]) -> Any:
        for row in rows:
            return row
        raise NotFound(_("There is nothing at this address."))

    def default_order(self, queryset: QuerySet) -> Iterable[str]:
        return self.order or (str(term) for term in queryset.model._meta.ordering or ())

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "base": base_of(self.request), "shape": self.shape}

    def get_renderers(self) -> Any:
        return [one() for one in RENDERERS] if self.action == "list" else super().get_renderers()

    def perform_content_negotiation(self, request: Request, force: bool = False) -> Any:
        if self.action != "list" or "format" not in request.query_params or force:
            return super().perform_content_negotiation(request, force)
        wanted = parameters.read(request, "format", FORMAT)
        renderer = next(one for one in self.get_renderers() if one.format == wanted)
        return renderer, renderer.media_type


def about(request: Request, filters: Any) -> dict[str, Any]:
    """What an answer rests on: which filters applied, as of when, and where scope limits it."""
    moment, scope = parameters.moment_of(request), scope_note(access_of(request.user, "view"))
    return {
        "filters": {name: value for name, value in request.query_params.items() if name in filters},
        "ordering": request.query_params.get("ordering"),
        "as_of": (moment or clock.now()).astimezone(clock.SHANGHAI).isoformat(),
        "scope": {"clusters": scope.clusters, "of": scope.of} if scope else None,
    }


def base_of(request: Request) -> str:
    return request.build_absolute_uri("/").rstrip("/")


class RootView(APIView):
    """Every resource and its address."""

    permission_classes: ClassVar[list[type[BasePermission]]] = [IsSignedIn]

    @extend_schema(operation_id="root", responses={200: ADDRESSES, 401: ErrorSerializer})
    def get(self, request: Request) -> Response:
        parameters.refuse_unknown(request, [])
        root = f"{base_of(request)}{routing.root()}"
        return Response(
            {name: f"{root}{name}/" for name in sorted([*routing.resources, "changes", "export", "figures"])}
        )
