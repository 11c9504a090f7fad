"""A pilot line's story: its states over time, what it can make and makes, and the tasks that it came out of."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import units
from breakthrough.admin.stories import Chapter, Story, Telling, page_of
from breakthrough.admin.story_scope import scope_of
from breakthrough.admin.story_table import Cell, Column, Table, Tables, dated, first, numeric, plain, told
from breakthrough.drawing import Bullet, Row, Span, Timeline
from tasks.models import PilotLine, PilotLineState, PilotLineTask, Product, Proof
from tasks.progress import with_state

STORY = Story(
    "tasks.PilotLine",
    word="line",
    key=lambda line: line.pk,
    figures=("new_products",),
    rows=lambda rows, day: with_state(rows, day).select_related("operator", "region"),
    note=scope_of,
)


@dataclass(frozen=True)
class Standing:
    state: str
    state_label: str
    facts: list[tuple[str, Cell]]
    capacity: Bullet | None
    said: str


def standing(telling: Telling) -> Standing:
    line: PilotLine = telling.row
    state = getattr(line, "state", None)
    design, actual = (plain(value, line.capacity_unit) for value in (line.design_capacity, line.actual_output))
    facts = [
        (_("Operator"), Cell(str(line.operator), telling.page_of(line.operator))),
        (_("League or city"), Cell(str(line.region or ""), small=line.place)),
        (_("Design capacity"), Cell(design if line.design_capacity is not None else "")),
        (_("Actual output"), Cell(actual if line.actual_output is not None else "")),
        (_("Investment"), Cell(units.money(line.investment) if line.investment is not None else "")),
        (_("Technology readiness"), Cell(f"TRL {line.trl}" if line.trl else "")),
        (_("Environmental approval"), Cell(line.environmental_approval)),
        (_("Safety approval"), Cell(line.safety_approval)),
        (_("Proof"), Cell(line.get_proof_display(), small=line.evidence)),
    ]
    return Standing(
        state or "",
        str(PilotLineState.State(state).label) if state else _("No state yet"),
        [(label, cell) for label, cell in facts if cell.text],
        capacity(line),
        _("Actual output %(actual)s, design capacity %(design)s") % {"actual": actual, "design": design},
    )


def capacity(line: PilotLine) -> Bullet | None:
    if line.design_capacity is None or line.actual_output is None:
        return None
    return Bullet(target=line.design_capacity, actual=line.actual_output, baseline=line.design_capacity * 0)


@dataclass(frozen=True)
class Course:
    chart: Timeline
    table: Table
    said: str


def states(telling: Telling) -> Course | None:
    """Each state lasts until the next one."""
    found = [*telling.row.states.filter(since__lte=telling.day).order_by("since", "pk")]
    if not found:
        return None
    ends = [*(later.since for _one, later in pairwise(found)), None]
    spans = [Span(one.since, end, one.get_state_display(), one.state) for one, end in zip(found, ends, strict=True)]
    rows = [
        [
            Cell(one.get_state_display(), reverse("admin:tasks_pilotlinestate_change", args=[one.pk])),
            dated(one.since),
            numeric(units.number(((end or telling.day) - one.since).days)),
            Cell(one.comment or units.NOTHING),
        ]
        for one, end in zip(reversed(found), reversed(ends), strict=True)
    ]
    columns = [Column(_("State")), Column(_("Since")), Column(_("Lasted"), is_number=True, unit=_("days")),
               Column(_("Comment"))]  # fmt: skip
    said = ", ".join(f"{span.label} {span.begins:%Y-%m-%d}" for span in spans)
    return Course(Timeline([Row(telling.row.name, spans)], telling.day), Table(columns, rows), said)


def tasks(telling: Telling) -> Tables | None:
    links = PilotLineTask.objects.visible_to(telling.user).filter(line=telling.row)
    found, _has_more = first(links.select_related("task__cluster", "task__lead").order_by("-share", "task__code"), 40)
    columns = [Column(_("Task")), Column(_("Cluster")), Column(_("Lead organization")),
               Column(_("Share"), is_number=True, unit="%")]  # fmt: skip
    shown = [
        [
            Cell(link.task.name, telling.page_of(link.task), small=link.task.code),
            Cell(str(link.task.cluster), telling.page_of(link.task.cluster)),
            Cell(str(link.task.lead), telling.page_of(link.task.lead)),
            numeric(units.plain(link.share)),
        ]
        for link in found
    ]
    return told([Table(columns, shown)])


def products(telling: Telling) -> Tables | None:
    rows = Product.objects.visible_to(telling.user).filter(pilot_line=telling.row, launched_on__lte=telling.day)
    rows = rows.exclude(proof=Proof.REJECTED).select_related("maker").order_by("-launched_on", "-pk")
    found, has_more = first(rows)
    columns = [Column(_("New product")), Column(_("Model")), Column(_("Maker")), Column(_("Stage")),
               Column(_("Launched on"))]  # fmt: skip
    shown = [
        [
            Cell(row.name, page_of(row)),
            Cell(row.model),
            Cell(str(row.maker), telling.page_of(row.maker)),
            Cell(row.get_stage_display()),
            dated(row.launched_on),
        ]
        for row in found
    ]
    more = telling.number("new_products").url if has_more else ""
    return told([Table(columns, shown, more=more)])


TABLE = "admin/story_table.html"
CHAPTERS = (
    Chapter("standing", gettext_lazy("Where it stands"), "admin/tasks/story/line.html", standing, 10),
    Chapter("states", gettext_lazy("States over time"), "admin/tasks/story/states.html", states, 20),
    Chapter("tasks", gettext_lazy("Tasks that it came out of"), TABLE, tasks, 30),
    Chapter("products", gettext_lazy("Products made on it"), TABLE, products, 40),
)
