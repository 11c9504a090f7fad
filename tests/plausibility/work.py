"""Mistakes with tasks, milestones, indicators and reports."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from random import Random

from django.db.models import Max

from breakthrough import clock
from tasks.models import (
    Indicator,
    IndicatorValue,
    Milestone,
    MilestoneReport,
    Organization,
    ProgressReport,
    Subtask,
    Task,
    TrlAssessment,
)
from tests import portfolio
from tests.plausibility.faults import change, enter, fault, lately, like, pick, running


@fault("lead-without-enterprise")
def a_university_as_lead(random: Random) -> None:
    university = pick(random, Organization.objects.filter(kind="university"))
    change(running(random), lead=university)


@fault("past-its-end", "money-outside-the-task", "milestone-outside-the-task", "work-outside-the-task")
def an_end_that_passed_unnoticed(random: Random) -> None:
    task = running(random, days=500)
    change(task, ends_on=clock.today() - timedelta(days=random.randint(60, 150)))


@fault("done-but-running", "milestone-unproved")
def everything_done_and_nothing_said(random: Random) -> None:
    task = running(random, days=500)
    day = clock.today() - timedelta(days=random.randint(120, 160))
    for milestone in Milestone.objects.filter(task=task).exclude(completed_on__lte=day):
        change(milestone, completed_on=day, verified_on=None)


@fault("closed-unfinished")
def a_milestone_forgotten_at_the_end(random: Random) -> None:
    milestone = pick(random, Milestone.objects.filter(task__status="closed", task__conclusion__startswith="passed"))
    change(milestone, completed_on=None, verified_on=None)


@fault("reports-missing", "running-without-money", "no-investigator")
def a_task_that_fell_silent(random: Random) -> None:
    portfolio.task(approved_on=clock.today() - timedelta(days=random.randint(150, 300)))


@fault("headcount-jumps")
def a_digit_too_many_in_a_headcount(random: Random) -> None:
    rows = ProgressReport.objects.filter(is_current=True, status__in=["draft", "returned"])
    report = pick(random, rows.filter(period__code="2025-10"))
    change(report, reported_headcount=report.reported_headcount * 10 + random.randint(0, 9))


@fault("milestone-before-start", "milestone-unproved")
def a_slip_in_the_year_of_a_milestone(random: Random) -> None:
    milestone = pick(random, Milestone.objects.filter(completed_on__isnull=False, task__status="active"))
    day = milestone.task.starts_on - timedelta(days=random.randint(30, 300))
    change(milestone, completed_on=day)


@fault("milestone-after-its-report")
def a_milestone_reported_ahead_of_time(random: Random) -> None:
    report = pick(random, ProgressReport.objects.filter(period__code="2025-10", status__in=["draft", "returned"]))
    milestone = Milestone.objects.filter(task=report.task).exclude(reports__report=report).last()
    day = report.period.ends_on + timedelta(days=random.randint(3, 200))
    enter(MilestoneReport(report=report, milestone=milestone, completed_on=day))


@fault("milestone-unproved")
def a_milestone_ticked_off_without_a_word(random: Random) -> None:
    task = running(random, days=300)
    milestone = Milestone.objects.filter(task=task, completed_on=None).order_by("number").first()
    assert milestone
    change(milestone, completed_on=clock.today() - timedelta(days=random.randint(70, 120)))


@fault("milestone-outside-the-task")
def a_milestone_due_in_another_decade(random: Random) -> None:
    milestone = pick(random, Milestone.objects.filter(completed_on=None, task__status="active"))
    change(milestone, due_on=milestone.due_on.replace(year=milestone.due_on.year + 10))


def indicator(random: Random, **facts: object) -> Indicator:
    return pick(random, Indicator.objects.filter(task__status="active", values__isnull=False, **facts))


def measured(random: Random, row: Indicator, value: Decimal) -> IndicatorValue:
    return enter(IndicatorValue(indicator=row, measured_on=lately(random), value=value))


@fault("counter-falls")
def a_falling_quantity_called_a_counter(random: Random) -> None:
    change(indicator(random, direction="down", is_cumulative=False), is_cumulative=True)


@fault("value-slips", "beyond-100-percent")
def a_value_ten_thousand_times_too_large(random: Random) -> None:
    row = indicator(random)
    latest = IndicatorValue.objects.filter(indicator=row).order_by("measured_on", "pk").last()
    assert latest
    measured(random, row, latest.value * 10_000)


@fault("value-slips", "counter-falls")
def a_value_a_thousand_times_too_small(random: Random) -> None:
    row = indicator(random, values__value__gt=1)
    latest = IndicatorValue.objects.filter(indicator=row).order_by("measured_on", "pk").last()
    assert latest
    measured(random, row, latest.value / 1_000)


@fault("beyond-100-percent")
def more_than_a_hundred_percent(random: Random) -> None:
    row = indicator(random, unit="%", target__range=(50, 99), baseline__range=(1, 99))
    measured(random, row, Decimal(random.randint(105, 140)))


@fault("target-no-better")
def baseline_and_target_exchanged(random: Random) -> None:
    row = indicator(random, baseline__isnull=False, is_cumulative=False)
    change(row, baseline=row.target, target=row.baseline)


@fault("target-slips", "value-slips", "beyond-100-percent")
def a_target_in_the_wrong_unit(random: Random) -> None:
    row = indicator(random, baseline__gt=0, target__gt=0, direction="up")
    change(row, target=row.target * 10_000)


@fault("readiness-falls")
def readiness_that_goes_back(random: Random) -> None:
    rows = Task.objects.filter(status="active").annotate(level=Max("trl_assessments__level")).filter(level__gt=3)
    task = pick(random, rows)
    level = task.trl_assessments.aggregate(level=Max("level"))["level"]
    enter(TrlAssessment(task=task, level=level - random.randint(1, 2), assessed_on=lately(random)))


@fault("fact-in-the-future")
def a_measurement_of_tomorrow(random: Random) -> None:
    row = indicator(random, is_cumulative=False)
    latest = IndicatorValue.objects.filter(indicator=row).order_by("measured_on", "pk").last()
    assert latest
    day = clock.today() + timedelta(days=random.randint(10, 360))
    enter(IndicatorValue(indicator=row, measured_on=day, value=latest.value))


@fault("fact-in-the-future")
def a_milestone_completed_next_year(random: Random) -> None:
    milestone = pick(random, Milestone.objects.filter(completed_on=None, task__status="active"))
    change(milestone, completed_on=clock.today() + timedelta(days=random.randint(10, 360)))


@fault("subtask-shares-off-100")
def a_subtask_entered_twice(random: Random) -> None:
    row = pick(random, Subtask.objects.filter(share__gt=0))
    number = row.task.subtasks.aggregate(number=Max("number"))["number"] + 1
    enter(like(row, number=number))
