import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from breakthrough.duplicates.finding import look_at_all
from tasks.models import Organization
from tests import portfolio
from tests.rules import breaks, sql

pytestmark = pytest.mark.django_db

# The last one is the case that published code gets wrong: no remainder, hence the check character 0.
VALID = ["91110000600037341L", "91350100M000100Y43", "91150100DEM0000030"]
INVALID = [
    "91110000600037341M", "91350100M000100Y4Z", "91150100DEM000003Z", "91150100DEM0000031", "91350100M000100Y34",
    "91110000600037341", "91110000600037341l", "9111O000600037341L", "9111000060003734IL",
    "911A0000600037341L", "９1110000600037341L", "", " 9111000060003734",
]  # fmt: skip


@pytest.mark.parametrize("code", VALID)
def test_a_valid_credit_code_is_stored(code: str) -> None:
    made = portfolio.organization(uscc=code)
    made.full_clean()
    assert made.uscc == code


@pytest.mark.parametrize("code", INVALID)
def test_an_invalid_credit_code_is_refused_by_the_database(code: str) -> None:
    with breaks("organization_uscc_valid"):
        sql("UPDATE tasks_organization SET uscc = %s WHERE id = %s", code, portfolio.organization().pk)


def test_a_credit_code_is_read_as_people_write_it() -> None:
    made = Organization(name_zh="单位", kind="enterprise", uscc="91110000600037341l")
    made.full_clean()
    assert made.uscc == "91110000600037341L"


@pytest.mark.parametrize("ror", ["123", "1abcdef12", "0abcdel12", "0abcdu123"])
def test_an_invalid_ror_identifier_is_refused(ror: str) -> None:
    with breaks("organization_ror_valid"):
        portfolio.organization(ror=ror)


def test_a_part_names_the_whole() -> None:
    with breaks("organization_part_names_whole"):
        portfolio.organization(is_legal_entity=False)


def counted_as(row: Organization) -> int | None:
    return Organization.objects.get(pk=row.pk).legal_entity_id


@pytest.fixture
def university() -> Organization:
    return portfolio.organization("university")


def test_a_college_counts_as_its_university(university: Organization) -> None:
    assert counted_as(portfolio.college(university)) == university.pk


def test_a_laboratory_of_a_college_counts_as_the_university(university: Organization) -> None:
    assert counted_as(portfolio.college(portfolio.college(university))) == university.pk


def test_what_hangs_on_a_college_follows_it_to_another_university(university: Organization) -> None:
    other, college = portfolio.organization("university"), portfolio.college(university)
    laboratory = portfolio.college(college)
    Organization.objects.filter(pk=college.pk).update(parent=other)
    assert (counted_as(college), counted_as(laboratory)) == (other.pk, other.pk)


def test_merged_organizations_count_as_the_one_that_stays(university: Organization) -> None:
    first, second = portfolio.organization(), portfolio.organization()
    college = portfolio.college(first)
    portfolio.merge(second, first)
    portfolio.merge(first, university)
    assert {counted_as(row) for row in (first, second, college)} == {university.pk}


def test_a_merge_taken_back_is_forgotten(university: Organization) -> None:
    merged = portfolio.organization(merged_into=university)
    Organization.objects.filter(pk=merged.pk).update(merged_into=None)
    assert counted_as(merged) == merged.pk


def test_many_organizations_are_merged_in_one_statement(university: Organization) -> None:
    rows = [portfolio.organization() for _ in range(5)]
    Organization.objects.filter(pk__in=[row.pk for row in rows]).update(merged_into=university)
    look_at_all()
    assert {counted_as(row) for row in rows} == {university.pk}


def test_nobody_writes_what_an_organization_counts_as(university: Organization) -> None:
    row = portfolio.organization()
    Organization.objects.filter(pk=row.pk).update(legal_entity=university)
    assert counted_as(row) == row.pk


@pytest.mark.parametrize("column", ["parent_id", "merged_into_id"])
def test_an_organization_is_not_part_of_itself(university: Organization, column: str) -> None:
    with breaks("organization_not_part_of_itself"):
        sql(f"UPDATE tasks_organization SET {column} = id WHERE id = %s", university.pk)


@pytest.mark.parametrize("column", ["parent_id", "merged_into_id"])
def test_organizations_do_not_form_a_circle(university: Organization, column: str) -> None:
    laboratory = portfolio.college(portfolio.college(university))
    with breaks("organization_not_part_of_itself"):
        sql(f"UPDATE tasks_organization SET {column} = %s WHERE id = %s", laboratory.pk, university.pk)


def test_a_person_is_told_about_an_invalid_credit_code() -> None:
    with override("en"), pytest.raises(ValidationError, match="code is not valid: compare its 18 characters"):
        Organization(name_zh="单位", kind="enterprise", uscc=INVALID[0]).full_clean()
