from typing import Any

import pytest
from django.db import DatabaseError, transaction

from tasks.models import AddedOutputShare, Output
from tests import portfolio
from tests.rules import breaks, keeps_every_rule, sql

pytestmark = pytest.mark.django_db


def test_the_whole_of_an_output_is_attributed_once() -> None:
    row = portfolio.added_output(attribution=60)
    with keeps_every_rule():
        row.shares.create(task=portfolio.task(), attribution=40)
    with breaks("added_output_attributed_at_most_100"):
        row.shares.create(task=portfolio.task(), attribution="40.01")


def test_attributions_are_checked_past_the_models() -> None:
    row = portfolio.added_output(portfolio.task(), portfolio.task(), attribution=50)
    with breaks("added_output_attributed_at_most_100"):
        sql("UPDATE tasks_addedoutputshare SET attribution = 51 WHERE added_output_id = %s", row.pk)


def test_an_attribution_that_moves_is_counted_where_it_arrives() -> None:
    full, other = portfolio.added_output(), portfolio.added_output()
    with breaks("added_output_attributed_at_most_100"):
        AddedOutputShare.objects.filter(added_output=other).update(added_output=full)


@pytest.mark.parametrize("product", [False, True])
def test_an_added_output_is_entered_once(product: bool) -> None:
    first = portfolio.added_output(product=portfolio.product() if product else None)
    with breaks("added_output_once"):
        portfolio.added_output(organization=first.organization, result=first.result, product=first.product)


@pytest.mark.parametrize(
    ("build", "values", "rule"),
    [
        (portfolio.added_output, {"amount": 0}, "added_output_positive"),
        (portfolio.added_output, {"quarter": 5}, "added_output_quarter"),
        (portfolio.pilot_line, {"design_capacity": 10}, "pilot_line_capacity_has_unit"),
        (portfolio.product, {"model": ""}, "product_has_model"),
        (portfolio.output, {"kind": "contract", "amount": None}, "output_contract_has_amount"),
        (portfolio.output, {"kind": "paper", "identifier": "10.1000/ABC"}, "output_doi_bare"),
        (portfolio.output, {"kind": "paper", "identifier": "https://doi.org/10.1000/1"}, "output_doi_bare"),
        (portfolio.output, {"kind": "paper", "identifier": "doi:10.1000/1"}, "output_doi_bare"),
    ],
)
def test_a_result_is_complete(build: Any, values: dict[str, Any], rule: str) -> None:
    with breaks(rule):
        build(**values)


@pytest.mark.parametrize(
    "typed",
    ["10.1000/182", " 10.1000/182", "doi:10.1000/182", "DOI: 10.1000/182", "https://doi.org/10.1000/182",
     "http://dx.doi.org/10.1000/182", "doi.org/10.1000/182"],
)  # fmt: skip
def test_a_doi_is_stored_bare_however_it_was_typed(typed: str) -> None:
    paper = Output(kind="paper", identifier=typed)
    paper.clean()
    assert paper.identifier == "10.1000/182"


def test_a_doi_is_stored_in_lower_case() -> None:
    paper = Output(kind="paper", identifier="10.1000/ABC")
    paper.clean()
    assert paper.identifier == "10.1000/abc"


def test_a_number_of_a_standard_keeps_its_capitals() -> None:
    standard = Output(kind="standard", identifier=" GB/T 22900-2022 ")
    standard.clean()
    assert standard.identifier == "GB/T 22900-2022"


def test_results_are_counted_once() -> None:
    line, product, adoption, output = (
        portfolio.pilot_line(), portfolio.product(), portfolio.adoption(), portfolio.output(),
    )  # fmt: skip
    with breaks("pilot_line_once"):
        portfolio.pilot_line(operator=line.operator, name_zh=line.name_zh)
    with breaks("product_once"):
        portfolio.product(maker=product.maker, model=product.model)
    with breaks("adoption_once"):
        portfolio.adoption(result=adoption.result, organization=adoption.organization)
    with breaks("output_once"):
        portfolio.output(identifier=output.identifier)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE tasks_pilotlinestate SET state = 'stopped' WHERE id = %s",
        "DELETE FROM tasks_pilotlinestate WHERE id = %s",
    ],
)
def test_a_state_of_a_line_stays_as_it_was_entered(statement: str) -> None:
    state = portfolio.line_state()
    with pytest.raises(DatabaseError, match="pgtrigger: Cannot"), transaction.atomic():
        sql(statement, state.pk)
