"""A statement that is planned once is planned again where it has to be."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import NotSupportedError, connection, transaction

from breakthrough import prepared


def sql(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(text)


@pytest.fixture
def things(transactional_db: None) -> Iterator[str]:
    """A question for all columns of a table."""
    sql("CREATE TEMPORARY TABLE things AS SELECT 1 AS number")
    yield "SELECT * FROM things WHERE number = $1"
    sql("DROP TABLE things")


def test_a_table_that_was_altered_is_asked_anew(things: str) -> None:
    assert prepared.ask(things, 1) == [(1,)]
    sql("ALTER TABLE things ADD name text DEFAULT 'new'")
    assert prepared.ask(things, 1) == [(1, "new")]


def test_what_the_server_forgot_is_planned_anew(things: str) -> None:
    assert prepared.ask(things, 1) == [(1,)]
    sql("DEALLOCATE ALL")
    assert prepared.ask(things, 1) == [(1,)]


def test_a_transaction_that_is_lost_is_not_gone_on_with(things: str) -> None:
    prepared.ask(things, 1)
    sql("ALTER TABLE things ADD name text DEFAULT 'new'")
    with pytest.raises(NotSupportedError), transaction.atomic():
        prepared.ask(things, 1)
    assert prepared.ask(things, 1) == [(1, "new")]
