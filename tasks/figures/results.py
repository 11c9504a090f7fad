"""What the tasks brought: lines, products, adopters, added output, patents, standards, papers, contracts."""

from __future__ import annotations

from datetime import date

from django.db.models import DecimalField, F, QuerySet
from django.db.models.functions import Round
from django.utils.translation import gettext_lazy as _

from breakthrough.figures import Figure, Part, register
from breakthrough.figures.definition import COUNT, YUAN
from tasks.models import (
    AddedOutputShare,
    Adoption,
    Organization,
    Output,
    OutputTask,
    PilotLine,
    PilotLineState,
    PilotLineTask,
    Product,
    ProductTask,
    Proof,
)
from tasks.progress import with_state

SHARE_OF_MONEY = DecimalField(max_digits=24, decimal_places=2)


def operating(until: date) -> QuerySet:
    """Links of tasks to the lines that were in operation on a day."""
    # As a set of lines: how many rows pass a condition on a subquery of each row, the planner cannot guess.
    last = PilotLineState.objects.filter(since__lte=until).order_by("line_id", "-since", "-pk").distinct("line_id")
    lines = PilotLineState.objects.filter(pk__in=last.values("pk"), state=PilotLineState.State.OPERATING)
    links = PilotLineTask.objects.filter(line__in=lines.values("line")).exclude(line__proof=Proof.REJECTED)
    return with_state(links, until, "line")


def products(until: date) -> QuerySet:
    return ProductTask.objects.filter(product__launched_on__lte=until).exclude(product__proof=Proof.REJECTED)


def adoptions(until: date) -> QuerySet:
    return Adoption.objects.filter(adopted_on__lte=until).exclude(proof=Proof.REJECTED)


def added_output(until: date) -> QuerySet:
    shares = AddedOutputShare.objects.filter(added_output__confirmed_on__lte=until)
    part = F("added_output__amount") * F("attribution") / 100
    # Each row is rounded to the cent, so that the rows shown add up to the sum shown.
    return shares.exclude(added_output__proof=Proof.REJECTED).annotate(
        contribution=Round(part, 2, output_field=SHARE_OF_MONEY)
    )


def outputs(until: date, kind: str) -> QuerySet:
    rows = OutputTask.objects.filter(output__kind=kind, output__dated_on__lte=until)
    return rows.exclude(output__proof=Proof.REJECTED)


def contracts(until: date) -> QuerySet:
    part = F("output__amount") * F("share") / 100
    return outputs(until, Output.Kind.CONTRACT).annotate(contribution=Round(part, 2, output_field=SHARE_OF_MONEY))


def distinct_outputs(kind: str) -> tuple[Part, ...]:
    return (
        Part(
            rows=lambda until: outputs(until, kind),
            day="output__dated_on",
            since="output__dated_on",
            entity="output",
            entity_model=Output,
        ),
    )


register(
    Figure(
        code="pilot_lines_operational",
        name=_("Pilot lines in operation"),
        definition=_("Distinct pilot lines whose last dated state is “operating”, rejected claims left out."),
        unit=COUNT,
        parts=(
            Part(
                rows=operating,
                day="since",
                entity="line",
                entity_model=PilotLine,
                filters={"operator": "line__operator__legal_entity"},
            ),
        ),
        headline=7,
    ),
    Figure(
        code="new_products",
        name=_("New products"),
        definition=_("Distinct new products, by maker and model, that were launched; rejected claims left out."),
        unit=COUNT,
        parts=(
            Part(
                rows=products,
                day="product__launched_on",
                since="product__launched_on",
                entity="product",
                entity_model=Product,
                filters={"maker": "product__maker__legal_entity", "line": "product__pilot_line"},
            ),
        ),
        headline=8,
    ),
    Figure(
        code="adopters",
        name=_("Adopters"),
        definition=_("Distinct legal entities that adopted a result of a task; rejected claims left out."),
        unit=COUNT,
        parts=(
            Part(
                rows=adoptions,
                task="result__task_links__task",
                day="adopted_on",
                since="adopted_on",
                entity="organization__legal_entity",
                entity_model=Organization,
                filters={"result": "result__code"},
            ),
        ),
        headline=9,
    ),
    Figure(
        code="added_output",
        name=_("Added output"),
        definition=_("Output value that adopters gained, times the share due to tasks; rejected claims left out."),
        unit=YUAN,
        parts=(
            Part(
                rows=added_output,
                day="added_output__confirmed_on",
                since="added_output__confirmed_on",
                amount="contribution",
                filters={"result": "added_output__result__code", "year": "added_output__year"},
            ),
        ),
        headline=10,
    ),
    Figure(
        code="patents",
        name=_("Patents"),
        definition=_("Distinct patent applications, by application number; rejected claims left out."),
        unit=COUNT,
        parts=distinct_outputs(Output.Kind.PATENT),
    ),
    Figure(
        code="standards",
        name=_("Standards"),
        definition=_("Distinct standards, by number; rejected claims left out."),
        unit=COUNT,
        parts=distinct_outputs(Output.Kind.STANDARD),
    ),
    Figure(
        code="papers",
        name=_("Papers"),
        definition=_("Distinct papers, by DOI; rejected claims left out."),
        unit=COUNT,
        parts=distinct_outputs(Output.Kind.PAPER),
    ),
    Figure(
        code="technology_contracts_value",
        name=_("Value of technology contracts"),
        definition=_("Amounts of technology contracts, times the share of each task; rejected claims left out."),
        unit=YUAN,
        parts=(Part(rows=contracts, day="output__dated_on", since="output__dated_on", amount="contribution"),),
    ),
)
