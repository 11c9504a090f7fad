"""What was asked before is asked again by the same SQL, and answered as things and rights stand now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from breakthrough import prepared
from breakthrough.api import known_questions
from breakthrough.models import User
from tasks.models import Cluster, Grant
from tests import portfolio

pytestmark = pytest.mark.django_db
KNOWN: Any = known_questions._known


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    KNOWN.clear()
    yield
    KNOWN.clear()


@pytest.fixture
def task() -> Any:
    return portfolio.task()


@pytest.fixture
def officer(task: Any) -> User:
    return portfolio.user("officer", task.cluster)


class Asker:
    def __init__(self, user: User) -> None:
        self.client = Client(headers={"Authorization": f"Bearer {portfolio.token(user)}", "Accept-Language": "en"})

    def get(self, path: str) -> Any:
        return self.client.get(path if path.startswith("http") else f"/api/v1/{path}")

    def ids(self, path: str) -> list[int]:
        return [row["id"] for row in self.get(path).json()["results"]]


@pytest.mark.parametrize("path", ["tasks/", "tasks/?status=active&ordering=-code", "tasks/?page=2&page_size=1"])
def test_a_list_is_put_into_sql_once(officer: User, task: Any, path: str) -> None:
    asker = Asker(officer)
    first = asker.get(path).json()
    with CaptureQueriesContext(connection) as asked:
        assert asker.get(path).json() == first
    assert len(KNOWN) == 1
    assert any(one["sql"].startswith("PREPARE") and 'FROM "tasks_task"' in one["sql"] for one in asked)


def test_a_known_list_has_the_rows_of_now(officer: User, task: Any) -> None:
    asker = Asker(officer)
    assert asker.ids("tasks/?ordering=id") == asker.ids("tasks/?ordering=id") == [task.pk]
    more = portfolio.task(cluster=task.cluster)
    assert asker.ids("tasks/?ordering=id") == [task.pk, more.pk]


def test_a_known_list_without_rows_fills(officer: User, task: Any) -> None:
    asker = Asker(officer)
    assert asker.ids("risks/") == asker.ids("risks/") == []
    made = portfolio.risk(task=task)
    assert asker.ids("risks/") == [made.pk]


def test_a_known_list_goes_on_where_it_stopped(officer: User, task: Any) -> None:
    rows = [task.pk, *(portfolio.task(cluster=task.cluster).pk for _ in range(4))]
    asker = Asker(officer)
    for _again in range(2):
        page, seen, places = asker.get("tasks/?ordering=id&page_size=2").json(), list[int](), 0
        while page:
            seen += [row["id"] for row in page["results"]]
            places += page["previous"] is not None
            page = asker.get(page["next"]).json() if page["next"] else None
        assert (seen, places) == (rows, 2)


def test_one_question_stands_for_all_rows(officer: User, task: Any) -> None:
    other, hidden = portfolio.task(cluster=task.cluster), portfolio.task(cluster=portfolio.cluster("elsewhere"))
    asker = Asker(officer)
    for one in (task, other, task):
        assert asker.get(f"tasks/{one.pk}/").json()["code"] == one.code
    assert len(KNOWN) == 1
    assert {asker.get(f"tasks/{key}/").status_code for key in (hidden.pk, 0, "9" * 30, "x")} == {404}


@pytest.mark.parametrize("path", ["tasks/", "tasks/{}/"])
def test_a_question_is_known_for_its_asker_only(officer: User, task: Any, path: str) -> None:
    hidden = portfolio.task(cluster=portfolio.cluster("elsewhere"))
    address = path.format(hidden.pk)
    leader, asker = Asker(portfolio.user("leader")), Asker(officer)
    for _again in range(2):
        assert str(hidden.code) in leader.get(address).content.decode()
        assert str(hidden.code) not in asker.get(address).content.decode()


def test_a_grant_that_ends_ends_what_is_known(officer: User, task: Any) -> None:
    elsewhere = portfolio.task(cluster=portfolio.cluster("elsewhere"))
    more = portfolio.grant(user=officer, role=Grant.Role.OFFICER, cluster=elsewhere.cluster)
    asker = Asker(officer)
    assert asker.ids("tasks/?ordering=id") == asker.ids("tasks/?ordering=id") == [task.pk, elsewhere.pk]
    assert asker.get(f"tasks/{elsewhere.pk}/").status_code == asker.get(f"tasks/{elsewhere.pk}/").status_code == 200
    more.delete()
    assert asker.ids("tasks/?ordering=id") == [task.pk]
    assert asker.get(f"tasks/{elsewhere.pk}/").status_code == 404


def test_what_a_filter_names_by_its_key_is_looked_up_each_time(officer: User, task: Any) -> None:
    elsewhere = portfolio.task(cluster=portfolio.cluster("elsewhere"))
    portfolio.grant(user=officer, role=Grant.Role.OFFICER, cluster=elsewhere.cluster)
    asker, code = Asker(officer), task.cluster.code
    path = f"tasks/?cluster={code}"
    assert asker.ids(path) == asker.ids(path) == [task.pk]
    assert len(KNOWN) == 1
    Cluster.objects.filter(pk=task.cluster_id).update(code="renamed")
    assert asker.get(path).status_code == 400
    Cluster.objects.filter(pk=elsewhere.cluster_id).update(code=code)
    assert asker.ids(path) == asker.ids(path) == [elsewhere.pk]


@pytest.mark.parametrize("path", ["tasks/?as_of=2100-01-01", "tasks/?count=true", "findings/", "tasks/?expand=lead"])
def test_what_rests_on_more_is_made_anew(officer: User, task: Any, path: str) -> None:
    assert Asker(officer).get(path).status_code == 200
    assert not KNOWN


def test_no_more_is_kept_than_fits(officer: User, task: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(known_questions, "MOST", 2)
    monkeypatch.setattr(prepared, "MOST", 2)
    asker = Asker(officer)
    for _again in range(3):
        for size in range(1, 6):
            assert asker.ids(f"tasks/?page_size={size}") == [task.pk]
            assert asker.ids(f"tasks/?page_size={size}") == [task.pk]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        assert max(len(KNOWN), cursor.fetchone()[0]) <= 2


@pytest.mark.django_db(transaction=True)
def test_a_new_connection_plans_anew(officer: User, task: Any) -> None:
    asker = Asker(officer)
    for _again in range(3):
        assert asker.ids("tasks/") == asker.ids("tasks/") == [task.pk]
        connection.close()
