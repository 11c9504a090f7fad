"""The tables of the tasks floor, a file for each noun of the department."""

from tasks.models.decision import ReportDecision
from tasks.models.duplicate import OrganizationPair
from tasks.models.evidence import Evidence, Proof
from tasks.models.finding import Finding
from tasks.models.grant import Grant
from tasks.models.indicator import Indicator, IndicatorValue
from tasks.models.milestone import Milestone
from tasks.models.organization import Organization
from tasks.models.output import Landmark, Output, OutputTask
from tasks.models.period import Period
from tasks.models.pilot_line import PilotLine, PilotLineState, PilotLineTask
from tasks.models.product import Product, ProductTask
from tasks.models.program import Cluster, Program, Region
from tasks.models.report import Light, MilestoneReport, ProgressReport
from tasks.models.result import AddedOutput, AddedOutputShare, Adoption, Result, ResultTask
from tasks.models.review import ChangeRequest, Review
from tasks.models.risk import Risk
from tasks.models.status import StatusChange
from tasks.models.task import Partner, Subtask, Task, TrlAssessment, TrlLevel
from tasks.models.transition import Transition, TransitionDocument
from tasks.models.transition_request import PresentedDocument, TransitionRequest

__all__ = [
    "AddedOutput",
    "AddedOutputShare",
    "Adoption",
    "ChangeRequest",
    "Cluster",
    "Evidence",
    "Finding",
    "Grant",
    "Indicator",
    "IndicatorValue",
    "Landmark",
    "Light",
    "Milestone",
    "MilestoneReport",
    "Organization",
    "OrganizationPair",
    "Output",
    "OutputTask",
    "Partner",
    "Period",
    "PilotLine",
    "PilotLineState",
    "PilotLineTask",
    "PresentedDocument",
    "Product",
    "ProductTask",
    "Program",
    "ProgressReport",
    "Proof",
    "Region",
    "ReportDecision",
    "Result",
    "ResultTask",
    "Review",
    "Risk",
    "StatusChange",
    "Subtask",
    "Task",
    "Transition",
    "TransitionDocument",
    "TransitionRequest",
    "TrlAssessment",
    "TrlLevel",
]
