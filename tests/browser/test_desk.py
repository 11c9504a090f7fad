"""An officer's and a reviewer's morning, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from playwright.sync_api import expect

from breakthrough.clock import SHANGHAI
from breakthrough.models import Installation
from tests import portfolio
from tests.browser.conftest import PASSWORD, Visitor
from tests.desk.conftest import running

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
in_both_languages = pytest.mark.parametrize("language", ["zh-CN", "en-US"])
Visit = Callable[[str], Visitor]


@pytest.fixture
def words() -> dict[str, dict[str, str]]:
    return {
        "zh-CN": {
            "username": "用户名", "password": "密码", "sign in": "登录", "save": "保存", "overview": "总览",
            "sense": "1 份报告逾期", "returned": "1 份被退回", "report": "填报", "review": "审核",
            "preferences": "个人设置", "saved": "个人设置已保存。", "mails": "接收邮件提醒",
            "queue": "1 份报告待审核，最早一份已等待 2 天",
        },
        "en-US": {
            "username": "Username", "password": "Password", "sign in": "Log in", "save": "Save",
            "overview": "Overview", "sense": "1 report late", "returned": "1 returned", "report": "Report",
            "review": "Review", "preferences": "My preferences", "saved": "Your preferences are saved.",
            "mails": "Gets reminders by e-mail", "queue": "1 report to review, waiting for 2 d",
        },
    }  # fmt: skip


@pytest.fixture
def morning(transactional_db: None) -> dict[str, Any]:
    """One report late, one returned, one submitted."""
    Installation.objects.create(is_demo=True, today=datetime(2025, 11, 6, 9, tzinfo=SHANGHAI))
    october = portfolio.period(2025, 10)
    late, back, handed_in = (running(f"RE-0{number}") for number in (1, 2, 3))
    officer = portfolio.user("officer", late.cluster, username="officer", password=PASSWORD)
    head = portfolio.user("reviewer", late.cluster, username="head", password=PASSWORD)
    portfolio.report("returned", task=back, period=october, author=officer, reviewer=head, return_reason="数据不全")
    day = datetime(2025, 11, 4, tzinfo=SHANGHAI).date()
    portfolio.report("submitted", task=handed_in, period=october, author=officer, submitted_on=day)
    return {"late": late, "back": back, "handed in": handed_in}


@in_both_languages
def test_an_officer_sees_what_waits(visit: Visit, morning: dict[str, Any], language: str) -> None:
    visitor = visit(language)
    visitor.sign_in("officer")
    page = visitor.page
    expect(page.locator(".sense")).to_contain_text(visitor.words["sense"])
    expect(page.locator(".sense")).to_contain_text(visitor.words["returned"])
    expect(page.locator("#returned .desk-detail")).to_contain_text("数据不全")
    expect(page.locator("#due .desk-line")).to_have_count(1)
    page.locator("#due").get_by_role("button", name=visitor.words["report"]).click()
    expect(page.locator("#id_task")).to_have_value(str(morning["late"].pk))
    visitor.look()


@in_both_languages
def test_a_reviewer_opens_the_oldest_report(visit: Visit, morning: dict[str, Any], language: str) -> None:
    visitor = visit(language)
    visitor.sign_in("head")
    page = visitor.page
    expect(page.locator(".sense")).to_contain_text(visitor.words["queue"])
    page.locator("#queue").get_by_role("button", name=visitor.words["review"]).click()
    expect(page.locator("#content")).to_contain_text("RE-03")
    visitor.look()


@in_both_languages
def test_the_overview_is_one_click_away(visit: Visit, morning: dict[str, Any], language: str) -> None:
    visitor = visit(language)
    visitor.sign_in("officer")
    visitor.page.locator(".places").get_by_role("link", name=visitor.words["overview"]).click()
    expect(visitor.page.locator(".tiles")).to_be_visible()
    visitor.look()


@in_both_languages
def test_somebody_switches_mails_off(visit: Visit, morning: dict[str, Any], language: str) -> None:
    visitor = visit(language)
    visitor.sign_in("officer")
    page = visitor.page
    page.locator("#user-menu summary").click()
    page.get_by_role("link", name=visitor.words["preferences"]).click()
    visitor.look()
    page.get_by_label(visitor.words["mails"]).uncheck()
    page.get_by_role("button", name=visitor.words["save"]).click()
    expect(page.locator(".messagelist .success")).to_have_text(visitor.words["saved"])
