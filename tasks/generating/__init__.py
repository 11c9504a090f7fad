"""The portfolio's clusters, organizations and tasks, and what becomes of each task from month to month."""

from breakthrough.generating import Portfolio
from tasks.generating import contracts, courses, foundations, life_cycle, reports, results


def generate(portfolio: Portfolio) -> None:
    foundations.lay(portfolio)
    portfolio.parts["courses"] = courses.plan(portfolio)
    life_cycle.run(portfolio)
    contracts.sign(portfolio)
    reports.hand_in(portfolio)
    results.bring(portfolio)
