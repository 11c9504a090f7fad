"""The tiny generated portfolio for tests."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from breakthrough.generating import Size, generate
from tests.demo_fixtures import WORKER, create, drop, pointed_at

TINY = Size(tasks=30, ledger=1_000, people=60, assignments=150)
PASSWORD = "a password for tests"


def make(name: str) -> None:
    """A migrated database of that name with the tiny portfolio."""
    template = connection.settings_dict["TEST"].get("TEMPLATE")
    create(name, template)
    with pointed_at(name):
        if not template:
            call_command("migrate", verbosity=0)
        generate(TINY, PASSWORD)


@pytest.fixture(scope="session")
def generated_database(django_db_setup: None, django_db_blocker: Any) -> Iterator[str]:
    name = f"test_generated_{WORKER}"
    with django_db_blocker.unblock():
        make(name)
    yield name
    with django_db_blocker.unblock():
        drop(name)


@pytest.fixture
def generated(generated_database: str, django_db_blocker: Any) -> Iterator[None]:
    """The tiny portfolio; what the test writes is rolled back. Not together with `db`."""
    with django_db_blocker.unblock(), pointed_at(generated_database), transaction.atomic():
        yield
        transaction.set_rollback(True)
