from rest_framework import serializers

from breakthrough.api.serializers import serializer
from funding import models

FundEntrySerializer = serializer(
    models.FundEntry,
    contribution=serializers.DecimalField(
        24, 2, read_only=True, help_text="The amount with the sign that its kind and a reversal give it."
    ),
)
PlannedFundingSerializer = serializer(models.PlannedFunding)
BudgetLineSerializer = serializer(models.BudgetLine)
IndirectCostCapSerializer = serializer(models.IndirectCostCap)
