from typing import Any

from rest_framework import serializers

from breakthrough.api.relations import AddressField
from breakthrough.api.serializers import LinksField, serializer
from tasks import models
from tasks.api.reports import DecisionsField
from tasks.suspicion.reading import reading


class DownloadField(AddressField):
    """The address of the file itself."""

    suffix = "file/"


ProgramSerializer = serializer(models.Program)
RegionSerializer = serializer(models.Region)
ClusterSerializer = serializer(models.Cluster)
OrganizationSerializer = serializer(models.Organization)
TaskSerializer = serializer(
    models.Task,
    trl_current=serializers.IntegerField(
        read_only=True, allow_null=True, help_text="The level last assessed, or at the start."
    ),
)
PartnerSerializer = serializer(models.Partner)
SubtaskSerializer = serializer(models.Subtask)
TrlLevelSerializer = serializer(models.TrlLevel)
TrlAssessmentSerializer = serializer(models.TrlAssessment)
TransitionSerializer = serializer(models.Transition)
TransitionDocumentSerializer = serializer(models.TransitionDocument)
TransitionRequestSerializer = serializer(models.TransitionRequest)
PresentedDocumentSerializer = serializer(models.PresentedDocument)
StatusChangeSerializer = serializer(models.StatusChange)
MilestoneSerializer = serializer(models.Milestone)
IndicatorSerializer = serializer(
    models.Indicator,
    actual=serializers.DecimalField(20, 6, read_only=True, allow_null=True, help_text="The last value that counts."),
    ahead=serializers.DecimalField(
        24,
        1,
        read_only=True,
        allow_null=True,
        help_text="Against the comparator, in per cent or points.",
    ),
)
IndicatorValueSerializer = serializer(models.IndicatorValue)
PeriodSerializer = serializer(models.Period)
ProgressReportSerializer = serializer(models.ProgressReport, decisions=DecisionsField())
ReportDecisionSerializer = serializer(models.ReportDecision)
MilestoneReportSerializer = serializer(models.MilestoneReport)
ReviewSerializer = serializer(models.Review)
ChangeRequestSerializer = serializer(models.ChangeRequest)
RiskSerializer = serializer(models.Risk)
PilotLineSerializer = serializer(
    models.PilotLine,
    state=serializers.CharField(read_only=True, allow_null=True, help_text="The last dated state."),
    since=serializers.DateField(read_only=True, allow_null=True, help_text="The day from which it has this state."),
    tasks=LinksField(models.PilotLineTask, "task", "share", "task_links"),
)
PilotLineStateSerializer = serializer(models.PilotLineState)
PilotLineTaskSerializer = serializer(models.PilotLineTask)
ProductSerializer = serializer(models.Product, tasks=LinksField(models.ProductTask, "task", "share", "task_links"))
ProductTaskSerializer = serializer(models.ProductTask)
ResultSerializer = serializer(models.Result, tasks=LinksField(models.ResultTask, "task", "share", "task_links"))
ResultTaskSerializer = serializer(models.ResultTask)
AdoptionSerializer = serializer(models.Adoption)
AddedOutputSerializer = serializer(
    models.AddedOutput, shares=LinksField(models.AddedOutputShare, "task", "attribution")
)
AddedOutputShareSerializer = serializer(models.AddedOutputShare)
OutputSerializer = serializer(models.Output, tasks=LinksField(models.OutputTask, "task", "share", "task_links"))
OutputTaskSerializer = serializer(models.OutputTask)
LandmarkSerializer = serializer(models.Landmark)
EvidenceSerializer = serializer(models.Evidence, download=DownloadField())


class ReadingField(serializers.CharField):
    """A part of what a finding says, in the asker's language."""

    def __init__(self, part: str, **options: Any) -> None:
        self.part = part
        super().__init__(read_only=True, source="*", **options)

    def to_representation(self, value: Any) -> str:
        return str(getattr(reading(value), self.part))


FindingSerializer = serializer(
    models.Finding,
    title=ReadingField("title", help_text="What the rule looks for."),
    text=ReadingField("sentence", help_text="What is suspicious about the row, with its numbers."),
    advice=ReadingField("advice", help_text="What to do about it."),
)
GrantSerializer = serializer(
    models.Grant,
    place_code=serializers.CharField(
        read_only=True, help_text="The code of the cluster or task; empty where it is everywhere."
    ),
)
OrganizationPairSerializer = serializer(models.OrganizationPair)
