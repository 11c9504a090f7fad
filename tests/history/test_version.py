"""Versions of a row, and what becomes of two people's changes."""

from typing import Any

import pytest

from breakthrough.history.version import merge, read_versions, version_of, written
from tasks.models import Task
from tests import portfolio

Values = dict[str, Any]
BASE: Values = {"name": "a", "day": 1, "place": None}


@pytest.mark.parametrize(
    ("theirs", "mine", "values", "taken", "conflicts"),
    [
        ({}, {}, {}, [], []),
        ({"name": "b"}, {}, {"name": "b"}, ["name"], []),
        ({}, {"name": "b"}, {"name": "b"}, [], []),
        ({"name": "b"}, {"day": 2}, {"name": "b", "day": 2}, ["name"], []),
        ({"name": "b"}, {"name": "b"}, {"name": "b"}, [], []),
        ({"name": "b"}, {"name": "c"}, {"name": "c"}, [], ["name"]),
        ({"place": "x"}, {"place": ""}, {"place": ""}, [], ["place"]),
    ],
)
def test_each_field_takes_the_one_change_or_is_a_conflict(
    theirs: Values, mine: Values, values: Values, taken: list[str], conflicts: list[str]
) -> None:
    merged = merge(BASE, BASE | theirs, BASE | mine)
    assert (merged.values, merged.theirs, merged.conflicts) == (BASE | values, taken, conflicts)


@pytest.mark.django_db
def test_each_change_makes_a_later_version() -> None:
    task = portfolio.task("draft")
    before = version_of(task)
    Task.objects.filter(pk=task.pk).update(office="x")
    assert version_of(task) > before > 0


def test_versions_are_read_as_they_were_written() -> None:
    versions = {"tasks.Task": {"1": 12}, "tasks.Milestone": {"7": 3, "8": 2**62}}
    assert read_versions(written(versions)) == versions


@pytest.mark.parametrize("junk", ["", "null", "[]", '{"a": []}', '{"a": {"b": true}}', '{"a": {"b": -1}}', "[" * 9_999])
def test_junk_is_no_version(junk: str) -> None:
    assert read_versions(junk) is None
