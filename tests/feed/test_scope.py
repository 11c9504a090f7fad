"""The feed and scope: rows that enter it appear, rows that leave it go, and of hidden ones there is no trace."""

from __future__ import annotations

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction

from breakthrough.history import seal
from tasks.models import Grant, Region, Subtask, Task
from tests import portfolio
from tests.api.conftest import everything
from tests.feed.copies import Copy, kinds


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: Any) -> Iterator[SimpleNamespace]:
    """Two clusters with a row of every table each, made once, and an officer of either and a leader."""
    with django_db_blocker.unblock(), transaction.atomic():
        mine, dairy = portfolio.cluster("rare-earths"), portfolio.cluster("dairy")
        people = {
            "mine": portfolio.user("officer", mine),
            "dairy": portfolio.user("officer", dairy),
            "leader": portfolio.user("leader"),
        }
        yield SimpleNamespace(mine=everything(mine), dairy=everything(dairy), people=people)
        transaction.set_rollback(True)


@pytest.fixture
def world(built: SimpleNamespace, django_db_blocker: Any) -> Iterator[SimpleNamespace]:
    """The clusters as they were made, and a copy for each of the people."""
    with django_db_blocker.unblock(), transaction.atomic():
        copies = {f"copy_{name}": Copy(one) for name, one in built.people.items()}
        yield SimpleNamespace(mine=built.mine, dairy=built.dairy, **copies)
        transaction.set_rollback(True)


def copies(world: SimpleNamespace) -> list[Copy]:
    return [world.copy_mine, world.copy_dairy, world.copy_leader]


def follow_all(world: SimpleNamespace) -> list[list[dict[str, Any]]]:
    return [one.follow() for one in copies(world)]


def test_everybody_s_copy_is_what_they_may_see(world: SimpleNamespace) -> None:
    follow_all(world)
    assert [one.differences() for one in copies(world)] == [[], [], []]
    assert ("tasks", world.dairy.task.pk) not in world.copy_mine.rows


def test_small_pages_add_up_to_the_same(world: SimpleNamespace) -> None:
    world.copy_mine.follow(limit=7)
    assert world.copy_mine.differences() == []


def test_a_task_that_moves_takes_everything_along(world: SimpleNamespace) -> None:
    follow_all(world)
    before = set(world.copy_mine.rows)
    Task.objects.filter(pk=world.mine.task.pk).update(cluster=world.dairy.cluster)
    left, entered, seen = follow_all(world)
    assert [one.differences() for one in copies(world)] == [[], [], []]
    gone = {(change["resource"], change["id"]) for change in left if change["kind"] == "delete"}
    assert gone == before - set(world.copy_mine.rows)
    assert len(gone) > 20
    assert {change["kind"] for change in entered} == {"upsert"}
    assert kinds(seen, "tasks") == [(world.mine.task.pk, "upsert")]


def test_a_link_opens_and_closes_what_it_links(world: SimpleNamespace) -> None:
    result = world.dairy.rows["results"]
    follow_all(world)
    link = result.task_links.model.objects.create(result=result, task=world.mine.task, share=0)
    entered = world.copy_mine.follow()
    assert (result.pk, "upsert") in kinds(entered, "results")
    assert (world.dairy.rows["adoptions"].pk, "upsert") in kinds(entered, "adoptions")
    assert world.copy_mine.differences() == []
    link.delete()
    left = world.copy_mine.follow()
    assert (result.pk, "delete") in kinds(left, "results")
    assert world.copy_mine.differences() == []


def test_changes_of_hidden_rows_are_not_told_and_end_no_waiting(world: SimpleNamespace) -> None:
    follow_all(world)
    Task.objects.filter(pk=world.dairy.task.pk).update(name_en="Hidden")
    Subtask.objects.filter(pk=world.dairy.rows["subtasks"].pk).delete()
    answer = world.copy_mine.ask(wait=1).json()
    assert (answer["results"], answer["more"]) == ([], False)


def test_an_answer_is_full_however_many_hidden_changes_lie_between(world: SimpleNamespace) -> None:
    follow_all(world)
    made = []
    for number in range(6):
        made.append(portfolio.subtask(task=world.mine.task, organization=world.mine.task.lead).pk)
        seal()
        for _hidden in range(number):
            Task.objects.filter(pk=world.dairy.task.pk).update(name_en=f"Hidden {number}")
            seal()
    page = world.copy_mine.ask(limit=4).json()
    assert [change["id"] for change in page["results"]] == made[:4]
    assert page["more"] is True


def test_a_cursor_says_nothing_of_what_lies_between(world: SimpleNamespace) -> None:
    follow_all(world)
    before = world.copy_mine.cursor
    Task.objects.filter(pk=world.dairy.task.pk).update(name_en="Hidden")
    world.copy_mine.follow()
    assert len(str(world.copy_mine.cursor)) == len(str(before))


def test_a_new_grant_asks_to_begin_again(world: SimpleNamespace) -> None:
    world.copy_mine.follow()
    Grant.objects.filter(cluster=world.mine.cluster, role="officer").update(cluster=world.dairy.cluster)
    answer = world.copy_mine.ask()
    assert (answer.status_code, answer.json()["code"]) == (410, "rights_changed")
    world.copy_mine.begin_with_export()
    assert world.copy_mine.follow() == []
    assert world.copy_mine.differences() == []


def test_a_token_s_scopes_decide_which_resources_are_told(world: SimpleNamespace) -> None:
    leader = portfolio.user("leader")
    narrow = Copy(leader, "regions:read", "tasks:read")
    narrow.follow()
    assert {resource for resource, _key in narrow.rows} == {"regions", "tasks"}
    answer = narrow.get("changes", resources="fund-entries")
    assert (answer.status_code, answer.json()["code"]) == (403, "permission_denied")


def test_a_token_s_clusters_limit_what_is_told(world: SimpleNamespace) -> None:
    narrow = Copy(portfolio.user("leader"), clusters=[world.dairy.cluster.pk])
    narrow.follow()
    assert narrow.differences() == []
    assert ("tasks", world.mine.task.pk) not in narrow.rows
    assert ("tasks", world.dairy.task.pk) in narrow.rows


def test_a_row_that_shows_a_hidden_one_changes_when_that_one_opens(world: SimpleNamespace) -> None:
    """A pair of the rows is seen by both; what it names is shown to whoever may see it."""
    product = world.mine.rows["products"]
    type(product).objects.filter(pk=product.pk).update(pilot_line=world.dairy.rows["pilot-lines"])
    follow_all(world)
    assert world.copy_mine.rows["products", product.pk]["pilot_line"] is None
    Task.objects.filter(pk=world.dairy.task.pk).update(cluster=world.mine.cluster)
    world.copy_mine.follow()
    assert world.copy_mine.rows["products", product.pk]["pilot_line"]["id"] == world.dairy.rows["pilot-lines"].pk
    assert world.copy_mine.differences() == []


def test_leaving_and_coming_back_within_a_transaction_changes_nothing(world: SimpleNamespace) -> None:
    follow_all(world)
    for cluster in (world.dairy.cluster, world.mine.cluster):
        Task.objects.filter(pk=world.mine.task.pk).update(cluster=cluster)
    follow_all(world)
    assert [one.differences() for one in copies(world)] == [[], [], []]
    Region.objects.filter(pk=world.mine.task.region_id).update(name_en="Seen")
    assert len(world.copy_dairy.follow()) == 1
