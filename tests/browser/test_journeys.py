"""What people come to do, in both languages."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from funding.models import FundEntry
from tasks.models import Task
from tests.browser.conftest import Visitor

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
in_both_languages = pytest.mark.parametrize("language", ["zh-CN", "en-US"])
Visit = Callable[[str], Visitor]


@pytest.fixture
def words() -> dict[str, dict[str, str]]:
    return {
        "zh-CN": {
            "username": "用户名", "password": "密码", "sign in": "登录", "first page": "总览",
            "desk": "我的工作台", "save": "保存",
            "tasks": "重大任务", "add task": "新增重大任务", "ledger": "资金台账", "add entry": "新增资金台账记录",
            "cluster": "点位rare-earths", "lead": "包头稀土研究院", "add milestone": "再添加一条里程碑",
            "fiscal": "财政资金投入", "before": "120 万元", "after": "500 万元", "paid": "1,200,000.00",
            "region": "自治区", "disbursed": "拨付", "fiscal source": "财政资金", "upgrade": "传统升级",
            "new": "稀土固态储氢材料", "pilot": "中试", "pilot lines": "中试线",
            "track": "产业方向",
        },
        "en-US": {
            "username": "Username", "password": "Password", "sign in": "Log in", "first page": "Overview",
            "desk": "My desk", "save": "Save", "tasks": "Tasks", "add task": "Add task", "ledger": "Ledger entries",
            "add entry": "Add ledger entry", "cluster": "Cluster rare-earths", "lead": "Baotou Rare Earth Institute",
            "add milestone": "Add another Milestone", "fiscal": "Fiscal money invested", "before": "1.2 million yuan",
            "after": "5 million yuan", "paid": "1,200,000.00", "region": "Autonomous region",
            "disbursed": "Disbursed", "fiscal source": "Fiscal", "track": "Industry track",
            "upgrade": "Upgrade traditional industries",
            "new": "Solid-state hydrogen storage", "pilot": "pilot l", "pilot lines": "Pilot lines",
        },
    }  # fmt: skip


def tile(visitor: Visitor) -> Any:
    return visitor.page.locator(".tile", has_text=visitor.words["fiscal"]).locator(".tile-value a")


@in_both_languages
def test_a_leader_follows_a_number_to_its_rows(visit: Visit, people: dict[str, Any], language: str) -> None:
    visitor = visit(language)
    visitor.sign_in("leader")
    expect(tile(visitor)).to_have_text(visitor.words["before"])
    tile(visitor).click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(visitor.words["fiscal"])
    visitor.look()
    row = visitor.page.get_by_role("row", name=people["entry"].entry_no)
    expect(row).to_contain_text("RE-01")
    expect(row).to_contain_text(visitor.words["paid"])
    visitor.follow(people["entry"].entry_no)
    expect(visitor.page.locator("#content")).to_contain_text(people["entry"].entry_no)


@in_both_languages
def test_an_officer_enters_a_task_with_milestones(visit: Visit, people: dict[str, Any], language: str) -> None:
    visitor = visit(language)
    visitor.sign_in("officer")
    visitor.follow(visitor.words["tasks"])
    visitor.follow(visitor.words["add task"])
    page = visitor.page
    page.fill("#id_code", "RE-02")
    page.fill("#id_name_zh", "稀土固态储氢材料")
    page.fill("#id_name_en", "Solid-state hydrogen storage")
    visitor.pick("cluster", visitor.words["cluster"])
    visitor.pick("lead", visitor.words["lead"])
    page.get_by_label(visitor.words["track"]).select_option(label=visitor.words["upgrade"])
    page.fill("#id_batch_year", "2025")
    for place, (name, weight, due) in enumerate([("小试", "40", "2026-06-30"), ("中试", "60", "2027-06-30")]):
        page.get_by_role("button", name=visitor.words["add milestone"]).click()
        page.fill(f"#id_milestones-{place}-number", str(place + 1))
        page.fill(f"#id_milestones-{place}-name_zh", name)
        page.fill(f"#id_milestones-{place}-weight", weight)
        page.fill(f"#id_milestones-{place}-due_on", due)
    visitor.look()
    visitor.save()
    expect(page.locator("#result_list")).to_contain_text(visitor.words["new"])
    assert [*Task.objects.get(code="RE-02").milestones.values_list("name_zh", "weight")] == [("小试", 40), ("中试", 60)]


@in_both_languages
def test_an_officer_enters_money_and_sees_it_in_the_figure(visit: Visit, people: dict[str, Any], language: str) -> None:
    visitor = visit(language)
    visitor.sign_in("officer")
    visitor.follow(visitor.words["ledger"])
    visitor.follow(visitor.words["add entry"])
    page = visitor.page
    visitor.pick("task", "RE-01")
    page.select_option("#id_kind", label=visitor.words["disbursed"])
    page.fill("#id_amount", "3800000")
    page.fill("#id_booked_on", "2025-06-30")
    page.select_option("#id_source", label=visitor.words["fiscal source"])
    page.select_option("#id_tier", label=visitor.words["region"])
    visitor.save()
    assert [*FundEntry.objects.values_list("amount", flat=True)] == [3_800_000, 1_200_000]
    visitor.go(visitor.words["first page"])
    expect(tile(visitor)).to_have_text(visitor.words["after"])


@in_both_languages
def test_somebody_without_a_mouse_reaches_a_page(visit: Visit, people: dict[str, Any], language: str) -> None:
    visitor = visit(language)
    page = visitor.page
    expect(page.locator("#id_username")).to_be_focused()
    page.keyboard.type("officer")
    page.keyboard.press("Tab")
    page.keyboard.type("right horse battery")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(visitor.words["desk"])
    page.wait_for_load_state()
    page.keyboard.press("Control+k")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.keyboard.type("zzz")
    expect(page.get_by_role("option")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("#palette")).to_be_hidden()
    visitor.go(visitor.words["pilot"])
    expect(page.get_by_role("heading", level=1)).to_have_text(visitor.words["pilot lines"])
    page.keyboard.press("Control+k")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    visitor.look()


def test_the_language_changes_and_stays(visit: Visit, people: dict[str, Any]) -> None:
    visitor = visit("zh-CN")
    visitor.sign_in("officer")
    visitor.page.get_by_role("button", name="EN").click()
    visitor.language = "en"
    visitor.look()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("My desk")
    visitor.follow("Tasks")
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("Tasks")
    visitor.page.get_by_role("button", name="中文").click()
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("重大任务")
