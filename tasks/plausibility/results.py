"""Adoptions, added output and contracts: too large, too early, or out of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Cast, LPad
from django.utils.translation import gettext_lazy as _

from tasks.models import AddedOutput, Adoption, Evidence, Finding, Output, PilotLine, Product, Proof
from tasks.suspicion import Look, Suspect, rule
from tasks.suspicion.show import Show

SHOW = Show(money=("amount", "usual"), numbers=("times",), days=("day", "end"))

# Each amount against the median of its table, or, of an organization that has reported several times, of its own.
SIZES = """
    WITH measured AS (
        SELECT id, {amount} AS amount, log({amount}::float8) AS size, {owner} AS owner
        FROM {table} WHERE {amount} > 0 AND proof <> 'rejected'
    ), own AS (
        SELECT owner, percentile_cont(0.5) WITHIN GROUP (ORDER BY size) AS usual
        FROM measured GROUP BY owner HAVING owner IS NOT NULL AND count(*) > 2
    ), general AS (
        SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY size) AS usual FROM measured
        HAVING count(*) > %(money_few)s
    ), compared AS (
        SELECT measured.*, coalesce(own.usual, general.usual) AS usual
        FROM measured CROSS JOIN general LEFT JOIN own USING (owner)
    )
    SELECT compared.id, link.task_id, amount, round(power(10, usual)::numeric, 2) AS usual,
        round(power(10, abs(size - usual))::numeric, 0) AS times
    FROM compared JOIN {links} ON {link} = compared.id
    WHERE link.task_id {here} AND abs(size - usual) >= %(money_powers)s
"""
AMOUNTS: dict[Any, dict[str, str]] = {
    AddedOutput: {
        "table": "tasks_addedoutput",
        "amount": "amount",
        "owner": "organization_id",
        "links": "tasks_addedoutputshare AS link",
        "link": "link.added_output_id",
    },
    Adoption: {
        "table": "tasks_adoption",
        "amount": "contract_amount",
        "owner": "NULL::bigint",
        "links": "tasks_resulttask AS link JOIN tasks_adoption AS adoption USING (result_id)",
        "link": "adoption.id",
    },
    Output: {
        "table": "tasks_output",
        "amount": "amount",
        "owner": "NULL::bigint",
        "links": "tasks_outputtask AS link",
        "link": "link.output_id",
    },
    PilotLine: {
        "table": "tasks_pilotline",
        "amount": "investment",
        "owner": "NULL::bigint",
        "links": "tasks_pilotlinetask AS link",
        "link": "link.line_id",
    },
}


@rule(
    "result-amount-slips",
    Finding.Severity.ERROR,
    AddedOutput,
    reads=tuple(AMOUNTS),
    title=_("A result with an amount of another order of magnitude"),
    says=_("%(amount)s, which is %(times)s times off the usual %(usual)s."),
    advice=_("Compare the unit with the proof: 元 or 万元?"),
    show=SHOW,
    drifting=("usual", "times"),
)
def result_amount_slips(look: Look) -> Iterator[Suspect]:
    for model, parts in AMOUNTS.items():
        sql = SIZES
        for name, part in parts.items():
            sql = sql.replace(f"{{{name}}}", part)
        yield from look.queried(model, sql)


@rule(
    "output-before-its-quarter-ended",
    Finding.Severity.WARNING,
    AddedOutput,
    title=_("Added output confirmed before its quarter ended"),
    says=_("Quarter %(quarter)s of %(year)s, confirmed on %(day)s."),
    advice=_("Compare year, quarter and the day of the financial proof."),
    show=SHOW,
)
def output_before_its_quarter_ended(look: Look) -> Iterator[Suspect]:
    rows = AddedOutput.objects.exclude(proof=Proof.REJECTED).filter(
        Q(confirmed_on__year__lt=F("year")) | Q(confirmed_on__year=F("year"), confirmed_on__quarter__lt=F("quarter"))
    )
    return look.suspects(rows, task="tasks", year=text("year"), quarter="quarter", day="confirmed_on")


def text(year: str) -> Any:
    """A year as a word: 2,025 is no year."""
    return LPad(Cast(year, Output._meta.get_field("identifier")), 4)


@rule(
    "output-without-product",
    Finding.Severity.WARNING,
    AddedOutput,
    reads=(AddedOutput, Product),
    title=_("Added output without a product"),
    says=_("%(amount)s of added output, but no task that it is attributed to has a new product."),
    advice=_("Enter the product that it was earned with, or name it in the entry."),
    show=SHOW,
)
def output_without_product(look: Look) -> Iterator[Suspect]:
    products = Product.objects.exclude(proof=Proof.REJECTED).filter(tasks__added_outputs=OuterRef("pk"))
    rows = AddedOutput.objects.exclude(proof=Proof.REJECTED).filter(~Exists(products), product=None)
    return look.suspects(rows, task="tasks", amount="amount")


@rule(
    "adoption-before-result",
    Finding.Severity.WARNING,
    Adoption,
    title=_("Adopted before it was achieved"),
    says=_("Adopted on %(day)s; the result was achieved on %(end)s."),
    advice=_("Compare both dates with the certificate of use."),
    show=SHOW,
)
def adoption_before_result(look: Look) -> Iterator[Suspect]:
    rows = Adoption.objects.exclude(proof=Proof.REJECTED).filter(adopted_on__lt=F("result__achieved_on"))
    return look.suspects(rows, task="result__tasks", day="adopted_on", end="result__achieved_on")


@rule(
    "adoption-unproved",
    Finding.Severity.WARNING,
    Adoption,
    title=_("Used at scale, without contract or certificate"),
    says=_("Entered as “%(stage)s”, with neither a contract amount nor evidence."),
    advice=_("Enter the contract or the certificate of use, or call it a trial."),
    show=Show(choices={"stage": Adoption.Stage}),
)
def adoption_unproved(look: Look) -> Iterator[Suspect]:
    large = [Adoption.Stage.BATCH, Adoption.Stage.SCALE]
    rows = Adoption.objects.exclude(proof=Proof.REJECTED).filter(stage__in=large, contract_amount=None, evidence="")
    return look.suspects(rows, task="result__tasks", stage="stage")


@rule(
    "verified-without-evidence",
    Finding.Severity.WARNING,
    Product,
    reads=(Product, Adoption, AddedOutput, Evidence),
    title=_("Verified, without evidence"),
    says=_("Entered as verified, and no document that proves it is named or attached."),
    advice=_("Name or attach the document, or set the proof back to “reported”."),
)
def verified_without_evidence(look: Look) -> Iterator[Suspect]:
    found: list[tuple[Any, str]] = [(Product, "tasks"), (Adoption, "result__tasks"), (AddedOutput, "tasks")]
    for model, task in found:
        attached = Evidence.objects.filter(claim_kind=model._meta.label_lower, claim_id=OuterRef("pk"))
        rows = model.objects.filter(~Exists(attached), proof=Proof.VERIFIED, evidence="")
        yield from look.suspects(rows, task=task)
