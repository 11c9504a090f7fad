"""How far the tasks have come, against plan, target and comparator."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django.db.models import (
    Case,
    CharField,
    DecimalField,
    ExpressionWrapper,
    F,
    Lookup,
    Q,
    QuerySet,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Greatest, Lag, Round
from django.db.models.lookups import GreaterThan, GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

from breakthrough.figures import Figure, Part, register
from breakthrough.figures.definition import COUNT, LEVELS, PERCENT
from tasks.models import Indicator, Milestone, ProgressReport, Risk
from tasks.progress import WEIGHT, counted, counts, flow, lead_over, with_actual, with_readiness

Filters = Mapping[str, str]
NO_FILTERS: Filters = {}
EACH = Q(task__milestones__isnull=False)
ON_TIME = Q(task__milestones__completed_on__lte=F("task__milestones__due_on"))


def milestones(until: date) -> QuerySet:
    return Milestone.objects.filter(task__in=counted(until).values("pk"))


def flow_of(*days: str, condition: Q = EACH, amount: str = "flow", filters: Filters = NO_FILTERS) -> Part:
    """The flow of milestones with their tasks: each counts from the last day on which all of it is known."""
    last = Greatest("changed_on", *(f"task__milestones__{day}" for day in days)) if days else F("changed_on")
    dated = Q(*((f"task__milestones__{day}__isnull", False) for day in days))

    def rows(until: date) -> QuerySet:
        # All in one call: one join leads to the milestones, and each change stands beside each of them once.
        found = flow().filter(EACH, condition, dated)
        weight = ExpressionWrapper(F("flow") * F("task__milestones__weight"), WEIGHT)
        found = found.annotate(due_on=F("task__milestones__due_on"), weight=weight, known_on=last)
        return found.filter(known_on__lte=until)

    return Part(rows=rows, since="known_on", day="due_on", amount=amount, filters=filters, is_flow=True)


def flow_of_values(field: str, reaches: type[Lookup], *days: str) -> Part:
    """The flow of indicators whose last counted value reaches a field: each value adds what it changes of that.

    An indicator counts from the last day on which its task is counted, the value is measured, and the `days` of the
    indicator are there (or none was named).
    """
    indicator, value = "task__indicators__", "task__indicators__values__"
    reached = Case(When(reaches(lead_over(field, f"{value}value", indicator), Value(0)), then=1), default=0)
    before = Window(
        Lag("reached", default=0),
        # A change of status stands beside each value once.
        partition_by=["pk", f"{indicator}pk"],
        order_by=[f"{value}measured_on", f"{value}pk"],
    )
    last = Greatest("changed_on", f"{value}measured_on", *(f"{indicator}{day}" for day in days))

    def rows(until: date) -> QuerySet:
        found = flow().filter(counts(value), Q((f"{value}isnull", False)), Q((f"{indicator}{field}__isnull", False)))
        found = found.annotate(known_on=last, reached=reached).annotate(change=F("flow") * (F("reached") - before))
        return found.filter(known_on__lte=until).exclude(change=0)

    return Part(rows=rows, since="known_on", amount="change", filters=BATCH, is_flow=True)


def indicators(until: date) -> QuerySet:
    return with_actual(Indicator.objects.filter(task__in=counted(until).values("pk")), until)


def measured_in_percent(until: date) -> QuerySet:
    """Indicators in per cent with the share last measured, each by its number within its task."""
    rows = indicators(until).filter(unit__in=["%", "％"], actual__isnull=False)
    return rows.annotate(share=F("actual") * Value(Decimal("0.01")), indicator_no=Cast("number", CharField()))


def compared(until: date) -> QuerySet:
    """Indicators with the lead over their comparator, as a share of what the comparator reaches."""
    rows = indicators(until).filter(
        Q(compared_on=None) | Q(compared_on__lte=until),
        difference=Indicator.Difference.RELATIVE,
        comparator_value__gt=0,
        actual__isnull=False,
    )
    lead = (F("actual") - F("comparator_value")) / F("comparator_value")
    # Each row is rounded, so that the rows shown add up to the sum shown.
    ahead = Case(When(direction=Indicator.Direction.DOWN, then=-lead), default=lead)
    return rows.annotate(ahead=Round(ahead, 6, output_field=SHARE), indicator_no=Cast("number", CharField()))


def reports_due(until: date) -> QuerySet:
    return ProgressReport.objects.filter(revision=1, period__due_on__lte=until)


def assessed(until: date) -> QuerySet:
    tasks = with_readiness(counted(until), until).filter(trl_baseline__isnull=False)
    return tasks.annotate(gain=F("trl_current") - F("trl_baseline"))


SHARE = DecimalField(max_digits=24, decimal_places=6)
BATCH = {"year": "task__batch_year"}
ONE_INDICATOR = {**BATCH, "indicator": "indicator_no"}
ALL_WEIGHTS = Part(rows=milestones, amount="weight", filters=BATCH, flow=flow_of(amount="weight", filters=BATCH))
DUE_MILESTONES = Part(
    rows=lambda until: milestones(until).filter(due_on__lte=until), day="due_on", flow=flow_of("due_on")
)
DUE_REPORTS = Part(rows=reports_due, day="period__due_on", since="period__due_on")
ALL_INDICATORS = Part(rows=indicators, filters=BATCH)

register(
    Figure(
        code="progress",
        name=_("Progress"),
        definition=_("Weight of the milestones completed, of the weight of all milestones of the counted tasks."),
        unit=PERCENT,
        parts=(
            Part(
                rows=lambda until: milestones(until).filter(completed_on__lte=until),
                amount="weight",
                filters=BATCH,
                flow=flow_of("completed_on", amount="weight", filters=BATCH),
            ),
        ),
        per=(ALL_WEIGHTS,),
        is_reported=True,
    ),
    Figure(
        code="progress_planned",
        name=_("Planned progress"),
        definition=_("Weight of the milestones due so far, of the weight of all milestones of the counted tasks."),
        unit=PERCENT,
        parts=(
            Part(
                rows=lambda until: milestones(until).filter(due_on__lte=until),
                amount="weight",
                filters=BATCH,
                flow=flow_of("due_on", amount="weight", filters=BATCH),
            ),
        ),
        per=(ALL_WEIGHTS,),
    ),
    Figure(
        code="milestones_on_time",
        name=_("Milestones on time"),
        definition=_("Share of the milestones due so far that were completed by the day on which they were due."),
        unit=PERCENT,
        parts=(
            Part(
                rows=lambda until: milestones(until).filter(due_on__lte=until, completed_on__lte=F("due_on")),
                day="due_on",
                flow=flow_of("due_on", condition=ON_TIME),
            ),
        ),
        per=(DUE_MILESTONES,),
        is_reported=True,
    ),
    Figure(
        code="reports_on_time",
        name=_("Reports on time"),
        definition=_("Share of the progress reports due so far that were first submitted by their due day."),
        unit=PERCENT,
        parts=(
            Part(
                rows=lambda until: reports_due(until).filter(submitted_on__lte=F("period__due_on")),
                day="period__due_on",
                since="period__due_on",
            ),
        ),
        per=(DUE_REPORTS,),
    ),
    Figure(
        code="indicators_met",
        name=_("Indicators met"),
        definition=_("Share of the indicators of the counted tasks whose last counted value reaches the target."),
        unit=PERCENT,
        parts=(
            Part(
                rows=lambda until: indicators(until).filter(GreaterThanOrEqual(lead_over("target"), 0)),
                filters=BATCH,
                flow=flow_of_values("target", GreaterThanOrEqual),
            ),
        ),
        per=(ALL_INDICATORS,),
        is_reported=True,
    ),
    Figure(
        code="benchmarks_won",
        name=_("Benchmarks won"),
        definition=_("Indicators whose last counted value is better than that of a named comparator."),
        unit=COUNT,
        parts=(
            Part(
                rows=lambda until: indicators(until).filter(
                    GreaterThan(lead_over("comparator_value"), 0),
                    Q(compared_on=None) | Q(compared_on__lte=until),
                    # Said for PostgreSQL, which then looks up the values of no others.
                    comparator_value__isnull=False,
                ),
                filters=BATCH,
                flow=flow_of_values("comparator_value", GreaterThan, "compared_on"),
            ),
        ),
        is_reported=True,
        headline=11,
    ),
    Figure(
        code="measured_percent",
        name=_("Measured value"),
        definition=_("Last counted value of an indicator in per cent; of several indicators, their average."),
        unit=PERCENT,
        parts=(Part(rows=measured_in_percent, amount="share", filters=ONE_INDICATOR),),
        per=(Part(rows=measured_in_percent, filters=ONE_INDICATOR),),
        is_reported=True,
    ),
    Figure(
        code="comparator_lead",
        name=_("Lead over the comparator"),
        definition=_(
            "How much better than its named comparator the last counted value of an indicator is, in per cent of the "
            "comparator's; of several indicators, their average."
        ),
        unit=PERCENT,
        parts=(Part(rows=compared, amount="ahead", filters=ONE_INDICATOR),),
        per=(Part(rows=compared, filters=ONE_INDICATOR),),
        is_reported=True,
    ),
    Figure(
        code="risks_open",
        name=_("Open risks"),
        definition=_("Risks that were raised and not yet closed out."),
        unit=COUNT,
        parts=(
            Part(
                rows=lambda until: Risk.objects.filter(
                    Q(closed_on=None) | Q(closed_on__gt=until), raised_on__lte=until
                ),
                day="raised_on",
            ),
        ),
    ),
    Figure(
        code="trl_gain",
        name=_("Technology readiness gained"),
        definition=_("Levels gained since the start, on average over the counted tasks with a level at the start."),
        unit=LEVELS,
        parts=(Part(rows=assessed, task="", amount="gain", filters={"year": "batch_year"}),),
        per=(Part(rows=assessed, task="", filters={"year": "batch_year"}),),
    ),
)
