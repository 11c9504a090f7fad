"""The demonstration portfolio for tests: loaded once in a test run, copied by each process that tests."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from breakthrough.demo import load

TEMPLATE = "test_demo_template"
PASSWORD = "a password for tests"
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
numbers = count(1)


@contextmanager
def pointed_at(name: str) -> Iterator[None]:
    """Inside, this process works with another database; a live server's threads read the same settings."""
    own = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = own


def create(name: str, template: str | None) -> None:
    drop(name)
    quote = connection.ops.quote_name
    like = f" TEMPLATE {quote(template)}" if template else ""
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {quote(name)}{like}")


def drop(name: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {connection.ops.quote_name(name)} WITH (FORCE)")


@contextmanager
def copy(name: str, blocker: Any) -> Iterator[str]:
    """A copy of the demonstration, gone afterwards."""
    with blocker.unblock():
        create(name, TEMPLATE)
    yield name
    with blocker.unblock():
        drop(name)


@pytest.fixture(scope="session")
def demo_template(django_db_setup: None, django_db_blocker: Any) -> None:
    """The first process that asks loads the demonstration; the others wait for it."""
    done = settings.DATA_DIR / "demonstration-loaded"
    with (settings.DATA_DIR / "demonstration-loading").open("w") as lock, django_db_blocker.unblock():
        fcntl.flock(lock, fcntl.LOCK_EX)
        if done.exists():
            return
        migrated = connection.settings_dict["TEST"].get("TEMPLATE")
        create(TEMPLATE, migrated)
        with pointed_at(TEMPLATE):
            if not migrated:
                call_command("migrate", verbosity=0)
            load(PASSWORD)
        done.touch()


@pytest.fixture(scope="session")
def demo_database(demo_template: None, django_db_blocker: Any) -> Iterator[str]:
    with copy(f"test_demo_{WORKER}", django_db_blocker) as name:
        yield name


@pytest.fixture(scope="session")
def demo_connection(demo_database: str) -> Iterator[BaseDatabaseWrapper]:
    """What PostgreSQL learns about the demonstration's tables and functions on it, the next test need not pay for."""
    kept = connections[DEFAULT_DB_ALIAS].copy()
    kept.settings_dict["NAME"] = demo_database
    yield kept
    kept.close()


@pytest.fixture
def demo(demo_connection: BaseDatabaseWrapper, django_db_blocker: Any) -> Iterator[None]:
    """The demonstration; what the test writes is rolled back. Not together with `db`."""
    with django_db_blocker.unblock(), pointed_at(demo_connection.settings_dict["NAME"]):
        own = connections[DEFAULT_DB_ALIAS]
        connections[DEFAULT_DB_ALIAS] = demo_connection
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        connections[DEFAULT_DB_ALIAS] = own


@pytest.fixture
def demo_live(demo_template: None, django_db_blocker: Any) -> Iterator[None]:
    """A copy of the demonstration in which transactions may end, for a browser or a second connection."""
    name = f"test_demo_live_{WORKER}_{next(numbers)}"
    with copy(name, django_db_blocker), django_db_blocker.unblock(), pointed_at(name):
        yield
