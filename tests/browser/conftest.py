"""Somebody who walks through the product in a browser, and notes what is wrong with each page they see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page, Response, ViewportSize, expect

from tests import portfolio

PASSWORD = "right horse battery"
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
# What stands on top of the first page: a leader's overview, or the desk of whoever enters data.
FIRST_PAGES = re.compile("^(总览|我的工作台|Overview|My desk)$")
HTML_LANG = {"zh-CN": "zh-hans", "en-US": "en"}


class Visitor:
    """A person at the screen; `words` are what they read there, by what they are looking for."""

    def __init__(self, page: Page, language: str, words: dict[str, str]) -> None:
        self.page, self.language, self.words = page, HTML_LANG[language], words
        self.faults: list[str] = []
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("response", self.receive)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(message.text)

    def receive(self, answer: Response) -> None:
        if answer.status >= 400:
            self.faults.append(f"{answer.status} {answer.url}")

    def look(self) -> None:
        """What is true of every page."""
        expect(self.page.locator("html")).to_have_attribute("lang", self.language)
        self.page.set_viewport_size(PHONE)
        width = self.page.evaluate("document.documentElement.scrollWidth")
        self.page.set_viewport_size(DESK)
        assert width <= PHONE["width"], f"{self.page.url} is {width} px wide"

    def sign_in(self, name: str) -> None:
        self.look()
        self.page.get_by_label(self.words["username"]).fill(name)
        self.page.get_by_label(self.words["password"]).fill(PASSWORD)
        self.page.get_by_role("button", name=self.words["sign in"]).click()
        expect(self.page.get_by_role("heading", level=1)).to_have_text(FIRST_PAGES)
        self.look()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()
        self.look()

    def go(self, name: str) -> None:
        """By the palette, without the mouse."""
        self.page.keyboard.press("Control+k")
        self.page.keyboard.type(name)
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state()
        self.look()

    def pick(self, field: str, text: str) -> None:
        """From a list that narrows as one types."""
        self.page.locator(f".field-{field} .select2-selection").first.click()
        self.page.locator(".select2-search__field").last.fill(text)
        self.page.locator(".select2-results__option", has_text=text).first.click()

    def save(self) -> None:
        self.page.get_by_role("button", name=self.words["save"], exact=True).click()
        expect(self.page.locator(".messagelist .success")).to_be_visible()
        self.look()


@pytest.fixture
def visit(open_page: Callable[..., Page], words: dict[str, dict[str, str]]) -> Iterator[Callable[[str], Visitor]]:
    """Opens the product for somebody who reads a language; at the end no page may have complained."""
    visitors: list[Visitor] = []

    def visit(language: str) -> Visitor:
        visitor = Visitor(open_page("/", language), language, words[language])
        visitors.append(visitor)
        return visitor

    yield visit
    assert [fault for visitor in visitors for fault in visitor.faults] == []


@pytest.fixture
def people(transactional_db: None) -> dict[str, Any]:
    """An officer of rare earths, where one task got 1.2 million yuan, and a leader."""
    task = portfolio.task(code="RE-01", name_zh="镧铈节能涂层材料", name_en="Energy-saving coatings")
    entry = portfolio.fund_entry(task=task, amount=1_200_000)
    lead = portfolio.organization(name_zh="包头稀土研究院", name_en="Baotou Rare Earth Institute")
    officer = portfolio.user("officer", task.cluster, username="officer", password=PASSWORD)
    leader = portfolio.user("leader", username="leader", password=PASSWORD)
    return {"task": task, "entry": entry, "lead": lead, "officer": officer, "leader": leader}
