"""The figures, and the rows that they count, as the dictionary answers them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.urls import reverse
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound, PermissionDenied
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from breakthrough.api import parameters, values
from breakthrough.api.errors import Refused
from breakthrough.api.figure_schema import figure_detail, figure_list, figure_rows
from breakthrough.api.pages import CONTROLS, Pages
from breakthrough.api.permissions import IsSignedIn
from breakthrough.api.remembered import Remembered
from breakthrough.api.routing import address
from breakthrough.api.views import base_of
from breakthrough.figures import Asked, Figure, Reckoning, Row, UnknownKey, ask, figures, rows_of, scope_note
from breakthrough.figures.asking import OWN_WORDS
from breakthrough.figures.question import dividers
from breakthrough.figures.record import amount, record
from breakthrough.history import as_of
from breakthrough.scope import Access, access_of


def rows_address(code: str) -> str:
    return reverse("api:figure-rows", args=[code])


class FigureView(Remembered, APIView):
    """The base of what is asked about figures."""

    resource = "figures"

    permission_classes: ClassVar[list[Any]] = [IsSignedIn]

    def rests_on_tracked_rows(self, request: Request) -> bool:
        return True

    def access(self) -> Access:
        access = access_of(self.request.user, "view")
        if access.nothing:
            raise PermissionDenied(_("You have no grant that lets you see figures."))
        return access

    def asked(self, request: Request, known: Iterable[str]) -> Asked:
        parameters.refuse_unknown(request, known)
        names = [name for name in request.query_params if name not in CONTROLS]
        words = {name: parameters.read(request, name, values.TEXT) for name in names}
        try:
            return ask(words, self.access())
        except UnknownKey as error:
            raise Refused(error.name, str(error)) from None

    def figure(self, code: str) -> Figure:
        self.access()
        if code not in figures():
            raise NotFound(_("There is nothing at this address."))
        return figures()[code]

    def records(self, chosen: list[Figure], asked: Asked) -> list[dict[str, Any]]:
        """The figures, which share what they compute."""
        reckoning, scope = Reckoning(asked.question), scope_note(asked.question.access)
        base = base_of(self.request)
        try:
            answers = reckoning.answers(chosen, asked.by)
            return [record(one, asked, f"{base}{rows_address(one.figure.code)}", scope) for one in answers]
        except UnknownKey as error:
            raise Refused(error.name, str(error)) from None


class FigureListView(FigureView):
    """Every figure that can be narrowed, and divided, as asked."""

    @figure_list
    def get(self, request: Request) -> Response:
        every = set().union(*(dividers(figure) for figure in figures().values()))
        asked = self.asked(request, [*OWN_WORDS, *CONTROLS, *every])
        if asked.by is not None and asked.by not in every:
            raise Refused("by", parameters.unknown(asked.by[:100], every))
        wanted = {*asked.question.filters, *([asked.by] if asked.by else [])}
        fitting = [figure for figure in figures().values() if wanted <= dividers(figure)]
        chosen, envelope = Pages(request).of_list(fitting)
        with as_of(asked.as_of):
            return Response({**envelope, "results": self.records(chosen, asked)})


class FigureDetailView(FigureView):
    """One figure, as of a moment, until a day, narrowed and divided as asked."""

    @figure_detail
    def get(self, request: Request, code: str) -> Response:
        figure = self.figure(code)
        asked = self.asked(request, [*OWN_WORDS, *dividers(figure)])
        with as_of(asked.as_of):
            return Response(self.records([figure], asked)[0])


class FigureRowsView(FigureView):
    """The rows that add up to a figure, each with what it contributes."""

    @figure_rows
    def get(self, request: Request, code: str) -> Response:
        figure = self.figure(code)
        asked = self.asked(request, ["until", "as_of", *CONTROLS, *dividers(figure)])
        pages = Pages(request)
        with as_of(asked.as_of):
            try:
                tables = rows_of(figure, asked.question)
            except UnknownKey as error:
                raise Refused(error.name, str(error)) from None
            found, envelope = pages.of([table.queryset for table in tables])
            rows = [self.row(tables[number].read(instance)) for number, instance in found]
        return Response({**envelope, "results": rows})

    def row(self, row: Row) -> dict[str, Any]:
        instance = row.instance
        place = address(type(instance))
        return {
            "id": instance.pk,
            "model": instance._meta.label_lower,
            "label": str(instance),
            "url": f"{base_of(self.request)}{place}{instance.pk}/" if place else None,
            "task": row.task,
            "day": row.day.isoformat() if row.day else None,
            "part": row.part,
            "contribution": str(amount(row.contribution, is_count=row.contribution == 1)),
        }
