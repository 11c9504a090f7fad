from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema
from rest_framework import serializers as fields
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from breakthrough.api import parameters
from breakthrough.api.schema import ErrorSerializer
from breakthrough.api.views import RowViewSet
from funding import ledger, models
from funding.api import filters, serializers


class ReversalSerializer(fields.Serializer):
    """Why an entry is taken back, and on which day if not on its own."""

    reason = fields.CharField(max_length=ledger.LONGEST_NOTE)
    booked_on = fields.DateField(required=False)


class FundEntryViewSet(RowViewSet):
    queryset = models.FundEntry.objects.signed()
    serializer_class = serializers.FundEntrySerializer
    filterset_class = filters.FundEntryFilters
    instead = _("A posted entry is taken back by POST /api/v1/fund-entries/{id}/reverse/, and entered anew.")

    @extend_schema(
        operation_id="fund_entries_reverse",
        summary="Reverse an entry",
        description="Takes a posted entry back by an entry that repeats it; answers with that one.",
        request=ReversalSerializer,
        responses={
            201: serializers.FundEntrySerializer,
            **dict.fromkeys((400, 401, 403, 404, 409, 415, 429), ErrorSerializer),
        },
        filters=False,
    )
    @action(detail=True, methods=["post"])
    def reverse(self, request: Request, **kwargs: Any) -> Response:
        parameters.refuse_unknown(request, [])
        entry = self.get_object()
        asked = ReversalSerializer(data=self.body())
        asked.is_valid(raise_exception=True)
        with transaction.atomic():
            made = ledger.reverse(entry, request.user, **asked.validated_data)  # type: ignore[arg-type]
        return self.answer(made.pk, 201)


class PlannedFundingViewSet(RowViewSet):
    queryset = models.PlannedFunding.objects.all()
    serializer_class = serializers.PlannedFundingSerializer
    filterset_class = filters.PlannedFundingFilters


class BudgetLineViewSet(RowViewSet):
    queryset = models.BudgetLine.objects.all()
    serializer_class = serializers.BudgetLineSerializer
    filterset_class = filters.BudgetLineFilters


class IndirectCostCapViewSet(RowViewSet):
    queryset = models.IndirectCostCap.objects.all()
    serializer_class = serializers.IndirectCostCapSerializer
    filterset_class = filters.IndirectCostCapFilters
