"""A database as it was after migrating, again after each test that commits.

Django would empty it by TRUNCATE, which makes over a thousand files anew, and would then lay down the standard rows
once more, by many small questions.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction
from django.test import TransactionTestCase
from psycopg2.errors import DeadlockDetected

# Deadlocks that a clean-up outlives.
PATIENCE = 5
# Triggers that nothing turns off but their own table: they keep what is published.
ALWAYS_ON = "SELECT tgrelid::regclass, quote_ident(tgname) FROM pg_trigger WHERE tgenabled = 'A'"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    with django_db_blocker.unblock():
        standard = contents()
        # Of the migrated database, where no test has one of its own: it is copied for others.
        connection.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda test: clean(standard))
        yield


def contents() -> dict[str, str]:
    """The rows of each table, in PostgreSQL's own words."""
    tables = connection.introspection.django_table_names(only_existing=True, include_views=False)
    found = {connection.ops.quote_name(table): StringIO() for table in tables}
    with connection.cursor() as cursor:
        for table, rows in found.items():
            cursor.copy_expert(f"COPY {table} TO STDOUT", rows)
    return {table: rows.getvalue() for table, rows in found.items()}


def clean(standard: dict[str, str]) -> None:
    # A page that is closed sends its draft off: that request may still be at work, and wait for us as we for it.
    for _ in range(PATIENCE):
        try:
            return restore(standard)
        except OperationalError as error:
            if not isinstance(error.__cause__, DeadlockDetected):
                raise
    return restore(standard)


def restore(standard: dict[str, str]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(ALWAYS_ON)
        guards = cursor.fetchall()
        steps = ["SET LOCAL session_replication_role = replica"]
        steps += [f"ALTER TABLE {table} DISABLE TRIGGER {name}" for table, name in guards]
        # What is still being written has come to its end when the lock is had.
        steps += [f"LOCK TABLE {', '.join(standard)} IN EXCLUSIVE MODE", *(f"DELETE FROM {name}" for name in standard)]
        cursor.execute("; ".join(steps))
        for table, rows in standard.items():
            if rows:
                cursor.copy_expert(f"COPY {table} FROM STDIN", StringIO(rows))
        cursor.execute("; ".join(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {name}" for table, name in guards))
