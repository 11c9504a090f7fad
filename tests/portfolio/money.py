"""The ledger, and what was planned and allowed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from funding.models import BudgetLine, FundEntry, IndirectCostCap, PlannedFunding
from tests.portfolio.reports import report
from tests.portfolio.rows import START, make, numbers
from tests.portfolio.tasks import task


def fund_entry(kind: str = "disbursed", amount: Any = 1_000_000, **given: Any) -> FundEntry:
    """A ledger entry: fiscal money of the region, unless a source is given."""
    source = given.pop("source", "societal" if kind == "committed" else "fiscal")
    funder = {"tier": "region"} if source == "fiscal" else {"societal_kind": "self_raised"}
    values = {"task": task, "kind": kind, "amount": Decimal(amount), "booked_on": START, "source": source}
    if given.get("state") == "pending":
        # Only a report brings money that waits: the one that is being written, if there is one.
        about = given.setdefault("task", task())
        given.setdefault("report", about.reports.filter(status="draft").first() or report("draft", task=about))
    return make(FundEntry, {**values, **funder}, given)


def reversal(of: FundEntry, on: date = START) -> FundEntry:
    """The entry that takes another one back."""
    same = ("task", "source", "tier", "societal_kind", "kind", "amount")
    return make(FundEntry, {name: getattr(of, name) for name in same} | {"reverses": of, "booked_on": on}, {})


def planned_funding(**given: Any) -> PlannedFunding:
    values = {"source": "fiscal", "tier": "region", "amount": Decimal(2_000_000), "due_on": START}
    return make(PlannedFunding, {"task": task, **values}, given)


def budget_line(**given: Any) -> BudgetLine:
    values = {"source": "fiscal", "subject": "equipment", "amount": Decimal(1_000_000)}
    return make(BudgetLine, {"task": task, **values}, given)


def indirect_cost_cap(**given: Any) -> IndirectCostCap:
    number = next(numbers)
    return make(IndirectCostCap, {"valid_from": START, "up_to": Decimal(number * 10_000), "percent": 30}, given)
