"""Where tasks stood on a day: status, progress against plan, readiness and traffic light, all from dated rows."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db.models import (
    Case,
    CharField,
    Count,
    DateField,
    DecimalField,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, NullIf, Round
from django.db.models.lookups import IsNull, LessThan

from tasks.models import (
    Indicator,
    IndicatorValue,
    Light,
    Milestone,
    Period,
    PilotLineState,
    ProgressReport,
    Review,
    StatusChange,
    Task,
    TrlAssessment,
)

WEIGHT = DecimalField(max_digits=7, decimal_places=2)
COMPARED = DecimalField(max_digits=24, decimal_places=1)
NO_WEIGHT = Value(Decimal("0.00"), WEIGHT)
RUNNING = [Task.Status.ACTIVE, Task.Status.ACCEPTANCE, Task.Status.RECTIFYING]


def with_status(tasks: QuerySet, day: Any, name: str = "status_on") -> QuerySet:
    """Adds the status that each task had at the end of a day."""
    latest = StatusChange.objects.filter(task=OuterRef("pk"), changed_on__lte=day).order_by("-changed_on", "-pk")
    status = Coalesce(Subquery(latest.values("to_status")[:1]), Value(Task.Status.DRAFT), output_field=CharField())
    return tasks.annotate(**{name: status})


def counted(day: date) -> QuerySet:
    """The tasks that “75 tasks” counts on a day: approved or later, not terminated or revoked."""
    return with_status(Task.objects.all(), day).filter(status_on__in=Task.Status.counted())


def flow() -> QuerySet:
    """The status changes by which a task comes to be counted, or is no longer: `flow` is 1 or -1.

    They follow each other in the order of their days, so that up to any day they add up to the tasks of `counted`.
    """
    within = {name: Q((f"{name}__in", Task.Status.counted())) for name in ("from_status", "to_status")}
    comes = within["to_status"] & ~within["from_status"]
    goes = within["from_status"] & ~within["to_status"]
    sign = Case(When(comes, then=1), default=-1, output_field=IntegerField())
    return StatusChange.objects.filter(comes | goes).annotate(flow=sign)


def weight(condition: Q) -> Any:
    """The weight of a task's milestones that meet a condition, as a subquery: two joins would multiply both."""
    rows = Milestone.objects.filter(condition, task=OuterRef("pk")).order_by().values("task")
    return Coalesce(Subquery(rows.annotate(total=Sum("weight")).values("total"), output_field=WEIGHT), NO_WEIGHT)


def with_progress(tasks: QuerySet, day: date) -> QuerySet:
    """Adds `done` and `planned`, in per cent of the milestones' weight, and `deviation` in points."""
    return tasks.annotate(
        done=weight(Q(completed_on__lte=day)),
        planned=weight(Q(due_on__lte=day)),
    ).annotate(deviation=F("done") - F("planned"))


def with_readiness(tasks: QuerySet, day: date) -> QuerySet:
    """Adds `trl_current`: the level last assessed, or the one at the start where none was."""
    latest = TrlAssessment.objects.filter(task=OuterRef("pk"), assessed_on__lte=day).order_by("-assessed_on", "-pk")
    return tasks.annotate(trl_current=Coalesce(Subquery(latest.values("level")[:1]), F("trl_baseline")))


def latest_due_period(day: date) -> Period | None:
    """The last month whose reports are due."""
    return Period.objects.filter(kind=Period.Kind.MONTH, due_on__lte=day).order_by("-due_on").first()


def due_period(day: Any, name: str = "pk") -> Subquery:
    """The same inside a query, or one of its fields."""
    months = Period.objects.filter(kind=Period.Kind.MONTH, due_on__lte=day).order_by("-due_on")
    return Subquery(months.values(name)[:1])


def owing(period: Period) -> QuerySet:
    """The tasks that owe a report on a period: those that are running, under contract, at its end."""
    return with_status(Task.objects.all(), period.ends_on).filter(status_on__in=RUNNING)


def has_any(rows: QuerySet) -> IsNull:
    """Whether there are rows for the one in question, looked up for each.

    For EXISTS, PostgreSQL may read and hash a whole table where fifty rows are shown, as it reckons with all of them.
    """
    return IsNull(Subquery(rows.order_by().values("pk")[:1]), False)


def with_report(tasks: QuerySet, period: Period | Subquery | None, day: date) -> QuerySet:
    """Adds `has_report`: whether the report on the period is approved."""
    return tasks.annotate(has_report=has_any(approved_on(period, day)))


def approved_on(period: Period | Subquery | None, day: date) -> QuerySet:
    """The report of the task in question on a period, if it was approved by a day."""
    return ProgressReport.objects.approved().filter(task=OuterRef("pk"), period=period, reviewed_on__lte=day)


def with_declared_light(tasks: QuerySet, day: date) -> QuerySet:
    """Adds `declared_light` and `light_reason`, as the current report gives them; empty where it agrees."""
    reports = approved_on(due_period(day), day)
    return tasks.annotate(
        declared_light=Subquery(reports.values("declared_light")[:1]),
        light_reason=Subquery(reports.values("light_reason")[:1]),
    )


def overdue(day: date) -> Q:
    """Milestones that were due so long before a day that their task's light is red."""
    limit = timedelta(days=settings.TRAFFIC_LIGHT["overdue_days"])
    # The day itself stays a parameter: figures ask for many days in one query.
    since = ExpressionWrapper(F("due_on") + limit, DateField())
    return (Q(completed_on=None) | Q(completed_on__gt=day)) & Q(LessThan(since, Value(day, DateField())))


def light_by_milestones(day: date) -> Coalesce:
    """The light that a task's milestones give, all looked at once; green where it has none."""
    limits = settings.TRAFFIC_LIGHT
    none = Value(Decimal(0), WEIGHT)
    done = Sum(Case(When(completed_on__lte=day, then="weight"), default=none))
    planned = Sum(Case(When(due_on__lte=day, then="weight"), default=none))
    rows = Milestone.objects.filter(task=OuterRef("pk")).order_by().values("task")
    rows = rows.annotate(deviation=done - planned, late=Count("pk", filter=overdue(day)))
    light = Case(
        When(Q(late__gt=0) | Q(deviation__lt=-limits["red_points"]), then=Value(Light.RED)),
        When(deviation__lte=-limits["yellow_points"], then=Value(Light.YELLOW)),
        default=Value(Light.GREEN),
        output_field=CharField(),
    )
    return Coalesce(Subquery(rows.values(found=light)), Value(Light.GREEN), output_field=CharField())


def with_light(tasks: QuerySet, day: date) -> QuerySet:
    """Adds `light`, computed from progress, overdue milestones, reviews and the latest report."""
    verdicts = Review.objects.filter(task=OuterRef("pk"), held_on__lte=day).exclude(verdict="")
    tasks = with_report(with_progress(with_status(tasks, day), day), due_period(day), day)
    tasks = tasks.annotate(
        is_overdue=has_any(Milestone.objects.filter(overdue(day), task=OuterRef("pk"))),
        last_verdict=Subquery(verdicts.order_by("-held_on", "-pk").values("verdict")[:1]),
    )
    return tasks.annotate(
        light=Case(
            When(status_on=Task.Status.CLOSED, then=Value(Light.BLUE)),
            When(has_report=False, then=Value(Light.GREY)),
            When(last_verdict=Review.Verdict.FAIL, then=Value(Light.RED)),
            default=light_by_milestones(day),
            output_field=CharField(),
        )
    )


def counts(value: str = "") -> Q:
    """That no pending report holds back the value that a path leads to."""
    approved = {"report__status": ProgressReport.Status.APPROVED, "report__is_current": True}
    return Q((f"{value}report", None)) | Q(*((f"{value}{name}", of) for name, of in approved.items()))


def with_actual(indicators: QuerySet, day: date) -> QuerySet:
    """Adds `actual`: the last value measured up to a day that no pending report holds back."""
    values = IndicatorValue.objects.filter(counts(), indicator=OuterRef("pk"), measured_on__lte=day)
    values = values.order_by("-measured_on", "-pk")
    return indicators.annotate(actual=Subquery(values.values("value")[:1]))


def with_comparison(indicators: QuerySet) -> QuerySet:
    """Adds `ahead`: the actual value against the comparator's, in per cent of it or in points, as the row states it."""
    gap = F("actual") - F("comparator_value")
    relative = Round(gap * 100 / NullIf("comparator_value", Value(Decimal(0))), 1, output_field=COMPARED)
    is_relative = Q(difference=Indicator.Difference.RELATIVE)
    return indicators.annotate(
        ahead=Case(When(is_relative, then=relative), default=Round(gap, 1, output_field=COMPARED))
    )


def with_state(rows: QuerySet, day: date, line: str = "pk") -> QuerySet:
    """Adds `state` and `since` of the pilot line that `line` leads to, by its last dated state."""
    latest = PilotLineState.objects.filter(line=OuterRef(line), since__lte=day).order_by("-since", "-pk")
    return rows.annotate(state=Subquery(latest.values("state")[:1]), since=Subquery(latest.values("since")[:1]))


def lead_over(name: str, actual: str = "actual", indicator: str = "") -> Case:
    """How much better an indicator's value is than that in a field; an annotated value is looked up once for both."""
    gap = F(actual) - F(f"{indicator}{name}")
    return Case(When(Q((f"{indicator}direction", Indicator.Direction.DOWN)), then=-gap), default=gap)
