"""Organizations that look as if they had been entered twice, and wait for somebody to decide."""

from datetime import date

from tasks.demo.story.course import Portfolio
from tasks.models import Organization, OrganizationPair

# The organization, the cluster whose office entered it again, under which name, and what speaks for the same.
SUSPECTS = (
    ("fanyu-flow-battery", "energy-storage", "赤峰钒域液流电池有限责任公司", 85, ["legal_form"], date(2025, 10, 21)),
    ("langyao-energy", "hydrogen", "朗耀新能源科技有限公司", 73, ["sound", "one_character"], date(2025, 10, 28)),
)


def suspect(portfolio: Portfolio) -> None:
    """Neither takes part in a task that was approved, so that no figure counts them."""
    for key, cluster, name, score, signals, day in SUSPECTS:
        first, desk = portfolio.organizations[key], portfolio.desks.offices[cluster]
        second = Organization(name_zh=name, kind=first.kind, region=first.region)
        pair = OrganizationPair(first=first, second=second, score=score, signals=signals, found_on=day)
        portfolio.script.add(desk.at(day), second, pair, by=desk.user)
