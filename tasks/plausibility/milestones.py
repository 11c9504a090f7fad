"""Milestones completed on days that cannot be, or without anything that says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from tasks.models import Evidence, Finding, Milestone, MilestoneReport, ProgressReport, Review
from tasks.suspicion import Look, Suspect, limits, rule
from tasks.suspicion.show import Show

DAYS = Show(days=("day", "start", "end", "due"))


@rule(
    "milestone-before-start",
    Finding.Severity.ERROR,
    Milestone,
    title=_("A milestone completed before the task began"),
    says=_("Completed on %(day)s; the task began on %(start)s."),
    advice=_("Compare the year of the date with the document."),
    show=DAYS,
)
def milestone_before_start(look: Look) -> Iterator[Suspect]:
    rows = Milestone.objects.filter(completed_on__lt=F("task__starts_on"))
    return look.suspects(rows, day="completed_on", start="task__starts_on")


@rule(
    "milestone-after-its-report",
    Finding.Severity.ERROR,
    MilestoneReport,
    reads=(MilestoneReport, ProgressReport),
    title=_("Reported before it was completed"),
    says=_("The report on the period up to %(end)s says: completed on %(day)s."),
    advice=_("Compare the date with the report of the lead organization."),
    show=DAYS,
)
def milestone_after_its_report(look: Look) -> Iterator[Suspect]:
    rows = MilestoneReport.objects.filter(completed_on__gt=F("report__period__ends_on"))
    return look.suspects(rows, task="report__task", day="completed_on", end="report__period__ends_on")


@rule(
    "milestone-unproved",
    Finding.Severity.WARNING,
    Milestone,
    reads=(Milestone, MilestoneReport, Review, Evidence),
    title=_("Completed, and nothing says so"),
    says=_("Completed on %(day)s, but no report names it, no file is attached, and nobody reviewed or verified it."),
    advice=_("Attach what proves the milestone, or take its completion back until the lead organization reports it."),
    show=DAYS,
)
def milestone_unproved(look: Look) -> Iterator[Suspect]:
    named = MilestoneReport.objects.filter(milestone=OuterRef("pk"), completed_on__isnull=False)
    reviewed = Review.objects.filter(milestone=OuterRef("pk"))
    attached = Evidence.objects.filter(claim_kind=Milestone._meta.label_lower, claim_id=OuterRef("pk"))
    rows = Milestone.objects.filter(
        ~Exists(named),
        ~Exists(reviewed),
        ~Exists(attached),
        completed_on__lt=look.days_ago("unproved_days"),
        verified_on=None,
    )
    return look.suspects(rows, day="completed_on")


@rule(
    "milestone-outside-the-task",
    Finding.Severity.WARNING,
    Milestone,
    title=_("A milestone due outside of the task's time"),
    says=_("Due on %(due)s; the task runs from %(start)s to %(end)s."),
    advice=_("Compare the day with the contract, or enter the extension that was approved."),
    show=DAYS,
)
def milestone_outside_the_task(look: Look) -> Iterator[Suspect]:
    late = Q(due_on__gt=F("task__ends_on") + timedelta(days=limits["late_milestone_days"]))
    rows = Milestone.objects.filter(late | Q(due_on__lt=F("task__starts_on")))
    return look.suspects(rows, due="due_on", start="task__starts_on", end="task__ends_on")
