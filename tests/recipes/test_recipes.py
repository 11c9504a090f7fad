"""docs/recipes.md, word for word: what can be run is run against the running product."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg2
import pytest
from django.db import connection

from breakthrough.reporting import build, drop_role, make_role, tables
from tests import portfolio

BASE = Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)
RECIPES = BLOCK.findall((BASE / "docs/recipes.md").read_text(encoding="utf-8"))
ROLE = f"bi_{os.getpid()}"
pytestmark = pytest.mark.django_db(transaction=True)


def recipes(kind: str) -> list[Any]:
    return [pytest.param(text, id=f"{kind}-{number}") for number, (of, text) in enumerate(RECIPES, 1) if of == kind]


@pytest.fixture
def run(live_server: Any, tmp_path: Path) -> Any:
    """Runs a program in an empty folder with the address and a token of the running product; what it prints."""
    task = portfolio.task(cluster=portfolio.cluster("rare-earths"))
    portfolio.fund_entry(task=task)
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(BASE / "clients/python"),
        "PYTHONIOENCODING": "utf-8",
        "BREAKTHROUGH": live_server.url,
        "TOKEN": portfolio.token(portfolio.user("leader"), "*:read"),
    }

    def run(*command: str) -> str:
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.mark.parametrize("text", recipes("sh"))
def test_a_recipe_for_curl_works(text: str, run: Any, tmp_path: Path) -> None:
    printed = run("bash", "-euo", "pipefail", "-c", text)
    made = [*tmp_path.iterdir()]
    assert "304" in printed or "T-" in printed or "rare-earths" in printed or made[0].stat().st_size > 100


@pytest.mark.parametrize("text", recipes("python"))
def test_a_recipe_in_python_works_and_works_again(text: str, run: Any) -> None:
    first = run(sys.executable, "-W", "ignore", "-c", text)
    assert first
    assert run(sys.executable, "-W", "ignore", "-c", text) == first


@pytest.fixture
def reader(transactional_db: None) -> Iterator[Any]:
    """A session of a BI tool."""
    portfolio.fund_entry(task=portfolio.task())
    build()
    password = make_role(ROLE)
    where = connection.get_connection_params()
    names = {name: where[name] for name in ("host", "port") if where.get(name)}
    session = psycopg2.connect(dbname=connection.settings_dict["NAME"], user=ROLE, password=password, **names)
    session.autocommit = True
    yield session.cursor()
    session.close()
    drop_role(ROLE)
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA reporting CASCADE")


@pytest.mark.parametrize("text", recipes("sql"))
def test_a_recipe_in_sql_works(text: str, reader: Any) -> None:
    reader.execute(text)
    assert reader.description


def test_every_view_and_column_says_what_it_means(reader: Any) -> None:
    reader.execute([text for kind, text in RECIPES if kind == "sql"][-1])
    found = reader.fetchall()
    assert {table for table, _column, _meaning in found} == {*tables()}
    assert [line for line in found if not line[2]] == []
    assert ("tasks", "cluster_id", "点位 / cluster") in found


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM public.breakthrough_user",
        "SELECT * FROM public.tasks_task",
        "SELECT * FROM asof.tasks_task",
        "SELECT * FROM reporting.grants",
        "UPDATE tasks SET code = 'X'",
        "SET default_transaction_read_only = off; DELETE FROM reporting.regions",
        "CREATE TABLE reporting.mine ()",
        "CREATE TABLE public.mine ()",
    ],
)
def test_the_role_reads_the_views_and_nothing_else(statement: str, reader: Any) -> None:
    with pytest.raises(
        (psycopg2.errors.InsufficientPrivilege, psycopg2.errors.ReadOnlySqlTransaction, psycopg2.errors.UndefinedTable)
    ):
        reader.execute(statement)


def test_the_views_are_there_again_after_migrating_and_the_role_still_reads_them(reader: Any) -> None:
    build()
    reader.execute("SELECT count(*) FROM tasks")
    assert reader.fetchone() == (1,)
