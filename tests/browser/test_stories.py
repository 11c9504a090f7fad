"""A leader follows a number of the first page to a task, and reads what became of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def words() -> dict[str, dict[str, str]]:
    signing_in = {
        "zh-CN": {"username": "用户名", "password": "密码", "sign in": "登录"},
        "en-US": {"username": "Username", "password": "Password", "sign in": "Log in"},
    }
    chinese = {
        "fiscal": "财政资金投入", "paid": "1,200,000.00", "task": "RE-01 镧铈节能涂层材料", "money": "120 万元",
        "plan": "里程碑：计划与实际", "as a table": "查看表格", "weight": "40", "fields": "全部字段", "story": "概况",
    }  # fmt: skip
    english = {
        "fiscal": "Fiscal money invested", "paid": "1,200,000.00", "task": "RE-01 Energy-saving coatings",
        "money": "1.2 million yuan", "plan": "Milestones against plan", "as a table": "As a table", "weight": "40",
        "fields": "All fields", "story": "Story",
    }  # fmt: skip
    return {"zh-CN": {**signing_in["zh-CN"], **chinese}, "en-US": {**signing_in["en-US"], **english}}


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_from_a_number_to_a_task_to_its_money_and_back(
    visit: Callable[[str], Visitor], people: dict[str, Any], language: str
) -> None:
    visitor = visit(language)
    page, says = visitor.page, visitor.words
    visitor.sign_in("leader")
    page.locator(".tile", has_text=says["fiscal"]).locator(".tile-value a").click()
    visitor.follow("RE-01")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(says["task"])
    story = page.url

    plan = page.get_by_role("region", name=says["plan"])
    expect(plan.get_by_role("img", name=says["plan"])).to_be_visible()
    plan.get_by_text(says["as a table"]).click()
    expect(plan.get_by_role("row").nth(1)).to_contain_text(says["weight"])

    number = page.locator(".story-numbers a").first
    expect(number).to_have_text(says["money"])
    number.click()
    visitor.look()
    expect(heading).to_have_text(f"{says['fiscal']}, {says['task'].removeprefix('RE-01 ')}")
    expect(page.get_by_role("row", name=people["entry"].entry_no)).to_contain_text(says["paid"])

    page.go_back()
    expect(page).to_have_url(story)
    visitor.follow(says["fields"])
    visitor.follow(says["story"])
    expect(page).to_have_url(story)
