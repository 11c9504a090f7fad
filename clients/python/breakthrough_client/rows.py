"""The rows of each resource. Made from the contract: `manage.py contract --freeze`; do not edit by hand.

Money and measures are decimal strings, days and moments are texts as ISO 8601 writes them.
"""

from __future__ import annotations

from typing import Any, TypedDict

Json = dict[str, Any]


class AcademyMembership(TypedDict):
    id: int
    url: str
    researcher: ResearcherBrief
    academy: str
    elected_year: int | None
    division_zh: str
    division_en: str


class AddedOutput(TypedDict):
    id: int
    url: str
    proof: str
    evidence: str
    organization: OrganizationBrief
    result: ResultBrief | None
    product: ProductBrief | None
    year: int
    quarter: int
    amount: str
    basis: str
    confirmed_on: str
    shares: list[Json]


class AddedOutputBrief(TypedDict):
    id: int
    url: str | None
    year: int


class AddedOutputShare(TypedDict):
    id: int
    url: str
    added_output: AddedOutputBrief | None
    task: TaskBrief
    attribution: str


class Adoption(TypedDict):
    id: int
    url: str
    proof: str
    evidence: str
    result: ResultBrief
    organization: OrganizationBrief
    stage: str
    adopted_on: str
    contract_amount: str | None


class Assignment(TypedDict):
    id: int
    url: str
    researcher: ResearcherBrief
    task: TaskBrief
    role: str
    engagement: str
    starts_on: str
    ends_on: str | None
    share_of_time: str | None


class Award(TypedDict):
    id: int
    url: str
    round: AwardRoundBrief
    title_zh: str
    title_en: str
    certificate_no: str
    tasks: list[Json]
    winners: list[Json]


class AwardBrief(TypedDict):
    id: int
    url: str | None
    title_zh: str
    title_en: str


class AwardRound(TypedDict):
    id: int
    url: str
    scheme: AwardSchemeBrief
    year: int
    grade: str
    total_conferred: int
    conferred_on: str
    document_no: str


class AwardRoundBrief(TypedDict):
    id: int
    url: str | None
    year: int


class AwardScheme(TypedDict):
    id: int
    url: str
    name_zh: str
    name_en: str
    code: str
    level: str


class AwardSchemeBrief(TypedDict):
    id: int
    url: str | None
    code: str
    name_zh: str
    name_en: str


class AwardTask(TypedDict):
    id: int
    url: str
    award: AwardBrief | None
    task: TaskBrief
    link: str


class AwardWinner(TypedDict):
    id: int
    url: str
    award: AwardBrief
    researcher: ResearcherBrief
    position: int


class BudgetLine(TypedDict):
    id: int
    url: str
    task: TaskBrief
    source: str
    subject: str
    amount: str
    performance_amount: str | None


class ChangeRequest(TypedDict):
    id: int
    url: str
    task: TaskBrief
    kind: str
    status: str
    old_value: str
    new_value: str
    new_ends_on: str | None
    old_ends_on: str | None
    new_lead: OrganizationBrief | None
    old_lead: OrganizationBrief | None
    indicator: IndicatorBrief | None
    old_target: str | None
    new_target: str | None
    old_key: int | None
    new_key: int | None
    old_amount: str | None
    new_amount: str | None
    reason: str
    requested_by: UserBrief | None
    submitted_on: str
    recommended_on: str | None
    recommended_by: UserBrief | None
    decided_on: str | None
    decided_by: UserBrief | None
    document_no: str
    decision: str


class Cluster(TypedDict):
    id: int
    url: str
    name_zh: str
    name_en: str
    program: ProgramBrief
    code: str
    kind: str
    level: str
    aliases: list[str]
    position: int
    starts_on: str | None


class ClusterBrief(TypedDict):
    id: int
    url: str | None
    code: str
    name_zh: str
    name_en: str


class Decision(TypedDict):
    verdict: str
    by: UserBrief | None
    at: str
    reason: str


class Evidence(TypedDict):
    id: int
    url: str
    task: TaskBrief
    claim_kind: str
    claim_id: int
    file: StoredFileBrief
    name: str
    title: str
    kind: str
    document_no: str
    uploaded_by: UserBrief | None
    uploaded_at: str
    download: str


class Finding(TypedDict):
    id: int
    url: str
    rule: str
    severity: str
    task: TaskBrief | None
    table: str
    row: int
    params: Any
    fingerprint: str
    found_on: str
    resolved_on: str | None
    state: str
    reason: str
    acknowledged_by: UserBrief | None
    acknowledged_on: str | None
    title: str
    text: str
    advice: str


class FundEntry(TypedDict):
    id: int
    url: str
    entry_no: str
    task: TaskBrief
    source: str
    tier: str
    societal_kind: str
    kind: str
    amount: str
    booked_on: str
    document_no: str
    payer: OrganizationBrief | None
    payee: OrganizationBrief | None
    subject: str
    is_in_kind: bool
    evidence: str
    note: str
    reverses: FundEntryBrief | None
    report: ProgressReportBrief | None
    state: str
    contribution: str


class FundEntryBrief(TypedDict):
    id: int
    url: str | None
    entry_no: str


class Grant(TypedDict):
    id: int
    url: str
    user: UserBrief
    role: str
    cluster: ClusterBrief | None
    task: TaskBrief | None
    starts_on: str
    ends_on: str | None


class Indicator(TypedDict):
    id: int
    url: str
    name_zh: str
    name_en: str
    task: TaskBrief
    number: int
    unit: str
    direction: str
    is_cumulative: bool
    baseline: str | None
    target: str
    comparator_zh: str
    comparator_en: str
    comparator_value: str | None
    comparator_source: str
    compared_on: str | None
    difference: str
    actual: str | None
    ahead: str | None


class IndicatorBrief(TypedDict):
    id: int
    url: str | None
    number: int
    name_zh: str
    name_en: str


class IndicatorValue(TypedDict):
    id: int
    url: str
    indicator: IndicatorBrief
    report: ProgressReportBrief | None
    measured_on: str
    value: str
    increment: str | None
    method: str
    test_body: str
    certificate: str


class IndirectCostCap(TypedDict):
    id: int
    url: str
    valid_from: str
    up_to: str | None
    percent: str
    document_no: str


class Landmark(TypedDict):
    id: int
    url: str
    cluster: ClusterBrief | None
    task: TaskBrief | None
    text_zh: str
    text_en: str
    achieved_on: str
    source: str


class Milestone(TypedDict):
    id: int
    url: str
    name_zh: str
    name_en: str
    task: TaskBrief
    number: int
    weight: str
    baseline_due_on: str | None
    due_on: str
    completed_on: str | None
    verified_on: str | None
    criterion: str


class MilestoneBrief(TypedDict):
    id: int
    url: str | None
    number: int
    name_zh: str
    name_en: str


class MilestoneReport(TypedDict):
    id: int
    url: str
    report: ProgressReportBrief
    milestone: MilestoneBrief | None
    completed_on: str | None
    expected_on: str | None
    note: str


class Organization(TypedDict):
    id: int
    url: str
    name_zh: str
    name_en: str
    short_name: str
    kind: str
    uscc: str | None
    ror: str | None
    region: RegionBrief | None
    place: str
    is_legal_entity: bool
    parent: OrganizationBrief | None
    led_by: OrganizationBrief | None
    merged_into: OrganizationBrief | None
    legal_entity: OrganizationBrief | None


class OrganizationBrief(TypedDict):
    id: int
    url: str | None
    uscc: str | None
    name_zh: str
    name_en: str


class OrganizationPair(TypedDict):
    id: int
    url: str
    score: int
    signals: list[str]
    state: str
    reason: str
    found_on: str
    proposed_by: UserBrief | None
    decided_by: UserBrief | None
    decided_on: str | None
    fingerprint: str
    taken: Any
    first: OrganizationBrief
    second: OrganizationBrief
    merged: OrganizationBrief | None


class Output(TypedDict):
    id: int
    url: str
    proof: str
    evidence: str
    kind: str
    identifier: str
    title_zh: str
    title_en: str
    dated_on: str
    owner: OrganizationBrief | None
    patent_kind: str
    grant_no: str
    granted_on: str | None
    is_pct: bool
    legal_state: str
    standard_level: str
    standard_stage: str
    is_leading: bool
    journal: str
    contract_kind: str
    amount: str | None
    parties: str
    tasks: list[Json]


class OutputBrief(TypedDict):
    id: int
    url: str | None
    identifier: str
    title_zh: str
    title_en: str


class OutputTask(TypedDict):
    id: int
    url: str
    output: OutputBrief | None
    task: TaskBrief
    share: str


class Partner(TypedDict):
    id: int
    url: str
    task: TaskBrief
    organization: OrganizationBrief
    role: str
    starts_on: str | None
    ends_on: str | None


class Period(TypedDict):
    id: int
    url: str
    code: str
    kind: str
    starts_on: str
    ends_on: str
    due_on: str
    locked_on: str | None


class PeriodBrief(TypedDict):
    id: int
    url: str | None
    code: str


class PilotLine(TypedDict):
    id: int
    url: str
    name_zh: str
    name_en: str
    proof: str
    evidence: str
    operator: OrganizationBrief
    region: RegionBrief | None
    place: str
    design_capacity: str | None
    actual_output: str | None
    capacity_unit: str
    investment: str | None
    trl: int | None
    environmental_approval: str
    safety_approval: str
    state: str | None
    since: str | None
    tasks: list[Json]


class PilotLineBrief(TypedDict):
    id: int
    url: str | None
    name_zh: str
    name_en: str


class PilotLineState(TypedDict):
    id: int
    url: str
    line: PilotLineBrief
    state: str
    since: str
    comment: str


class PilotLineTask(TypedDict):
    id: int
    url: str
    line: PilotLineBrief | None
    task: TaskBrief
    share: str


class PlannedFunding(TypedDict):
    id: int
    url: str
    task: TaskBrief
    source: str
    tier: str
    societal_kind: str
    amount: str
    due_on: str


class PresentedDocument(TypedDict):
    id: int
    url: str
    request: TransitionRequestBrief
    kind: TransitionDocumentBrief
    document_no: str
    dated_on: str | None


class Product(TypedDict):
    id: int
    url: str
    name_zh: str
    name_en: str
    proof: str
    evidence: str
    model: str
    maker: OrganizationBrief
    pilot_line: PilotLineBrief | None
    stage: str
    first_of_kind: str
    first_level: str
    certificate_no: str
    launched_on: str
    tasks: list[Json]


class ProductBrief(TypedDict):
    id: int
    url: str | None
    name_zh: str
    name_en: str


class ProductTask(TypedDict):
    id: int
    url: str
    product: ProductBrief | None
    task: TaskBrief
    share: str


class Program(TypedDict):
    id: int
    url: str
    name_zh: str
    name_en: str
    code: str
    level: str
    region: RegionBrief | None
    starts_on: str
    ends_on: str | None


class ProgramBrief(TypedDict):
    id: int
    url: str | None
    code: str
    name_zh: str
    name_en: str


class ProgressReport(TypedDict):
    id: int
    url: str
    task: TaskBrief
    period: PeriodBrief
    revision: int
    is_current: bool
    status: str
    restatement_reason: str
    progress: str
    problems: str
    next_steps: str
    coordination: str
    data_source: str
    declared_light: str
    light_reason: str
    reported_headcount: int | None
    author: UserBrief | None
    submitted_on: str | None
    reviewer: UserBrief | None
    reviewed_on: str | None
    return_reason: str
    decisions: list[Decision]


class ProgressReportBrief(TypedDict):
    id: int
    url: str | None
    revision: int


class Publication(TypedDict):
    id: int
    url: str
    title_zh: str
    title_en: str
    issuer_zh: str
    issuer_en: str
    body_zh: str
    body_en: str
    template: TextTemplateBrief
    until: str
    known_at: str | None
    state: str
    requested_by: UserBrief | None
    requested_at: str | None
    published_by: UserBrief | None
    published_at: str | None
    as_of: str | None


class Region(TypedDict):
    id: int
    url: str
    name_zh: str
    name_en: str
    code: str
    kind: str
    parent: RegionBrief | None
    valid_from: str | None
    valid_to: str | None
    successor: RegionBrief | None


class RegionBrief(TypedDict):
    id: int
    url: str | None
    code: str
    name_zh: str
    name_en: str


class ReportDecision(TypedDict):
    id: int
    url: str
    report: ProgressReportBrief
    verdict: str
    by: UserBrief | None
    at: str
    reason: str


class Researcher(TypedDict):
    id: int
    url: str
    name_zh: str
    name_en: str
    organization: OrganizationBrief | None
    title_zh: str
    title_en: str
    orcid: str | None
    staff_no: str
    merged_into: ResearcherBrief | None


class ResearcherBrief(TypedDict):
    id: int
    url: str | None
    name_zh: str
    name_en: str
    title_zh: str
    title_en: str


class ResearcherPair(TypedDict):
    id: int
    url: str
    score: int
    signals: list[str]
    state: str
    reason: str
    found_on: str
    proposed_by: UserBrief | None
    decided_by: UserBrief | None
    decided_on: str | None
    fingerprint: str
    taken: Any
    first: ResearcherBrief
    second: ResearcherBrief
    merged: ResearcherBrief | None


class Result(TypedDict):
    id: int
    url: str
    name_zh: str
    name_en: str
    code: str
    description_zh: str
    description_en: str
    achieved_on: str | None
    tasks: list[Json]


class ResultBrief(TypedDict):
    id: int
    url: str | None
    code: str
    name_zh: str
    name_en: str


class ResultTask(TypedDict):
    id: int
    url: str
    result: ResultBrief | None
    task: TaskBrief
    share: str


class Review(TypedDict):
    id: int
    url: str
    task: TaskBrief
    milestone: MilestoneBrief | None
    kind: str
    held_on: str
    panel: str
    verdict: str
    opinion: str
    document_no: str


class Risk(TypedDict):
    id: int
    url: str
    task: TaskBrief
    category: str
    title: str
    description: str
    likelihood: int
    impact: int
    owner: str
    response: str
    raised_on: str
    due_on: str | None
    state: str
    closed_on: str | None
    outcome: str
    proof: str
    closing_asked_by: UserBrief | None
    closing_asked_on: str | None
    closed_by: UserBrief | None


class StatusChange(TypedDict):
    id: int
    url: str
    task: TaskBrief
    from_status: str
    to_status: str
    conclusion: str
    changed_on: str
    document_no: str
    actor: UserBrief | None
    comment: str
    request: TransitionRequestBrief | None


class StoredFileBrief(TypedDict):
    id: int
    url: str | None
    sha256: str
    media_type: str
    size: int


class Subtask(TypedDict):
    id: int
    url: str
    name_zh: str
    name_en: str
    task: TaskBrief
    number: int
    organization: OrganizationBrief
    leader: str
    share: str | None


class Task(TypedDict):
    id: int
    url: str
    name_zh: str
    name_en: str
    code: str
    cluster: ClusterBrief
    lead: OrganizationBrief
    region: RegionBrief | None
    industry_track: str
    batch_year: int
    selection: str
    race_group: str
    research: str
    objective_zh: str
    objective_en: str
    officer: UserBrief | None
    office: str
    recommending_authority: OrganizationBrief | None
    starts_on: str | None
    ends_on: str | None
    trl_baseline: int | None
    trl_target: int | None
    status: str
    conclusion: str
    approved_on: str | None
    trl_current: int | None


class TaskBrief(TypedDict):
    id: int
    url: str | None
    code: str
    name_zh: str
    name_en: str


class TextTemplateBrief(TypedDict):
    id: int
    url: str | None
    code: str
    name_zh: str
    name_en: str
    title_zh: str
    title_en: str


class Transition(TypedDict):
    id: int
    url: str
    name_zh: str
    name_en: str
    from_status: str
    to_status: str
    approver: str
    needs_reason: bool
    reasons_zh: list[str]
    reasons_en: list[str]
    is_once: bool
    working_days: int | None
    months_in_status: int | None
    months_after_end: int | None
    is_active: bool
    position: int


class TransitionBrief(TypedDict):
    id: int
    url: str | None
    name_zh: str
    name_en: str


class TransitionDocument(TypedDict):
    id: int
    url: str
    name_zh: str
    name_en: str
    transition: TransitionBrief
    is_mandatory: bool
    position: int


class TransitionDocumentBrief(TypedDict):
    id: int
    url: str | None
    name_zh: str
    name_en: str


class TransitionRequest(TypedDict):
    id: int
    url: str
    task: TaskBrief
    transition: TransitionBrief
    from_status: str
    to_status: str
    approver: str
    state: str
    conclusion: str
    comment: str
    requested_by: UserBrief
    requested_on: str
    decided_by: UserBrief | None
    decided_on: str | None
    decision: str


class TransitionRequestBrief(TypedDict):
    id: int
    url: str | None


class TrlAssessment(TypedDict):
    id: int
    url: str
    task: TaskBrief
    level: int
    assessed_on: str
    assessor: str
    evidence: str


class TrlLevel(TypedDict):
    id: int
    url: str
    name_zh: str
    name_en: str
    scale: str
    level: int


class UserBrief(TypedDict):
    id: int
    name: str
