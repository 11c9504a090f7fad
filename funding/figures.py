"""The money: what was approved, paid, received and spent, all from the posted entries of the ledger, in yuan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.utils.translation import gettext_lazy as _

from breakthrough.figures import Dimension, Figure, Part, register, register_dimension
from breakthrough.figures.definition import PERCENT, RATIO, YUAN
from funding.models import FundEntry, FundSum, PlannedFunding, SocietalKind, Source, Tier

Kind = FundEntry.Kind
# Only by what every row of the part has: money without a tier would be missing from a sum by tier.
OWN_DIMENSION: dict[Source | None, dict[str, str]] = {
    None: {"source": "source"},
    Source.FISCAL: {"tier": "tier"},
    Source.SOCIETAL: {"societal_kind": "societal_kind"},
}
BY_CLUSTER = {"cluster": "cluster__code", "program": "cluster__program__code"}

register_dimension(
    Dimension("source", _("source"), choices=tuple(Source.choices), shows_all=True),
    Dimension("tier", _("tier"), choices=tuple(Tier.choices), shows_all=True),
    Dimension("societal_kind", _("kind of societal money"), choices=tuple(SocietalKind.choices), shows_all=True),
)


def money(source: Source | None, *kinds: Kind) -> Part:
    """The signed amounts of the entries of these kinds; returned money and reversals count less than nothing."""
    given: dict[str, Any] = {"kind__in": kinds} | ({"source": source} if source else {})
    return summarized(
        Part(
            rows=lambda until: FundEntry.objects.posted().filter(booked_on__lte=until, **given).signed(),
            day="booked_on",
            since="booked_on",
            amount="contribution",
            filters=OWN_DIMENSION[source],
        ),
        lambda until: FundSum.objects.filter(booked_on__lte=until, **given),
    )


def summarized(part: Part, sums: Callable[[date], QuerySet]) -> Part:
    """A part of the ledger, and the sums that say the same."""
    return replace(part, summary=replace(part, rows=sums, task=None, filters={**part.filters, **BY_CLUSTER}))


def planned(source: Source) -> Part:
    return Part(
        rows=lambda until: PlannedFunding.objects.filter(source=source, due_on__lte=until),
        day="due_on",
        since="due_on",
        amount="amount",
        filters=OWN_DIMENSION[source],
    )


def less(rows: QuerySet) -> QuerySet:
    return rows.annotate(deduction=-F("contribution"))


def less_spent(until: date) -> QuerySet:
    return less(FundEntry.objects.posted().filter(kind=Kind.SPENT, booked_on__lte=until).signed())


LESS_SPENT = summarized(
    Part(rows=less_spent, day="booked_on", since="booked_on", amount="deduction", filters=OWN_DIMENSION[None]),
    lambda until: less(FundSum.objects.filter(kind=Kind.SPENT, booked_on__lte=until)),
)


FISCAL_DISBURSED = money(Source.FISCAL, Kind.DISBURSED, Kind.RETURNED)
FISCAL_APPROVED = money(Source.FISCAL, Kind.APPROVED)
SOCIETAL_RECEIVED = money(Source.SOCIETAL, Kind.RECEIVED, Kind.RETURNED)
SOCIETAL_COMMITTED = money(Source.SOCIETAL, Kind.COMMITTED)
RECEIVED = money(None, Kind.RECEIVED, Kind.RETURNED)
SPENT = money(None, Kind.SPENT)

register(
    Figure(
        code="fiscal_invested",
        name=_("Fiscal money invested"),
        definition=_("Fiscal money disbursed by all tiers of government, less what was returned."),
        unit=YUAN,
        parts=(FISCAL_DISBURSED,),
        headline=4,
    ),
    Figure(
        code="societal_leveraged",
        name=_("Societal money leveraged"),
        definition=_("Money received from enterprises, banks, funds and other societal sources, net of returns."),
        unit=YUAN,
        parts=(SOCIETAL_RECEIVED,),
        is_reported=True,
        headline=5,
    ),
    Figure(
        code="leverage_ratio",
        name=_("Leverage ratio"),
        definition=_("Societal money received for each yuan of fiscal money disbursed, both less what was returned."),
        unit=RATIO,
        parts=(SOCIETAL_RECEIVED,),
        per=(FISCAL_DISBURSED,),
        is_reported=True,
        headline=6,
    ),
    Figure(
        code="fiscal_approved",
        name=_("Fiscal money approved"),
        definition=_("Fiscal money approved for tasks by all tiers of government."),
        unit=YUAN,
        parts=(FISCAL_APPROVED,),
    ),
    Figure(
        code="fiscal_received_rate",
        name=_("Fiscal received rate"),
        definition=_("Fiscal money that the tasks received, net of returns, of what was planned to arrive so far."),
        unit=PERCENT,
        parts=(money(Source.FISCAL, Kind.RECEIVED, Kind.RETURNED),),
        per=(planned(Source.FISCAL),),
        is_reported=True,
    ),
    Figure(
        code="execution_rate",
        name=_("Execution rate"),
        definition=_("Money spent, of the money received less what was returned, fiscal and societal together."),
        unit=PERCENT,
        parts=(SPENT,),
        per=(RECEIVED,),
        is_reported=True,
    ),
    Figure(
        code="execution_rate_of_approved",
        name=_("Execution rate of approved money"),
        definition=_("Money spent, of the fiscal money approved and the societal money committed."),
        unit=PERCENT,
        parts=(SPENT,),
        per=(FISCAL_APPROVED, SOCIETAL_COMMITTED),
        is_reported=True,
    ),
    Figure(
        code="planned_leverage_ratio",
        name=_("Planned leverage ratio"),
        definition=_("Societal money committed for each yuan of fiscal money approved."),
        unit=RATIO,
        parts=(SOCIETAL_COMMITTED,),
        per=(FISCAL_APPROVED,),
    ),
    Figure(
        code="balance",
        name=_("Balance"),
        definition=_("Money received, less what was returned and what was spent, fiscal and societal together."),
        unit=YUAN,
        parts=(RECEIVED, LESS_SPENT),
        is_reported=True,
    ),
)
