"""What people with a screen reader, a keyboard or poor sight stumble over: nothing serious, in light and in dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from breakthrough.models import Publication
from tasks.models import Task
from tests.demo_fixtures import PASSWORD

pytestmark = pytest.mark.browser

GRAVE = ("serious", "critical")
# Pages by the account that walks through them; {task} and {brief} are a task and the brief of 6 November.
WALKS: dict[str, list[str]] = {
    "leader": [
        "/admin/",
        "/admin/?compare=2025-06-30&cluster=rare-earths",
        "/admin/?cluster=nowhere",
        "/admin/figures/fiscal_invested/?by=cluster",
        "/admin/tasks/task/",
        "/admin/risks/",
        "/admin/plausibility/",
        "/admin/report/",
        "/admin/breakthrough/publication/{brief}/change/",
        "/admin/tasks/task/{task}/story/",
        "/admin/tasks/evidence/",
    ],
    "office": ["/admin/breakthrough/publication/add/", "/admin/breakthrough/texttemplate/1/change/"],
    "officer": [
        "/admin/",
        "/admin/overview/",
        "/admin/tasks/task/{task}/change/",
        "/admin/tasks/progressreport/",
        "/admin/tasks/progressreport/add/?task={task}",
        "/admin/tasks/progressreport/sheet/",
        "/admin/funding/fundentry/add/",
        "/admin/duplicates/",
    ],
    "auditor": [
        "/admin/rights/",
        "/admin/rights/mine/",
        "/admin/breakthrough/accessrecord/",
        "/admin/tasks/task/{task}/history/",
        "/admin/tasks/progressreport/1/history/",
    ],
}


@pytest.fixture
def walk(chromium: Browser, demo_live: None, live_server: Any) -> Iterator[Callable[[str], Page]]:
    """Signs in to the demonstration."""
    # Nothing moves: colors on their way from one to another would be measured.
    context = chromium.new_context(base_url=live_server.url, locale="en-US", reduced_motion="reduce")

    def walk(username: str) -> Page:
        page = context.new_page()
        page.goto("/admin/login/")
        page.fill("#id_username", username)
        page.fill("#id_password", PASSWORD)
        page.click("#login-form [type=submit]")
        page.wait_for_selector("#side")
        return page

    yield walk
    context.close()


def faults(page: Page) -> list[str]:
    """What is seriously wrong with a page, in light and in dark."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for fault in Axe().run(page).response["violations"]:
            if fault["impact"] in GRAVE:
                found += [f"{scheme} {page.url} {fault['id']}: {node['html']}" for node in fault["nodes"]]
    return found


@pytest.mark.parametrize("username", WALKS)
def test_nobody_stumbles(walk: Callable[[str], Page], username: str) -> None:
    page = walk(username)
    rows = {"task": Task.objects.get(code="RE-2023-01").pk, "brief": Publication.objects.get().pk}
    found = []
    for address in WALKS[username]:
        answer = page.goto(address.format(**rows))
        assert answer is not None
        assert answer.status == (400 if "nowhere" in address else 200), address
        found += faults(page)
    assert found == []


def test_nobody_stumbles_at_the_door(open_page: Callable[..., Page]) -> None:
    assert faults(open_page("/admin/login/", "en-US")) == []


def test_a_page_that_has_a_fault_is_found(open_page: Callable[..., Page]) -> None:
    page = open_page("/admin/login/", "en-US")
    page.evaluate("document.body.append(document.createElement('button'))")
    assert [fault for fault in faults(page) if "button-name" in fault] != []
