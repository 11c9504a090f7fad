"""The rows of each resource. Made from the contract: `manage.py contract --freeze`; do not edit by hand.

Money and measures are decimal strings, days and moments are texts as ISO 8601 writes them.
"""

from __future__ import annotations

from typing import Any, TypedDict

Json = dict[str, Any]


class AcademyMembership(TypedDict):
    academy: str
    division_en: str
    division_zh: str
    elected_year: int | None
    id: int
    researcher: ResearcherBrief
    url: str


class AddedOutput(TypedDict):
    amount: str
    basis: str
    confirmed_on: str
    evidence: str
    id: int
    organization: OrganizationBrief
    product: ProductBrief | None
    proof: str
    quarter: int
    result: ResultBrief | None
    shares: list[Json]
    url: str
    year: int


class AddedOutputBrief(TypedDict):
    id: int
    url: str | None
    year: int


class AddedOutputShare(TypedDict):
    added_output: AddedOutputBrief | None
    attribution: str
    id: int
    task: TaskBrief
    url: str


class Adoption(TypedDict):
    adopted_on: str
    contract_amount: str | None
    evidence: str
    id: int
    organization: OrganizationBrief
    proof: str
    result: ResultBrief
    stage: str
    url: str


class Assignment(TypedDict):
    ends_on: str | None
    engagement: str
    id: int
    researcher: ResearcherBrief
    role: str
    share_of_time: str | None
    starts_on: str
    task: TaskBrief
    url: str


class Award(TypedDict):
    certificate_no: str
    id: int
    round: AwardRoundBrief
    tasks: list[Json]
    title_en: str
    title_zh: str
    url: str
    winners: list[Json]


class AwardBrief(TypedDict):
    id: int
    title_en: str
    title_zh: str
    url: str | None


class AwardRound(TypedDict):
    conferred_on: str
    document_no: str
    grade: str
    id: int
    scheme: AwardSchemeBrief
    total_conferred: int
    url: str
    year: int


class AwardRoundBrief(TypedDict):
    id: int
    url: str | None
    year: int


class AwardScheme(TypedDict):
    code: str
    id: int
    level: str
    name_en: str
    name_zh: str
    url: str


class AwardSchemeBrief(TypedDict):
    code: str
    id: int
    name_en: str
    name_zh: str
    url: str | None


class AwardTask(TypedDict):
    award: AwardBrief | None
    id: int
    link: str
    task: TaskBrief
    url: str


class AwardWinner(TypedDict):
    award: AwardBrief
    id: int
    position: int
    researcher: ResearcherBrief
    url: str


class BudgetLine(TypedDict):
    amount: str
    id: int
    performance_amount: str | None
    source: str
    subject: str
    task: TaskBrief
    url: str


class ChangeRequest(TypedDict):
    decided_by: UserBrief | None
    decided_on: str | None
    decision: str
    document_no: str
    id: int
    indicator: IndicatorBrief | None
    kind: str
    new_amount: str | None
    new_ends_on: str | None
    new_key: int | None
    new_lead: OrganizationBrief | None
    new_target: str | None
    new_value: str
    old_amount: str | None
    old_ends_on: str | None
    old_key: int | None
    old_lead: OrganizationBrief | None
    old_target: str | None
    old_value: str
    reason: str
    recommended_by: UserBrief | None
    recommended_on: str | None
    requested_by: UserBrief | None
    status: str
    submitted_on: str
    task: TaskBrief
    url: str


class Cluster(TypedDict):
    aliases: list[str]
    code: str
    id: int
    kind: str
    level: str
    name_en: str
    name_zh: str
    position: int
    program: ProgramBrief
    starts_on: str | None
    url: str


class ClusterBrief(TypedDict):
    code: str
    id: int
    name_en: str
    name_zh: str
    url: str | None


class Decision(TypedDict):
    at: str
    by: UserBrief | None
    reason: str
    verdict: str


class Evidence(TypedDict):
    claim_id: int
    claim_kind: str
    document_no: str
    download: str
    file: StoredFileBrief
    id: int
    kind: str
    name: str
    task: TaskBrief
    title: str
    uploaded_at: str
    uploaded_by: UserBrief | None
    url: str


class Finding(TypedDict):
    acknowledged_by: UserBrief | None
    acknowledged_on: str | None
    advice: str
    fingerprint: str
    found_on: str
    id: int
    params: Any
    reason: str
    resolved_on: str | None
    row: int
    rule: str
    severity: str
    state: str
    table: str
    task: TaskBrief | None
    text: str
    title: str
    url: str


class FundEntry(TypedDict):
    amount: str
    booked_on: str
    contribution: str
    document_no: str
    entry_no: str
    evidence: str
    id: int
    is_in_kind: bool
    kind: str
    note: str
    payee: OrganizationBrief | None
    payer: OrganizationBrief | None
    report: ProgressReportBrief | None
    reverses: FundEntryBrief | None
    societal_kind: str
    source: str
    state: str
    subject: str
    task: TaskBrief
    tier: str
    url: str


class FundEntryBrief(TypedDict):
    entry_no: str
    id: int
    url: str | None


class Grant(TypedDict):
    cluster: ClusterBrief | None
    ends_on: str | None
    id: int
    role: str
    starts_on: str
    task: TaskBrief | None
    url: str
    user: UserBrief


class Indicator(TypedDict):
    actual: str | None
    ahead: str | None
    baseline: str | None
    comparator_en: str
    comparator_source: str
    comparator_value: str | None
    comparator_zh: str
    compared_on: str | None
    difference: str
    direction: str
    id: int
    is_cumulative: bool
    name_en: str
    name_zh: str
    number: int
    target: str
    task: TaskBrief
    unit: str
    url: str


class IndicatorBrief(TypedDict):
    id: int
    name_en: str
    name_zh: str
    number: int
    url: str | None


class IndicatorValue(TypedDict):
    certificate: str
    id: int
    increment: str | None
    indicator: IndicatorBrief
    measured_on: str
    method: str
    report: ProgressReportBrief | None
    test_body: str
    url: str
    value: str


class IndirectCostCap(TypedDict):
    document_no: str
    id: int
    percent: str
    up_to: str | None
    url: str
    valid_from: str


class Landmark(TypedDict):
    achieved_on: str
    cluster: ClusterBrief | None
    id: int
    source: str
    task: TaskBrief | None
    text_en: str
    text_zh: str
    url: str


class Milestone(TypedDict):
    baseline_due_on: str | None
    completed_on: str | None
    criterion: str
    due_on: str
    id: int
    name_en: str
    name_zh: str
    number: int
    task: TaskBrief
    url: str
    verified_on: str | None
    weight: str


class MilestoneBrief(TypedDict):
    id: int
    name_en: str
    name_zh: str
    number: int
    url: str | None


class MilestoneReport(TypedDict):
    completed_on: str | None
    expected_on: str | None
    id: int
    milestone: MilestoneBrief | None
    note: str
    report: ProgressReportBrief
    url: str


class Organization(TypedDict):
    id: int
    is_legal_entity: bool
    kind: str
    led_by: OrganizationBrief | None
    legal_entity: OrganizationBrief | None
    merged_into: OrganizationBrief | None
    name_en: str
    name_zh: str
    parent: OrganizationBrief | None
    place: str
    region: RegionBrief | None
    ror: str | None
    short_name: str
    url: str
    uscc: str | None


class OrganizationBrief(TypedDict):
    id: int
    name_en: str
    name_zh: str
    url: str | None
    uscc: str | None


class OrganizationPair(TypedDict):
    decided_by: UserBrief | None
    decided_on: str | None
    fingerprint: str
    first: OrganizationBrief
    found_on: str
    id: int
    merged: OrganizationBrief | None
    proposed_by: UserBrief | None
    reason: str
    score: int
    second: OrganizationBrief
    signals: list[str]
    state: str
    taken: Any
    url: str


class Output(TypedDict):
    amount: str | None
    contract_kind: str
    dated_on: str
    evidence: str
    grant_no: str
    granted_on: str | None
    id: int
    identifier: str
    is_leading: bool
    is_pct: bool
    journal: str
    kind: str
    legal_state: str
    owner: OrganizationBrief | None
    parties: str
    patent_kind: str
    proof: str
    standard_level: str
    standard_stage: str
    tasks: list[Json]
    title_en: str
    title_zh: str
    url: str


class OutputBrief(TypedDict):
    id: int
    identifier: str
    title_en: str
    title_zh: str
    url: str | None


class OutputTask(TypedDict):
    id: int
    output: OutputBrief | None
    share: str
    task: TaskBrief
    url: str


class Partner(TypedDict):
    ends_on: str | None
    id: int
    organization: OrganizationBrief
    role: str
    starts_on: str | None
    task: TaskBrief
    url: str


class Period(TypedDict):
    code: str
    due_on: str
    ends_on: str
    id: int
    kind: str
    locked_on: str | None
    starts_on: str
    url: str


class PeriodBrief(TypedDict):
    code: str
    id: int
    url: str | None


class PilotLine(TypedDict):
    actual_output: str | None
    capacity_unit: str
    design_capacity: str | None
    environmental_approval: str
    evidence: str
    id: int
    investment: str | None
    name_en: str
    name_zh: str
    operator: OrganizationBrief
    place: str
    proof: str
    region: RegionBrief | None
    safety_approval: str
    since: str | None
    state: str | None
    tasks: list[Json]
    trl: int | None
    url: str


class PilotLineBrief(TypedDict):
    id: int
    name_en: str
    name_zh: str
    url: str | None


class PilotLineState(TypedDict):
    comment: str
    id: int
    line: PilotLineBrief
    since: str
    state: str
    url: str


class PilotLineTask(TypedDict):
    id: int
    line: PilotLineBrief | None
    share: str
    task: TaskBrief
    url: str


class PlannedFunding(TypedDict):
    amount: str
    due_on: str
    id: int
    societal_kind: str
    source: str
    task: TaskBrief
    tier: str
    url: str


class PresentedDocument(TypedDict):
    dated_on: str | None
    document_no: str
    id: int
    kind: TransitionDocumentBrief
    request: TransitionRequestBrief
    url: str


class Product(TypedDict):
    certificate_no: str
    evidence: str
    first_level: str
    first_of_kind: str
    id: int
    launched_on: str
    maker: OrganizationBrief
    model: str
    name_en: str
    name_zh: str
    pilot_line: PilotLineBrief | None
    proof: str
    stage: str
    tasks: list[Json]
    url: str


class ProductBrief(TypedDict):
    id: int
    name_en: str
    name_zh: str
    url: str | None


class ProductTask(TypedDict):
    id: int
    product: ProductBrief | None
    share: str
    task: TaskBrief
    url: str


class Program(TypedDict):
    code: str
    ends_on: str | None
    id: int
    level: str
    name_en: str
    name_zh: str
    region: RegionBrief | None
    starts_on: str
    url: str


class ProgramBrief(TypedDict):
    code: str
    id: int
    name_en: str
    name_zh: str
    url: str | None


class ProgressReport(TypedDict):
    author: UserBrief | None
    coordination: str
    data_source: str
    decisions: list[Decision]
    declared_light: str
    id: int
    is_current: bool
    light_reason: str
    next_steps: str
    period: PeriodBrief
    problems: str
    progress: str
    reported_headcount: int | None
    restatement_reason: str
    return_reason: str
    reviewed_on: str | None
    reviewer: UserBrief | None
    revision: int
    status: str
    submitted_on: str | None
    task: TaskBrief
    url: str


class ProgressReportBrief(TypedDict):
    id: int
    revision: int
    url: str | None


class Publication(TypedDict):
    as_of: str | None
    body_en: str
    body_zh: str
    id: int
    issuer_en: str
    issuer_zh: str
    known_at: str | None
    published_at: str | None
    published_by: UserBrief | None
    requested_at: str | None
    requested_by: UserBrief | None
    state: str
    template: TextTemplateBrief
    title_en: str
    title_zh: str
    until: str
    url: str


class Region(TypedDict):
    code: str
    id: int
    kind: str
    name_en: str
    name_zh: str
    parent: RegionBrief | None
    successor: RegionBrief | None
    url: str
    valid_from: str | None
    valid_to: str | None


class RegionBrief(TypedDict):
    code: str
    id: int
    name_en: str
    name_zh: str
    url: str | None


class ReportDecision(TypedDict):
    at: str
    by: UserBrief | None
    id: int
    reason: str
    report: ProgressReportBrief
    url: str
    verdict: str


class Researcher(TypedDict):
    id: int
    merged_into: ResearcherBrief | None
    name_en: str
    name_zh: str
    orcid: str | None
    organization: OrganizationBrief | None
    staff_no: str
    title_en: str
    title_zh: str
    url: str


class ResearcherBrief(TypedDict):
    id: int
    name_en: str
    name_zh: str
    title_en: str
    title_zh: str
    url: str | None


class ResearcherPair(TypedDict):
    decided_by: UserBrief | None
    decided_on: str | None
    fingerprint: str
    first: ResearcherBrief
    found_on: str
    id: int
    merged: ResearcherBrief | None
    proposed_by: UserBrief | None
    reason: str
    score: int
    second: ResearcherBrief
    signals: list[str]
    state: str
    taken: Any
    url: str


class Result(TypedDict):
    achieved_on: str | None
    code: str
    description_en: str
    description_zh: str
    id: int
    name_en: str
    name_zh: str
    tasks: list[Json]
    url: str


class ResultBrief(TypedDict):
    code: str
    id: int
    name_en: str
    name_zh: str
    url: str | None


class ResultTask(TypedDict):
    id: int
    result: ResultBrief | None
    share: str
    task: TaskBrief
    url: str


class Review(TypedDict):
    document_no: str
    held_on: str
    id: int
    kind: str
    milestone: MilestoneBrief | None
    opinion: str
    panel: str
    task: TaskBrief
    url: str
    verdict: str


class Risk(TypedDict):
    category: str
    closed_by: UserBrief | None
    closed_on: str | None
    closing_asked_by: UserBrief | None
    closing_asked_on: str | None
    description: str
    due_on: str | None
    id: int
    impact: int
    likelihood: int
    outcome: str
    owner: str
    proof: str
    raised_on: str
    response: str
    state: str
    task: TaskBrief
    title: str
    url: str


class StatusChange(TypedDict):
    actor: UserBrief | None
    changed_on: str
    comment: str
    conclusion: str
    document_no: str
    from_status: str
    id: int
    request: TransitionRequestBrief | None
    task: TaskBrief
    to_status: str
    url: str


class StoredFileBrief(TypedDict):
    id: int
    media_type: str
    sha256: str
    size: int
    url: str | None


class Subtask(TypedDict):
    id: int
    leader: str
    name_en: str
    name_zh: str
    number: int
    organization: OrganizationBrief
    share: str | None
    task: TaskBrief
    url: str


class Task(TypedDict):
    approved_on: str | None
    batch_year: int
    cluster: ClusterBrief
    code: str
    conclusion: str
    ends_on: str | None
    id: int
    industry_track: str
    lead: OrganizationBrief
    name_en: str
    name_zh: str
    objective_en: str
    objective_zh: str
    office: str
    officer: UserBrief | None
    race_group: str
    recommending_authority: OrganizationBrief | None
    region: RegionBrief | None
    research: str
    selection: str
    starts_on: str | None
    status: str
    trl_baseline: int | None
    trl_current: int | None
    trl_target: int | None
    url: str


class TaskBrief(TypedDict):
    code: str
    id: int
    name_en: str
    name_zh: str
    url: str | None


class TextTemplateBrief(TypedDict):
    code: str
    id: int
    name_en: str
    name_zh: str
    title_en: str
    title_zh: str
    url: str | None


class Transition(TypedDict):
    approver: str
    from_status: str
    id: int
    is_active: bool
    is_once: bool
    months_after_end: int | None
    months_in_status: int | None
    name_en: str
    name_zh: str
    needs_reason: bool
    position: int
    reasons_en: list[str]
    reasons_zh: list[str]
    to_status: str
    url: str
    working_days: int | None


class TransitionBrief(TypedDict):
    id: int
    name_en: str
    name_zh: str
    url: str | None


class TransitionDocument(TypedDict):
    id: int
    is_mandatory: bool
    name_en: str
    name_zh: str
    position: int
    transition: TransitionBrief
    url: str


class TransitionDocumentBrief(TypedDict):
    id: int
    name_en: str
    name_zh: str
    url: str | None


class TransitionRequest(TypedDict):
    approver: str
    comment: str
    conclusion: str
    decided_by: UserBrief | None
    decided_on: str | None
    decision: str
    from_status: str
    id: int
    requested_by: UserBrief
    requested_on: str
    state: str
    task: TaskBrief
    to_status: str
    transition: TransitionBrief
    url: str


class TransitionRequestBrief(TypedDict):
    id: int
    url: str | None


class TrlAssessment(TypedDict):
    assessed_on: str
    assessor: str
    evidence: str
    id: int
    level: int
    task: TaskBrief
    url: str


class TrlLevel(TypedDict):
    id: int
    level: int
    name_en: str
    name_zh: str
    scale: str
    url: str


class UserBrief(TypedDict):
    id: int
    name: str
