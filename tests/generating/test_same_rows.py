"""The same seed gives the same rows, with the same history."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from breakthrough.history import tracked_models
from tests.demo_fixtures import WORKER, drop, pointed_at
from tests.generated_fixtures import make

AGAIN = f"test_generated_again_{WORKER}"


def contents() -> dict[str, list[Any]]:
    """The rows of every tracked table and of its events."""
    found = {}
    with connection.cursor() as cursor:
        for model, events in tracked_models().items():
            for one, key in ((model, model._meta.pk.column), (events, "pgh_id")):
                cursor.execute(f'SELECT row::text FROM "{one._meta.db_table}" AS row ORDER BY {key}')
                found[one._meta.db_table] = cursor.fetchall()
    return found


@pytest.fixture
def again(django_db_blocker: Any) -> Iterator[str]:
    with django_db_blocker.unblock():
        make(AGAIN)
        yield AGAIN
        drop(AGAIN)


def test_the_same_seed_gives_the_same_rows(generated_database: str, again: str) -> None:
    with pointed_at(generated_database):
        first = contents()
    with pointed_at(again):
        second = contents()
    assert [table for table in first if first[table] != second[table]] == []
