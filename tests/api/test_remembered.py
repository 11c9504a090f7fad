"""An answer that the asker has is not worked out again, until something was committed."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from django.http import HttpRequest
from django.test import Client
from django.test.utils import CaptureQueriesContext

from breakthrough.api.stamp import Stamp
from breakthrough.models import User
from funding.models import FundSum
from tasks.models import Grant, Task
from tests import portfolio

pytestmark = pytest.mark.django_db(transaction=True)
PATHS = {
    "tasks/": "tasks_task",
    "tasks/?status=active&ordering=-code": "tasks_task",
    "clusters/": "tasks_cluster",
    "figures/tasks/": "tasks_statuschange",
    "figures/?by=cluster": "tasks_task",
}


@pytest.fixture(autouse=True)
def no_memory() -> None:
    caches["tags"].clear()


def kept() -> Any:
    """What a process has kept of tags."""
    return getattr(caches["tags"], "_cache")  # noqa: B009  (its stubs know nothing of it)


class Asker:
    """Somebody who asks again and again whether an answer still holds."""

    def __init__(self, user: User, path: str, **headers: str) -> None:
        token = headers.pop("token", "") or portfolio.token(user)
        self.client = Client(headers={"Authorization": f"Bearer {token}", **headers})
        self.path, self.tag = f"/api/v1/{path}", ""
        self.body: Any = None

    def ask(self) -> int:
        answer = self.client.get(self.path, headers={"If-None-Match": self.tag or '"none"'})
        self.tag = answer.headers["ETag"]
        if answer.status_code == 200:
            self.body = answer.json()
        return answer.status_code

    def reads(self, table: str) -> bool:
        """Whether asking once more, without a change, reads a table."""
        with CaptureQueriesContext(connection) as asked:
            assert self.ask() == 304
        return any(f'FROM "{table}"' in one["sql"] for one in asked)


@pytest.fixture
def task() -> Any:
    return portfolio.task()


@pytest.fixture
def officer(task: Any) -> User:
    return portfolio.user("officer", task.cluster)


@pytest.fixture
def asker(officer: User) -> Callable[[str], Asker]:
    def asker(path: str) -> Asker:
        """Who has the answer, and has learned once that it holds."""
        one = Asker(officer, path)
        assert [one.ask(), one.ask()] == [200, 304]
        return one

    return asker


@pytest.mark.parametrize("path", PATHS)
def test_what_has_not_changed_is_not_read_again(asker: Any, path: str) -> None:
    one = asker(path)
    assert not one.reads(PATHS[path])
    caches["tags"].clear()
    assert one.reads(PATHS[path])


@pytest.mark.parametrize("path", ["tasks/?expand=cluster", "evidence/", "grants/", "publications/"])
def test_what_rests_on_more_than_history_is_looked_at_each_time(officer: User, path: str) -> None:
    assert Asker(officer, path).ask() == 200
    assert not kept()


def test_a_token_of_other_clusters_is_another_asker(task: Any) -> None:
    leader, elsewhere = portfolio.user("leader"), portfolio.task(cluster=portfolio.cluster("elsewhere"))
    here, there = (
        Asker(leader, "tasks/", token=portfolio.token(leader, clusters=[one.cluster_id])) for one in (task, elsewhere)
    )
    assert [here.ask(), here.ask()] == [200, 304]
    there.tag = here.tag
    assert there.ask() == 200
    assert [row["id"] for row in there.body["results"]] == [elsewhere.pk]


def test_another_language_is_another_answer(officer: User, task: Any) -> None:
    portfolio.finding(task=task)
    chinese, english = (Asker(officer, "findings/", **{"Accept-Language": one}) for one in ("zh-hans", "en"))
    assert [chinese.ask(), chinese.ask()] == [200, 304]
    english.tag = chinese.tag
    assert english.ask() == 200
    assert english.body["results"][0]["title"] != chinese.body["results"][0]["title"]


def test_another_host_is_another_answer(officer: User, task: Any, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver", "elsewhere.test"]
    one = Asker(officer, "tasks/")
    assert [one.ask(), one.ask()] == [200, 304]
    one.client.defaults["HTTP_HOST"] = "elsewhere.test"
    assert one.ask() == 200
    assert one.body["results"][0]["url"].startswith("http://elsewhere.test/")


@pytest.mark.parametrize(("day", "sure"), [(1, True), (0, False)])
def test_another_day_and_a_clock_set_back_are_looked_at(
    asker: Any, monkeypatch: pytest.MonkeyPatch, day: int, sure: bool
) -> None:
    one, now = asker("tasks/"), Stamp.read(HttpRequest())
    later = now._replace(day=now.day + timedelta(days=day), is_settled=sure)
    monkeypatch.setattr(Stamp, "read", lambda _request: later)
    assert one.reads("tasks_task")


def test_sums_that_were_mended_are_a_change(asker: Any, task: Any) -> None:
    portfolio.fund_entry(task=task)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE funding_fundsum SET contribution = contribution + 1")
    one = asker("figures/fiscal_invested/")
    FundSum.mend()
    assert one.ask() == 200


@pytest.mark.parametrize("path", ["tasks/", "figures/tasks/"])
def test_a_change_is_told_at_once(asker: Any, task: Any, path: str) -> None:
    one = asker(path)
    portfolio.task(cluster=task.cluster)
    assert (one.ask(), one.ask()) == (200, 304)


def test_another_name_of_a_person_is_a_change(asker: Any, officer: User, task: Any) -> None:
    Task.objects.filter(pk=task.pk).update(officer=officer)
    one = asker("tasks/")
    User.objects.filter(pk=officer.pk).update(display_name="王敏")
    assert one.ask() == 200
    assert one.body["results"][0]["officer"]["name"] == "王敏"


def test_a_grant_that_ends_is_a_change(asker: Any, officer: User) -> None:
    elsewhere = portfolio.grant(user=officer, role=Grant.Role.OFFICER, cluster=portfolio.cluster("elsewhere"))
    portfolio.task(cluster=elsewhere.cluster)
    one = asker("tasks/")
    elsewhere.delete()
    assert one.ask() == 200
    assert len(one.body["results"]) == 1


def test_nobody_gets_what_another_one_was_told(asker: Any) -> None:
    first = asker("tasks/")
    second = Asker(portfolio.user("officer", portfolio.cluster("elsewhere")), "tasks/")
    second.tag = first.tag
    assert second.ask() == 200


@pytest.fixture
def committing() -> Iterator[threading.Event]:
    """A commit that has its stamp, and is not visible yet, until the event is set."""
    is_stamped, may_end = threading.Event(), threading.Event()

    def commit() -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            Task.objects.update(name_zh="改了名")
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            is_stamped.set()
            may_end.wait(10)
        connection.close()

    thread = threading.Thread(target=commit)
    thread.start()
    is_stamped.wait(10)
    yield may_end
    may_end.set()
    thread.join()


def test_nothing_is_kept_while_an_earlier_commit_is_on_its_way(officer: User, committing: threading.Event) -> None:
    one = Asker(officer, "tasks/")
    assert (one.ask(), one.ask()) == (200, 304)
    assert not kept()


class Race:
    """Several write, each its own task, while others ask whether anything changed."""

    def __init__(self, officer: User, tasks: list[Any]) -> None:
        self.officer, self.tasks = officer, tasks
        self.committed, self.is_over, self.faults = [0] * len(tasks), threading.Event(), list[str]()

    def write(self, number: int, turns: int) -> None:
        for turn in range(1, turns + 1):
            Task.objects.filter(pk=self.tasks[number].pk).update(name_zh=str(turn))
            self.committed[number] = turn
        connection.close()

    def read(self) -> None:
        one = Asker(self.officer, "tasks/")
        while not self.is_over.is_set():
            before = [*self.committed]
            one.ask()
            told = {row["id"]: row["name_zh"] for row in one.body["results"]}
            seen = [int(told[task.pk]) for task in self.tasks]
            if any(was > now for was, now in zip(before, seen, strict=True)):
                self.faults.append(f"{before} was committed, {seen} was told")
        connection.close()

    def run(self, readers: int, turns: int) -> None:
        reading = [threading.Thread(target=self.read) for _ in range(readers)]
        writing = [threading.Thread(target=self.write, args=[number, turns]) for number in range(len(self.tasks))]
        for thread in (*reading, *writing):
            thread.start()
        for thread in writing:
            thread.join()
        self.is_over.set()
        for thread in reading:
            thread.join()


def test_nobody_is_told_that_nothing_changed_after_a_change(officer: User, task: Any) -> None:
    race = Race(officer, [portfolio.task(cluster=task.cluster, name_zh="0") for _ in range(4)])
    race.run(readers=3, turns=15)
    assert race.faults == []
