"""Every table that has a page in the admin, and how a test makes a row of it that hangs on one task."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.urls import reverse

import funding.models as money
import talent.models as people
import tasks.models as t
from breakthrough.models import AccessRecord, Publication, Reminder, ReminderMail, TextTemplate, Token, User
from tests import portfolio

MODELS: list[Any] = sorted(admin.site._registry, key=lambda model: model._meta.label)

# What belongs to no cluster is open to everyone who enters or reviews data.
SHARED: set[Any] = {
    t.Organization, t.Region, t.Program, t.Period, t.TrlLevel, t.Transition, money.IndirectCostCap,
    people.Researcher, people.AcademyMembership, people.AwardScheme, people.AwardRound,
}  # fmt: skip
# Who may sign in, and with which rights, is no officer's business.
ADMINISTRATION: set[Any] = {User, Token, AccessRecord, Reminder, ReminderMail, t.Grant}
# What the leaders' office writes; what it has published is everybody's to read.
OFFICE: set[Any] = {Publication, TextTemplate}
SCOPED = [model for model in MODELS if model not in SHARED | ADMINISTRATION | OFFICE]

ROW_OF: dict[Any, Callable[[t.Task], Any]] = {
    User: lambda task: portfolio.user(),
    Token: lambda task: Token.issue(portfolio.user(), "test")[0],
    AccessRecord: lambda task: portfolio.access(),
    ReminderMail: lambda task: portfolio.reminder_mail(),
    Reminder: lambda task: portfolio.reminder(),
    t.Grant: lambda task: portfolio.grant(cluster=task.cluster),
    Publication: lambda task: portfolio.publication(),
    TextTemplate: lambda task: portfolio.text_template(),
    t.Organization: lambda task: portfolio.organization(name_zh="包头稀土研究院"),
    t.Region: lambda task: portfolio.region(f"15{next(portfolio.numbers) % 10_000:04d}"),
    t.Program: lambda task: portfolio.program(f"program-{next(portfolio.numbers)}"),
    t.Cluster: lambda task: task.cluster,
    t.Period: lambda task: portfolio.period(2000 + next(portfolio.numbers) % 100, next(portfolio.numbers) % 12 + 1),
    t.TrlLevel: lambda task: portfolio.trl_level(),
    t.Task: lambda task: task,
    t.Transition: lambda task: portfolio.transition(),
    t.TransitionRequest: lambda task: portfolio.transition_request(task, "suspended"),
    t.StatusChange: lambda task: task.status_changes.first(),
    t.Milestone: lambda task: task.milestones.first(),
    t.Indicator: lambda task: portfolio.indicator(task=task),
    t.IndicatorValue: lambda task: portfolio.indicator_value(indicator=portfolio.indicator(task=task)),
    t.Partner: lambda task: portfolio.partner(task=task),
    t.Subtask: lambda task: portfolio.subtask(task=task),
    t.TrlAssessment: lambda task: portfolio.trl_assessment(task=task),
    t.ProgressReport: lambda task: portfolio.report("draft", task=task),
    t.MilestoneReport: lambda task: portfolio.milestone_report(
        report=portfolio.report("draft", task=task, period=portfolio.period(2025, 8))
    ),
    t.Review: lambda task: portfolio.review(task=task),
    t.ChangeRequest: lambda task: portfolio.change_request(task=task),
    t.Risk: lambda task: portfolio.risk(task=task),
    t.PilotLine: lambda task: portfolio.pilot_line(task),
    t.PilotLineState: lambda task: portfolio.pilot_line(task).states.first(),
    t.Product: lambda task: portfolio.product(task),
    t.Result: lambda task: portfolio.result(task),
    t.Adoption: lambda task: portfolio.adoption(result=portfolio.result(task)),
    t.AddedOutput: lambda task: portfolio.added_output(task),
    t.Output: lambda task: portfolio.output(task),
    t.Evidence: lambda task: portfolio.evidence(task=task),
    t.Landmark: lambda task: portfolio.landmark(cluster=task.cluster, task=task),
    money.FundEntry: lambda task: portfolio.fund_entry(task=task),
    money.PlannedFunding: lambda task: portfolio.planned_funding(task=task),
    money.BudgetLine: lambda task: portfolio.budget_line(task=task),
    money.IndirectCostCap: lambda task: portfolio.indirect_cost_cap(),
    people.Researcher: lambda task: portfolio.researcher(),
    people.AcademyMembership: lambda task: portfolio.membership(),
    people.Assignment: lambda task: portfolio.assignment(task=task),
    people.AwardScheme: lambda task: portfolio.award_scheme(f"scheme-{next(portfolio.numbers)}"),
    people.AwardRound: lambda task: portfolio.award_round(),
    people.Award: lambda task: portfolio.award(task),
}

# Rows that are only ever added: there is nothing to change or to delete.
WORKERS = {Reminder, ReminderMail}
STEPS = {t.StatusChange, t.TransitionRequest, t.ChangeRequest, t.PilotLineState}
# The one that a test makes is published, and stays as it is.
APPEND_ONLY = STEPS | {money.FundEntry, AccessRecord, Publication} | WORKERS
# History names its people: they are made inactive instead.
NOT_DELETED = APPEND_ONLY | {User, t.Transition}
# A token is shown once, by the command that makes it. A step is taken on the page of its task.
# A file is attached on the page of what it proves.
NOT_ADDED = {Token, AccessRecord, t.StatusChange, t.TransitionRequest, t.ChangeRequest, t.Evidence} | WORKERS


def pickers(model: type[Model]) -> set[tuple[type[Model], str]]:
    """The fields of a table's page, and of the lines on it, that are picked from a list as one types."""
    page = admin.site._registry[model]
    own = {(model, field) for field in page.autocomplete_fields}
    return own | {(lines.model, field) for lines in page.inlines for field in lines.autocomplete_fields}


PICKERS = sorted(set().union(*map(pickers, MODELS)), key=lambda found: (found[0]._meta.label, found[1]))


def name_of(model: type[Model]) -> str:
    return model._meta.label


def page(model: type[Model], action: str = "changelist", *args: Any) -> str:
    """The address of one of the admin's pages of a table."""
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{action}", args=args)
