"""An officer takes a list home as a workbook, brings it back, sees what would change, imports it and takes it back."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def words() -> dict[str, dict[str, str]]:
    return {
        "zh-CN": {
            "username": "用户名", "password": "密码", "sign in": "登录", "name": "名称（中文）", "export": "导出",
            "download": "下载", "import": "导入", "undo": "全部撤销", "changed": "1 更新",
        },
        "en-US": {
            "username": "Username", "password": "Password", "sign in": "Log in", "name": "Name (Chinese)",
            "export": "Export", "download": "Download", "import": "Import", "undo": "Undo all", "changed": "1 changed",
        },
    }  # fmt: skip


def renamed(file: Path, heading: str) -> bytes:
    book = load_workbook(file)
    sheet: Any = book.worksheets[1]
    place = next(cell.column for cell in sheet[1] if str(cell.value).startswith(heading))
    sheet.cell(2, place).value = "换了的名称"
    content = BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_a_list_goes_out_comes_back_and_is_taken_back(
    visit: Callable[[str], Visitor], people: dict[str, Any], language: str, tmp_path: Path, settings: Any
) -> None:
    settings.IMPORTS = tmp_path / "imports"
    visitor, task = visit(language), people["task"]
    visitor.sign_in("officer")
    page, words = visitor.page, visitor.words
    page.goto("/admin/tasks/task/")
    visitor.follow(words["export"])
    with page.expect_download() as download:
        page.get_by_role("button", name=words["download"]).click()
    download.value.save_as(tmp_path / "tasks.xlsx")

    page.goto("/admin/tasks/task/")
    visitor.follow(words["import"])
    content = renamed(tmp_path / "tasks.xlsx", words["name"])
    page.set_input_files("#id_file", {"name": "tasks.xlsx", "mimeType": XLSX, "buffer": content})
    page.locator("#content-main input.default").click()
    expect(page.locator(".import-tabs [aria-current]")).to_have_text(words["changed"])
    expect(page.locator(".import-rows del")).to_have_text("镧铈节能涂层材料")
    expect(page.locator(".import-rows ins")).to_have_text("换了的名称")
    visitor.look()

    page.get_by_role("button", name=words["import"], exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    task.refresh_from_db()
    assert task.name_zh == "换了的名称"
    page.locator(".import-busy a.default").click()
    page.get_by_role("button", name=words["undo"], exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    task.refresh_from_db()
    assert task.name_zh == "镧铈节能涂层材料"
