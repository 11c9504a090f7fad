"""The frame around every page, in a browser."""

import pytest
from playwright.sync_api import Page, expect

from tests import portfolio

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = ["/admin/", "/admin/tasks/task/", "/admin/tasks/task/add/", "/admin/figures/tasks/", "/admin/password_change/"]


@pytest.fixture
def faults() -> list[str]:
    return []


@pytest.fixture
def signed_in(open_page, faults):
    portfolio.task()
    portfolio.user("admin", username="admin", password="right horse")

    def sign_in(language: str = "en-US") -> Page:
        page = open_page("/admin/login/", language)
        page.on("console", lambda message: message.type == "error" and faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.fill("#id_username", "admin")
        page.fill("#id_password", "right horse")
        page.click("#login-form [type=submit]")
        expect(page.locator("#side")).to_be_visible()
        return page

    return sign_in


@pytest.mark.parametrize(("language", "width"), [("en-US", 1440), ("zh-CN", 390)])
def test_pages_keep_the_content_policy_and_fit_the_screen(signed_in, faults, language, width):
    page = signed_in(language)
    page.set_viewport_size({"width": width, "height": 844})
    for address in PAGES:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert faults == []


def test_the_palette_jumps_to_a_page(signed_in):
    page = signed_in()
    page.keyboard.press("Control+k")
    page.keyboard.type("pilot")
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/tasks/pilotline/")


def test_a_chip_filters_the_list(signed_in):
    page = signed_in()
    page.goto("/admin/tasks/task/")
    page.click("details.chip:has-text('Status')")
    page.click("details.chip[open] a:has-text('In progress')")
    expect(page.locator("details.chip-on")).to_have_count(1)
    expect(page.locator("#result_list tbody tr")).to_have_count(1)


def test_the_language_changes_and_the_page_stays(signed_in):
    page = signed_in()
    page.goto("/admin/tasks/task/?q=T")
    page.click("#language-switch [lang=zh-hans]")
    expect(page.locator("html")).to_have_attribute("lang", "zh-hans")
    assert page.url.endswith("/admin/tasks/task/?q=T")


def test_an_amount_is_read_back_while_it_is_typed(signed_in):
    page = signed_in()
    page.goto("/admin/funding/fundentry/add/")
    page.fill("#id_amount", "1200000")
    expect(page.locator("output.spoken")).to_have_text("1.2 million yuan · 1,200,000.00 yuan")


def test_on_a_narrow_screen_the_navigation_is_a_drawer(signed_in):
    page = signed_in()
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    expect(page.locator("#side")).to_be_hidden()
    page.click("#side-toggle")
    expect(page.locator("#side")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#side")).to_be_hidden()
