"""Rows that may be the same."""

from __future__ import annotations

from typing import Any

from talent.models import ResearcherPair
from tasks.models import Organization, OrganizationPair
from tests.portfolio.people import researcher
from tests.portfolio.rows import make
from tests.portfolio.tasks import organization

MERGED = {"state": "merged", "reason": "同一"}
LIKELY = {"score": 85, "signals": ["same_name"]}


def organization_pair(**given: Any) -> OrganizationPair:
    return make(OrganizationPair, {"first": organization, "second": organization, **LIKELY}, given)


def researcher_pair(**given: Any) -> ResearcherPair:
    return make(ResearcherPair, {"first": researcher, "second": researcher, **LIKELY}, given)


def merge(gone: Any, stays: Any) -> None:
    """Merges a row with all that belongs to it, past the queue."""
    build = organization_pair if isinstance(gone, Organization) else researcher_pair
    first, second = sorted((gone, stays), key=lambda row: row.pk)
    type(gone).objects.filter(pk=gone.pk).update(merged_into=stays)
    build(first=first, second=second, merged=gone, **MERGED)
