"""Rows that may be the same."""

from __future__ import annotations

from typing import Any

from talent.models import ResearcherPair
from tasks.models import OrganizationPair
from tests.portfolio.people import researcher
from tests.portfolio.rows import make
from tests.portfolio.tasks import organization

LIKELY = {"score": 85, "signals": ["same_name"]}


def organization_pair(**given: Any) -> OrganizationPair:
    return make(OrganizationPair, {"first": organization, "second": organization, **LIKELY}, given)


def researcher_pair(**given: Any) -> ResearcherPair:
    return make(ResearcherPair, {"first": researcher, "second": researcher, **LIKELY}, given)
