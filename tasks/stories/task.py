"""A task's story: where it stands, and its life cycle with the documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough.admin.columns import LIGHTS
from breakthrough.admin.stories import Chapter, Story, Telling, Text
from breakthrough.admin.story_table import Cell, Column, Table, Tables, dated, told
from tasks.models import Light, PresentedDocument, StatusChange, Task
from tasks.progress import with_declared_light, with_light, with_readiness


def as_it_stood(rows: Any, day: date) -> Any:
    """Tasks with their status, lights, progress and readiness on a day."""
    found = with_readiness(with_declared_light(with_light(rows, day), day), day)
    return found.select_related("cluster", "lead", "region", "officer", "recommending_authority")


STORY = Story(
    "tasks.Task",
    word="task",
    key=lambda task: task.code,
    figures=(
        "fiscal_invested",
        "societal_leveraged",
        "leverage_ratio",
        "researchers",
        "academicians",
        "pilot_lines_operational",
        "new_products",
        "added_output",
    ),
    rows=as_it_stood,
)


@dataclass(frozen=True)
class Standing:
    """Where a task stands on a day, and who answers for it."""

    task: Any
    status: Text
    light: str
    light_label: Text
    declared_label: Text
    facts: list[tuple[str, Cell]]


def standing(telling: Telling) -> Standing:
    task = telling.row
    declared = task.declared_light if task.declared_light != task.light else ""
    return Standing(
        task,
        Task.Status(task.status_on).label,
        task.light,
        LIGHTS[task.light],
        Light(declared).label if declared else "",
        [(label, cell) for label, cell in facts(telling) if cell.text],
    )


def facts(telling: Telling) -> list[tuple[str, Cell]]:
    task = telling.row
    lead = Cell(str(task.lead), telling.page_of(task.lead))
    return [
        (_("Lead organization"), lead),
        (_("Cluster"), Cell(str(task.cluster), telling.page_of(task.cluster))),
        (_("League or city"), Cell(str(task.region or ""))),
        (_("Industry track"), Cell(task.get_industry_track_display())),
        (_("Selected by"), Cell(task.get_selection_display())),
        (_("Responsible officer"), Cell(str(task.officer or ""), small=task.office)),
        (_("Recommending authority"), Cell(str(task.recommending_authority or ""))),
        (_("Approved on"), Cell(day_of(task.approved_on))),
        (_("Contract"), Cell(f"{day_of(task.starts_on)} – {day_of(task.ends_on)}" if task.starts_on else "")),
        (_("Technology readiness"), Cell(readiness(task))),
    ]


def readiness(task: Any) -> str:
    """From where to where, and how far: TRL 3 → 5 (aim: 8)."""
    if task.trl_baseline is None:
        return ""
    aim = _(" (aim: %(level)s)") % {"level": task.trl_target} if task.trl_target else ""
    return f"TRL {task.trl_baseline} → {task.trl_current}{aim}"


def day_of(day: Any) -> str:
    return f"{day:%Y-%m-%d}" if day else ""


def life_cycle(telling: Telling) -> Tables | None:
    """Each step with its day, its document and who entered it; a step that waits comes first."""
    papers = Prefetch("request__documents", PresentedDocument.objects.select_related("kind"))
    changes = StatusChange.objects.filter(task=telling.row, changed_on__lte=telling.day)
    changes = changes.select_related("request__transition", "actor").prefetch_related(papers)
    columns = [
        Column(_("Step")), Column(_("Day")), Column(_("Document number")), Column(_("Approved by")),
        Column(_("Entered by")), Column(_("Documents presented")),
    ]  # fmt: skip
    rows = [step(change) for change in changes.order_by("-changed_on", "-pk")]
    return told([Table(columns, rows)])


def step(change: StatusChange) -> list[Cell]:
    asked = change.request
    papers = asked.documents.all() if asked else []
    return [
        Cell(change.get_to_status_display(), small=change.get_conclusion_display() or change.comment),
        dated(change.changed_on),
        Cell(change.document_no or "—"),
        Cell(asked.get_approver_display() if asked else "—"),
        Cell(str(change.actor or "—")),
        Cell(_("; ").join(map(named, papers)) or "—"),
    ]


def named(paper: PresentedDocument) -> str:
    """Its kind and number; the number alone where that says which kind it is."""
    kind = str(paper.kind)
    return paper.document_no if paper.document_no.startswith(kind) else f"{kind} {paper.document_no}"


CHAPTERS = (
    Chapter("standing", gettext_lazy("Where it stands"), "admin/tasks/story/standing.html", standing, 10),
    Chapter("life-cycle", gettext_lazy("Life cycle and documents"), "admin/story_table.html", life_cycle, 800),
)
