"""A whole cluster reported in one grid, from a block that was copied in a spreadsheet; in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from playwright.sync_api import Locator, Page, expect

from breakthrough.clock import SHANGHAI
from breakthrough.models import Installation
from funding.models import FundEntry
from tasks.models import MilestoneReport, ProgressReport, Task
from tests import portfolio
from tests.browser.conftest import PASSWORD, Visitor
from tests.desk.conftest import running

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
in_both_languages = pytest.mark.parametrize("language", ["zh-CN", "en-US"])
Visit = Callable[[str], Visitor]
# As a spreadsheet copies it: progress, next steps, problems, coordination, source, completed on, expected on, money.
BLOCK = "\r\n".join(
    [
        "完成调试\t开展试验\t\t\t盖章月报\t2025年10月20日\t\t350万",
        '"第一行\n第二行"\t继续\t\t\t盖章月报\t上周\t\t',
        "",
    ]
)
PASTE = """(field, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def words() -> dict[str, dict[str, str]]:
    return {
        "zh-CN": {
            "username": "用户名", "password": "密码", "sign in": "登录", "sheet": "批量填报（表格）",
            "submit": "保存并提交所选行", "pasted": "已粘贴16个单元格", "day": "日期请写成2025-11-05这样的格式。",
            "submitted": "已提交1份报告。", "kept": "草稿已保存", "restored": "已恢复您于",
        },
        "en-US": {
            "username": "Username", "password": "Password", "sign in": "Log in", "sheet": "Fill in as a sheet",
            "submit": "Save, and submit the chosen rows", "pasted": "16 cells pasted",
            "day": "Write the day like 2025-11-05.", "submitted": "1 report was submitted.", "kept": "Draft saved",
            "restored": "Restored what you typed on",
        },
    }  # fmt: skip


@pytest.fixture
def tasks(transactional_db: None) -> list[Task]:
    Installation.objects.create(is_demo=True, today=datetime(2025, 11, 6, 9, tzinfo=SHANGHAI))
    portfolio.period(2025, 10)
    tasks = [running("RE-01"), running("RE-02")]
    portfolio.user("officer", tasks[0].cluster, username="officer", password=PASSWORD)
    return tasks


@pytest.fixture
def visitor(visit: Visit, tasks: list[Task], language: str) -> Visitor:
    visitor = visit(language)
    visitor.sign_in("officer")
    visitor.follow(visitor.words["sheet"])
    return visitor


def cell(page: Page, task: Task, name: str) -> Locator:
    return page.locator(f"[name=cell-{task.pk}-{name}]")


@in_both_languages
def test_good_rows_of_a_pasted_block_are_submitted_and_the_others_kept(visitor: Visitor, tasks: list[Task]) -> None:
    page, (good, bad) = visitor.page, tasks
    cell(page, good, "progress").evaluate(PASTE, BLOCK)
    expect(page.locator("#sheet-said")).to_have_text(visitor.words["pasted"])
    page.get_by_role("button", name=visitor.words["submit"]).click()
    expect(page.locator(".messagelist .success").last).to_have_text(visitor.words["submitted"])
    expect(page.locator(f"#cell-{bad.pk}-completed_on-error")).to_have_text(visitor.words["day"])
    expect(cell(page, bad, "completed_on")).to_have_value("上周")
    expect(cell(page, bad, "progress")).to_have_value("第一行\n第二行")
    visitor.look()
    assert [*ProgressReport.objects.values_list("task", "status")] == [(good.pk, "submitted")]
    assert MilestoneReport.objects.filter(report__task=good).first().completed_on == date(2025, 10, 20)  # type: ignore[union-attr]
    assert [*FundEntry.objects.values_list("task", "amount", "state")] == [(good.pk, 3_500_000, "pending")]
    cell(page, bad, "completed_on").fill("2025-10-27")
    page.get_by_role("button", name=visitor.words["submit"]).click()
    expect(page.locator(".messagelist .success").last).to_have_text(visitor.words["submitted"])
    assert {*ProgressReport.objects.values_list("status", flat=True)} == {"submitted"}


@in_both_languages
def test_the_sheet_is_filled_in_by_keyboard_and_survives_a_crash(visitor: Visitor, tasks: list[Task]) -> None:
    page, (first, second) = visitor.page, tasks
    cell(page, first, "progress").focus()
    page.keyboard.type("甲")
    page.keyboard.press("Enter")
    expect(cell(page, second, "progress")).to_be_focused()
    page.keyboard.type("乙")
    page.keyboard.press("Alt+Enter")
    page.keyboard.type("丙")
    page.keyboard.press("Tab")
    page.keyboard.type("错")
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+Enter")
    expect(cell(page, first, "next_steps")).to_be_focused()
    expect(page.locator(".draft-state")).to_contain_text(visitor.words["kept"], timeout=10_000)
    with page.expect_response("**/admin/drafts/", timeout=10_000):
        cell(page, first, "problems").fill("丁")
    context, address = page.context, page.url
    page.close(run_before_unload=False)
    visitor.page = page = context.new_page()
    page.goto(address)
    expect(page.locator(".draft-restored")).to_contain_text(visitor.words["restored"])
    expect(cell(page, second, "progress")).to_have_value("乙\n丙")
    expect(cell(page, second, "next_steps")).to_have_value("")
    expect(cell(page, first, "problems")).to_have_value("丁")
    visitor.look()
    assert not ProgressReport.objects.exists()
