"""The history of a record and of a batch, as its readers see it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from breakthrough.history import changes_of
from tasks.models import Milestone, Partner, Task
from tests import portfolio
from tests.admin.tables import ROW_OF, SCOPED, name_of, page
from tests.admin.typing import change


def told(client: Client, row: Model) -> list[dict[str, Any]]:
    """The groups of changes on a record's page, newest first."""
    return client.get(page(type(row), "history", row.pk)).context["groups"]


def fields(line: dict[str, Any]) -> dict[str, tuple[str, str]]:
    return {field["name"]: (field["old"], field["new"]) for field in line["fields"]}


def messages(client: Client, address: str) -> list[str]:
    return [str(message) for message in client.get(address).context["messages"]]


def batch_page(row: Model) -> str:
    return reverse("admin:batch", args=[changes_of(row)[-1].batch])


def test_a_save_is_told_with_who_how_and_each_field(officer: Client, task: Task) -> None:
    change(officer, task, office="Office 2", ends_on="2026-12-31")
    newest = told(officer, task)[0]
    assert (newest["actor"], newest["door"]) == (officer_of(officer).username, "by form")
    line = newest["changes"][0]
    assert (line["action"], line["is_own"]) == ("Changed", True)
    assert fields(line) == {"Responsible office": ("—", "Office 2"), "Ends on": ("2026-03-01", "2026-12-31")}


def officer_of(client: Client) -> Any:
    return client.get(reverse("admin:index")).wsgi_request.user


def test_lines_on_the_page_are_told_with_it_even_when_deleted(officer: Client, task: Task) -> None:
    portfolio.partner(task=task)
    change(officer, task, **{"milestones-0-name_zh": "新", "partners-0-DELETE": "on"})
    lines = told(officer, task)[0]["changes"]
    assert {(line["table"], line["action"]) for line in lines} == {("Milestone", "Changed"), ("Partner", "Deleted")}


@pytest.mark.parametrize("model", SCOPED, ids=name_of)
def test_every_table_has_a_history(admin: Client, task: Task, model: Any) -> None:
    row = ROW_OF[model](task)
    oldest = told(admin, row)[-1]["changes"]
    assert ("insert", True) in {(line["kind"], line["is_own"]) for line in oldest}


def test_a_record_that_is_gone_is_told_to_whoever_sees_all_and_to_its_cluster(
    admin: Client, leader: Client, officer: Client, other_officer: Client, task: Task
) -> None:
    gone = portfolio.partner(task=task)
    address = page(type(gone), "history", gone.pk)
    gone.delete()
    answers = [client.get(address).status_code for client in (admin, leader, officer, other_officer)]
    assert answers == [200, 200, 200, 404]


def test_a_link_that_the_reader_may_not_see_has_no_name(officer: Client, task: Task) -> None:
    foreign = portfolio.task(cluster=portfolio.cluster("dairy"))
    moved = portfolio.risk(task=foreign)
    type(moved).objects.filter(pk=moved.pk).update(task=task)
    assert fields(told(officer, moved)[0]["changes"][0])["Task"] == ("—", str(task))


def test_a_batch_shows_only_what_its_reader_may_see(officer: Client, leader: Client, admin: Client, task: Task) -> None:
    mine = portfolio.partner(task=task)
    foreign = portfolio.partner(task=portfolio.task(cluster=portfolio.cluster("dairy")))
    keys = [mine.pk, foreign.pk]
    admin.post(page(Partner), {"action": "delete_selected", "_selected_action": keys, "post": "yes"})
    mine.pk = keys[0]
    seen = [client.get(batch_page(mine)).context["page"].paginator.count for client in (officer, leader)]
    assert seen == [1, 2]
    officer.post(batch_page(mine), {"all": "1"})
    assert Partner.objects.count() == 0


def test_one_change_is_taken_back_by_its_button(officer: Client, task: Task) -> None:
    change(officer, task, office="Office 2", **{"milestones-0-name_zh": "新"})
    old = task.milestones.earliest("pk").name_zh
    line = next(line for line in told(officer, task)[0]["changes"] if line["is_own"])
    officer.post(batch_page(task), {"change": line["id"], "reason": "wrong row"})
    task.refresh_from_db()
    assert (task.office, task.milestones.earliest("pk").name_zh) == ("", old)
    assert told(officer, task)[0]["reason"].endswith(": wrong row")


def test_a_whole_save_is_taken_back(officer: Client, task: Task) -> None:
    old = task.milestones.earliest("pk").name_zh
    change(officer, task, office="Office 2", **{"milestones-0-name_zh": "新"})
    officer.post(batch_page(task), {"all": "1"})
    task.refresh_from_db()
    assert (task.office, task.milestones.earliest("pk").name_zh) == ("", old)


def test_a_refused_undo_says_why_and_changes_nothing(officer: Client, task: Task) -> None:
    change(officer, task, office="Office 2")
    address = batch_page(task)
    change(officer, task, office="Office 3")
    officer.post(address, {"all": "1"})
    task.refresh_from_db()
    assert task.office == "Office 3"
    assert "“responsible office” has been changed since" in messages(officer, address)[-1]


def test_a_leader_sees_a_batch_and_takes_nothing_back(officer: Client, leader: Client, task: Task) -> None:
    change(officer, task, office="Office 2")
    answer = leader.get(batch_page(task))
    assert (answer.status_code, answer.context["may_undo"]) == (200, False)
    leader.post(batch_page(task), {"all": "1"})
    task.refresh_from_db()
    assert task.office == "Office 2"


@pytest.mark.parametrize(
    "batch", ["0", "commit-0", "x" * 60, "commit-99999999999999999999", "00000000-0000-4000-8000-000000000000"]
)
def test_a_batch_that_is_not_there_is_not_found(officer: Client, batch: str) -> None:
    assert officer.get(f"/admin/history/{batch}/").status_code == 404


def test_a_foreign_batch_is_not_found(officer: Client, other_officer: Client, task: Task) -> None:
    change(officer, task, office="Office 2")
    assert other_officer.get(batch_page(task)).status_code == 404
    assert other_officer.post(batch_page(task), {"all": "1"}).status_code == 404


@pytest.mark.parametrize("junk", ["x", "tasks.Task:0", "tasks.Task:999999999999999999", "no.Such:1", "auth.User:1"])
def test_a_change_that_is_not_there_is_not_found(officer: Client, task: Task, junk: str) -> None:
    change(officer, task, office="Office 2")
    assert officer.post(batch_page(task), {"change": junk}).status_code == 404


def test_a_long_history_costs_as_many_queries_as_a_short_one(
    admin: Client, task: Task, django_assert_max_num_queries: Any
) -> None:
    address = page(Task, "history", task.pk)
    for number in range(60):
        Task.objects.filter(pk=task.pk).update(lead=portfolio.organization(), office=f"{number}")
        Milestone.objects.filter(task=task).update(name_zh=f"{number}")
    admin.get(address)
    with django_assert_max_num_queries(40) as counted:
        admin.get(address)
    many = len(counted)
    other = portfolio.task()
    # The steps of its life cycle, on its first page, name rows of more tables.
    with django_assert_max_num_queries(many + 8):
        admin.get(page(Task, "history", other.pk))


def test_history_is_paged(admin: Client, task: Task) -> None:
    for number in range(60):
        Task.objects.filter(pk=task.pk).update(office=f"{number}")
    first, second = (admin.get(f"{page(Task, 'history', task.pk)}?p={number}") for number in (1, 2))
    assert fields(first.context["groups"][0]["changes"][0])["Responsible office"] == ("58", "59")
    assert second.context["page"].number == 2
