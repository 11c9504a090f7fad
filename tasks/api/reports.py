"""What the API shows of a report besides its columns: what was decided on it, and what it restates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, OuterRef, Prefetch
from django.db.models.expressions import Combinable
from rest_framework import serializers

from breakthrough.api.json_expressions import JsonObject, OpenRow, json_list, moment
from breakthrough.api.relations import BriefField
from breakthrough.api.serializers import Fetched
from breakthrough.models import User
from tasks.models import Period, ProgressReport, ReportDecision
from tasks.restatements import restatements_for


class DecisionSerializer(serializers.ModelSerializer):
    by = BriefField(model=User, allow_null=True)

    class Meta:
        model = ReportDecision
        fields = ("verdict", "by", "at", "reason")
        read_only_fields = fields


class DecisionsField(Fetched, serializers.ListField):
    """Every step of a report, oldest first."""

    child = DecisionSerializer()

    def __init__(self) -> None:
        super().__init__(read_only=True, help_text="Every step between author and reviewer, oldest first.")

    def prefetch(self, user: User) -> Prefetch:
        shown = ("report", "verdict", "at", "reason", "by__username", "by__display_name")
        rows = ReportDecision.objects.select_related("by").only(*shown).order_by("pk")
        return Prefetch("decisions", rows)

    def expression(self, user: User, base: str) -> Combinable:
        rows = ReportDecision.objects.filter(report=OuterRef("pk")).order_by("pk")
        by = OpenRow("by_id", User, base)
        said = {"verdict": F("verdict"), "by": by, "at": moment("at"), "reason": F("reason")}
        return json_list(rows, JsonObject(said))

    def to_representation(self, value: Any) -> list[Any]:
        return super().to_representation(value.all())


class ChangeSerializer(serializers.Serializer):
    """One value that was restated; null where there was, or is, none."""

    subject = serializers.CharField()
    old = serializers.SerializerMethodField()
    new = serializers.SerializerMethodField()

    def get_old(self, change: Any) -> str | None:
        return plain(change.old)

    def get_new(self, change: Any) -> str | None:
        return plain(change.new)


class RestatementSerializer(serializers.Serializer):
    """A restatement: of which period, why, by whom, approved by whom and when, and what it changed."""

    report = BriefField(model=ProgressReport)
    period = BriefField(model=Period, source="report.period")
    reason = serializers.CharField()
    author = BriefField(model=User, source="report.author")
    reviewer = BriefField(model=User, source="report.reviewer")
    approved_at = serializers.DateTimeField()
    changes = ChangeSerializer(many=True)


class RestatementsField(serializers.ListField):
    """What was restated of earlier periods since the report before."""

    child = RestatementSerializer()

    def __init__(self) -> None:
        super().__init__(read_only=True, source="*", help_text="What was restated since the report before this one.")

    def to_representation(self, value: Any) -> list[Any]:
        return super().to_representation(restatements_for(value))


def plain(value: Any) -> str | None:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date):
        return value.isoformat()
    return None if value is None else str(value)
