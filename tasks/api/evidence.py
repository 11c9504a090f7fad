"""Evidence by the API: a file is attached to what it proves, and read again."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponseBase
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import PermissionDenied
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from breakthrough.api.entry import refuse_unknown
from breakthrough.api.moves import REFUSALS
from breakthrough.api.parameters import refuse_unknown as refuse_parameters
from breakthrough.api.views import RowViewSet
from breakthrough.api.write_schema import ErrorSerializer
from breakthrough.uploads.serving import download
from tasks.api.serializers import EvidenceSerializer
from tasks.attaching import AttachForm
from tasks.evidence import attach, may_attach
from tasks.models import Evidence
from tasks.models.evidence import claim_model

CLAIM = ("claim_kind", "claim_id")
SAID = ("kind", "title", "document_no")
BODY: dict[str, Any] = {
    "type": "object",
    "properties": {
        "claim_kind": {"type": "string", "description": "What it proves: a table such as tasks.milestone."},
        "claim_id": {"type": "integer", "description": "The id of the row that it proves."},
        "kind": {"type": "string", "enum": Evidence.Kind.values},
        "title": {"type": "string", "maxLength": 200},
        "document_no": {"type": "string", "maxLength": 100},
        "file": {"type": "string", "format": "binary"},
    },
    "required": ["claim_kind", "claim_id", "kind", "file"],
}


class EvidenceFiles(RowViewSet):
    """The base of the evidence's resource."""

    def get_parsers(self) -> list[Any]:
        names = getattr(self, "action_map", None) or {}
        asked = getattr(self, "request", None)
        is_upload = asked is not None and names.get(str(asked.method).lower()) == "create"
        return [MultiPartParser()] if is_upload else super().get_parsers()

    @extend_schema(
        summary="Attach a file",
        description="Attaches a file to the row that it proves, as multipart/form-data.",
        request={"multipart/form-data": BODY},
        responses={201: EvidenceSerializer, **REFUSALS},
    )
    def create(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        refuse_parameters(request, [])
        if not request.user.has_perm("tasks.add_evidence"):
            raise PermissionDenied(_("You may not do this."))
        data: Any = request.data
        said = {name: data[name] for name in data if name not in request.FILES}
        refuse_unknown({**said, **request.FILES}, [*CLAIM, *SAID, "file"])
        claim = self.claim(said)
        form = AttachForm(
            {name: said.get(name, "") for name in SAID}, MultiValueDict({"uploads": request.FILES.getlist("file")})
        )
        if not form.is_valid():
            raise ValidationError(in_our_words(form.errors.as_data()))
        facts = {name: form.cleaned_data[name] for name in SAID}
        try:
            (made,) = attach(claim, form.cleaned_data["uploads"][:1], request.user, **facts)  # type: ignore[arg-type]
        except ValidationError as error:
            raise error if hasattr(error, "error_dict") else ValidationError({"file": error}) from None
        answer = self.answer(made.pk, 201)
        answer["Location"] = answer.data["url"]
        return answer

    def claim(self, said: dict[str, Any]) -> Any:
        """What the file proves; a foreign row is as absent."""
        model: Any = claim_model(str(said.get("claim_kind", "")))
        if model is None:
            raise ValidationError({"claim_kind": _("Nothing of this kind is proved by evidence.")})
        key = str(said.get("claim_id", ""))
        rows = model._default_manager.visible_to(self.request.user)
        found = rows.filter(pk=int(key)).first() if key.isascii() and key.isdecimal() and len(key) < 19 else None
        if found is None:
            raise ValidationError({"claim_id": _("There is no such record, or it is not yours to see.")})
        if not may_attach(found, self.request.user):  # type: ignore[arg-type]
            raise PermissionDenied(_("You may not do this."))
        return found

    @extend_schema(
        parameters=[],
        responses={
            (200, "application/octet-stream"): OpenApiTypes.BINARY,
            **dict.fromkeys((400, 401, 403, 404), ErrorSerializer),
        },
    )
    @action(detail=True)
    def file(self, request: Request, pk: str) -> HttpResponseBase:
        """The file itself, as a download; its ETag is the SHA-256 of its bytes."""
        refuse_parameters(request, [])
        evidence = self.get_object()
        return download(request, evidence.file, evidence.name)


def in_our_words(errors: dict[str, Any]) -> dict[str, Any]:
    return {"file" if name == "uploads" else name: found for name, found in errors.items()}
