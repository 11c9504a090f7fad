"""A cluster's story: its tasks, what presses, how it came this far, and who works in it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import F, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import units
from breakthrough.admin.columns import LIGHTS
from breakthrough.admin.stories import Chapter, Story, Telling, page_of
from breakthrough.admin.story_scope import scope_of
from breakthrough.admin.story_table import Cell, Column, Table, Tables, dated, first, numeric, told
from breakthrough.drawing import HALF, StepChart, Steps
from breakthrough.figures import Coverage, figures
from tasks.curves import climb
from tasks.models import ChangeRequest, Landmark, Milestone, Risk, Task
from tasks.progress import counted
from tasks.stories.task_table import task_table

GRAVE = 15
"""From which likelihood × impact on a risk is told of."""
OPEN = [ChangeRequest.Status.SUBMITTED, ChangeRequest.Status.RECOMMENDED]


def note(telling: Telling) -> str:
    access = telling.access
    if access.everything or telling.row.pk in access.clusters:
        return scope_of(telling)
    return _("Only the tasks of this cluster that you may see are told of here.")


STORY = Story(
    "tasks.Cluster",
    word="cluster",
    key=lambda cluster: cluster.code,
    figures=(
        "tasks",
        "progress",
        "progress_planned",
        "fiscal_invested",
        "societal_leveraged",
        "leverage_ratio",
        "milestones_on_time",
        "reports_on_time",
        "researchers",
        "pilot_lines_operational",
        "new_products",
        "added_output",
    ),
    rows=lambda rows, day: rows.select_related("program"),
    is_covered=True,
    note=note,
)


@dataclass(frozen=True)
class Light:
    light: str
    label: Any
    count: str
    url: str


@dataclass(frozen=True)
class Standing:
    facts: list[tuple[str, Cell]]
    lights: list[Light]
    landmarks: list[Landmark]
    coverage: Coverage | None
    """For how many of its tasks the report that is due is in."""


def standing(telling: Telling) -> Standing:
    cluster, figure = telling.row, figures()["tasks_by_light"]
    facts = [
        (_("Program"), Cell(str(cluster.program))),
        (_("Kind"), Cell(cluster.get_kind_display())),
        (_("Level"), Cell(cluster.get_level_display())),
        (_("Starts on"), Cell(date_format(cluster.starts_on, "DATE_FORMAT") if cluster.starts_on else "")),
        (_("Other names"), Cell(_(", ").join(cluster.aliases))),
    ]
    values = telling.reckoning().values(figure, "light")
    lights = [
        Light(str(value.key), LIGHTS[str(value.key)], units.number(value.value, 0),
              telling.address(figure, light=value.key))
        for value in values
        if value.value
    ]  # fmt: skip
    covered = telling.number("progress").value.coverage
    landmarks = Landmark.objects.visible_to(telling.user).filter(
        Q(cluster=cluster) | Q(task__cluster=cluster), achieved_on__lte=telling.day
    )
    return Standing([(label, cell) for label, cell in facts if cell.text], lights, [*landmarks[:4]], covered)


def own_tasks(telling: Telling) -> Any:
    return Task.objects.visible_to(telling.user).filter(cluster=telling.row)


def tasks(telling: Telling) -> Tables | None:
    rows = own_tasks(telling).filter(pk__in=counted(telling.day).values("pk"))
    return told([task_table(telling, rows, listed=telling.address(figures()["tasks"]))])


def attention(telling: Telling) -> Tables | None:
    """Milestones that are overdue, grave risks, wishes that wait: each longest first."""
    return told([overdue(telling), grave(telling), waiting(telling)])


def overdue(telling: Telling) -> Table:
    rows = Milestone.objects.filter(
        Q(completed_on=None) | Q(completed_on__gt=telling.day),
        task__in=own_tasks(telling).filter(pk__in=counted(telling.day).values("pk")),
        due_on__lt=telling.day,
    )
    found, _has_more = first(rows.select_related("task").order_by("due_on", "pk"), 6)
    columns = [Column(_("Overdue milestone")), Column(_("Task")), Column(_("Due on")),
               Column(_("Late"), is_number=True, unit=_("days"))]  # fmt: skip
    shown = [
        [
            Cell(row.name, page_of(row)),
            Cell(str(row.task), telling.page_of(row.task)),
            dated(row.due_on),
            numeric(units.number((telling.day - row.due_on).days)),
        ]
        for row in found
    ]
    return Table(columns, shown, _("Overdue milestones"))


def grave(telling: Telling) -> Table:
    rows = Risk.objects.filter(
        Q(closed_on=None) | Q(closed_on__gt=telling.day), task__in=own_tasks(telling), raised_on__lte=telling.day
    )
    rows = rows.annotate(score=F("likelihood") * F("impact")).filter(score__gte=GRAVE)
    found, _has_more = first(rows.select_related("task").order_by("-score", "raised_on", "pk"), 6)
    columns = [Column(_("Grave risk")), Column(_("Task")), Column(_("Response")),
               Column(_("Likelihood × impact"), is_number=True)]  # fmt: skip
    shown = [
        [
            Cell(row.title, page_of(row), small=row.get_category_display()),
            Cell(str(row.task), telling.page_of(row.task)),
            Cell(row.response or units.NOTHING),
            numeric(str(row.score)),
        ]
        for row in found
    ]
    return Table(columns, shown, _("Grave risks"))


def waiting(telling: Telling) -> Table:
    rows = ChangeRequest.objects.filter(status__in=OPEN, task__in=own_tasks(telling), submitted_on__lte=telling.day)
    found, _has_more = first(rows.select_related("task").order_by("submitted_on", "pk"), 6)
    columns = [Column(_("Change")), Column(_("Task")), Column(_("Submitted on")),
               Column(_("Waits"), is_number=True, unit=_("days"))]  # fmt: skip
    shown = [
        [
            Cell(row.get_kind_display(), page_of(row), small=row.get_status_display()),
            Cell(str(row.task), telling.page_of(row.task)),
            dated(row.submitted_on),
            numeric(units.number((telling.day - row.submitted_on).days)),
        ]
        for row in found
    ]
    return Table(columns, shown, _("Changes of contracts that wait"))


@dataclass(frozen=True)
class Trend:
    chart: StepChart
    said: str


def trend(telling: Telling) -> Trend | None:
    """Planned and done over time, of the weight of all milestones of the counted tasks: as the figures count it."""
    rows = Milestone.objects.filter(task__in=own_tasks(telling).filter(pk__in=counted(telling.day).values("pk")))
    steps = [*rows.values_list("due_on", "completed_on", "weight").order_by("due_on", "pk")]
    whole = sum((weight for _due, _done, weight in steps), Decimal(0))
    if not whole:
        return None
    plan = climb((due, weight * 100 / whole) for due, _done, weight in steps)
    actual = climb((done, weight * 100 / whole) for _due, done, weight in steps if done and done <= telling.day)
    days = [day for points in (plan, actual) for day, _total in points]
    series = [Steps(_("Planned"), "plan", plan), Steps(_("Done"), "actual", actual)]
    chart = StepChart(series, min(days), max(*days, telling.day), telling.day, width=HALF)
    numbers = telling.numbers("progress", "progress_planned")
    said = _("Done %(done)s, planned %(planned)s.") % {"done": numbers[0].display, "planned": numbers[1].display}
    return Trend(chart, said)


def organizations(telling: Telling) -> Tables | None:
    """Who leads how many of the tasks."""
    figure = figures()["tasks"]
    led = sorted(telling.reckoning().values(figure, "organization"), key=lambda one: (-(one.value or 0), one.label.zh))
    shown = [
        [
            Cell(str(one.label), telling.asked.address(reverse("admin:tasks_organization_story", args=[one.key]))),
            numeric(units.number(one.value, 0), telling.address(figure, organization=one.key)),
        ]
        for one in led[:12]
        if one.key
    ]
    columns = [Column(_("Lead organization")), Column(_("Tasks"), is_number=True)]
    return told([Table(columns, shown)], telling.numbers("organizations", "tasks_enterprise_led"))


CHAPTERS = (
    Chapter("standing", gettext_lazy("Where it stands"), "admin/tasks/story/cluster.html", standing, 10),
    Chapter("attention", gettext_lazy("What needs attention"), "admin/story_table.html", attention, 15),
    Chapter("tasks", gettext_lazy("Tasks"), "admin/story_table.html", tasks, 20),
    Chapter("progress", gettext_lazy("Progress over time"), "admin/tasks/story/trend.html", trend, 30, is_half=True),
    Chapter(
        "organizations", gettext_lazy("Organizations"), "admin/story_table.html", organizations, 65,
        figures=("tasks_enterprise_led",),
    ),
)  # fmt: skip
