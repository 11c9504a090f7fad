"""What the feed tells: each committed change to rows that the asker may see, and nothing else."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from breakthrough.history import seal
from tasks.models import Region, Subtask, Task, Transition
from tests import portfolio
from tests.feed.copies import Copy, kinds

pytestmark = pytest.mark.django_db


@pytest.fixture
def copy() -> Copy:
    return Copy(portfolio.user("leader"))


def test_a_copy_from_the_very_beginning_is_what_the_database_has(copy: Copy) -> None:
    portfolio.subtask()
    copy.follow()
    assert copy.differences() == []
    assert ("tasks", Task.objects.get().pk) in copy.rows


def test_what_came_with_the_product_stands_before_the_first_commit(copy: Copy) -> None:
    told = copy.follow(resources="transitions")
    assert len(told) == Transition.objects.count() > 0
    assert {change["at"] for change in told} == {None}


def test_insert_update_and_delete_come_in_the_order_of_their_commits(copy: Copy) -> None:
    copy.follow()
    first = portfolio.region("150100")
    seal()
    second = portfolio.region("150200")
    seal()
    Region.objects.filter(pk=first.pk).update(name_en="Renamed")
    inserted = copy.follow()
    Region.objects.filter(pk=second.pk).delete()
    deleted = copy.follow()
    assert kinds(inserted, "regions") == [(first.pk, "upsert"), (second.pk, "upsert"), (first.pk, "upsert")]
    assert kinds(deleted, "regions") == [(second.pk, "delete")]
    assert sorted(change["at"] for change in inserted) == [change["at"] for change in inserted]
    assert copy.rows["regions", first.pk]["name_en"] == "Renamed"
    assert deleted[0]["row"] is None


def test_a_row_looks_as_in_its_list(copy: Copy) -> None:
    region = portfolio.region()
    copy.follow()
    [listed] = copy.get("regions").json()["results"]
    assert copy.rows["regions", region.pk] == listed


def test_a_commit_larger_than_an_answer_comes_in_several(copy: Copy) -> None:
    copy.follow()
    made = [portfolio.region(f"1501{number:02d}") for number in range(7)]
    pages = []
    more = True
    while more:
        page = copy.ask(limit=3).json()
        copy.cursor, more = page["cursor"], page["more"]
        pages.append([change["id"] for change in page["results"]])
    assert pages == [[row.pk for row in made[:3]], [row.pk for row in made[3:6]], [made[6].pk]]


def test_a_row_deleted_after_part_of_its_commit_was_read_is_told_as_gone(copy: Copy) -> None:
    copy.follow()
    made = [portfolio.region(f"1501{number:02d}") for number in range(4)]
    page = copy.ask(limit=2).json()
    for change in page["results"]:
        copy.apply(change)
    copy.cursor = page["cursor"]
    Region.objects.filter(pk=made[0].pk).delete()
    copy.follow(limit=2)
    assert copy.differences() == []


def test_what_came_and_went_between_two_readings_is_not_told(copy: Copy) -> None:
    copy.follow()
    region = portfolio.region()
    seal()
    region.delete()
    assert copy.follow() == []


def test_the_same_cursor_gets_the_same_answer_again(copy: Copy) -> None:
    copy.follow()
    region = portfolio.region()
    first = copy.ask(limit=1).json()["results"]
    Region.objects.filter(pk=region.pk).update(name_en="Later")
    assert copy.ask(limit=1).json()["results"] == first


def test_since_begins_after_a_moment(copy: Copy) -> None:
    portfolio.region("150100")
    seal()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        moment = cursor.fetchone()[0]
    later = portfolio.region("150200")
    told = copy.get("changes", since=moment.isoformat()).json()["results"]
    assert kinds(told, "regions") == [(later.pk, "upsert")]


def test_a_deleted_step_of_the_life_cycle_is_told_as_gone(copy: Copy) -> None:
    copy.follow()
    step = Transition.objects.order_by("pk").last()
    assert step
    key = step.pk
    step.documents.all().delete()
    step.delete()
    assert kinds(copy.follow(), "transitions") == [(key, "delete")]
    assert copy.differences() == []


def test_rows_deleted_by_a_cascade_are_told(copy: Copy) -> None:
    subtask = portfolio.subtask()
    copy.follow()
    Subtask.objects.filter(pk=subtask.pk).delete()
    assert kinds(copy.follow(), "subtasks") == [(subtask.pk, "delete")]


def test_only_the_resources_chosen_are_told_and_the_cursor_belongs_to_them(copy: Copy) -> None:
    portfolio.subtask()
    copy.follow(resources="tasks,clusters")
    assert {resource for resource, _key in copy.rows} == {"tasks", "clusters"}
    answer = copy.ask()
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "cursor"


@pytest.mark.parametrize("cursor", ["x", "gAAAAA", "ä", "gAAAAABrCzKYeA1dwcniQ01iEruKzxlTsg", "." * 5_000])
def test_a_cursor_that_is_none_is_refused(cursor: str, copy: Copy) -> None:
    answer = copy.get("changes", cursor=cursor)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "cursor"


@pytest.mark.parametrize(
    ("name", "value"),
    [("limit", "0"), ("limit", "1001"), ("wait", "26"), ("wait", "-1"), ("resources", "taks"), ("since", "soon")],
)
def test_a_parameter_that_cannot_be_is_refused_by_its_name(name: str, value: str, copy: Copy) -> None:
    answer = copy.get("changes", **{name: value})
    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == [name]


def test_the_feed_costs_as_many_queries_for_many_changes_as_for_few(copy: Copy) -> None:
    copy.follow()
    costs = []
    for number in (1, 30):
        for one in range(number):
            portfolio.region(f"15{number:02d}{one:02d}")
        seal()
        with CaptureQueriesContext(connection) as queries:
            told = copy.follow()
        assert len(told) == number
        costs.append(len(queries))
    assert costs[0] == costs[1]
