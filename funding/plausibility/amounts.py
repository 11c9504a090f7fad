"""Amounts that are far from the usual size: a unit was slipped (元, 万元), or a digit."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from funding.models import BudgetLine, FundEntry, PlannedFunding, Source
from tasks.models import Finding
from tasks.suspicion import Look, Suspect, rule
from tasks.suspicion.show import Show

# The usual size is a median of powers of ten: of the task's own entries of the kind where it has several, else of all
# tasks' from such a funder. What other entries differ by tells how far is too far.
SIZES = """
    WITH entry AS (
        SELECT id, task_id, kind, source, tier, societal_kind, amount, log(amount::float8) AS size
        FROM funding_fundentry AS one
        WHERE reverses_id IS NULL AND NOT EXISTS (SELECT FROM funding_fundentry WHERE reverses_id = one.id)
    ), own AS (
        SELECT task_id, kind, source, percentile_cont(0.5) WITHIN GROUP (ORDER BY size) AS usual
        FROM entry GROUP BY task_id, kind, source HAVING count(*) > %(money_few)s
    ), general AS (
        SELECT kind, source, tier, societal_kind, percentile_cont(0.5) WITHIN GROUP (ORDER BY size) AS usual
        FROM entry GROUP BY kind, source, tier, societal_kind HAVING count(*) > %(money_few)s
    ), measured AS (
        SELECT entry.*, coalesce(own.usual, general.usual) AS usual
        FROM entry LEFT JOIN own USING (task_id, kind, source)
        LEFT JOIN general USING (kind, source, tier, societal_kind)
    ), spread AS (
        SELECT kind, source, 1.4826 * percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(size - usual)) AS deviation
        FROM measured GROUP BY kind, source
    )
    SELECT id, task_id, kind, amount, round(power(10, usual)::numeric, 2) AS usual,
        round(power(10, abs(size - usual))::numeric, 0) AS times
    FROM measured JOIN spread USING (kind, source)
    WHERE task_id {here}
        AND abs(size - usual) >= greatest(%(money_powers)s, %(money_deviations)s * deviation)
"""


@rule(
    "amount-slips",
    Finding.Severity.ERROR,
    FundEntry,
    title=_("An amount of another order of magnitude"),
    says=_("%(kind)s: %(amount)s, which is %(times)s times off the usual %(usual)s."),
    advice=_("Compare the unit with the voucher: 元 or 万元? Reverse the entry and enter the right amount."),
    show=Show(money=("amount", "usual"), numbers=("times",), choices={"kind": FundEntry.Kind}),
    drifting=("usual", "times"),
)
def amount_slips(look: Look) -> Iterator[Suspect]:
    return look.queried(FundEntry, SIZES)


# What was approved or committed, and what the plan or the budget adds up to, by task and source.
AGAINST_BUDGET = """
    WITH budget AS (
        SELECT task_id, source, sum(CASE WHEN reverses_id IS NULL THEN amount ELSE -amount END) AS budget
        FROM funding_fundentry WHERE state = 'posted' AND kind IN ('approved', 'committed') AND task_id {here}
        GROUP BY task_id, source
    ), stated AS (
        SELECT task_id, source, sum(amount) AS stated, max(id) AS id FROM {table} WHERE task_id {here}
        GROUP BY task_id, source
    )
    SELECT id, task_id, source, stated, budget FROM stated JOIN budget USING (task_id, source)
    WHERE abs(stated - budget) * 100 > budget * %(budget_off_percent)s
"""
PLAN_SHOW = Show(money=("stated", "budget"), choices={"source": Source})
PLAN_READS = (PlannedFunding, BudgetLine, FundEntry)


@rule(
    "plan-off-budget",
    Finding.Severity.WARNING,
    PlannedFunding,
    reads=PLAN_READS,
    title=_("The payment plan does not add up to the budget"),
    says=_("%(source)s money: the plan adds up to %(stated)s, approved or committed are %(budget)s."),
    advice=_("Compare the plan with the contract of the task and correct the line that is off."),
    show=PLAN_SHOW,
)
def plan_off_budget(look: Look) -> Iterator[Suspect]:
    return look.queried(PlannedFunding, AGAINST_BUDGET.replace("{table}", "funding_plannedfunding"))


@rule(
    "lines-off-budget",
    Finding.Severity.WARNING,
    BudgetLine,
    reads=PLAN_READS,
    title=_("The budget lines do not add up to the budget"),
    says=_("%(source)s money: the lines add up to %(stated)s, approved or committed are %(budget)s."),
    advice=_("Compare the lines with the contract of the task and correct the one that is off."),
    show=PLAN_SHOW,
)
def lines_off_budget(look: Look) -> Iterator[Suspect]:
    return look.queried(BudgetLine, AGAINST_BUDGET.replace("{table}", "funding_budgetline"))
