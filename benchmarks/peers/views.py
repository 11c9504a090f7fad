from __future__ import annotations

from typing import Any

from django.db.models import Count, F, Q, Sum
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView
from rest_framework.viewsets import ModelViewSet

from benchmarks.peers import serializers
from funding.models import FundEntry
from talent.models import Assignment
from tasks.models import (
    AddedOutputShare,
    Adoption,
    Cluster,
    Indicator,
    PilotLineState,
    PilotLineTask,
    ProductTask,
    ProgressReport,
    Task,
)

COUNTED = ("approved", "active", "suspended", "acceptance", "rectifying", "closed")


class TaskViewSet(ModelViewSet):
    queryset = Task.objects.select_related("cluster", "lead").order_by("code")
    serializer_class = serializers.TaskSerializer
    filterset_fields = ("status", "cluster", "industry_track", "batch_year")


class WholeTaskViewSet(ModelViewSet):
    queryset = Task.objects.select_related("cluster", "lead").prefetch_related(
        "milestones",
        "indicators",
        "partners__organization",
        "subtasks__organization",
        "reports",
        "assignments__researcher",
        "fund_entries",
    )
    serializer_class = serializers.WholeTaskSerializer


class ReportViewSet(ModelViewSet):
    queryset = ProgressReport.objects.all()
    serializer_class = serializers.ReportSerializer


class EntryViewSet(ModelViewSet):
    queryset = FundEntry.objects.order_by("-booked_on", "-id")
    serializer_class = serializers.EntrySerializer


class MoneyView(APIView):
    """One figure by cluster."""

    def get(self, request: Request) -> Response:
        return Response(money("fiscal", "disbursed"))


class OverviewView(APIView):
    """The headline figures by cluster, a query each."""

    def get(self, request: Request) -> Response:
        return Response(
            {
                "clusters": Cluster.objects.count(),
                "tasks": by_cluster(Task.objects.filter(status__in=COUNTED), "cluster__code", Count("id")),
                "tasks_enterprise_led": by_cluster(enterprise_led(), "cluster__code", Count("id")),
                "fiscal_invested": money("fiscal", "disbursed"),
                "societal_leveraged": money("societal", "received"),
                "researchers": people("researcher"),
                "pilot_lines_operational": by_cluster(operating(), "task__cluster__code", Count("line", distinct=True)),
                "new_products": by_cluster(
                    ProductTask.objects.all(), "task__cluster__code", Count("product", distinct=True)
                ),
                "adopters": by_cluster(
                    Adoption.objects.all(), "result__tasks__cluster__code", Count("organization", distinct=True)
                ),
                "added_output": by_cluster(
                    AddedOutputShare.objects.all(),
                    "task__cluster__code",
                    Sum(F("added_output__amount") * F("attribution") / 100),
                ),
                "benchmarks_won": by_cluster(won(), "task__cluster__code", Count("id", distinct=True)),
            }
        )


def by_cluster(rows: Any, path: str, total: Any) -> dict[str, Any]:
    return dict(rows.order_by().values_list(path).annotate(total=total))


def enterprise_led() -> Any:
    led = Q(lead__kind="enterprise") | Q(lead__kind="platform", lead__led_by__kind="enterprise")
    return Task.objects.filter(led, status__in=COUNTED)


def money(source: str, kind: str) -> dict[str, Any]:
    posted = FundEntry.objects.filter(source=source, state="posted", kind__in=[kind, "returned"])
    back = Sum("amount", filter=Q(kind="returned") | Q(reverses__isnull=False), default=0)
    return by_cluster(posted, "task__cluster__code", Sum("amount", default=0) - 2 * back)


def people(what: str) -> dict[str, Any]:
    return by_cluster(Assignment.objects.all(), "task__cluster__code", Count(what, distinct=True))


def operating() -> Any:
    running = PilotLineState.objects.filter(state="operating").values("line")
    return PilotLineTask.objects.filter(line__in=running)


def won() -> Any:
    """By any value that was measured, not the last one, which would be harder to ask."""
    return Indicator.objects.filter(task__status__in=COUNTED, values__value__gt=F("comparator_value"), direction="up")
