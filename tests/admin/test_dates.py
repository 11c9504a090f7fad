"""A list's choice of dates: the years, months and days that have rows, looked up by index."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pgtrigger
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from funding.models import FundEntry
from tasks.models import Task
from tests import portfolio
from tests.admin.tables import page

LEDGER = page(FundEntry)
LOG = "/admin/breakthrough/accessrecord/"


@pytest.fixture
def booked(task: Task) -> None:
    for day in (date(2022, 3, 5), date(2024, 1, 1), date(2024, 2, 29), date(2024, 2, 29), date(2024, 12, 31)):
        portfolio.fund_entry(task=task, booked_on=day)


def choices(client: Client, address: str, **asked: Any) -> list[str]:
    """The words of the choice of dates, without the way back."""
    found = re.search(r'<nav class="toplinks".*?</nav>', client.get(address, asked).content.decode(), re.DOTALL)
    return re.findall(r'<(?:b aria-current="true"|a href="[^"]*")>([^<]*)<', found[0] if found else "")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({}, ["2022", "2024"]),
        ({"booked_on__year": 2024}, ["January 2024", "February 2024", "December 2024"]),
        ({"booked_on__year": 2024, "booked_on__month": 2}, ["February 29"]),
        ({"booked_on__year": 2024, "booked_on__month": 12, "booked_on__day": 31}, ["December 31"]),
        ({"booked_on__year": 2023}, []),
    ],
    ids=["years", "months", "days", "day", "nothing"],
)
def test_dates_that_have_rows_are_to_choose_from(
    leader: Client, booked: None, asked: dict[str, int], shown: list[str]
) -> None:
    assert choices(leader, LEDGER, **asked) == shown


def test_a_list_of_one_month_offers_its_days(leader: Client, task: Task) -> None:
    for day in (3, 17):
        portfolio.fund_entry(task=task, booked_on=date(2024, 5, day))
    assert choices(leader, LEDGER) == ["May 3", "May 17"]


def test_dates_of_rows_out_of_scope_are_not_offered(officer: Client, booked: None) -> None:
    other = portfolio.task(cluster=portfolio.cluster("dairy"))
    for year in (2021, 2023, 2025):
        portfolio.fund_entry(task=other, booked_on=date(year, 6, 1))
    assert choices(officer, LEDGER) == ["2022", "2024"]


def test_dates_follow_the_other_filters_of_the_list(leader: Client, booked: None, task: Task) -> None:
    portfolio.fund_entry("received", task=task, booked_on=date(2020, 6, 1))
    assert choices(leader, LEDGER, kind__exact="disbursed") == ["2022", "2024"]


def test_moments_belong_to_the_years_of_the_fiscal_calendar(admin: Client) -> None:
    # In Shanghai it is the year that follows already.
    with pgtrigger.ignore("breakthrough.AccessRecord:moment"):
        portfolio.access(at=datetime(2019, 12, 31, 17, tzinfo=UTC))
    admin.get(LOG)
    assert choices(admin, LOG)[0] == "2020"
    assert choices(admin, LOG, at__year=2020) == ["January 2020"]
    assert choices(admin, LOG, at__year=2020, at__month=1) == ["January 1"]


def test_no_query_reads_the_dates_of_all_rows(leader: Client, booked: None) -> None:
    with CaptureQueriesContext(connection) as asked:
        leader.get(LEDGER)
    assert not [query["sql"] for query in asked if "DISTINCT DATE_TRUNC" in query["sql"] or "MIN(" in query["sql"]]
