"""Undo, two people on one record, and what survives a crash, in a browser and in both languages."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tasks.models import Task
from tests import portfolio
from tests.browser.conftest import PASSWORD, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
in_both_languages = pytest.mark.parametrize("language", ["zh-CN", "en-US"])
Visit = Callable[[str], Visitor]
LOST_AT_MOST = 10_000


@pytest.fixture
def words() -> dict[str, dict[str, str]]:
    return {
        "zh-CN": {
            "username": "用户名", "password": "密码", "sign in": "登录", "first page": "总览", "save": "保存",
            "history": "历史", "details": "详情与撤销", "why": "撤销原因", "undo all": "全部撤销",
            "undone": "已撤销。", "conflict": "李四于", "take": "采用对方的值", "restored": "已恢复您于",
            "discard": "放弃", "kept": "草稿已保存", "add milestone": "再添加一条里程碑",
        },
        "en-US": {
            "username": "Username", "password": "Password", "sign in": "Log in", "first page": "Overview",
            "save": "Save", "history": "History", "details": "Details and undo", "why": "Why it is taken back",
            "undo all": "Undo all", "undone": "Undone.", "conflict": "李四 changed this to “theirs”",
            "take": "Take theirs", "restored": "Restored what you typed on", "discard": "Discard",
            "kept": "Draft saved", "add milestone": "Add another Milestone",
        },
    }  # fmt: skip


@pytest.fixture
def visitor(visit: Visit, people: dict[str, Any], language: str) -> Visitor:
    visitor = visit(language)
    visitor.sign_in("officer")
    return visitor


def address_of(task: Task) -> str:
    return f"/admin/tasks/task/{task.pk}/change/"


@in_both_languages
def test_an_officer_takes_a_save_back(visitor: Visitor, people: dict[str, Any]) -> None:
    page, task = visitor.page, people["task"]
    page.goto(address_of(task))
    page.fill("#id_office", "Office 2")
    page.fill("#id_milestones-0-name_zh", "改过的")
    visitor.save()
    page.goto(address_of(task))
    visitor.follow(visitor.words["history"])
    expect(page.locator(".done").first).to_contain_text("Office 2")
    visitor.follow(visitor.words["details"])
    page.get_by_label(visitor.words["why"]).fill("wrong row")
    page.get_by_role("button", name=visitor.words["undo all"]).click()
    expect(page.locator(".messagelist .success")).to_contain_text(visitor.words["undone"])
    visitor.look()
    task.refresh_from_db()
    assert (task.office, task.milestones.filter(name_zh="改过的").count()) == ("", 0)


@in_both_languages
def test_of_two_people_the_second_sees_what_the_first_saved(
    visit: Visit, visitor: Visitor, people: dict[str, Any], language: str
) -> None:
    page, task = visitor.page, people["task"]
    portfolio.user("officer", task.cluster, username="li", password=PASSWORD, display_name="李四")
    page.goto(address_of(task))
    other = visit(language)
    other.sign_in("li")
    other.page.goto(address_of(task))
    other.page.fill("#id_office", "theirs")
    other.page.fill("#id_race_group", "G1")
    other.save()
    page.fill("#id_office", "mine")
    page.get_by_role("button", name=visitor.words["save"], exact=True).click()
    expect(page.locator(".field-office .errorlist")).to_contain_text(visitor.words["conflict"])
    expect(page.locator("#id_office")).to_have_value("mine")
    expect(page.locator("#id_race_group")).to_have_value("G1")
    visitor.look()
    page.get_by_role("button", name=visitor.words["take"]).click()
    expect(page.locator("#id_office")).to_have_value("theirs")
    page.fill("#id_office", "both")
    visitor.save()
    task.refresh_from_db()
    assert (task.office, task.race_group) == ("both", "G1")


@in_both_languages
def test_what_was_typed_survives_a_crash(visitor: Visitor, people: dict[str, Any]) -> None:
    page, task = visitor.page, people["task"]
    page.goto(address_of(task))
    page.fill("#id_office", "first")
    expect(page.locator(".draft-state")).to_contain_text(visitor.words["kept"], timeout=LOST_AT_MOST)
    typed_at = time.monotonic()
    page.fill("#id_objective_en", "half a sent")
    page.get_by_role("button", name=visitor.words["add milestone"]).click()
    page.fill("#id_milestones-2-name_zh", "第三")
    with page.expect_response("**/admin/drafts/", timeout=LOST_AT_MOST):
        pass
    assert time.monotonic() - typed_at < LOST_AT_MOST / 1000
    # Gone without a farewell, as when the browser is killed.
    context = page.context
    page.close(run_before_unload=False)
    visitor.page = context.new_page()
    page = visitor.page
    page.goto(address_of(task))
    expect(page.locator(".draft-restored")).to_contain_text(visitor.words["restored"])
    expect(page.locator("#id_office")).to_have_value("first")
    expect(page.locator("#id_objective_en")).to_have_value("half a sent")
    expect(page.locator("#id_milestones-2-name_zh")).to_have_value("第三")
    visitor.look()
    page.get_by_role("button", name=visitor.words["discard"]).click()
    expect(page.locator("#id_office")).to_have_value("")
    expect(page.locator(".draft-restored")).to_have_count(0)
