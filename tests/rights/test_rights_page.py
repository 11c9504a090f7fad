"""The page that says who may do what, and since when."""

import csv
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from breakthrough import clock
from breakthrough.history import backdated
from breakthrough.models import Installation, User
from tasks.models import Grant
from tests import portfolio
from tests.admin.conftest import signed_in

ADDRESS = "/admin/rights/"

pytestmark = pytest.mark.django_db


@pytest.fixture
def security() -> Client:
    return signed_in(portfolio.user("security", display_name="Zhao"))


def told(client: Client, **asked: Any) -> list[tuple[str, str, str]]:
    rights = client.get(ADDRESS, asked).context["rights"]
    return [(right.username, right.role, right.where) for right, _address in rights if right.role != "security"]


@pytest.mark.parametrize(
    ("role", "status"),
    [("security", 200), ("auditor", 200), ("admin", 200), ("leader", 403), ("system", 403), ("", 403)],
)
def test_who_reads_the_page(role: str, status: int) -> None:
    assert signed_in(portfolio.user(role)).get(ADDRESS).status_code == status


def test_it_shows_what_is_in_force_today(security: Client) -> None:
    dairy = portfolio.cluster("dairy")
    portfolio.user("officer", dairy, username="li")
    gone = portfolio.user(username="wang")
    portfolio.grant(user=gone, role="leader", ends_on=clock.today() - timedelta(days=1))
    assert told(security) == [("li", "officer", str(dairy))]


@pytest.mark.parametrize(
    "asked", [{"person": "chen"}, {"role": "leader"}, {"person": "陈"}, {"person": "chen", "role": "leader"}]
)
def test_it_is_narrowed(security: Client, asked: dict[str, str]) -> None:
    portfolio.user("officer", portfolio.cluster(), username="li")
    portfolio.user("leader", username="chen", display_name="陈明")
    assert told(security, **asked) == [("chen", "leader", "Everywhere")]


def test_a_cluster_shows_those_of_its_single_tasks_too(security: Client) -> None:
    task = portfolio.task()
    portfolio.grant(user=portfolio.user(username="li"), task=task)
    portfolio.user("officer", portfolio.cluster("dairy"))
    assert told(security, cluster=task.cluster.code) == [("li", "officer", task.code)]


def test_a_day_that_is_over_shows_what_was_in_force_then_even_if_it_was_deleted(security: Client) -> None:
    Installation.objects.update_or_create(defaults={"is_demo": True, "today": clock.now()})
    user = portfolio.user(username="li")
    with backdated(clock.end_of_day(date(2024, 3, 1))):
        grant = portfolio.grant(user=user, role="leader", starts_on=date(2024, 1, 1))
    with backdated(clock.end_of_day(date(2024, 6, 1))):
        Grant.objects.filter(pk=grant.pk).delete()
    days = ("2024-02-28", "2024-03-01", "2024-05-31", "2024-06-01")
    assert [day for day in days if told(security, day=day)] == ["2024-03-01", "2024-05-31"]
    assert reverse("admin:tasks_grant_history", args=[grant.pk]) in security.get(ADDRESS, {"day": days[1]}).text


def test_it_says_who_granted_a_right(security: Client) -> None:
    newcomer = portfolio.user(username="li")
    form = {"user": newcomer.pk, "role": "leader", "cluster": "", "task": "", "starts_on": "2025-01-01"}
    security.post("/admin/tasks/grant/add/", form)
    right = next(right for right, _address in security.get(ADDRESS).context["rights"] if right.username == "li")
    assert right.given_by == User.objects.get(display_name="Zhao").username


def test_the_download_has_the_same_lines_and_no_formula(security: Client) -> None:
    portfolio.user("leader", username="li", display_name="=1+1")
    answer = security.get(ADDRESS, {"csv": "1", "role": "leader"})
    assert answer.headers["Content-Disposition"] == f'attachment; filename="rights-{clock.today()}.csv"'
    cells = next(csv.reader(answer.content.decode("utf-8-sig").splitlines()[1:]))
    assert cells[:6] == ["'=1+1", "li", "Leader", "Everywhere", "2020-01-01", ""]


@pytest.mark.parametrize("asked", [{"day": "0001-01-01"}, {"day": "x"}, {"role": "x"}, {"cluster": "'"}, {"page": "x"}])
def test_junk_is_answered(security: Client, asked: dict[str, str]) -> None:
    assert security.get(ADDRESS, asked).status_code == 200


def test_everybody_reads_their_own_rights() -> None:
    dairy = portfolio.cluster("dairy")
    officer = signed_in(portfolio.user("officer", dairy))
    portfolio.user("leader")
    rights = officer.get("/admin/rights/mine/").context["rights"]
    assert [(right.role, right.where) for right, _meaning in rights] == [("officer", str(dairy))]


def test_it_costs_the_same_for_many_rights(security: Client) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            security.get(ADDRESS)
        return len(queries)

    portfolio.user("officer", portfolio.cluster())
    cost()
    few = cost()
    for number in range(50):
        portfolio.user("officer", portfolio.cluster(f"cluster-{number}"))
    assert cost() == few
