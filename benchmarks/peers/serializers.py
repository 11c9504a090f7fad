from typing import Any

from rest_framework import serializers

from funding.models import FundEntry
from talent.models import Assignment, Researcher
from tasks.models import Cluster, Indicator, Milestone, Organization, Partner, ProgressReport, Subtask, Task


def stock(of: Any, **nested: serializers.BaseSerializer) -> Any:
    """A ModelSerializer with all columns."""
    meta = type("Meta", (), {"model": of, "fields": "__all__"})
    return type(f"Stock{of.__name__}", (serializers.ModelSerializer,), {**nested, "Meta": meta})


ClusterSerializer = stock(Cluster)
OrganizationSerializer = stock(Organization)
TaskSerializer = stock(Task, cluster=ClusterSerializer(read_only=True), lead=OrganizationSerializer(read_only=True))
ReportSerializer = stock(ProgressReport)
EntrySerializer = stock(FundEntry)
WholeTaskSerializer = stock(
    Task,
    cluster=ClusterSerializer(read_only=True),
    lead=OrganizationSerializer(read_only=True),
    milestones=stock(Milestone)(many=True, read_only=True),
    indicators=stock(Indicator)(many=True, read_only=True),
    partners=stock(Partner, organization=OrganizationSerializer())(many=True, read_only=True),
    subtasks=stock(Subtask, organization=OrganizationSerializer())(many=True, read_only=True),
    reports=ReportSerializer(many=True, read_only=True),
    assignments=stock(Assignment, researcher=stock(Researcher)())(many=True, read_only=True),
    fund_entries=EntrySerializer(many=True, read_only=True),
)
