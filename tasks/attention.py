"""What of the tasks needs a leader: red lights, overdue reports, slipped milestones, requests, risks and findings."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import units
from breakthrough.admin.attention import Concern, Facts, Shown, named, register
from breakthrough.admin.overview.looking import address_of
from breakthrough.figures import Asked, Part, figures
from tasks.models import (
    ChangeRequest,
    Finding,
    Light,
    Milestone,
    ProgressReport,
    Review,
    Risk,
    StatusChange,
    Task,
    TransitionRequest,
)
from tasks.progress import RUNNING, counted, due_period, with_light, with_status
from tasks.suspicion import rules

# The product of likelihood and impact from which a risk is grave.
GRAVE = 15
NAMES = {"code": "code", "name_zh": "name_zh", "name_en": "name_en", "pk": "pk"}
OF_TASK = {"pk": "pk", **{f"task_{name}": f"task__{name}" for name in ("code", "name_zh", "name_en")}}


def red(until: date) -> QuerySet:
    missed = Milestone.objects.filter(
        Q(completed_on=None) | Q(completed_on__gt=until), task=OuterRef("pk"), due_on__lt=until
    )
    tasks = with_light(counted(until), until).filter(light=Light.RED)
    first = missed.order_by().values("task").annotate(first=Min("due_on")).values("first")
    return tasks.annotate(late_since=Subquery(first))


def show_red(facts: Facts, until: date) -> Shown:
    reasons, behind = [], facts["planned"] - facts["done"]
    if facts["verdict"] == Review.Verdict.FAIL:
        reasons.append(_("its last review failed"))
    if facts["is_overdue"]:
        reasons.append(_("a milestone is long overdue"))
    if behind > 0:
        reasons.append(_("%(points)s points behind plan") % {"points": units.plain(behind)})
    return Shown(named(facts), _(", ").join(reasons), page(Task, facts["pk"]), facts["code"])


def suspended(until: date) -> QuerySet:
    last = StatusChange.objects.filter(task=OuterRef("pk"), changed_on__lte=until).order_by("-changed_on", "-pk")
    tasks = with_status(Task.objects.all(), until).filter(status_on=Task.Status.SUSPENDED)
    return tasks.annotate(suspended_on=Subquery(last.values("changed_on")[:1]))


def show_suspended(facts: Facts, until: date) -> Shown:
    return Shown(named(facts), _("suspended"), page(Task, facts["pk"]), facts["code"])


def overdue_reports(until: date) -> QuerySet:
    """Tasks that owe the report on the latest due month and have not handed one in."""
    handed_in = ProgressReport.objects.filter(task=OuterRef("pk"), period=due_period(until), submitted_on__lte=until)
    owing = with_status(Task.objects.all(), due_period(until, "ends_on")).filter(status_on__in=RUNNING)
    return owing.annotate(
        due=due_period(until, "due_on"), period=due_period(until), ends=due_period(until, "ends_on")
    ).filter(~Exists(handed_in))


def show_report(facts: Facts, until: date) -> Shown:
    why = _("no report on %(month)s") % {"month": facts["ends"][:7]}
    return Shown(named(facts), why, page(Task, facts["pk"]), facts["code"])


def slipped(until: date) -> QuerySet:
    """Milestones of running tasks that were due and are not completed."""
    running = with_status(Task.objects.all(), until).filter(status_on__in=RUNNING)
    late = Q(completed_on=None) | Q(completed_on__gt=until)
    return Milestone.objects.filter(late, due_on__lt=until, task__in=running.values("pk"))


def show_milestone(facts: Facts, until: date) -> Shown:
    why = _("was due on %(day)s, weighs %(weight)s%%") % {
        "day": facts["due_on"],
        "weight": units.plain(facts["weight"]),
    }
    return Shown(named(facts), why, page(Milestone, facts["pk"]), context(facts))


def open_requests(until: date) -> QuerySet:
    return ChangeRequest.objects.filter(Q(decided_on=None) | Q(decided_on__gt=until), submitted_on__lte=until)


def show_request(facts: Facts, until: date) -> Shown:
    kind = ChangeRequest.Kind(facts["kind"]).label
    return Shown(kind, _("a change of the contract waits for a decision"), page(ChangeRequest, facts["pk"]),
                 context(facts))  # fmt: skip


def open_steps(until: date) -> QuerySet:
    return TransitionRequest.objects.filter(Q(decided_on=None) | Q(decided_on__gt=until), requested_on__lte=until)


def show_step(facts: Facts, until: date) -> Shown:
    why = _("to “%(status)s”: waits for a second person") % {"status": Task.Status(facts["to"]).label}
    return Shown(named(facts, "task_"), why, page(TransitionRequest, facts["pk"]), facts["task_code"])


def grave_risks(until: date) -> QuerySet:
    risks = Risk.objects.filter(Q(closed_on=None) | Q(closed_on__gt=until), raised_on__lte=until)
    return risks.annotate(weight=F("likelihood") * F("impact")).filter(weight__gte=GRAVE)


def show_risk(facts: Facts, until: date) -> Shown:
    why = _("likelihood %(likelihood)s × impact %(impact)s") % {**facts}
    return Shown(facts["title"], why, page(Risk, facts["pk"]), context(facts))


def grave_findings(until: date) -> QuerySet:
    open_then = (Q(resolved_on=None) | Q(resolved_on__gt=until)) & (
        Q(acknowledged_on=None) | Q(acknowledged_on__gt=until)
    )
    return Finding.objects.filter(open_then, severity=Finding.Severity.ERROR, found_on__lte=until)


def show_finding(facts: Facts, until: date) -> Shown:
    rule = rules().get(facts["rule"])
    why = rule.sentence(facts["params"]) if rule else facts["rule"]
    return Shown(
        named(facts, "task_") or _("Plausibility"), why, reverse("admin:plausibility"), facts["task_code"] or ""
    )


def page(model: type[Any], key: int) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_change", args=[key])


def context(facts: Facts) -> str:
    """The task that a row belongs to."""
    return f"{facts['task_code']} · {named(facts, 'task_')}"


def red_tasks_at(asked: Asked) -> str:
    return address_of(figures()["tasks_by_light"], asked, light=Light.RED)


def suspended_tasks_at(asked: Asked) -> str:
    return address_of(figures()["tasks_by_status"], asked, status=Task.Status.SUSPENDED)


register(
    Concern(
        "red",
        gettext_lazy("Red tasks"),
        Part(rows=red, task=""),
        grade=1,
        since="late_since",
        facts={**NAMES, "done": "done", "planned": "planned", "is_overdue": "is_overdue", "verdict": "last_verdict"},
        show=show_red,
        all_at=red_tasks_at,
    ),
    Concern(
        "findings",
        gettext_lazy("Numbers almost certainly wrong"),
        Part(rows=grave_findings),
        grade=1,
        since="found_on",
        facts={**OF_TASK, "rule": "rule", "params": "params"},
        show=show_finding,
        all_at=lambda asked: reverse("admin:plausibility"),
    ),
    Concern(
        "reports",
        gettext_lazy("Overdue reports"),
        Part(rows=overdue_reports, task=""),
        grade=2,
        since="due",
        facts={**NAMES, "ends": "ends"},
        show=show_report,
    ),
    Concern(
        "risks",
        gettext_lazy("Grave risks"),
        Part(rows=grave_risks),
        grade=2,
        since="due_on",
        facts={**OF_TASK, "title": "title", "likelihood": "likelihood", "impact": "impact"},
        show=show_risk,
        all_at=lambda asked: reverse("admin:risks"),
    ),
    Concern(
        "suspended",
        gettext_lazy("Suspended tasks"),
        Part(rows=suspended, task=""),
        grade=2,
        since="suspended_on",
        facts=NAMES,
        show=show_suspended,
        all_at=suspended_tasks_at,
        waits=True,
    ),
    Concern(
        "milestones",
        gettext_lazy("Slipped milestones"),
        Part(rows=slipped),
        grade=3,
        since="due_on",
        facts={**OF_TASK, "name_zh": "name_zh", "name_en": "name_en", "due_on": "due_on", "weight": "weight"},
        show=show_milestone,
    ),
    Concern(
        "requests",
        gettext_lazy("Change requests"),
        Part(rows=open_requests),
        grade=3,
        since="submitted_on",
        facts={**OF_TASK, "kind": "kind"},
        show=show_request,
        waits=True,
    ),
    Concern(
        "steps",
        gettext_lazy("Steps to confirm"),
        Part(rows=open_steps),
        grade=3,
        since="requested_on",
        facts={**OF_TASK, "to": "to_status"},
        show=show_step,
        waits=True,
    ),
)
