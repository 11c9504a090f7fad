"""What came out: lines, products, who uses the results, output gained, and patents, standards, papers, contracts."""

from __future__ import annotations

from typing import Any

from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from breakthrough import units
from breakthrough.admin.stories import Chapter, Telling, page_of
from breakthrough.admin.story_table import Cell, Column, Table, Tables, dated, first, numeric, plain, told
from breakthrough.models.bilingual import in_language
from tasks.figures.results import added_output, adoptions
from tasks.models import Output, OutputTask, PilotLineState, PilotLineTask, ProductTask, Proof
from tasks.progress import with_state

FIGURES = (
    "pilot_lines_operational",
    "new_products",
    "adopters",
    "added_output",
    "patents",
    "standards",
    "papers",
    "technology_contracts_value",
)
UNREFUSED = ~Q(proof=Proof.REJECTED)


def results(telling: Telling) -> Tables | None:
    """Of the tasks that `tasks_of` names; rejected claims are left out, as the figures leave them out."""
    tables = [make(telling) for make in (lines, products, uses, gains, papers)]
    return told(tables, telling.numbers(*FIGURES))


def most(telling: Telling) -> int:
    """A cluster has more of everything: the rest is a click away."""
    return 12 if telling.story.label == "tasks.Task" else 5


def condition(telling: Telling, path: str = "task") -> Q:
    """The rows of the task, or of the tasks of the cluster, as far as they may be seen."""
    of = {"tasks.Task": path, "tasks.Cluster": f"{path}__cluster"}[telling.story.label]
    return Q((of, telling.row))


def lines(telling: Telling) -> Table:
    links: Any = PilotLineTask.objects.visible_to(telling.user).exclude(line__proof=Proof.REJECTED)
    links = with_state(links.filter(condition(telling)), telling.day, "line").filter(state__isnull=False)
    found, has_more = first(distinct(links.select_related("line__operator"), "line"), most(telling))
    columns = [
        Column(_("Pilot line")), Column(_("State")), Column(_("Since")), Column(_("Design capacity"), is_number=True),
        Column(_("Actual output"), is_number=True),
    ]  # fmt: skip
    rows = [
        [
            Cell(link.line.name, telling.page_of(link.line), small=str(link.line.operator)),
            Cell(PilotLineState.State(link.state).label, look=f"pill pill-{link.state}"),
            dated(link.since),
            numeric(plain(link.line.design_capacity, link.line.capacity_unit)),
            numeric(plain(link.line.actual_output, link.line.capacity_unit)),
        ]
        for link in found
    ]
    return Table(columns, rows, _("Pilot lines"), listed(telling, "pilot_lines_operational", has_more))


def products(telling: Telling) -> Table:
    links = ProductTask.objects.visible_to(telling.user).filter(
        condition(telling), product__launched_on__lte=telling.day
    )
    links = links.exclude(product__proof=Proof.REJECTED).select_related("product__maker")
    found, has_more = first(distinct(links, "product"), most(telling))
    columns = [Column(_("New product")), Column(_("Model")), Column(_("Stage")), Column(_("First of its kind")),
               Column(_("Launched on"))]  # fmt: skip
    rows = [
        [
            Cell(link.product.name, page_of(link.product), small=str(link.product.maker)),
            Cell(link.product.model),
            Cell(link.product.get_stage_display()),
            Cell(link.product.get_first_of_kind_display() or "—", small=link.product.first_level),
            dated(link.product.launched_on),
        ]
        for link in found
    ]
    return Table(columns, rows, _("New products"), listed(telling, "new_products", has_more))


def distinct(links: Any, name: str) -> Any:
    """One link for each thing, however many of the tasks share it."""
    return links.order_by(f"{name}__pk", "pk").distinct(f"{name}__pk")


def uses(telling: Telling) -> Table:
    counted: Any = adoptions(telling.day)
    rows = counted.visible_to(telling.user).filter(condition(telling, "result__task_links__task"))
    rows = rows.select_related("result", "organization").order_by("-adopted_on", "-pk").distinct()
    found, has_more = first(rows, most(telling))
    columns = [Column(_("Adopter")), Column(_("Result")), Column(_("Stage")), Column(_("Adopted on")),
               Column(_("Contract"), is_number=True)]  # fmt: skip
    shown = [
        [
            Cell(str(row.organization), telling.page_of(row.organization)),
            Cell(str(row.result), page_of(row)),
            Cell(row.get_stage_display()),
            dated(row.adopted_on),
            numeric(units.money(row.contract_amount)),
        ]
        for row in found
    ]
    return Table(columns, shown, _("Adoptions"), listed(telling, "adopters", has_more))


def gains(telling: Telling) -> Table:
    counted: Any = added_output(telling.day)
    rows = counted.visible_to(telling.user).filter(condition(telling))
    rows = rows.select_related("added_output__organization", "added_output__result")
    found, has_more = first(rows.order_by("-added_output__year", "-added_output__quarter", "-pk"), most(telling))
    columns = [Column(_("Added output of")), Column(_("Quarter")), Column(_("Amount"), is_number=True),
               Column(_("Attributed"), is_number=True, unit="%"), Column(_("Counts"), is_number=True)]  # fmt: skip
    shown = [
        [
            Cell(str(row.added_output.organization), page_of(row.added_output), small=str(row.added_output.result)),
            Cell(f"{row.added_output.year} Q{row.added_output.quarter}", small=row.added_output.get_basis_display()),
            numeric(units.money(row.added_output.amount)),
            numeric(units.plain(row.attribution)),
            numeric(units.money(row.contribution)),
        ]
        for row in found
    ]
    return Table(columns, shown, _("Added output"), listed(telling, "added_output", has_more))


def papers(telling: Telling) -> Table:
    links = OutputTask.objects.visible_to(telling.user).filter(condition(telling), output__dated_on__lte=telling.day)
    links = links.exclude(output__proof=Proof.REJECTED).select_related("output")
    found, has_more = first(links.order_by(F("output__dated_on").desc(), "output__pk", "pk"), most(telling))
    columns = [Column(_("Title")), Column(_("Kind")), Column(_("Official number")), Column(_("Dated"))]
    rows = [
        [
            Cell(in_language(row.title_zh, row.title_en), page_of(row)),
            Cell(Output.Kind(row.kind).label),
            Cell(row.identifier),
            dated(row.dated_on),
        ]
        for row in dict.fromkeys(link.output for link in found)
    ]
    return Table(columns, rows, _("Patents, standards, papers and contracts"), listed(telling, "patents", has_more))


def listed(telling: Telling, code: str, has_more: bool) -> str:
    return telling.number(code).url if has_more else ""


CHAPTERS = (Chapter("results", gettext_lazy("Results"), "admin/story_table.html", results, 70, figures=FIGURES),)
