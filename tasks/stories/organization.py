"""An organization's story: what it leads and takes part in, its parts, and what it makes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import units
from breakthrough.admin.stories import Chapter, Story, Telling, page_of
from breakthrough.admin.story_scope import scope_of
from breakthrough.admin.story_table import Cell, Column, Table, Tables, dated, first, numeric, told
from breakthrough.figures import figures
from tasks.figures.results import adoptions
from tasks.models import Organization, Partner, PilotLine, PilotLineState, Product, Proof, Task
from tasks.progress import with_state
from tasks.stories.task_table import task_table


def note(telling: Telling) -> str:
    stays = telling.row.merged_into
    if stays:
        return _("Entered twice: this organization is counted as %(name)s.") % {"name": stays.name}
    return scope_of(telling)


OF_WHOLE = (
    "tasks",
    "progress",
    "fiscal_invested",
    "societal_leveraged",
    "leverage_ratio",
    ("researchers", "employer"),
    ("pilot_lines_operational", "operator"),
    ("new_products", "maker"),
)
# What a college or a branch makes and runs counts as the whole's.
OF_PART = ("tasks", ("researchers", "unit"), ("participations", "unit"))

STORY = Story(
    "tasks.Organization",
    word="organization",
    key=lambda organization: organization.pk,
    figures=lambda row: OF_WHOLE if row.legal_entity_id == row.pk else OF_PART,
    rows=lambda rows, day: rows.select_related("region", "parent", "led_by", "merged_into", "legal_entity"),
    note=note,
)


def of_entity(telling: Telling, path: str) -> Q:
    """Rows of the organization and of its parts; of a part its own."""
    return Q((path, telling.row)) | Q((f"{path}__legal_entity", telling.row))


@dataclass(frozen=True)
class Identity:
    facts: list[tuple[str, Cell]]


def identity(telling: Telling) -> Identity:
    row: Organization = telling.row
    whole = row.legal_entity if row.legal_entity_id not in (None, row.pk) else None
    others = [(_("Part of"), row.parent), (_("Led by"), row.led_by), (_("Counted as"), whole)]
    facts = [
        (_("Kind"), Cell(row.get_kind_display())),
        (_("Short name"), Cell(row.short_name)),
        (_("Unified social credit code"), Cell(row.uscc or "")),
        (_("League or city"), Cell(str(row.region or ""))),
        (_("Place"), Cell(row.place)),
        *((label, Cell(str(other), telling.page_of(other))) for label, other in others if other),
    ]
    return Identity([(label, cell) for label, cell in facts if cell.text])


def led(telling: Telling) -> Tables | None:
    rows = Task.objects.visible_to(telling.user).filter(of_entity(telling, "lead"))
    listed = telling.address(figures()["tasks"])
    return told([task_table(telling, rows, listed=listed)], note=_("The figures of tasks and money above are theirs."))


def taken_part(telling: Telling) -> Tables | None:
    rows = Partner.objects.visible_to(telling.user).filter(of_entity(telling, "organization"))
    rows = rows.filter(Q(starts_on=None) | Q(starts_on__lte=telling.day))
    found, has_more = first(rows.select_related("task__cluster", "organization").order_by("task__code", "pk"), 30)
    columns = [Column(_("Task")), Column(_("Cluster")), Column(_("Role")), Column(_("As")), Column(_("From"))]
    shown = [
        [
            Cell(one.task.name, telling.page_of(one.task), small=one.task.code),
            Cell(str(one.task.cluster), telling.page_of(one.task.cluster)),
            Cell(one.get_role_display()),
            Cell(str(one.organization) if one.organization_id != telling.row.pk else units.NOTHING),
            dated(one.starts_on),
        ]
        for one in found
    ]
    more = page_list("tasks_partner", q=telling.row.name_zh) if has_more else ""
    return told([Table(columns, shown, more=more)])


def page_list(table: str, **words: str) -> str:
    return f"{reverse(f'admin:{table}_changelist')}?{urlencode(words)}"


def parts(telling: Telling) -> Tables | None:
    """Colleges and branches, which count as the whole, with their people."""
    rows = Organization.objects.filter(legal_entity=telling.row).exclude(pk=telling.row.pk)
    found, _has_more = first(rows.order_by("name_zh", "pk"), 40)
    if not found:
        return None
    counts = [
        {one.key: one for one in telling.reckoning("employer").values(figures()[code], "unit")}
        for code in ("researchers", "participations")
    ]
    shown = [
        [
            Cell(str(row), telling.page_of(row), small=_("merged") if row.merged_into_id else row.get_kind_display()),
            *(
                numeric(
                    units.number(count[str(row.pk)].value, 0),
                    telling.address(figures()[code], "employer", unit=str(row.pk)),
                )
                if str(row.pk) in count
                else numeric("0")
                for code, count in zip(("researchers", "participations"), counts, strict=True)
            ),
        ]
        for row in found
    ]
    columns = [Column(_("College or branch")), Column(_("People"), is_number=True),
               Column(_("Participations"), is_number=True)]  # fmt: skip
    return told([Table(columns, shown)])


def makes(telling: Telling) -> Tables | None:
    """Lines that it runs, products that it makes, results that it uses."""
    return told([lines(telling), products(telling), uses(telling)])


def lines(telling: Telling) -> Table:
    rows = PilotLine.objects.visible_to(telling.user).filter(of_entity(telling, "operator")).exclude(proof="rejected")
    found, _has_more = first(with_state(rows, telling.day).filter(state__isnull=False).order_by("name_zh", "pk"))
    columns = [Column(_("Pilot line")), Column(_("State")), Column(_("Since"))]
    shown = [
        [
            Cell(row.name, telling.page_of(row)),
            Cell(PilotLineState.State(row.state).label, look=f"pill pill-{row.state}"),
            dated(row.since),
        ]
        for row in found
    ]
    return Table(columns, shown, _("Pilot lines"))


def products(telling: Telling) -> Table:
    rows = Product.objects.visible_to(telling.user).filter(of_entity(telling, "maker"), launched_on__lte=telling.day)
    found, has_more = first(rows.exclude(proof=Proof.REJECTED).order_by("-launched_on", "-pk"))
    columns = [Column(_("New product")), Column(_("Model")), Column(_("Launched on"))]
    shown = [[Cell(row.name, page_of(row)), Cell(row.model), dated(row.launched_on)] for row in found]
    more = telling.address(figures()["new_products"], "maker") if has_more else ""
    return Table(columns, shown, _("New products"), more)


def uses(telling: Telling) -> Table:
    counted: Any = adoptions(telling.day)
    rows = counted.visible_to(telling.user).filter(of_entity(telling, "organization"))
    found, _has_more = first(rows.select_related("result").order_by("-adopted_on", "-pk"))
    columns = [Column(_("Adopted result")), Column(_("Stage")), Column(_("Adopted on"))]
    shown = [
        [Cell(str(row.result), page_of(row)), Cell(row.get_stage_display()), dated(row.adopted_on)] for row in found
    ]
    return Table(columns, shown, _("Adoptions"))


TABLE = "admin/story_table.html"
CHAPTERS = (
    Chapter("identity", gettext_lazy("Who it is"), "admin/tasks/story/facts.html", identity, 10),
    Chapter("led", gettext_lazy("Tasks that it leads"), TABLE, led, 20),
    Chapter("taken-part", gettext_lazy("Tasks that it takes part in"), TABLE, taken_part, 30),
    Chapter("parts", gettext_lazy("Colleges and branches"), TABLE, parts, 40),
    Chapter("makes", gettext_lazy("Lines, products and results in use"), TABLE, makes, 50),
)
