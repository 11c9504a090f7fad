"""Whose rows an import touches: those that its author's forms would let them touch, and no others."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from breakthrough.exchange import runs
from breakthrough.models import ImportRun, User
from tasks.models import Indicator, Task
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.exchange.books import book, column, edited, exported, previewed

UPLOAD = "/admin/import/"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.IMPORTS = tmp_path / "imports"
    return settings.IMPORTS


@pytest.fixture
def task(db: None) -> Task:
    return portfolio.task()


@pytest.fixture
def officer(task: Task) -> User:
    return portfolio.user("officer", task.cluster)


@pytest.fixture
def stranger(db: None) -> User:
    """Enters the data of another cluster."""
    return portfolio.user("officer", portfolio.task(cluster=portfolio.cluster("dairy")).cluster)


def renamed(task: Task) -> bytes:
    return book(["Code", "Name (Chinese)"], [task.code, "改过的名称"], title="Tasks")


def bring(client: Client, content: bytes, name: str = "tasks.xlsx") -> Any:
    return client.post(UPLOAD, {"file": SimpleUploadedFile(name, content), "table": ""})


def brought(user: User, content: bytes) -> ImportRun:
    answer = bring(signed_in(user), content)
    assert answer.status_code == 302, answer.content
    return ImportRun.objects.get(user=user)


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []


def test_an_officer_imports_and_takes_back_what_is_theirs(officer: User, task: Task, folder: Path) -> None:
    run, client, before = brought(officer, renamed(task)), signed_in(officer), task.name_zh
    page = client.get(f"{UPLOAD}{run.pk}/")
    assert "改过的名称" in page.content.decode()
    assert before in page.content.decode()

    client.post(f"{UPLOAD}{run.pk}/", {"confirm": "1"})

    run.refresh_from_db()
    task.refresh_from_db()
    assert (run.state, run.counts["changed"], task.name_zh) == ("done", 1, "改过的名称")
    assert files(folder) == []
    client.post(reverse("admin:batch", args=[run.batch]), {"all": "1"})
    task.refresh_from_db()
    assert task.name_zh == before


@pytest.mark.parametrize("role", ["", "leader", "reviewer", "auditor"])
def test_who_writes_nothing_imports_nothing(role: str, task: Task, folder: Path) -> None:
    client = signed_in(portfolio.user(role) if role != "reviewer" else portfolio.user(role, task.cluster))

    assert client.get(UPLOAD).status_code == 403
    assert bring(client, renamed(task)).status_code == 403
    assert client.get(f"{UPLOAD}template/").status_code == 403
    assert (ImportRun.objects.count(), files(folder)) == (0, [])


def test_a_foreign_row_is_as_absent_as_one_that_is_not_there(stranger: User, task: Task) -> None:
    absent = book(["Code", "Number", "Name (Chinese)"], ["NO-SUCH", 1, "x"], title="Tasks")
    rows = [["Task", "Number", "Name (Chinese)", "Weight (%)", "Due on"]]
    foreign = book(*rows, [task.code, 1, "改名", 5, "2026-01-01"], title="Milestones")
    none = book(*rows, ["NO-SUCH", 1, "改名", 5, "2026-01-01"], title="Milestones")

    told = [error["message"] for error in previewed(foreign, stranger).errors()]
    assert [message.replace(task.code, "NO-SUCH") for message in told] == [
        error["message"] for error in previewed(none, stranger).errors()
    ]
    assert previewed(absent, stranger).counts["error"] == 1


def test_one_foreign_row_among_many_keeps_all_of_them_out(officer: User, stranger: User, task: Task) -> None:
    own = Task.objects.visible_to(stranger).get()
    rows = [[own.code, number, f"指标{number}", 5] for number in range(50, 549)]
    content = book(
        ["Task", "Number", "Name (Chinese)", "Target"], *rows, [task.code, 50, "x", 5],
        title="Indicators",
    )  # fmt: skip
    before = Indicator.objects.count()

    outcome = previewed(content, stranger)

    assert [error["message"] for error in outcome.errors()] == [f"There is no “{task.code}”."]
    assert not outcome.is_sound
    assert Indicator.objects.count() == before


def test_a_row_does_not_leave_its_authors_clusters(officer: User, stranger: User, task: Task) -> None:
    foreign = Task.objects.visible_to(stranger).get().cluster

    def edit(sheet: Any) -> None:
        sheet.cell(2, column(sheet, "Cluster")).value = foreign.code

    outcome = previewed(edited(exported(Task, officer), edit), officer)

    assert outcome.counts["error"] == 1


@pytest.mark.parametrize("page", ["", "errors/"])
def test_another_ones_upload_does_not_exist(page: str, officer: User, stranger: User, task: Task) -> None:
    run, client = brought(officer, renamed(task)), signed_in(stranger)

    assert client.get(f"{UPLOAD}{run.pk}/{page}").status_code == 404
    assert client.post(f"{UPLOAD}{run.pk}/", {"confirm": "1"}).status_code == 404
    assert client.post(f"{UPLOAD}{run.pk}/", {"discard": "1"}).status_code == 404
    assert ImportRun.objects.filter(pk=run.pk).exists()
    assert (run.folder / runs.FILE).exists()


GUESSED = ["../../etc/passwd", "5a725d29-ddb1-4225-9236-ad4090b7d45d", "cells", "%2e%2e/file", "1"]


@pytest.mark.parametrize("name", GUESSED)
def test_guessed_names_read_and_delete_nothing(name: str, officer: User, task: Task) -> None:
    run, client = brought(officer, renamed(task)), signed_in(officer)

    for data in ({"confirm": "1"}, {"discard": "1"}):
        assert client.post(f"{UPLOAD}{name}/", data).status_code in (302, 404)
    assert (run.folder / runs.FILE).exists()


def test_a_file_whose_name_steers_is_kept_under_a_name_of_our_own(officer: User, task: Task, folder: Path) -> None:
    answer = bring(signed_in(officer), renamed(task), "..\\..\\x.xlsx")
    run = ImportRun.objects.get(user=officer)

    assert answer.status_code == 302
    assert run.name == "x.xlsx"
    assert {path.parent for path in files(folder)} == {run.folder}


def test_what_is_wrong_is_not_imported(officer: User, task: Task) -> None:
    run = brought(officer, book(["Code", "Batch year"], [task.code, "bald"], title="Tasks"))
    client = signed_in(officer)

    client.post(f"{UPLOAD}{run.pk}/", {"confirm": "1"})

    run.refresh_from_db()
    assert run.state == "shown"
    answer: Any = client.get(f"{UPLOAD}{run.pk}/errors/")
    annotated = load_workbook(BytesIO(b"".join(answer.streaming_content)))
    assert "42" in annotated["Tasks"]["B2"].comment.text


def test_a_right_that_is_gone_is_gone_for_what_was_shown_too(officer: User, task: Task) -> None:
    run, before = brought(officer, renamed(task)), task.name_zh
    officer.grants.update(starts_on="2019-01-01", ends_on="2020-01-01")
    client = signed_in(User.objects.get(pk=officer.pk))

    client.post(f"{UPLOAD}{run.pk}/", {"confirm": "1"})

    task.refresh_from_db()
    assert task.name_zh == before


def test_an_abandoned_upload_leaves_nothing_behind(officer: User, task: Task, folder: Path) -> None:
    run = brought(officer, renamed(task))
    assert runs.forget_old() == 0
    ImportRun.objects.filter(pk=run.pk).update(created_at=timezone.now() - timedelta(days=1, minutes=1))

    assert runs.forget_old() == 1
    assert files(folder) == []
    assert not ImportRun.objects.exists()


def test_a_file_that_was_thrown_away_is_gone(officer: User, task: Task, folder: Path) -> None:
    run = brought(officer, renamed(task))

    signed_in(officer).post(f"{UPLOAD}{run.pk}/", {"discard": "1"})

    assert (files(folder), ImportRun.objects.count()) == ([], 0)


def test_a_file_that_cannot_be_read_says_why_and_is_gone(officer: User, folder: Path) -> None:
    run = brought(officer, b"PK\x03\x04 cut off")

    assert run.state == "refused"
    assert "damaged" in signed_in(officer).get(f"{UPLOAD}{run.pk}/").content.decode()
    assert files(folder) == []


def test_an_import_is_confirmed_once(officer: User, task: Task) -> None:
    run = brought(officer, renamed(task))

    assert runs.claim(run)
    assert not runs.claim(ImportRun.objects.get(pk=run.pk))


def test_an_export_holds_what_its_author_may_see(officer: User, stranger: User, task: Task) -> None:
    foreign = Task.objects.visible_to(stranger).get()
    content = exported(Task, officer, form="csv").decode("utf-8-sig")

    assert task.code in content
    assert foreign.code not in content
