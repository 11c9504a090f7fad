"""The tables of the funding floor: the ledger, and what was planned and allowed."""

from funding.models.entry import FundEntry, SocietalKind, Source, Subject, Tier
from funding.models.plan import BudgetLine, IndirectCostCap, PlannedFunding
from funding.models.sum import FundSum

__all__ = [
    "BudgetLine",
    "FundEntry",
    "FundSum",
    "IndirectCostCap",
    "PlannedFunding",
    "SocietalKind",
    "Source",
    "Subject",
    "Tier",
]
