from datetime import date

import pytest
from django.core.exceptions import ValidationError

from talent.models import Assignment
from tests import portfolio
from tests.rules import breaks, sql

pytestmark = pytest.mark.django_db
SPRING, SUMMER = (date(2025, 3, 1), date(2025, 5, 31)), (date(2025, 6, 1), date(2025, 8, 31))


def days(first: date, last: date | None) -> dict[str, date | None]:
    return {"starts_on": first, "ends_on": last}


@pytest.fixture
def spring() -> Assignment:
    return portfolio.assignment(role="pi", **days(*SPRING))


@pytest.mark.parametrize(
    ("first", "last"),
    [SPRING, (date(2025, 5, 31), None), (date(2025, 1, 1), date(2025, 3, 1)), (date(2024, 1, 1), None)],
)
def test_a_person_is_assigned_to_a_task_once_at_a_time(spring: Assignment, first: date, last: date | None) -> None:
    with breaks("assignment_once_at_a_time"):
        portfolio.assignment(researcher=spring.researcher, task=spring.task, **days(first, last))


def test_a_person_comes_back_to_a_task(spring: Assignment) -> None:
    again = portfolio.assignment(researcher=spring.researcher, task=spring.task, role="pi", **days(*SUMMER))
    assert again.pk != spring.pk


def test_a_person_works_on_several_tasks_at_a_time(spring: Assignment) -> None:
    assert portfolio.assignment(researcher=spring.researcher, **days(*SPRING)).task != spring.task


def test_a_task_has_one_principal_investigator_at_a_time(spring: Assignment) -> None:
    with breaks("assignment_one_investigator_at_a_time"):
        portfolio.assignment(task=spring.task, role="pi", **days(date(2025, 5, 31), None))
    portfolio.assignment(task=spring.task, role="key", **days(*SPRING))
    portfolio.assignment(task=spring.task, role="pi", **days(*SUMMER))


def test_a_member_does_not_become_a_second_investigator(spring: Assignment) -> None:
    member = portfolio.assignment(task=spring.task, **days(*SPRING))
    with breaks("assignment_one_investigator_at_a_time"):
        sql("UPDATE talent_assignment SET role = 'pi' WHERE id = %s", member.pk)


def test_an_assignment_ends_after_it_starts() -> None:
    row = portfolio.assignment()
    row.ends_on = date(2024, 2, 29)
    with pytest.raises(ValidationError) as refused:
        row.full_clean()
    assert list(refused.value.message_dict) == ["ends_on"]


@pytest.mark.parametrize("share", ["-0.01", "100.01", "NaN"])
def test_a_share_of_time_is_between_0_and_100(share: str) -> None:
    with breaks("talent_assignment_share_of_time_check"):
        sql("UPDATE talent_assignment SET share_of_time = %s WHERE id = %s", share, portfolio.assignment().pk)
