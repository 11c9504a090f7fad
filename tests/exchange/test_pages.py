"""The pages of exports, templates and imports."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from breakthrough.exchange.jobs import prepare_import, write_import
from breakthrough.models import ImportRun, User
from tasks.models import Task
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.exchange.books import book


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.IMPORTS = tmp_path / "imports"
    return settings.IMPORTS


@pytest.fixture
def task(db: None) -> Task:
    return portfolio.task(name_zh="=危险", name_en="First")


@pytest.fixture
def officer(task: Task) -> User:
    return portfolio.user("officer", task.cluster)


@pytest.fixture
def client(officer: User) -> Client:
    return signed_in(officer)


def download(client: Client, path: str, **words: str) -> bytes:
    answer: Any = client.get(path, words)
    assert answer.status_code == 200, answer.content
    # A template comes whole; what is streamed is closed at its end.
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def lines(content: bytes, encoding: str = "utf-8-sig") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(content.decode(encoding), newline="")))


def test_an_export_holds_what_the_list_shows(client: Client, task: Task) -> None:
    other = portfolio.task(cluster=task.cluster, batch_year=2021)
    words = {"export-format": "csv", "export-language": "en"}

    whole = lines(download(client, "/admin/tasks/task/export/", **words))
    narrowed = lines(download(client, "/admin/tasks/task/export/", batch_year="2021", **words))

    assert {line["Code"] for line in whole} == {task.code, other.code}
    assert [line["Code"] for line in narrowed] == [other.code]


def test_an_export_is_as_known_on_a_day(client: Client, task: Task) -> None:
    before = (timezone.localtime() - timedelta(days=2)).date().isoformat()
    words = {"export-format": "csv", "export-language": "en", "export-as_of": before}

    assert lines(download(client, "/admin/tasks/task/export/", **words)) == []


def test_an_export_has_a_cover_that_says_what_it_holds(client: Client, task: Task, officer: User) -> None:
    words = {"export-format": "xlsx", "export-language": "en", "status__exact": task.status}
    made = load_workbook(BytesIO(download(client, "/admin/tasks/task/export/", **words)))

    said = {row[0].value: row[1].value for row in made["Cover"].iter_rows(min_row=3, max_col=2)}
    assert said["Rows"] == f"status: {task.get_status_display()}"
    assert said["Made for"] == str(officer)
    assert {"As known on", "Made on"} <= said.keys()
    names = [cell for row in made["Tasks"].iter_rows(min_row=2) for cell in row if cell.value == "=危险"]
    assert [(cell.data_type, cell.quotePrefix) for cell in names] == [("s", True)]


def test_a_csv_for_older_programs_is_in_gb18030_and_computes_nothing(client: Client, task: Task) -> None:
    words = {"export-format": "gb18030", "export-language": "zh-hans"}
    (line,) = lines(download(client, "/admin/tasks/task/export/", **words), "gb18030")

    assert line["名称（中文）"] == "'=危险"


@pytest.mark.parametrize("words", [{"nonsense": "1"}, {"status__exact": "\x01"}, {"cluster__id__exact": "x"}])
def test_an_export_of_nonsense_is_refused(client: Client, words: dict[str, str]) -> None:
    answer: Any = client.get("/admin/tasks/task/export/", {**words, "export-format": "csv", "export-language": "en"})

    assert answer.status_code == 400 or b"".join(answer.streaming_content)


@pytest.mark.parametrize("words", [{"export-format": "pdf"}, {"export-as_of": "yesterday"}, {"export-language": "xx"}])
def test_an_export_that_is_asked_for_wrongly_says_so(client: Client, words: dict[str, str]) -> None:
    asked = {"export-format": "csv", "export-language": "en", **words}

    assert client.get("/admin/tasks/task/export/", asked).status_code == 400


def test_a_template_offers_what_there_is(client: Client, task: Task) -> None:
    made = load_workbook(BytesIO(download(client, "/admin/import/template/", table="tasks.task")))
    sheet = made["Tasks"]
    headings = [str(cell.value) for cell in sheet[3]]

    assert headings[:4] == ["Code *", "Name (Chinese) *", "Name (English)", "Cluster *"]
    assert str(sheet["A2"].value).startswith("Example: ")
    assert sheet["D3"].comment.text.startswith("Required.")
    assert (sheet.protection.sheet, sheet["D3"].protection.locked) == (True, True)
    offered = {str(one.sqref).split(":")[0]: one.formula1 for one in sheet.data_validations.dataValidation}
    assert offered["D4"].startswith("'Lists'!")
    assert offered["I4"] == '"Upgrade traditional industries,Expand emerging industries,Nurture future industries"'
    lists: Any = made["Lists"]
    assert task.cluster.code in [cell.value for row in lists for cell in row]
    explained = [row[1].value for row in made["How to fill in"].iter_rows() if row[1].value]
    assert "Batch year" in explained


def test_the_portfolio_workbook_has_a_sheet_for_each_table(client: Client) -> None:
    made = load_workbook(BytesIO(download(client, "/admin/import/template/")))

    assert {"Tasks", "Milestones", "Indicators", "Ledger entries", "Pilot lines", "Researchers"} <= set(made.sheetnames)
    assert "Clusters" not in made.sheetnames


def test_an_unknown_template_does_not_exist(client: Client) -> None:
    assert client.get("/admin/import/template/", {"table": "tasks.cluster"}).status_code == 404


def test_many_rows_are_the_workers(client: Client, officer: User, task: Task, settings: Any) -> None:
    settings.IMPORT_ROWS_AT_ONCE = 2
    rows = [[task.code, number, f"指标{number}", 5] for number in range(1, 5)]
    content = book(["Task", "Number", "Name (Chinese)", "Target"], *rows, title="Indicators")
    client.post("/admin/import/", {"file": SimpleUploadedFile("i.xlsx", content), "table": ""})
    run = ImportRun.objects.get(user=officer)
    page = client.get(f"/admin/import/{run.pk}/")
    assert (run.state, page.headers["Refresh"]) == ("reading", "2")

    prepare_import.call(str(run.pk))
    run.refresh_from_db()
    assert (run.state, run.counts["new"]) == ("shown", 4)
    client.post(f"/admin/import/{run.pk}/", {"confirm": "1"})
    run.refresh_from_db()
    assert (run.state, task.indicators.count()) == ("writing", 0)
    write_import.call(str(run.pk))

    run.refresh_from_db()
    assert (run.state, task.indicators.count()) == ("done", 4)
    assert client.get(f"/admin/history/{run.batch}/").status_code == 200


def test_a_worker_that_fails_says_so(officer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    run = ImportRun.objects.create(user=officer, name="x.xlsx", language="en")
    monkeypatch.setattr("breakthrough.exchange.runs.read_cells", lambda run: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        prepare_import.call(str(run.pk))

    run.refresh_from_db()
    assert (run.state, "nothing was imported" in run.problem) == ("refused", True)


def test_too_large_a_file_is_refused_by_the_form(client: Client, settings: Any) -> None:
    settings.UPLOAD_MOST_BYTES = 10
    answer = client.post("/admin/import/", {"file": SimpleUploadedFile("x.csv", b"x" * 11), "table": ""})

    assert answer.status_code == 400
    assert "too large" in answer.content.decode()


@pytest.mark.parametrize("words", [{"state": "x"}, {"p": "x"}, {"p": "999999999"}, {"p": "0"}])
def test_a_preview_bears_any_address(words: dict[str, str], client: Client, officer: User, task: Task) -> None:
    content = book(["Code", "Name (Chinese)"], [task.code, "新名"], title="Tasks")
    client.post("/admin/import/", {"file": SimpleUploadedFile("x.xlsx", content), "table": ""})

    assert client.get(f"/admin/import/{ImportRun.objects.get().pk}/", words).status_code == 200
