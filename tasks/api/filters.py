"""What the lists of this floor, and of those above it, can be narrowed by."""

from __future__ import annotations

from typing import Any

from breakthrough.api import values
from breakthrough.api.filters import Parameter, RelationParameter, ThroughTasksParameter
from breakthrough.api.filtersets import columns, filters
from tasks import models
from tasks.models import Cluster, Organization, Program, Region, Task

TRACK = values.one_of(Task.Track.values)
THROUGH_TASK: dict[str, tuple[str, Any]] = {
    "task": ("pk", Task),
    "cluster": ("cluster", Cluster),
    "program": ("cluster__program", Program),
    "region": ("region", Region),
    "lead": ("lead", Organization),
}


def filters_by_task(model: Any, **given: Any) -> Any:
    """The filters of a model that hangs on tasks: its own, and those of its task (or of any of its tasks)."""
    more: dict[str, Parameter] = {}
    for name, (to, target) in THROUGH_TASK.items():
        if name not in columns(model):
            more[name] = through(model, to, target)
            more[f"{name}__in"] = through(model, to, target, several=True)
    if not model.scope_many and "track" not in columns(model):
        path = f"{model.scope_path}__" if model.scope_path else ""
        more["track"] = Parameter(f"{path}industry_track", kind=TRACK)
    return filters(model, **{**more, **given})


def through(model: Any, to: str, target: Any, *, several: bool = False) -> Parameter:
    if model.scope_many:
        return ThroughTasksParameter(model.scope_path, to, target, task_model=Task, several=several)
    path = "__".join(filter(None, [model.scope_path, to]))
    return RelationParameter(path, target, several=several)


ProgramFilters = filters(models.Program)
RegionFilters = filters(models.Region)
ClusterFilters = filters(models.Cluster, search=("aliases",))
OrganizationFilters = filters(models.Organization, search=("uscc", "place"))
TaskFilters = filters_by_task(
    models.Task,
    search=("lead__name_zh", "lead__name_en"),
    order=("trl_current",),
    trl_current=Parameter("trl_current", kind=values.INTEGER),
    trl_current__gte=Parameter("trl_current", "gte", kind=values.INTEGER),
    trl_current__lte=Parameter("trl_current", "lte", kind=values.INTEGER),
)
PartnerFilters = filters_by_task(models.Partner, search=("organization__name_zh", "organization__name_en"))
SubtaskFilters = filters_by_task(models.Subtask, search=("leader",))
TrlLevelFilters = filters(models.TrlLevel)
TrlAssessmentFilters = filters_by_task(models.TrlAssessment)
TransitionFilters = filters(models.Transition)
TransitionDocumentFilters = filters(models.TransitionDocument)
TransitionRequestFilters = filters_by_task(models.TransitionRequest, search=("comment", "decision"))
PresentedDocumentFilters = filters_by_task(models.PresentedDocument, search=("document_no",))
StatusChangeFilters = filters_by_task(models.StatusChange, search=("document_no", "comment"))
MilestoneFilters = filters_by_task(models.Milestone)
IndicatorFilters = filters_by_task(models.Indicator, search=("comparator_zh", "comparator_en"))
IndicatorValueFilters = filters_by_task(models.IndicatorValue)
PeriodFilters = filters(models.Period)
ProgressReportFilters = filters_by_task(models.ProgressReport, search=("progress", "problems", "next_steps"))
ReportDecisionFilters = filters_by_task(models.ReportDecision, search=("reason",))
MilestoneReportFilters = filters_by_task(models.MilestoneReport, search=("note",))
ReviewFilters = filters_by_task(models.Review, search=("panel", "opinion", "document_no"))
ChangeRequestFilters = filters_by_task(models.ChangeRequest, search=("old_value", "new_value", "reason", "document_no"))
RiskFilters = filters_by_task(models.Risk, search=("title", "description", "owner"))
PilotLineFilters = filters_by_task(models.PilotLine, search=("place",))
PilotLineStateFilters = filters_by_task(models.PilotLineState, search=("comment",))
PilotLineTaskFilters = filters_by_task(models.PilotLineTask)
ProductFilters = filters_by_task(models.Product, search=("model", "maker__name_zh", "maker__name_en"))
ProductTaskFilters = filters_by_task(models.ProductTask)
ResultFilters = filters_by_task(models.Result, search=("description_zh", "description_en"))
ResultTaskFilters = filters_by_task(models.ResultTask)
AdoptionFilters = filters_by_task(models.Adoption, search=("organization__name_zh", "organization__name_en"))
AddedOutputFilters = filters_by_task(models.AddedOutput, search=("organization__name_zh", "organization__name_en"))
AddedOutputShareFilters = filters_by_task(models.AddedOutputShare)
OutputFilters = filters_by_task(models.Output, search=("grant_no", "journal", "parties"))
OutputTaskFilters = filters_by_task(models.OutputTask)
LandmarkFilters = filters(models.Landmark, search=("text_zh", "text_en", "source"))
EvidenceFilters = filters_by_task(
    models.Evidence,
    search=("title", "name", "document_no"),
    sha256=Parameter("file__sha256", kind=values.TEXT, says="By the SHA-256 of the file."),
)
FindingFilters = filters_by_task(models.Finding, search=("reason",))
GrantFilters = filters(models.Grant)
OrganizationPairFilters = filters(models.OrganizationPair)
