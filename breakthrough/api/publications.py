"""The publications: what was said, on what it stands, whether it still holds, and its files."""

from __future__ import annotations

import json
from typing import Any, ClassVar

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound, PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response

from breakthrough.admin.publications import to_read
from breakthrough.api import values
from breakthrough.api.errors import Conflict
from breakthrough.api.figure_schema import an_object
from breakthrough.api.filtersets import filters
from breakthrough.api.parameters import read, refuse_unknown
from breakthrough.api.schema import ErrorSerializer
from breakthrough.api.serializers import serializer
from breakthrough.api.views import RowViewSet
from breakthrough.models import Publication
from breakthrough.models.publication import LANGUAGES
from breakthrough.publications.files import FORMATS, file_of
from breakthrough.publications.refusals import MAKE, PUBLISH
from breakthrough.publications.restatements import Restatement, restatements
from breakthrough.publications.signing import public_pem
from breakthrough.publications.snapshot import printed, wanted_by
from breakthrough.publications.values import entries
from breakthrough.publications.verification import Difference, verify
from breakthrough.scope import access_of

ANY = {"type": ["string", "integer", "object", "null"]}
TEXT, TEXTS = {"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}
ROW = an_object(
    {"model": TEXT, "id": {"type": "integer"}, "part": TEXT, "kind": TEXT, "published": ANY, "recomputed": ANY}
)
DIFFERENCE = an_object(
    {
        "figure": {"type": ["string", "null"], "description": "Null where it is the publication itself."},
        "filters": TEXTS,
        "by": {"type": ["string", "null"]},
        "key": {"type": ["string", "null"]},
        "says": TEXT,
        "published": ANY,
        "recomputed": ANY,
        "rows": {"type": "array", "items": ROW, "description": "For those who see everything."},
    }
)
PROOF = an_object({"match": {"type": "boolean"}, "differences": {"type": "array", "items": DIFFERENCE}})
TO_READ = an_object(
    {
        "as_of": {"type": "string", "format": "date-time"},
        "doubts": {"type": "array", "items": {"type": "string"}, "description": "With some, `seen` must be true."},
        "documents": {"type": "object", "additionalProperties": True, "description": "The text, by language."},
        "read": {"type": "string", "description": "What “publish” asks for: that this was read."},
    }
)
REFUSALS = dict.fromkeys((400, 401, 403, 404), ErrorSerializer)
Filters = filters(Publication)


class PublicationDetailSerializer(serializer(Publication)):
    """A publication with its figures and its seal, once it is published."""

    seal = serializers.SerializerMethodField()
    figures = serializers.SerializerMethodField()
    restatements = serializers.SerializerMethodField()

    class Meta(serializer(Publication).Meta):
        fields: ClassVar[Any] = [*serializer(Publication).Meta.fields, "seal", "figures", "restatements"]
        read_only_fields: ClassVar[Any] = fields

    def get_seal(self, row: Publication) -> dict[str, str] | None:
        """Digest, Ed25519 signature of its 64 letters, and the public key."""
        if not row.is_published:
            return None
        frozen = row.snapshot
        seal = {"sha256": frozen.sha256, "signature": frozen.signature, "key": frozen.key}
        return {**seal, "public_key": public_pem(frozen.key)}

    def get_figures(self, row: Publication) -> list[dict[str, Any]]:
        """The values that are frozen, with their definitions; without the rows behind."""
        if not row.is_published:
            return []
        found = json.loads(row.snapshot.content)["figures"]
        return [{name: value for name, value in entry.items() if name != "rows"} for entry in found]

    def get_restatements(self, row: Publication) -> list[dict[str, Any]] | None:
        """What has become another number since; null for those who see some clusters only."""
        if not access_of(self.context["request"].user, "view").everything:
            return None
        return [restated(one) for one in restatements(row)]


def restated(one: Restatement) -> dict[str, Any]:
    return {
        "figure": one.asked.code,
        "filters": dict(one.asked.filters),
        "published": number(one.published),
        "now": number(one.now),
        "reasons": [
            {"at": reason.moment.isoformat(), "by": reason.actor, "reason": reason.said, "says": reason.sentence}
            for reason in one.reasons
        ],
        "more": one.more,
        "newer_version": one.newer_version,
    }


def number(value: Any) -> str | None:
    return None if value is None else f"{value:f}"


def told(difference: Difference, *, with_rows: bool) -> dict[str, Any]:
    rows = difference.rows if with_rows else ()
    return {
        "figure": difference.figure,
        "filters": dict(difference.filters),
        "by": difference.by,
        "key": difference.key,
        "says": difference.sentence,
        "published": difference.published,
        "recomputed": difference.recomputed,
        "rows": [
            {
                "model": row.table,
                "id": row.key,
                "part": row.part,
                "kind": row.kind,
                "published": row.published,
                "recomputed": row.recomputed,
            }
            for row in rows
        ],
    }


class PublicationViewSet(RowViewSet):
    """What is published, for everybody; drafts, for those who make them."""

    queryset = Publication.objects.all()
    serializer_class = serializer(Publication)
    detail_serializer_class = PublicationDetailSerializer
    filterset_class = Filters

    def published(self) -> Publication:
        row = self.get_object()
        if not row.is_published:
            raise NotFound(_("There is nothing at this address."))
        return row

    @extend_schema(
        parameters=[
            OpenApiParameter("format", enum=[*FORMATS], description="docx, if it is not given."),
            OpenApiParameter("language", enum=[*LANGUAGES], description="zh-hans, if it is not given."),
        ],
        responses={(200, "application/octet-stream"): OpenApiTypes.BINARY, **REFUSALS},
        filters=False,
    )
    @action(detail=True)
    def document(self, request: Request, pk: str) -> HttpResponse:
        """The publication as a file; of what is published always the same bytes."""
        refuse_unknown(request, ["format", "language"])
        kind = read(request, "format", values.one_of([*FORMATS]), "docx")
        language = read(request, "language", values.one_of([*LANGUAGES]), "zh-hans")
        try:
            return file_of(self.get_object(), kind, language)
        except Http404:
            raise NotFound(_("There is nothing at this address.")) from None

    @extend_schema(
        summary="What would be published",
        description="What a publisher reads: exactly this is frozen by “publish”, to which `read` is sent.",
        responses={200: TO_READ, **REFUSALS, 409: ErrorSerializer},
        filters=False,
    )
    @action(detail=True)
    def preview(self, request: Request, pk: str) -> Response:
        refuse_unknown(request, [])
        row = Publication._base_manager.get(pk=self.get_object().pk)
        if row.is_published:
            raise Conflict(_("It is published: read it, its document or its snapshot."))
        if not (request.user.has_perm(MAKE) or request.user.has_perm(PUBLISH)):
            raise PermissionDenied(_("You may not do this."))
        shown = to_read(row)
        moment = shown["preview"].as_of
        found = entries(wanted_by(row), moment, with_rows=False)
        return Response(
            {
                "as_of": moment.isoformat(),
                "doubts": [doubt["sentence"] for doubt in shown["preview"].doubts],
                "documents": printed(row, found, moment),
                "read": shown["read"],
            }
        )

    @extend_schema(request=None, responses={200: PROOF, **REFUSALS}, filters=False)
    @action(detail=True, methods=["post"])
    def verify(self, request: Request, pk: str) -> Response:
        """Checks digest and signature, computes all figures again from history, and names each difference."""
        refuse_unknown(request, [])
        differences = verify(self.published())
        with_rows = access_of(request.user, "view").everything
        found = [told(one, with_rows=with_rows) for one in differences]
        return Response({"match": not found, "differences": found})

    @extend_schema(responses={(200, "application/json"): OpenApiTypes.STR, **REFUSALS}, filters=False)
    @action(detail=True)
    def snapshot(self, request: Request, pk: str) -> HttpResponse:
        """The frozen text itself, byte by byte what the digest is of; for those who see everything."""
        refuse_unknown(request, [])
        row = self.published()
        if not access_of(request.user, "view").everything:
            raise PermissionDenied(_("It names rows of all clusters, which are not all yours to see."))
        return HttpResponse(row.snapshot.content.encode(), content_type="application/json; charset=utf-8")
