"""The part of the tasks in the demonstration's history."""

from breakthrough.demo import Script
from tasks.demo.story import (
    accounts,
    achievements,
    benefits,
    changes,
    contracts,
    filings,
    findings,
    foundations,
    judgments,
    perils,
    periods,
    proofs,
    readiness,
    registers,
    schedule,
    suspects,
)
from tasks.demo.story.course import Portfolio
from tasks.models import Transition


def tell(script: Script) -> None:
    """Adds what happened to the tasks, and leaves the portfolio to the floors above as `script.parts["tasks"]`."""
    desks = accounts.open_desks(script)
    regions, clusters = foundations.lay(script, desks)
    accounts.grant(script, desks, clusters)
    organizations = registers.register(script, desks, regions)
    portfolio = Portfolio(script, desks, regions, clusters, organizations)
    steps = Transition.objects.prefetch_related("documents")
    portfolio.transitions = {(step.from_status, step.to_status): step for step in steps}
    proofs.put_files(portfolio)
    contracts.sign(portfolio)
    schedule.plan(portfolio)
    filings.file_reports(portfolio, periods.open_periods(portfolio))
    findings.find(portfolio)
    readiness.assess(portfolio)
    judgments.review(portfolio)
    changes.decide(portfolio)
    perils.fear(portfolio)
    lines = achievements.build_lines(portfolio)
    benefits.bring(portfolio, achievements.launch(portfolio, lines))
    achievements.publish(portfolio)
    achievements.remember(portfolio)
    suspects.suspect(portfolio)
    script.parts["tasks"] = portfolio
