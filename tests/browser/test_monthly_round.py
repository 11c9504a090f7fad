"""A month from the empty form to the approved figure, and what is corrected once it is closed; in both languages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from playwright.sync_api import expect

from breakthrough.clock import SHANGHAI
from breakthrough.models import Installation
from tasks.models import Milestone, ProgressReport, Task
from tests import portfolio
from tests.browser.conftest import PASSWORD, Visitor
from tests.desk.conftest import running

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Visit = Callable[[str], Visitor]
TOTAL = "[name=indicator_values-0-value]"
COMPLETED = "[name=milestone_reports-0-completed_on]"


@pytest.fixture
def words() -> dict[str, dict[str, str]]:
    return {
        "zh-CN": {
            "username": "用户名", "password": "密码", "sign in": "登录", "report": "填报", "begin": "开始填报",
            "kept": "草稿已保存", "continue": "继续填报", "restored": "已恢复您于", "submit": "保存并提交",
            "submitted": "报告已提交。", "review": "审核", "return": "退回", "returned": "报告已退回填报人。",
            "correct": "修改", "approve": "审核通过", "approved": "报告已审核通过，即时计入统计。", "lock": "锁定",
            "locked": "报告期已锁定。", "revise": "更正", "patents": "专利",
        },
        "en-US": {
            "username": "Username", "password": "Password", "sign in": "Log in", "report": "Report",
            "begin": "Begin the report", "kept": "Draft saved", "continue": "Continue",
            "restored": "Restored what you typed on", "submit": "Save and submit",
            "submitted": "The report was submitted.", "review": "Review", "return": "Return",
            "returned": "The report was returned to its author.", "correct": "Correct", "approve": "Approve",
            "approved": "The report was approved, and counts from now on.", "lock": "Lock",
            "locked": "The period was locked.", "revise": "Revise", "patents": "Patents",
        },
    }  # fmt: skip


@pytest.fixture
def task(transactional_db: None) -> Task:
    """October is over and its reports are due, and November has opened; one task counts its patents."""
    Installation.objects.create(is_demo=True, today=datetime(2025, 11, 6, 9, tzinfo=SHANGHAI))
    task = running("RE-01")
    names = {"name_zh": "专利", "name_en": "Patents", "unit": ""}
    portfolio.indicator(task=task, number=1, is_cumulative=True, baseline=Decimal(2), target=Decimal(10), **names)
    for month in (10, 11):
        portfolio.period(2025, month)
    portfolio.user("officer", task.cluster, username="officer", password=PASSWORD, display_name="张三")
    portfolio.user("reviewer", task.cluster, username="head", password=PASSWORD, display_name="李四")
    portfolio.user("system", username="keeper", password=PASSWORD)
    return task


class Round:
    """The officer and the reviewer, each at a screen of their own."""

    def __init__(self, visit: Visit, language: str) -> None:
        self.officer, self.head = visit(language), visit(language)
        self.words = self.officer.words
        self.officer.sign_in("officer")
        self.head.sign_in("head")

    def begin(self, typed: str) -> None:
        page = self.officer.page
        page.goto("/admin/")
        page.locator("#due").get_by_role("button", name=self.words["report"]).first.click()
        page.get_by_role("button", name=self.words["begin"]).click()
        page.fill("#id_progress", typed)
        page.fill(COMPLETED, "2025-10-20")
        page.fill(TOTAL, "5")
        self.officer.look()

    def crash(self) -> None:
        """The browser is gone, without a farewell, once it has said that a draft was saved."""
        page = self.officer.page
        expect(page.locator(".draft-state")).to_contain_text(self.words["kept"], timeout=10_000)
        context = page.context
        page.close(run_before_unload=False)
        self.officer.page = context.new_page()

    def resume(self) -> None:
        page = self.officer.page
        page.goto("/admin/")
        page.locator("#due").get_by_role("button", name=self.words["continue"]).click()
        expect(page.locator(".draft-restored")).to_contain_text(self.words["restored"])

    def submit(self) -> None:
        self.officer.page.get_by_role("button", name=self.words["submit"]).click()
        self.said(self.officer, "submitted")

    def decide(self, move: str, done: str, reason: str = "") -> None:
        page = self.head.page
        page.goto("/admin/")
        page.locator("#queue").get_by_role("button", name=self.words["review"]).click()
        self.head.look()
        self.make(self.head, move, reason)
        self.said(self.head, done)

    def make(self, visitor: Visitor, move: str, reason: str = "") -> None:
        button = visitor.page.get_by_role("button", name=self.words[move], exact=True)
        form = visitor.page.locator(".report-moves form", has=button)
        if reason:
            form.locator("textarea").fill(reason)
        form.get_by_role("button").click()

    def correct(self) -> None:
        page = self.officer.page
        page.goto("/admin/")
        page.locator("#returned").get_by_role("button", name=self.words["correct"]).click()
        self.officer.look()

    def said(self, visitor: Visitor, words: str) -> None:
        expect(visitor.page.locator(".messagelist .success")).to_have_text(self.words[words])


def lock(visitor: Visitor, period: Any) -> None:
    visitor.sign_in("keeper")
    visitor.page.goto(f"/admin/tasks/period/{period.pk}/change/")
    visitor.follow(visitor.words["lock"])
    visitor.page.get_by_role("button", name=visitor.words["lock"], exact=True).click()
    expect(visitor.page.locator(".messagelist .success")).to_have_text(visitor.words["locked"])


@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_the_month_from_the_form_to_the_restatement(visit: Visit, task: Task, language: str) -> None:
    month = Round(visit, language)
    officer = month.officer.page

    month.begin("完成调试")
    month.crash()
    month.resume()
    officer = month.officer.page
    expect(officer.locator("#id_progress")).to_have_value("完成调试")
    expect(officer.locator(TOTAL)).to_have_value("5")
    month.submit()

    month.decide("return", "returned", reason="请补充受理号")
    month.correct()
    expect(officer.locator("#content")).to_contain_text("请补充受理号")
    officer.fill("#id_progress", "完成调试，受理号已补")
    month.submit()
    month.decide("approve", "approved")
    report = ProgressReport.objects.get()
    assert Milestone.objects.get(task=task, number=1).completed_on == date(2025, 10, 20)
    assert "请补充受理号" in [*report.decisions.values_list("reason", flat=True)]

    lock(visit(language), report.period)
    officer.goto(f"/admin/tasks/progressreport/{report.pk}/change/")
    month.make(month.officer, "revise", "有一件专利重复计数")
    officer.fill(TOTAL, "4")
    month.submit()
    month.decide("approve", "approved")

    officer.goto("/admin/")
    officer.locator("#due").get_by_role("button", name=month.words["report"]).click()
    officer.get_by_role("button", name=month.words["begin"]).click()
    cells = officer.get_by_role("row", name=month.words["patents"]).filter(has_text="有一件专利重复计数").locator("td")
    # Said only once the next report is there.
    expect(cells).to_have_text([month.words["patents"], "5", "4", "有一件专利重复计数"], use_inner_text=True)
    month.officer.look()
