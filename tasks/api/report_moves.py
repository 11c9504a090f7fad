"""The moves of a progress report as addresses: POST /progress-reports/{id}/submit/ and the like."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.exceptions import UnsupportedMediaType, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from breakthrough.api import parameters
from breakthrough.api.schema import ErrorSerializer
from breakthrough.api.serializers import serializer
from tasks import models, reporting
from tasks.api.reports import DecisionsField, RestatementsField


class ProgressReportDetailSerializer(
    serializer(models.ProgressReport, decisions=DecisionsField(), restatements=RestatementsField())
):
    """A report with what it restates, which takes too many questions for a list."""


class ReasonSerializer(serializers.Serializer):
    """Why: in the words of whoever decides."""

    reason = serializers.CharField(max_length=2_000)


REFUSALS = dict.fromkeys((400, 401, 403, 404, 409, 415, 429), ErrorSerializer)


def move(name: str, does: str, *, asks: Any = None, answers: int = 200) -> Any:
    """An action that posts to a verb; `does` is its sentence in the description of the API."""

    def decorate(view: Any) -> Any:
        described: Any = extend_schema(
            operation_id=f"progress_reports_{name}",
            summary=f"{name.capitalize()} a report",
            description=does,
            request=asks,
            responses={answers: ProgressReportDetailSerializer, **REFUSALS},
            filters=False,
        )
        # The description stays only where it is put over the action.
        return described(action(detail=True, methods=["post"], url_path=name, url_name=name)(view))

    return decorate


class ReportMoves(GenericViewSet):
    """Mixin: what an author and a reviewer do with a report, by the same verbs as the pages."""

    def moved(self, verb: Any, *given: str, status: int = 200) -> Response:
        parameters.refuse_unknown(self.request, [])
        made = verb(self.get_object(), self.request.user, *given)
        self.kwargs[self.lookup_field] = str(made.pk) if made else self.kwargs[self.lookup_field]
        return Response(self.get_serializer(self.get_object()).data, status=status)

    def reason(self) -> str:
        asked = ReasonSerializer(data=self.said("reason"))
        asked.is_valid(raise_exception=True)
        return asked.validated_data["reason"]

    def said(self, *known: str) -> dict[str, Any]:
        """The body, in which nothing is ignored."""
        if (self.request.content_type or "application/json").partition(";")[0] != "application/json":
            raise UnsupportedMediaType(self.request.content_type)
        body = self.request.data
        if not isinstance(body, dict):
            raise ValidationError(_("The request cannot be read."))
        unknown = {name[:100]: [parameters.unknown(name[:100], known)] for name in body if name not in known}
        if unknown:
            raise ValidationError(unknown)
        return body

    @move("submit", "Hands in a draft or a returned report, in the name of whoever asks.")
    def submit(self, request: Request, **kwargs: Any) -> Response:
        self.said()
        return self.moved(reporting.submit)

    @move("withdraw", "Takes a submitted report back before it is reviewed; only its author does.")
    def withdraw(self, request: Request, **kwargs: Any) -> Response:
        self.said()
        return self.moved(reporting.withdraw)

    @move("approve", "Approves what somebody else handed in; its money and milestones count from then on.")
    def approve(self, request: Request, **kwargs: Any) -> Response:
        self.said()
        return self.moved(reporting.approve)

    @move("return", "Returns a submitted report to its author, with a reason that is kept.", asks=ReasonSerializer)
    def send_back(self, request: Request, **kwargs: Any) -> Response:
        return self.moved(reporting.send_back, self.reason())

    @move(
        "revise",
        "Begins a new revision of an approved report, a copy at first; answers with the new draft.",
        asks=ReasonSerializer,
        answers=201,
    )
    def revise(self, request: Request, **kwargs: Any) -> Response:
        return self.moved(reporting.revise, self.reason(), status=201)
