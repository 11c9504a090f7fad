from datetime import date
from typing import Any

import pytest

from talent.models import Researcher
from tests import portfolio
from tests.rules import breaks, sql

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("code", ["0000-0002-1825-0097", "0000-0002-1694-233X"])
def test_a_valid_orcid_is_stored(code: str) -> None:
    made = portfolio.researcher(orcid=code)
    made.full_clean()
    assert made.orcid == code


@pytest.mark.parametrize(
    "code",
    ["0000-0002-1825-0098", "0000-0002-1694-2330", "0000-0002-1694-233x", "0000000218250097", "0000-0002-1825-009", ""],
)
def test_an_invalid_orcid_is_refused(code: str) -> None:
    with breaks("researcher_orcid_valid"):
        sql("UPDATE talent_researcher SET orcid = %s WHERE id = %s", code, portfolio.researcher().pk)


def test_an_orcid_in_small_letters_is_understood() -> None:
    made = Researcher(name_zh="王某", orcid="0000-0002-1694-233x")
    made.clean()
    assert made.orcid == "0000-0002-1694-233X"


def test_an_orcid_given_as_an_address_is_understood() -> None:
    made = Researcher(name_zh="王某", orcid="https://orcid.org/0000-0002-1694-233X")
    made.clean()
    assert made.orcid == "0000-0002-1694-233X"


def test_a_staff_number_is_given_once_by_an_organization() -> None:
    first = portfolio.researcher(staff_no="7")
    portfolio.researcher(staff_no="7")
    with breaks("researcher_staff_no_once"):
        portfolio.researcher(staff_no="7", organization=first.organization)


def test_a_person_is_merged_into_a_row_that_stays() -> None:
    stays, merged = portfolio.researcher(), portfolio.researcher()
    portfolio.merge(merged, stays)
    with breaks("researcher_merged_into_staying"):
        portfolio.researcher(merged_into=merged)
    with breaks("researcher_merged_into_staying"):
        Researcher.objects.filter(pk=stays.pk).update(merged_into=portfolio.researcher())
    with breaks("researcher_merged_into_staying"):
        Researcher.objects.filter(pk=stays.pk).update(merged_into=stays)


def test_an_academy_elects_somebody_once() -> None:
    person = portfolio.academician("cas")
    portfolio.membership(researcher=person, academy="cae")
    with breaks("academy_membership_once"):
        portfolio.membership(researcher=person, academy="cas")


@pytest.mark.parametrize(
    ("build", "values", "rule"),
    [
        (portfolio.membership, {"elected_year": 1989}, "talent_academymembership_elected_year_check"),
        (portfolio.award, {"title_zh": ""}, "award_has_title"),
        (portfolio.award_round, {"conferred_on": date(1989, 1, 1)}, "talent_awardround_conferred_on_check"),
    ],
)
def test_a_row_that_cannot_be_is_refused(build: Any, values: dict[str, Any], rule: str) -> None:
    with breaks(rule):
        build(**values)


def test_a_round_of_awards_is_entered_once() -> None:
    first = portfolio.award_round()
    with breaks("award_round_once"):
        portfolio.award_round(scheme=first.scheme, grade=first.grade)


def test_an_award_is_entered_once() -> None:
    first = portfolio.award()
    with breaks("award_once"):
        portfolio.award(round=first.round, title_zh=first.title_zh)
