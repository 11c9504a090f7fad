"""Loading: the same rows each time, all of them or none, and never among somebody's own."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from breakthrough import demo as ground
from breakthrough.history import tracked_models
from breakthrough.models import Installation, User
from tasks.models import Program
from tests import portfolio
from tests.demo_fixtures import PASSWORD, create, drop, pointed_at

AGAIN = "test_demo_again"


def digest() -> dict[str, str]:
    """A digest of every table, primary keys included, and of the moments at which rows became known."""
    tables = [model._meta.db_table for model in tracked_models()]
    events = [model._meta.db_table for model in tracked_models().values()]
    found = {}
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f'SELECT string_agg(t::text, chr(10) ORDER BY id) FROM "{table}" AS t')
            found[table] = hashlib.sha256(str(cursor.fetchone()[0]).encode()).hexdigest()
        for table in events:
            cursor.execute(f'SELECT count(*), max(pgh_commit_id), sum(pgh_commit_id) FROM "{table}"')
            found[table] = str(cursor.fetchone())
        cursor.execute("SELECT string_agg(c::text, chr(10) ORDER BY id) FROM breakthrough_commit AS c")
        found["commits"] = hashlib.sha256(cursor.fetchone()[0].encode()).hexdigest()
        cursor.execute("SELECT string_agg(id || username || display_name, chr(10) ORDER BY id) FROM breakthrough_user")
        found["accounts"] = cursor.fetchone()[0]
    return found


@pytest.fixture
def another(demo_template: None, django_db_blocker: Any) -> Iterator[str]:
    """A second database into which nothing was loaded yet."""
    with django_db_blocker.unblock():
        template = connection.settings_dict["TEST"].get("TEMPLATE")
        create(AGAIN, template)
        with pointed_at(AGAIN):
            if not template:
                call_command("migrate", verbosity=0)
        yield AGAIN
        drop(AGAIN)


def test_the_same_rows_each_time(demo_database: str, another: str) -> None:
    with pointed_at(demo_database):
        first = digest()
    with pointed_at(another):
        ground.load(PASSWORD)
        second = digest()
    assert [table for table in first if first[table] != second[table]] == []


def test_a_second_time_changes_nothing(demo: None, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setenv("BREAKTHROUGH_DEMO_PASSWORD", PASSWORD)
    before = digest(), [*User.objects.order_by("pk").values_list("password", flat=True)]
    call_command("demo")
    assert (digest(), [*User.objects.order_by("pk").values_list("password", flat=True)]) == before


def test_a_second_time_sets_another_password(demo: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BREAKTHROUGH_DEMO_PASSWORD", "another one for tests")
    call_command("demo")
    for name in ground.ACCOUNTS:
        assert User.objects.get(username=name).check_password("another one for tests")
    assert not User.objects.get(username="planning-office").has_usable_password()


@pytest.mark.django_db
def test_it_keeps_out_of_a_database_with_real_data() -> None:
    program = portfolio.program("own")
    with pytest.raises(CommandError, match="programs|工程"):
        call_command("demo")
    assert [*Program.objects.all()] == [program]
    assert not Installation.current().is_demo


@pytest.mark.django_db
def test_it_takes_over_no_account() -> None:
    User.objects.create_user("admin")
    with pytest.raises(CommandError, match="admin"):
        call_command("demo")
    assert not Installation.current().is_demo


@pytest.mark.django_db
def test_all_of_it_or_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    written = ground.write

    def fail(events: Any) -> None:
        if Program.objects.exists():
            raise RuntimeError("the disk is full")
        written(events)

    monkeypatch.setattr(ground, "write", fail)
    with pytest.raises(RuntimeError):
        call_command("demo")
    assert not Program.objects.exists()
    assert not User.objects.exists()
    assert not Installation.current().is_demo
