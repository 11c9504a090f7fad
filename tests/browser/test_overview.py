"""A leader reads the overview, compares it, follows a number to its rows and mails the page; in both languages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.demo_fixtures import PASSWORD

pytestmark = pytest.mark.browser
in_both_languages = pytest.mark.parametrize("language", ["zh-CN", "en-US"])
Enter = Callable[[str, str], Page]
WORDS: dict[str, dict[str, str]] = {
    "zh-CN": {
        "choose": "选择显示内容", "cluster": "点位", "as_of": "录入截至", "compare": "对比日期", "show": "查看",
        "fiscal": "财政资金投入", "restated": "重述", "scope": "点位", "rows": "统计明细", "table": "以表格显示",
        "attention": "需要关注", "refused": "没有“hydrogen”，请核对。",
    },
    "en-US": {
        "choose": "Choose what is shown", "cluster": "Cluster", "as_of": "As known on", "compare": "Compare with",
        "show": "Show", "fiscal": "Fiscal money invested", "restated": "restated", "scope": "2 of 8 clusters",
        "rows": "What it counts", "table": "The same as a table", "attention": "What needs attention",
        "refused": "There is no “hydrogen”.",
    },
}  # fmt: skip


@pytest.fixture
def enter(demo_live: None, open_page: Callable[..., Page]) -> Enter:
    """Somebody who signs in to the demonstration and is then at an address."""

    def enter(username: str, language: str) -> Page:
        page = open_page("/admin/login/", language)
        page.fill("#id_username", username)
        page.fill("#id_password", PASSWORD)
        page.click("#login-form [type=submit]")
        expect(page.locator("#side")).to_be_visible()
        return page

    return enter


@in_both_languages
def test_a_leader_compares_a_cluster_and_mails_the_page(enter: Enter, language: str) -> None:
    words = WORDS[language]
    page = enter("leader", language)
    page.get_by_text(words["choose"]).click()
    page.get_by_label(words["cluster"], exact=True).select_option("rare-earths")
    page.get_by_label(words["as_of"]).fill("2025-10-31")
    page.get_by_label(words["compare"]).fill("2025-06-30")
    page.get_by_role("button", name=words["show"], exact=True).click()
    assert page.url.endswith("/admin/?cluster=rare-earths&as_of=2025-10-31&compare=2025-06-30")
    tile = page.locator(".tile", has_text=words["fiscal"]).first
    expect(tile).to_contain_text(words["restated"])
    value, mailed = tile.locator(".tile-value").inner_text(), page.url

    tile.locator(".tile-value a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(words["fiscal"])
    expect(page.get_by_role("heading", name=words["rows"])).to_be_visible()
    assert page.locator(".figure-value").inner_text().replace(" ", "") == value.replace(" ", "")

    reader = enter("officer", language)
    reader.goto(mailed)
    expect(reader.locator(".note")).to_contain_text(words["scope"])
    expect(reader.locator(".tile", has_text=words["fiscal"]).first.locator(".tile-value")).to_have_text(value)

    foreign = enter("officer2", language)
    foreign.goto(mailed.replace("rare-earths", "dairy").replace("dairy", "hydrogen"))
    expect(foreign.get_by_role("alert")).to_contain_text(words["refused"])


@in_both_languages
def test_on_a_phone_nothing_is_wider_than_the_screen(enter: Enter, language: str) -> None:
    page = enter("leader", language)
    page.set_viewport_size(PHONE)
    for address in ("/admin/", "/admin/?compare=2025-06-30", "/admin/?cluster=nowhere"):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], address


def test_the_map_is_walked_with_the_keyboard(enter: Enter) -> None:
    page = enter("leader", "en-US")
    first = page.locator(".tile-map a").first
    first.focus()
    expect(first).to_have_attribute("aria-label", "Hulunbuir: 3")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tasks, Hulunbuir")
    assert "region=150700" in page.url


def test_each_chart_has_its_table(enter: Enter) -> None:
    page = enter("leader", "en-US")
    twins = page.locator("details.twin", has_text=WORDS["en-US"]["table"])
    expect(twins).to_have_count(3)
    for twin in twins.all():
        twin.locator("summary").click()
        expect(twin.locator("table")).to_be_visible()


def test_without_scripts_the_choosers_work(chromium: Any, demo_live: None, live_server: Any) -> None:
    context = chromium.new_context(base_url=live_server.url, locale="en-US", java_script_enabled=False)
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("#id_username", "leader")
    page.fill("#id_password", PASSWORD)
    page.click("#login-form [type=submit]")
    page.click("text=Choose what is shown")
    page.select_option("select[name=region]", "150200")
    page.click(".choosers button")
    assert page.url.endswith("/admin/?region=150200")
    expect(page.locator(".tile-map a")).to_have_count(1)
    context.close()
