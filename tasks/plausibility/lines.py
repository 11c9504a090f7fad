"""Pilot lines and what comes from them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from tasks.models import Finding, PilotLine, PilotLineState, Product, Proof
from tasks.progress import with_state
from tasks.suspicion import Look, Suspect, limits, rule
from tasks.suspicion.show import Show

State = PilotLineState.State
READS = (PilotLine, PilotLineState)
SHOW = Show(numbers=("output", "capacity"), days=("day",), choices={"state": State, "before": State})
ORDER = {State.PLANNED: 1, State.BUILDING: 2, State.COMMISSIONING: 3, State.OPERATING: 4}


@rule(
    "line-without-capacity",
    Finding.Severity.WARNING,
    PilotLine,
    reads=READS,
    title=_("A line in operation without a capacity"),
    says=_("In operation since %(day)s, and no design capacity is entered."),
    advice=_("Enter the design capacity with its unit, such as t/a."),
    show=SHOW,
)
def line_without_capacity(look: Look) -> Iterator[Suspect]:
    rows = with_state(PilotLine.objects.all(), look.today).filter(state=State.OPERATING)
    return look.suspects(rows.filter(Q(design_capacity=None) | Q(design_capacity=0)), task="tasks", day="since")


@rule(
    "line-above-capacity",
    Finding.Severity.WARNING,
    PilotLine,
    title=_("A line that makes more than it can"),
    says=_("Actual output %(output)s %(unit)s, design capacity %(capacity)s %(unit)s."),
    advice=_("Compare the units and the time that both are stated for."),
    show=SHOW,
)
def line_above_capacity(look: Look) -> Iterator[Suspect]:
    most = F("design_capacity") * limits["over_capacity_percent"] / 100
    rows = PilotLine.objects.filter(design_capacity__gt=0, actual_output__gt=most)
    return look.suspects(rows, task="tasks", output="actual_output", capacity="design_capacity", unit="capacity_unit")


@rule(
    "line-goes-back",
    Finding.Severity.WARNING,
    PilotLineState,
    title=_("A line that goes back a step"),
    says=_("%(state)s since %(day)s, after “%(before)s”."),
    advice=_("States follow each other; if the line was rebuilt, acknowledge this with the reason."),
    show=SHOW,
)
def line_goes_back(look: Look) -> Iterator[Suspect]:
    earlier = Q(since__lt=OuterRef("since")) | Q(since=OuterRef("since"), pk__lt=OuterRef("pk"))
    before = PilotLineState.objects.filter(earlier, line=OuterRef("line")).order_by("-since", "-pk")
    rows = PilotLineState.objects.annotate(before=Subquery(before.values("state")[:1]))
    back = [
        Q(state=state, before=before)
        for state, place in ORDER.items()
        for before, later in ORDER.items()
        if later > place
    ]
    rows = rows.filter(Q(*back, _connector=Q.OR))
    return look.suspects(rows, task="line__tasks", state="state", before="before", day="since")


@rule(
    "product-from-idle-line",
    Finding.Severity.WARNING,
    Product,
    reads=(Product, PilotLine, PilotLineState),
    title=_("A product from a line that never ran"),
    says=_("On the market since %(day)s, from a pilot line that was never commissioned."),
    advice=_("Enter the states of the line, or name the line that the product comes from."),
    show=SHOW,
)
def product_from_idle_line(look: Look) -> Iterator[Suspect]:
    ran = PilotLineState.objects.filter(
        line=OuterRef("pilot_line"), state__in=[State.COMMISSIONING, State.OPERATING, State.STOPPED]
    )
    rows = Product.objects.exclude(proof=Proof.REJECTED).filter(~Exists(ran), pilot_line__isnull=False)
    return look.suspects(rows, task="tasks", day="launched_on")


@rule(
    "batch-without-line",
    Finding.Severity.WARNING,
    Product,
    reads=(Product, PilotLine),
    title=_("A first batch of material without a pilot line"),
    says=_("Counted as a first batch of material, but neither the product nor its task has a pilot line."),
    advice=_("Name the pilot line that makes it, or correct what it is the first of."),
)
def batch_without_line(look: Look) -> Iterator[Suspect]:
    lines = PilotLine.objects.filter(tasks__products=OuterRef("pk"))
    rows = Product.objects.exclude(proof=Proof.REJECTED)
    rows = rows.filter(~Exists(lines), first_of_kind=Product.First.BATCH, pilot_line=None)
    return look.suspects(rows, task="tasks")
