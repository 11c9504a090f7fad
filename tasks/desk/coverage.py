"""Which of an officer's tasks the figures lack, and where to enter them."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough.admin.desk import Line, Link, Note, Section, Sitting
from breakthrough.figures import Question, figures
from breakthrough.figures.value import WHOLE
from breakthrough.scope import access_of
from tasks.desk.wording import about, name_of, report_form
from tasks.figures.dimensions import report_coverage
from tasks.models import Period, ProgressReport, Task
from tasks.progress import latest_due_period, owing, with_report


def due_period(sitting: Sitting) -> Period | None:
    return sitting.once("due period", lambda: latest_due_period(sitting.today))


def missing(sitting: Sitting) -> Any:
    """The officer's tasks whose report on the last month that is due is not approved."""
    period = due_period(sitting)
    if period is None:
        return Task.objects.none()
    reports = ProgressReport.objects.filter(task=OuterRef("pk"), period=period).order_by("-revision")
    tasks = with_report(owing(period), period, sitting.today)
    tasks = tasks.filter(has_report=False, pk__in=Task.objects.editable_by(sitting.user).values("pk"))
    return tasks.annotate(
        report=Subquery(reports.values("pk")[:1]), report_status=Subquery(reports.values("status")[:1])
    ).order_by("code")


def show(sitting: Sitting, tasks: list[Any]) -> list[Line]:
    period = due_period(sitting)
    if period is None:
        return []
    states = dict(ProgressReport.Status.choices)
    return [
        Line(
            task.name,
            report_form(task.pk, period.pk, task.report),
            about(task, name_of(period)),
            mark=states.get(task.report_status, _("nothing yet")),
            actions=(Link(*action(task, period.pk)),),
        )
        for task in tasks
    ]


def action(task: Any, period: int) -> tuple[str, str]:
    url = report_form(task.pk, period, task.report)
    return (_("Look") if task.report_status == ProgressReport.Status.SUBMITTED else _("Report")), url


def note(sitting: Sitting) -> Note | None:
    """How many reports are in, of all that the reader may see, and the figures that count them."""
    period = due_period(sitting)
    covered = report_coverage(Question(access_of(sitting.user, "view"), sitting.today), None).get(WHOLE)
    if covered is None or period is None:
        return None
    counting = [figure for figure in figures().values() if figure.is_reported]
    said = {"reported": covered.reported, "expected": covered.expected, "period": name_of(period)}
    return Note(
        _("%(period)s: %(reported)s of %(expected)s reports are approved and counted.") % said,
        tuple(Link(figure.name, reverse("admin:figure", args=[figure.code])) for figure in counting),
        _("The %(number)s figures that count them") % {"number": len(counting)},
    )


SECTIONS = (
    Section(
        "coverage",
        "officer",
        gettext_lazy("Missing in the figures"),
        missing,
        show,
        gettext_lazy("All your tasks are counted."),
        order=40,
        note=note,
    ),
)
