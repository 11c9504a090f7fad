"""Indicators and their values: slips of a unit, counters that fall, targets that are no aim."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from tasks.models import Finding, Indicator, IndicatorValue
from tasks.suspicion import Look, Suspect, limits, rule
from tasks.suspicion.look import together
from tasks.suspicion.show import Show

Direction = Indicator.Direction
SHOW = Show(numbers=("value", "usual", "times", "before", "target", "baseline"), days=("day",))
READS = (IndicatorValue, Indicator)

# Values that count, or will once their report is approved; a replaced revision does not.
STANDING = """
    SELECT one.id, one.indicator_id, one.value, one.measured_on, indicator.task_id, indicator.unit,
        indicator.baseline, indicator.target, indicator.is_cumulative,
        lag(one.value) OVER series AS before, lag(one.measured_on) OVER series AS before_on
    FROM tasks_indicatorvalue AS one
    JOIN tasks_indicator AS indicator ON indicator.id = one.indicator_id
    LEFT JOIN tasks_progressreport AS report ON report.id = one.report_id
    WHERE indicator.task_id {here} AND (report.id IS NULL OR report.is_current)
    WINDOW series AS (PARTITION BY one.indicator_id ORDER BY one.measured_on, one.id)
"""
FALLS = f"""
    SELECT id, task_id, value, before, before_on AS day, unit FROM ({STANDING}) AS standing
    WHERE is_cumulative AND value < before
"""
# Compared with whatever is nearest among the value before, the baseline and the target.
SLIPS = f"""
    SELECT id, task_id, value, usual, unit,
        round(CASE WHEN value > usual THEN value / usual ELSE usual / value END, 0) AS times
    FROM ({STANDING}) AS standing CROSS JOIN LATERAL (
        SELECT other AS usual FROM (VALUES (before), (baseline), (target)) AS others(other)
        WHERE other > 0 AND value > 0 ORDER BY abs(log(value::float8) - log(other::float8)) LIMIT 1
    ) AS nearest
    WHERE abs(log(value::float8) - log(usual::float8)) >= %(value_powers)s
"""


@rule(
    "counter-falls",
    Finding.Severity.ERROR,
    IndicatorValue,
    reads=READS,
    title=_("A running total that falls"),
    says=_("%(value)s %(unit)s, after %(before)s on %(day)s: a cumulative counter cannot fall."),
    advice=_("Was the value of the period entered in place of the running total? Otherwise correct the earlier one."),
    show=SHOW,
)
def counter_falls(look: Look) -> Iterator[Suspect]:
    return look.queried(IndicatorValue, FALLS)


@rule(
    "value-slips",
    Finding.Severity.ERROR,
    IndicatorValue,
    reads=READS,
    title=_("A value of another order of magnitude"),
    says=_("%(value)s %(unit)s lies %(times)s times off the nearest of baseline, target and value before, %(usual)s."),
    advice=_("Compare the unit of the measurement with that of the indicator."),
    show=SHOW,
)
def value_slips(look: Look) -> Iterator[Suspect]:
    return look.queried(IndicatorValue, SLIPS)


@rule(
    "beyond-100-percent",
    Finding.Severity.WARNING,
    IndicatorValue,
    reads=READS,
    title=_("More than the whole"),
    says=_("%(value)s %(unit)s: a share lies between 0 and 100."),
    advice=_("Correct the value; if it is a change and no share, write so in the unit, such as “% rise”."),
    show=SHOW,
)
def beyond_100_percent(look: Look) -> Iterator[Suspect]:
    shares = ["%", "wt%", "vol%", "at%"]
    # Where the contract itself aims beyond 100, it is a rise and no share.
    values = IndicatorValue.objects.filter(
        Q(value__gt=100) | Q(value__lt=0),
        Q(report=None) | Q(report__is_current=True),
        Q(indicator__baseline=None) | Q(indicator__baseline__range=(0, 100)),
        indicator__target__range=(0, 100),
        indicator__unit__in=shares,
    )
    targets = Indicator.objects.filter(target__gte=limits["target_percent"], baseline__range=(0, 100), unit__in=shares)
    return together(
        look.suspects(values, task="indicator__task", value="value", unit="indicator__unit"),
        look.suspects(targets, value="target", unit="unit"),
    )


@rule(
    "target-no-better",
    Finding.Severity.ERROR,
    Indicator,
    title=_("A target that is no improvement"),
    says=_("From %(baseline)s to %(target)s %(unit)s; %(direction)s."),
    advice=_("Compare both with the contract; they may have been exchanged, or the direction is the other one."),
    show=Show(numbers=("baseline", "target"), choices={"direction": Direction}),
)
def target_no_better(look: Look) -> Iterator[Suspect]:
    up = Q(direction=Direction.UP, target__lte=F("baseline"))
    rows = Indicator.objects.filter(up | Q(direction=Direction.DOWN, target__gte=F("baseline")))
    return look.suspects(rows, baseline="baseline", target="target", unit="unit", direction="direction")


TARGETS = """
    SELECT id, task_id, baseline, target, unit,
        round(CASE WHEN target > baseline THEN target / baseline ELSE baseline / target END, 0) AS times
    FROM tasks_indicator
    WHERE task_id {here} AND CASE WHEN baseline > 0 AND target > 0
        THEN abs(log(target::float8) - log(baseline::float8)) >= %(target_powers)s END
"""


@rule(
    "target-slips",
    Finding.Severity.WARNING,
    Indicator,
    title=_("A target of another order of magnitude"),
    says=_("From %(baseline)s to %(target)s %(unit)s: a change by %(times)s times."),
    advice=_("Compare baseline and target with the contract: both are in the unit of the indicator."),
    show=SHOW,
)
def target_slips(look: Look) -> Iterator[Suspect]:
    return look.queried(Indicator, TARGETS)
