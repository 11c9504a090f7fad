"""One row of everything, and those who ask for it."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from tests import portfolio
from tests.api.writer import Writer

Ask = Callable[..., Any]


@pytest.fixture
def ask(client: Client) -> Ask:
    """Asks for an address below /api/v1/ as a user: ask(leader, "tasks/", cluster="rare-earths")."""
    tokens: dict[int, str] = {}

    def ask(user: Any, path: str = "", **parameters: Any) -> Any:
        headers = {}
        if user is not None:
            if user.pk not in tokens:
                tokens[user.pk] = portfolio.token(user)
            headers["Authorization"] = f"Bearer {tokens[user.pk]}"
        address = path if path.startswith("http") else f"/api/v1/{path}"
        return client.get(address, parameters or None, headers=headers)

    return ask


def refused(answer: Any) -> list[str]:
    """The names of the fields or parameters that a refusal names."""
    return [error["field"] for error in answer.json()["errors"]]


def everything(cluster: Any) -> SimpleNamespace:
    """A row of every model, around one task of a cluster."""
    task = portfolio.task(cluster=cluster)
    lead, researcher = task.lead, portfolio.academician(organization=task.lead)
    indicator = portfolio.indicator(task=task)
    report = portfolio.report("draft", task=task)
    value = portfolio.indicator_value(indicator=indicator, report=report)
    said = portfolio.milestone_report(report=report)
    entry = portfolio.fund_entry(task=task, payer=lead, payee=lead, report=report)
    portfolio.hand_in(report)
    type(entry).objects.filter(pk=entry.pk).update(state="posted")
    line, result = portfolio.pilot_line(task), portfolio.result(task)
    award = portfolio.award(task)
    award.winners.add(researcher)
    asked = portfolio.transition_request(task, "suspended")
    rows = {
        "publications": portfolio.publication(),
        "programs": cluster.program,
        "regions": task.region,
        "clusters": cluster,
        "organizations": lead,
        "tasks": task,
        "partners": portfolio.partner(task=task),
        "subtasks": portfolio.subtask(task=task, organization=lead),
        "trl-levels": portfolio.trl_level(),
        "trl-assessments": portfolio.trl_assessment(task=task),
        "transitions": asked.transition,
        "transition-documents": asked.transition.documents.first(),
        "transition-requests": asked,
        "presented-documents": asked.documents.first(),
        "status-changes": task.status_changes.first(),
        "milestones": task.milestones.first(),
        "indicators": indicator,
        "indicator-values": value,
        "periods": report.period,
        "progress-reports": report,
        "report-decisions": report.decisions.first(),
        "milestone-reports": said,
        "reviews": portfolio.review(task=task, milestone=task.milestones.first()),
        "change-requests": portfolio.change_request(task=task),
        "risks": portfolio.risk(task=task),
        "pilot-lines": line,
        "pilot-line-states": line.states.first(),
        "pilot-line-tasks": line.task_links.first(),
        "products": (product := portfolio.product(task, pilot_line=line)),
        "product-tasks": product.task_links.first(),
        "results": result,
        "result-tasks": result.task_links.first(),
        "adoptions": portfolio.adoption(result=result, organization=lead),
        "added-outputs": (added := portfolio.added_output(task, result=result, product=product)),
        "added-output-shares": added.shares.first(),
        "outputs": (output := portfolio.output(task, owner=lead)),
        "output-tasks": output.task_links.first(),
        "evidence": portfolio.evidence(task=task),
        "landmarks": portfolio.landmark(cluster=cluster, task=task),
        "findings": portfolio.finding(task=task),
        "researchers": researcher,
        "academy-memberships": researcher.memberships.first(),
        "assignments": portfolio.assignment(task=task, researcher=researcher),
        "award-schemes": award.round.scheme,
        "award-rounds": award.round,
        "awards": award,
        "award-tasks": award.task_links.first(),
        "award-winners": award.winner_links.first(),
        "fund-entries": entry,
        "planned-funding": portfolio.planned_funding(task=task),
        "budget-lines": portfolio.budget_line(task=task),
        "indirect-cost-caps": portfolio.indirect_cost_cap(),
        "grants": portfolio.grant(cluster=cluster),
        "organization-pairs": portfolio.organization_pair(first=lead),
        "researcher-pairs": portfolio.researcher_pair(first=researcher),
    }
    portfolio.reversal(entry)
    return SimpleNamespace(task=task, cluster=cluster, rows=rows)


@pytest.fixture
def mine(db: None) -> SimpleNamespace:
    return everything(portfolio.cluster("rare-earths"))


@pytest.fixture
def foreign(db: None) -> SimpleNamespace:
    return everything(portfolio.cluster("dairy"))


@pytest.fixture
def people(mine: SimpleNamespace) -> dict[str, Any]:
    """Those who see the rare earths: everybody with a role in them, and those who see everything."""
    return {
        "admin": portfolio.user("admin"),
        "leader": portfolio.user("leader"),
        "officer": portfolio.user("officer", mine.cluster),
        "reviewer": portfolio.user("reviewer", mine.cluster),
    }


@pytest.fixture
def officer(mine: Any, people: Any) -> Writer:
    return Writer(people["officer"])


@pytest.fixture
def admin(mine: Any, people: Any) -> Writer:
    return Writer(people["admin"])
