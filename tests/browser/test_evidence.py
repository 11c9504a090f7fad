"""A file goes in by an officer, comes out unchanged, and is not there for anybody else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests import portfolio
from tests.browser.conftest import PASSWORD, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def words() -> dict[str, dict[str, str]]:
    return {
        "zh-CN": {"username": "用户名", "password": "密码", "sign in": "登录", "first page": "总览", "attach": "上传"},
        "en-US": {
            "username": "Username", "password": "Password", "sign in": "Log in", "first page": "Overview",
            "attach": "Attach",
        },
    }  # fmt: skip


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_a_file_is_attached_and_downloaded(
    visit: Callable[[str], Visitor], people: dict[str, Any], language: str, tmp_path: Path, settings: Any
) -> None:
    settings.UPLOADS = tmp_path / "uploads"
    portfolio.user("officer", portfolio.cluster("dairy"), username="stranger", password=PASSWORD)
    proof = tmp_path / "检测报告.pdf"
    proof.write_bytes(portfolio.pdf("browser"))
    visitor = visit(language)
    visitor.sign_in("officer")
    page = visitor.page
    site = page.url.split("/admin")[0]
    page.goto(f"{site}/admin/tasks/milestone/{people['task'].milestones.first().pk}/change/")
    page.set_input_files("#attach_uploads", proof)
    expect(page.locator(".drop-chosen")).to_have_text("检测报告.pdf")
    visitor.look()
    page.get_by_role("button", name=visitor.words["attach"], exact=True).click()
    link = page.get_by_role("link", name="检测报告.pdf")
    visitor.look()
    with page.expect_download() as download:
        link.click()
    assert Path(download.value.path()).read_bytes() == proof.read_bytes()
    address = f"{site}{link.get_attribute('href')}"
    stranger = visit(language)
    stranger.sign_in("stranger")
    assert stranger.page.request.get(address).status == 404
