"""The resources by name. Made by `manage.py contract --freeze`; do not edit by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from breakthrough_client import rows
    from breakthrough_client.client import Resource


class Resources:
    def resource(self, name: str) -> Any:
        raise NotImplementedError

    @property
    def academy_memberships(self) -> Resource[rows.AcademyMembership]:
        return self.resource("academy-memberships")

    @property
    def added_output_shares(self) -> Resource[rows.AddedOutputShare]:
        return self.resource("added-output-shares")

    @property
    def added_outputs(self) -> Resource[rows.AddedOutput]:
        return self.resource("added-outputs")

    @property
    def adoptions(self) -> Resource[rows.Adoption]:
        return self.resource("adoptions")

    @property
    def assignments(self) -> Resource[rows.Assignment]:
        return self.resource("assignments")

    @property
    def award_rounds(self) -> Resource[rows.AwardRound]:
        return self.resource("award-rounds")

    @property
    def award_schemes(self) -> Resource[rows.AwardScheme]:
        return self.resource("award-schemes")

    @property
    def award_tasks(self) -> Resource[rows.AwardTask]:
        return self.resource("award-tasks")

    @property
    def award_winners(self) -> Resource[rows.AwardWinner]:
        return self.resource("award-winners")

    @property
    def awards(self) -> Resource[rows.Award]:
        return self.resource("awards")

    @property
    def budget_lines(self) -> Resource[rows.BudgetLine]:
        return self.resource("budget-lines")

    @property
    def change_requests(self) -> Resource[rows.ChangeRequest]:
        return self.resource("change-requests")

    @property
    def clusters(self) -> Resource[rows.Cluster]:
        return self.resource("clusters")

    @property
    def evidence(self) -> Resource[rows.Evidence]:
        return self.resource("evidence")

    @property
    def findings(self) -> Resource[rows.Finding]:
        return self.resource("findings")

    @property
    def fund_entries(self) -> Resource[rows.FundEntry]:
        return self.resource("fund-entries")

    @property
    def grants(self) -> Resource[rows.Grant]:
        return self.resource("grants")

    @property
    def indicator_values(self) -> Resource[rows.IndicatorValue]:
        return self.resource("indicator-values")

    @property
    def indicators(self) -> Resource[rows.Indicator]:
        return self.resource("indicators")

    @property
    def indirect_cost_caps(self) -> Resource[rows.IndirectCostCap]:
        return self.resource("indirect-cost-caps")

    @property
    def landmarks(self) -> Resource[rows.Landmark]:
        return self.resource("landmarks")

    @property
    def milestone_reports(self) -> Resource[rows.MilestoneReport]:
        return self.resource("milestone-reports")

    @property
    def milestones(self) -> Resource[rows.Milestone]:
        return self.resource("milestones")

    @property
    def organization_pairs(self) -> Resource[rows.OrganizationPair]:
        return self.resource("organization-pairs")

    @property
    def organizations(self) -> Resource[rows.Organization]:
        return self.resource("organizations")

    @property
    def output_tasks(self) -> Resource[rows.OutputTask]:
        return self.resource("output-tasks")

    @property
    def outputs(self) -> Resource[rows.Output]:
        return self.resource("outputs")

    @property
    def partners(self) -> Resource[rows.Partner]:
        return self.resource("partners")

    @property
    def periods(self) -> Resource[rows.Period]:
        return self.resource("periods")

    @property
    def pilot_line_states(self) -> Resource[rows.PilotLineState]:
        return self.resource("pilot-line-states")

    @property
    def pilot_line_tasks(self) -> Resource[rows.PilotLineTask]:
        return self.resource("pilot-line-tasks")

    @property
    def pilot_lines(self) -> Resource[rows.PilotLine]:
        return self.resource("pilot-lines")

    @property
    def planned_funding(self) -> Resource[rows.PlannedFunding]:
        return self.resource("planned-funding")

    @property
    def presented_documents(self) -> Resource[rows.PresentedDocument]:
        return self.resource("presented-documents")

    @property
    def product_tasks(self) -> Resource[rows.ProductTask]:
        return self.resource("product-tasks")

    @property
    def products(self) -> Resource[rows.Product]:
        return self.resource("products")

    @property
    def programs(self) -> Resource[rows.Program]:
        return self.resource("programs")

    @property
    def progress_reports(self) -> Resource[rows.ProgressReport]:
        return self.resource("progress-reports")

    @property
    def publications(self) -> Resource[rows.Publication]:
        return self.resource("publications")

    @property
    def regions(self) -> Resource[rows.Region]:
        return self.resource("regions")

    @property
    def report_decisions(self) -> Resource[rows.ReportDecision]:
        return self.resource("report-decisions")

    @property
    def researcher_pairs(self) -> Resource[rows.ResearcherPair]:
        return self.resource("researcher-pairs")

    @property
    def researchers(self) -> Resource[rows.Researcher]:
        return self.resource("researchers")

    @property
    def result_tasks(self) -> Resource[rows.ResultTask]:
        return self.resource("result-tasks")

    @property
    def results(self) -> Resource[rows.Result]:
        return self.resource("results")

    @property
    def reviews(self) -> Resource[rows.Review]:
        return self.resource("reviews")

    @property
    def risks(self) -> Resource[rows.Risk]:
        return self.resource("risks")

    @property
    def status_changes(self) -> Resource[rows.StatusChange]:
        return self.resource("status-changes")

    @property
    def subtasks(self) -> Resource[rows.Subtask]:
        return self.resource("subtasks")

    @property
    def tasks(self) -> Resource[rows.Task]:
        return self.resource("tasks")

    @property
    def transition_documents(self) -> Resource[rows.TransitionDocument]:
        return self.resource("transition-documents")

    @property
    def transition_requests(self) -> Resource[rows.TransitionRequest]:
        return self.resource("transition-requests")

    @property
    def transitions(self) -> Resource[rows.Transition]:
        return self.resource("transitions")

    @property
    def trl_assessments(self) -> Resource[rows.TrlAssessment]:
        return self.resource("trl-assessments")

    @property
    def trl_levels(self) -> Resource[rows.TrlLevel]:
        return self.resource("trl-levels")
