"""An import whose process was ended is not busy for ever."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from breakthrough.exchange import runs
from breakthrough.exchange.work import BUSY, at_work
from breakthrough.models import ImportRun
from tasks.models import Task
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.exchange.books import book


@pytest.fixture
def task(db: None) -> Task:
    return portfolio.task(name_zh="原来的名称")


@pytest.fixture
def client(task: Task) -> Client:
    return signed_in(portfolio.user("officer", task.cluster))


@pytest.fixture
def run(task: Task, client: Client, settings: Any, tmp_path: Path) -> ImportRun:
    """A file that was shown, and then confirmed by a process that nobody heard of again."""
    settings.IMPORTS = tmp_path / "imports"
    user = portfolio.user("officer", task.cluster)
    client.force_login(user)
    run = runs.begin(user, "tasks.xlsx", [book(["Code", "Name (Chinese)"], [task.code, "新的名称"], title="Tasks")])
    runs.prepare(run, runs.read_cells(run) or [])
    assert runs.claim(run)
    return run


def state(client: Client, run: ImportRun) -> str:
    client.get(f"/admin/import/{run.pk}/")
    run.refresh_from_db()
    return run.state


def test_what_waits_for_the_worker_goes_on_waiting(client: Client, run: ImportRun) -> None:
    assert state(client, run) == "writing"


def test_what_somebody_works_on_is_left_to_them(client: Client, run: ImportRun) -> None:
    with at_work(run):
        assert state(client, run) == "writing"


def test_what_was_cut_off_is_confirmed_once_more(client: Client, run: ImportRun, task: Task) -> None:
    (run.folder / BUSY).touch()

    page = client.get(f"/admin/import/{run.pk}/", headers={"Accept-Language": "en"})
    client.post(f"/admin/import/{run.pk}/", {"confirm": "1"})

    task.refresh_from_db()
    run.refresh_from_db()
    assert "cut off before it ended" in page.content.decode()
    assert (run.state, task.name_zh) == ("done", "新的名称")


def test_what_was_cut_off_while_it_was_read_is_brought_once_more(client: Client, run: ImportRun) -> None:
    ImportRun.objects.filter(pk=run.pk).update(state="reading")
    (run.folder / BUSY).touch()

    assert state(client, run) == "refused"
