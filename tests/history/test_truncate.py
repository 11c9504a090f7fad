"""TRUNCATE leaves no history: only a test database allows it."""

from collections.abc import Iterator

import psycopg2
import pytest
from django.db import connection

from breakthrough.history import tracked_models
from breakthrough.history.functions import SCRIPT

TABLES = """
CREATE TABLE breakthrough_commit (id bigserial PRIMARY KEY, at timestamptz);
CREATE TABLE breakthrough_installation (is_demo boolean, today timestamptz);
"""


@pytest.fixture
def ordinary_database(db: None) -> Iterator[psycopg2.extensions.cursor]:
    """A database with history that is not one of the test runner's."""
    name = f"ordinary_{connection.settings_dict['NAME']}"
    parameters = connection.get_connection_params()
    server = psycopg2.connect(**{**parameters, "dbname": "postgres"})
    server.autocommit = True
    with server.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")
        session = psycopg2.connect(**{**parameters, "dbname": name})
        session.autocommit = True
        yield session.cursor()
        session.close()
        cursor.execute(f"DROP DATABASE {name}")
    server.close()


def test_an_ordinary_database_refuses(ordinary_database: psycopg2.extensions.cursor) -> None:
    ordinary_database.execute(TABLES)
    ordinary_database.execute(SCRIPT.read_text(encoding="utf-8"))
    # A later migration may run it again.
    ordinary_database.execute(SCRIPT.read_text(encoding="utf-8"))
    ordinary_database.execute("SELECT breakthrough_commit()")
    with pytest.raises(psycopg2.errors.RestrictViolation, match="would leave no history"):
        ordinary_database.execute("TRUNCATE breakthrough_commit")
    ordinary_database.execute("SELECT count(at) FROM breakthrough_commit")
    assert ordinary_database.fetchone() == (1,)


@pytest.mark.django_db
def test_every_table_of_history_is_guarded() -> None:
    tables = {"breakthrough_commit", "pghistory_context", "breakthrough_accessrecord"}
    for model, event_model in tracked_models().items():
        tables |= {model._meta.db_table, event_model._meta.db_table}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'breakthrough_guard_truncate'")
        guarded = {table for (table,) in cursor.fetchall()}
    assert guarded == tables
