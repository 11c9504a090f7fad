"""The office writes the month's bulletin, a leader publishes it, and anybody proves it; in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from breakthrough.models import Publication
from tests.demo_fixtures import PASSWORD

pytestmark = pytest.mark.browser
WORDS: dict[str, dict[str, str]] = {
    "zh-CN": {
        "template": "科技“突围”工程2025年11月月报", "save": "保存并继续编辑", "printed": "成文预览",
        "put forward": "送签", "publish": "签发", "seen": "已阅存疑事项，仍予签发", "verify": "核验",
        "proved": "核验一致", "file": "Word 中文",
    },
    "en-US": {
        "template": "“Breakthrough” Project: Bulletin for November 2025", "save": "Save and continue editing",
        "printed": "As it would be printed", "put forward": "Put forward", "publish": "Publish",
        "seen": "I have read what is doubtful, and publish all the same", "verify": "Verify",
        "proved": "Proved: everything agrees", "file": "Word English",
    },
}  # fmt: skip


@pytest.fixture
def enter(chromium: Browser, demo_live: None, live_server: Any) -> Callable[[str, str], Page]:
    """Somebody at the list of publications, in a browser of their own; what the browser complains of fails the test."""

    def enter(username: str, language: str) -> Page:
        page = chromium.new_context(base_url=live_server.url, locale=language).new_page()
        page.on("pageerror", lambda error: pytest.fail(str(error)))
        page.goto("/admin/login/?next=/admin/breakthrough/publication/")
        page.fill("#id_username", username)
        page.fill("#id_password", PASSWORD)
        page.click("#login-form [type=submit]")
        return page

    return enter


def press(page: Page, name: str) -> None:
    """A button of the page itself, whether it sends something or leads somewhere."""
    page.locator("main").get_by_text(name, exact=True).locator("visible=true").first.click()


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_a_bulletin_is_written_published_and_proved(enter: Callable[[str, str], Page], language: str) -> None:
    words, office, leader = WORDS[language], enter("office", language), enter("leader", language)
    office.locator(".object-tools .addlink").click()
    office.get_by_text(words["template"]).click()
    office.get_by_role("button", name=words["save"]).click()
    expect(office.get_by_role("region", name=words["printed"])).to_contain_text(words["template"])
    press(office, words["put forward"])
    office.get_by_role("button", name=words["put forward"], exact=True).click()
    expect(office.locator(".messagelist .success")).to_be_visible()

    leader.reload()
    leader.get_by_role("link", name=words["template"]).click()
    press(leader, words["publish"])
    leader.get_by_label(words["seen"]).check()
    leader.get_by_role("button", name=words["publish"], exact=True).click()
    expect(leader.locator(".messagelist .success")).to_be_visible()
    published = Publication.objects.get(template__code="monthly-bulletin")
    expect(leader.locator("main")).to_contain_text(published.snapshot.sha256)
    leader.get_by_role("button", name=words["verify"], exact=True).click()
    expect(leader.get_by_role("status").get_by_role("heading")).to_contain_text(words["proved"])
    with leader.expect_download() as download:
        leader.get_by_role("link", name=words["file"]).click()
    assert download.value.suggested_filename.endswith(".docx")


def test_a_page_begins_at_its_top_however_low_it_stands_in_the_navigation(enter: Callable[[str, str], Page]) -> None:
    page = enter("office", "en-US")
    expect(page.locator("#side [aria-current=page]")).to_be_in_viewport()
    assert page.evaluate("scrollY") == 0
