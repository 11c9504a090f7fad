"""Tasks whose life cycle, lead or reports do not fit."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tasks.models import Finding, Milestone, Organization, Period, ProgressReport, StatusChange, Task
from tasks.suspicion import Look, Suspect, limits, rule
from tasks.suspicion.look import name_of
from tasks.suspicion.show import Show

Status = Task.Status
NOT_FINISHED = [Status.APPROVED, Status.ACTIVE, Status.SUSPENDED]


@rule(
    "lead-without-enterprise",
    Finding.Severity.WARNING,
    Task,
    reads=(Task, Organization),
    title=_("No enterprise leads the task"),
    says=_("The lead, %(lead)s, is neither an enterprise nor a platform that one leads."),
    advice=_("Name the enterprise as lead and this organization as partner, or enter which enterprise leads it."),
    show=Show(names=("lead",)),
)
def lead_without_enterprise(look: Look) -> Iterator[Suspect]:
    rows = Task.objects.counted().exclude(pk__in=Task.objects.enterprise_led().values("pk"))
    return look.suspects(rows, task="pk", lead=name_of("lead"))


@rule(
    "past-its-end",
    Finding.Severity.WARNING,
    Task,
    reads=(Task, StatusChange),
    title=_("Past its end, without acceptance"),
    says=_("The task ended on %(end)s and is neither in acceptance nor closed."),
    advice=_("Enter the application for acceptance, or the extension that was approved."),
    show=Show(days=("end",)),
)
def past_its_end(look: Look) -> Iterator[Suspect]:
    rows = Task.objects.filter(status__in=NOT_FINISHED, ends_on__lt=look.days_ago("overdue_days"))
    return look.suspects(rows, task="pk", end="ends_on")


@rule(
    "done-but-running",
    Finding.Severity.WARNING,
    Task,
    reads=(Milestone, StatusChange),
    title=_("Everything done, still in progress"),
    says=_("The last milestone was completed on %(day)s, and the task has not moved to acceptance since."),
    advice=_("Enter the application for acceptance, or take back a milestone that is not completed."),
    show=Show(days=("day",)),
)
def done_but_running(look: Look) -> Iterator[Suspect]:
    rows = Task.objects.filter(status=Status.ACTIVE).annotate(
        open=Count("milestones", Q(milestones__completed_on=None)), last=Max("milestones__completed_on")
    )
    return look.suspects(rows.filter(open=0, last__lt=look.days_ago("idle_days")), task="pk", day="last")


@rule(
    "closed-unfinished",
    Finding.Severity.WARNING,
    Milestone,
    reads=(Milestone, StatusChange),
    title=_("Passed acceptance with an open milestone"),
    says=_("The task is closed as passed, and this milestone, due on %(due)s, was never completed."),
    advice=_("Enter the day on which the milestone was completed, or correct the conclusion."),
    show=Show(days=("due",)),
)
def closed_unfinished(look: Look) -> Iterator[Suspect]:
    passed = [Task.Conclusion.PASSED, Task.Conclusion.PASSED_AFTER_RECTIFICATION]
    rows = Milestone.objects.filter(completed_on=None, task__status=Status.CLOSED, task__conclusion__in=passed)
    return look.suspects(rows, due="due_on")


@rule(
    "reports-missing",
    Finding.Severity.WARNING,
    Task,
    reads=(ProgressReport, StatusChange),
    title=_("No report for several periods"),
    says=_("%(missing)s monthly reports due in a row were not handed in, the first one for %(period)s."),
    advice=_("Ask the lead organization; if the task does not run any more, enter its suspension."),
    drifting=("missing",),
)
def reports_missing(look: Look) -> Iterator[Suspect]:
    """The latest periods, of those whose reports are due and in which the task ran all the time."""
    due = [*Period.objects.filter(kind=Period.Kind.MONTH, due_on__lt=look.today).order_by("-due_on")]
    latest = due[: limits["missing_reports"]]
    if len(latest) < limits["missing_reports"]:
        return iter(())
    handed_in = ProgressReport.objects.exclude(status=ProgressReport.Status.DRAFT).filter(task=OuterRef("pk"))
    moved = StatusChange.objects.filter(task=OuterRef("pk"), changed_on__gt=latest[-1].starts_on)
    rows = Task.objects.filter(
        ~Exists(handed_in.filter(period__starts_on__gte=latest[-1].starts_on, period__kind=Period.Kind.MONTH)),
        ~Exists(moved),
        status=Status.ACTIVE,
    )
    return silent(look, rows, due)


def silent(look: Look, rows: QuerySet, due: list[Period]) -> Iterator[Suspect]:
    """Each task with the periods since its last report, or since its approval."""
    reports = ProgressReport.objects.exclude(status=ProgressReport.Status.DRAFT).order_by().values("task")
    reported = dict(reports.annotate(last=Max("period__starts_on")).values_list("task", "last"))
    for suspect in look.suspects(rows, task="pk", start="approved_on"):
        since = max(suspect.params["start"], str(reported.get(suspect.row, "")))
        missing = [one for one in due if str(one.starts_on) > since]
        yield Suspect(Task, suspect.row, suspect.task, {"missing": len(missing), "period": missing[-1].code})


HEADS = """
    SELECT id, task_id, people, before FROM (
        SELECT report.id, task_id, reported_headcount AS people,
            lag(reported_headcount) OVER (PARTITION BY task_id ORDER BY period.starts_on, report.id) AS before
        FROM tasks_progressreport AS report JOIN tasks_period AS period ON period.id = report.period_id
        WHERE is_current AND reported_headcount > 0 AND task_id {here}
    ) AS report
    WHERE people >= before * %(headcount_times)s OR before >= people * %(headcount_times)s
"""


@rule(
    "headcount-jumps",
    Finding.Severity.NOTICE,
    ProgressReport,
    title=_("The number of people jumps"),
    says=_("%(people)s people reported, after %(before)s in the report before."),
    advice=_("Ask whether a digit slipped, or whether people of the whole company were counted."),
    show=Show(numbers=("people", "before")),
)
def headcount_jumps(look: Look) -> Iterator[Suspect]:
    return look.queried(ProgressReport, HEADS)
