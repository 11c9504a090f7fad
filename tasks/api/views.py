from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from breakthrough.api.permissions import IsSignedIn
from breakthrough.api.views import RowViewSet
from breakthrough.models.fields import LAST_DAY
from tasks import models
from tasks.api import filters, serializers
from tasks.api.evidence import EvidenceFiles
from tasks.api.milestones import VERBS as MILESTONE_VERBS
from tasks.api.report_moves import ProgressReportDetailSerializer, ReportMoves
from tasks.api.steps import TaskMoves
from tasks.progress import with_actual, with_comparison, with_readiness, with_state


class ProgramViewSet(RowViewSet):
    queryset = models.Program.objects.all()
    serializer_class = serializers.ProgramSerializer
    filterset_class = filters.ProgramFilters


class RegionViewSet(RowViewSet):
    queryset = models.Region.objects.all()
    serializer_class = serializers.RegionSerializer
    filterset_class = filters.RegionFilters


class ClusterViewSet(RowViewSet):
    queryset = models.Cluster.objects.all()
    serializer_class = serializers.ClusterSerializer
    filterset_class = filters.ClusterFilters


class OrganizationViewSet(RowViewSet):
    queryset = models.Organization.objects.all()
    serializer_class = serializers.OrganizationSerializer
    filterset_class = filters.OrganizationFilters


class TaskViewSet(TaskMoves, RowViewSet):
    queryset = with_readiness(models.Task.objects.all(), LAST_DAY)
    serializer_class = serializers.TaskSerializer
    filterset_class = filters.TaskFilters


class PartnerViewSet(RowViewSet):
    queryset = models.Partner.objects.all()
    serializer_class = serializers.PartnerSerializer
    filterset_class = filters.PartnerFilters


class SubtaskViewSet(RowViewSet):
    queryset = models.Subtask.objects.all()
    serializer_class = serializers.SubtaskSerializer
    filterset_class = filters.SubtaskFilters


class TrlLevelViewSet(RowViewSet):
    queryset = models.TrlLevel.objects.all()
    serializer_class = serializers.TrlLevelSerializer
    filterset_class = filters.TrlLevelFilters


class TrlAssessmentViewSet(RowViewSet):
    queryset = models.TrlAssessment.objects.all()
    serializer_class = serializers.TrlAssessmentSerializer
    filterset_class = filters.TrlAssessmentFilters


class TransitionViewSet(RowViewSet):
    queryset = models.Transition.objects.all()
    serializer_class = serializers.TransitionSerializer
    filterset_class = filters.TransitionFilters


class TransitionDocumentViewSet(RowViewSet):
    queryset = models.TransitionDocument.objects.all()
    serializer_class = serializers.TransitionDocumentSerializer
    filterset_class = filters.TransitionDocumentFilters


class TransitionRequestViewSet(RowViewSet):
    queryset = models.TransitionRequest.objects.all()
    serializer_class = serializers.TransitionRequestSerializer
    filterset_class = filters.TransitionRequestFilters
    instead = _(
        "A step begins with its task: POST /api/v1/tasks/{id}/steps/. It is decided by confirm, refuse or withdraw."
    )


class PresentedDocumentViewSet(RowViewSet):
    queryset = models.PresentedDocument.objects.all()
    serializer_class = serializers.PresentedDocumentSerializer
    filterset_class = filters.PresentedDocumentFilters
    instead = _("Documents are presented with a step: POST /api/v1/tasks/{id}/steps/.")


class StatusChangeViewSet(RowViewSet):
    queryset = models.StatusChange.objects.all()
    serializer_class = serializers.StatusChangeSerializer
    filterset_class = filters.StatusChangeFilters
    instead = _("A status follows from a step: POST /api/v1/tasks/{id}/steps/. A wrong one is left by another step.")


class MilestoneViewSet(RowViewSet):
    queryset = models.Milestone.objects.all()
    serializer_class = serializers.MilestoneSerializer
    filterset_class = filters.MilestoneFilters
    verbs = MILESTONE_VERBS


class IndicatorViewSet(RowViewSet):
    queryset = with_comparison(with_actual(models.Indicator.objects.all(), LAST_DAY))
    serializer_class = serializers.IndicatorSerializer
    filterset_class = filters.IndicatorFilters


class IndicatorValueViewSet(RowViewSet):
    queryset = models.IndicatorValue.objects.all()
    serializer_class = serializers.IndicatorValueSerializer
    filterset_class = filters.IndicatorValueFilters


class PeriodViewSet(RowViewSet):
    queryset = models.Period.objects.all()
    serializer_class = serializers.PeriodSerializer
    filterset_class = filters.PeriodFilters


class ProgressReportViewSet(ReportMoves, RowViewSet):
    queryset = models.ProgressReport.objects.all()
    serializer_class = serializers.ProgressReportSerializer
    detail_serializer_class = ProgressReportDetailSerializer
    order = ("-period", "-task", "-revision")
    filterset_class = filters.ProgressReportFilters


class ReportDecisionViewSet(RowViewSet):
    queryset = models.ReportDecision.objects.all()
    serializer_class = serializers.ReportDecisionSerializer
    filterset_class = filters.ReportDecisionFilters
    instead = _("Decisions follow from what is done with a report: submit, withdraw, approve, return, revise.")


class MilestoneReportViewSet(RowViewSet):
    queryset = models.MilestoneReport.objects.all()
    serializer_class = serializers.MilestoneReportSerializer
    filterset_class = filters.MilestoneReportFilters


class ReviewViewSet(RowViewSet):
    queryset = models.Review.objects.all()
    serializer_class = serializers.ReviewSerializer
    filterset_class = filters.ReviewFilters


class ChangeRequestViewSet(RowViewSet):
    queryset = models.ChangeRequest.objects.all()
    serializer_class = serializers.ChangeRequestSerializer
    filterset_class = filters.ChangeRequestFilters
    instead = _(
        "A change begins with its task: POST /api/v1/tasks/{id}/contract-changes/. "
        "It is decided by recommend, approve, reject or withdraw."
    )


class RiskViewSet(RowViewSet):
    queryset = models.Risk.objects.all()
    serializer_class = serializers.RiskSerializer
    filterset_class = filters.RiskFilters


class PilotLineViewSet(RowViewSet):
    queryset = with_state(models.PilotLine.objects.all(), LAST_DAY)
    serializer_class = serializers.PilotLineSerializer
    filterset_class = filters.PilotLineFilters


class PilotLineStateViewSet(RowViewSet):
    queryset = models.PilotLineState.objects.all()
    serializer_class = serializers.PilotLineStateSerializer
    filterset_class = filters.PilotLineStateFilters
    instead = _("A wrong state is taken back by a new one: add it here.")


class PilotLineTaskViewSet(RowViewSet):
    queryset = models.PilotLineTask.objects.all()
    serializer_class = serializers.PilotLineTaskSerializer
    filterset_class = filters.PilotLineTaskFilters


class ProductViewSet(RowViewSet):
    queryset = models.Product.objects.all()
    serializer_class = serializers.ProductSerializer
    filterset_class = filters.ProductFilters


class ProductTaskViewSet(RowViewSet):
    queryset = models.ProductTask.objects.all()
    serializer_class = serializers.ProductTaskSerializer
    filterset_class = filters.ProductTaskFilters


class ResultViewSet(RowViewSet):
    queryset = models.Result.objects.all()
    serializer_class = serializers.ResultSerializer
    filterset_class = filters.ResultFilters


class ResultTaskViewSet(RowViewSet):
    queryset = models.ResultTask.objects.all()
    serializer_class = serializers.ResultTaskSerializer
    filterset_class = filters.ResultTaskFilters


class AdoptionViewSet(RowViewSet):
    queryset = models.Adoption.objects.all()
    serializer_class = serializers.AdoptionSerializer
    filterset_class = filters.AdoptionFilters


class AddedOutputViewSet(RowViewSet):
    queryset = models.AddedOutput.objects.all()
    serializer_class = serializers.AddedOutputSerializer
    filterset_class = filters.AddedOutputFilters


class AddedOutputShareViewSet(RowViewSet):
    queryset = models.AddedOutputShare.objects.all()
    serializer_class = serializers.AddedOutputShareSerializer
    filterset_class = filters.AddedOutputShareFilters


class OutputViewSet(RowViewSet):
    queryset = models.Output.objects.all()
    serializer_class = serializers.OutputSerializer
    filterset_class = filters.OutputFilters


class OutputTaskViewSet(RowViewSet):
    queryset = models.OutputTask.objects.all()
    serializer_class = serializers.OutputTaskSerializer
    filterset_class = filters.OutputTaskFilters


class LandmarkViewSet(RowViewSet):
    queryset = models.Landmark.objects.all()
    serializer_class = serializers.LandmarkSerializer
    filterset_class = filters.LandmarkFilters


class EvidenceViewSet(EvidenceFiles):
    queryset = models.Evidence.objects.all()
    serializer_class = serializers.EvidenceSerializer
    filterset_class = filters.EvidenceFilters


class FindingViewSet(RowViewSet):
    queryset = models.Finding.objects.all()
    serializer_class = serializers.FindingSerializer
    filterset_class = filters.FindingFilters


class GrantViewSet(RowViewSet):
    queryset = models.Grant.objects.annotate(
        place_code=Coalesce("cluster__code", "task__code", Value(""), output_field=CharField())
    )
    serializer_class = serializers.GrantSerializer
    filterset_class = filters.GrantFilters
    permission_classes = [IsSignedIn]

    def visible(self, rows: Any) -> QuerySet:
        """Everybody sees what they may do themselves, whoever grants or audits rights what everybody may do."""
        user: Any = self.request.user
        sees_all = user.has_perm("tasks.view_grant") and user.within_clusters is None
        return rows if sees_all else rows.filter(user=user)


class OrganizationPairViewSet(RowViewSet):
    queryset = models.OrganizationPair.objects.all()
    serializer_class = serializers.OrganizationPairSerializer
    filterset_class = filters.OrganizationPairFilters
