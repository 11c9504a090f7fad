"""Two records of one person become one, after a look at what that would do, and two again; in both languages."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from breakthrough.duplicates.finding import look_at_all
from talent.models import Researcher, ResearcherPair
from tests import portfolio
from tests.browser.conftest import PASSWORD, Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def words() -> dict[str, dict[str, str]]:
    return {
        "zh-CN": {
            "username": "用户名", "password": "密码", "sign in": "登录", "duplicates": "疑似重复", "merge": "合并",
            "figure": "科研人员", "people": "2", "person": "1", "back": "撤销合并",
        },
        "en-US": {
            "username": "Username", "password": "Password", "sign in": "Log in", "duplicates": "Likely duplicates",
            "merge": "Merge", "figure": "Researchers", "people": "2", "person": "1", "back": "Take the merge back",
        },
    }  # fmt: skip


@pytest.fixture
def pair(transactional_db: None) -> ResearcherPair:
    task, whole = portfolio.task(), portfolio.organization()
    for name in ("张伟", "Zhang Wei"):
        person = portfolio.researcher(name_zh=name, name_en="Zhang Wei", organization=whole)
        portfolio.assignment(researcher=person, task=portfolio.task(cluster=task.cluster))
    look_at_all()
    portfolio.user("reviewer", task.cluster, username="head", password=PASSWORD)
    return ResearcherPair.objects.get()


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_a_merge_is_looked_at_made_and_taken_back(
    visit: Callable[[str], Visitor], pair: ResearcherPair, language: str
) -> None:
    visitor = visit(language)
    visitor.sign_in("head")
    page = visitor.page
    visitor.go(visitor.words["duplicates"])
    page.locator(f"a[href*='/duplicates/researchers/{pair.pk}/']").first.click()
    visitor.look()
    moved = page.locator("[aria-labelledby=figures] tr.differs", has_text=visitor.words["figure"]).first
    expect(moved.locator("td")).to_have_text([visitor.words["people"], visitor.words["person"]])
    assert Researcher.objects.filter(merged_into=None).count() == 2
    page.locator("[name=keep][value=first]").check()
    page.fill("#id_reason", "同一人")
    page.get_by_role("button", name=visitor.words["merge"], exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Researcher.objects.get(merged_into=None) == pair.first
    page.goto(f"/admin/duplicates/researchers/{pair.pk}/")
    page.fill("#id_reason", "并非同一人")
    page.get_by_role("button", name=visitor.words["back"]).click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    visitor.look()
    assert Researcher.objects.filter(merged_into=None).count() == 2
