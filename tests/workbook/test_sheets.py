from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests import portfolio
from tests.workbook.reading import lines_of, made, rows_of, words_of

HOSTILE = '=HYPERLINK("https://example.org")'
pytestmark = pytest.mark.django_db


@pytest.fixture
def task() -> Any:
    """A task under contract that says what it is for, until when."""
    return portfolio.task(
        code="RE-01", name_en="Coatings", objective_en="Save 8 %", ends_on=date(2026, 6, 30), office="High-tech"
    )


def test_there_is_one_sheet_for_each_view() -> None:
    names = ["Cover", "Figures by cluster", "Task ledger", "Money by task", "Milestones", "Risks", "Pilot lines"]
    assert made().sheetnames == [*names, "People by task"]


def test_the_ledger_says_who_does_what_until_when_and_what_is_wrong(task: Any) -> None:
    portfolio.report(task=task, problems="Late delivery", next_steps="Second supplier")
    line, whole = lines_of(made(), "Task ledger")
    assert line == {
        "No.": 1,
        "Cluster": "Cluster rare-earths",
        "Code": "RE-01",
        "Task": "Coatings",
        "Lead organization": task.lead.name_en,
        "Responsible office": "High-tech",
        "Responsible officer": None,
        "Objective": "Save 8 %",
        "Planned progress": line["Planned progress"],
        "Progress": 0,
        "Traffic light": line["Traffic light"],
        "Problems": "Late delivery",
        "Measures": "Second supplier",
        "Until": datetime(2026, 6, 30),
        "Status": "In progress",
        "Conclusion": None,
    }
    assert whole["Task"] == "Whole"


def test_the_ledger_speaks_the_language_asked_for(task: Any) -> None:
    book = made(language="zh-hans")
    head = [cell.value for cell in book["任务台账"][4]]
    chinese = ["序号", "点位", "编码", "重大任务", "牵头单位", "责任处室", "责任人", "目标", "序时进度", "总体进度"]
    assert head == [*chinese, "红黄绿灯", "存在问题", "措施", "时限", "状态", "结题结论"]


@pytest.mark.parametrize(
    ("language", "sheet", "unit", "shown"),
    [("zh-hans", "各任务资金", "万元", 123.456789), ("en", "Money by task", "million yuan", 1.23456789)],
)
def test_money_stands_exactly_in_the_unit_of_its_head(
    task: Any, language: str, sheet: str, unit: str, shown: float
) -> None:
    portfolio.fund_entry(task=task, amount="1234567.89")
    book = made(language=language)
    head = [cell.value for cell in book[sheet][4]]
    assert head[4].endswith(f"({unit})")
    assert [row[4] for row in rows_of(book, sheet)] == [shown, shown]
    assert book[sheet].cell(5, 5).number_format == "#,##0.00"


def test_a_ratio_is_one_to_something_and_a_dash_where_there_is_nothing_to_divide_by(task: Any) -> None:
    portfolio.fund_entry(task=task, amount=1_000_000)
    portfolio.fund_entry("received", 4_180_000, task=task, source="societal")
    book = made()
    line, whole = lines_of(book, "Money by task")
    assert [line["Leverage ratio"], line["Planned leverage ratio"]] == [4.18, "—"]
    assert book["Money by task"].cell(5, 7).number_format == '"1:"0.00'


def test_milestones_risks_lines_and_people_hang_on_their_task(task: Any) -> None:
    portfolio.risk(task=task, title="Late", owner="Li", response="Watch")
    portfolio.pilot_line(task, name_en="Line A", investment=Decimal("25000000.00"))
    portfolio.assignment(task=task, role="pi", researcher=portfolio.researcher(name_en="Zhang Wei"))
    book = made()
    risk = lines_of(book, "Risks")[0]
    assert [risk[name] for name in ("Code", "Risk", "Likelihood (1–5)", "Owner", "State")] == [
        "RE-01",
        "Late",
        3,
        "Li",
        "Registered",
    ]
    line = lines_of(book, "Pilot lines")[0]
    assert [line[name] for name in ("Pilot line", "Tasks", "State", "Investment\n(million yuan)")] == [
        "Line A",
        "RE-01",
        "Operating",
        25,
    ]
    person = lines_of(book, "People by task")[0]
    assert [person[name] for name in ("Task", "Researcher", "Role")] == [
        "Coatings",
        "Zhang Wei",
        "Principal investigator",
    ]
    milestone = lines_of(book, "Milestones")[0]
    assert [milestone["Code"], milestone["Weight\n(%)"]] == ["RE-01", 40]


def test_text_that_looks_like_a_formula_stays_text(task: Any) -> None:
    portfolio.risk(task=task, title=HOSTILE, response="+1", owner="@SUM(A1)")
    book = made()
    risk = book["Risks"]
    cells = {cell.value: cell for cell in risk[5]}
    assert {HOSTILE, "+1", "@SUM(A1)"} <= set(cells)
    assert [cells[text].data_type for text in (HOSTILE, "+1", "@SUM(A1)")] == ["s", "s", "s"]
    assert cells[HOSTILE].quotePrefix
    assert cells[HOSTILE].hyperlink is None


def test_a_text_longer_than_a_cell_is_cut_where_one_sees_it(task: Any) -> None:
    portfolio.risk(task=task, response="字" * 40_000)
    text = lines_of(made(), "Risks")[0]["Response"]
    assert (len(text), text[-2:]) == (32_767, "字…")


def test_officers_get_their_own_rows_and_no_word_of_others(task: Any) -> None:
    other = portfolio.task(code="DA-01", name_en="Casein", cluster=portfolio.cluster("dairy"))
    shared = portfolio.pilot_line(task, other, name_en="Shared line")
    portfolio.risk(task=other, title="Foreign risk")
    portfolio.assignment(task=other, researcher=portfolio.researcher(name_en="Foreign Person"))
    portfolio.fund_entry(task=other, amount="77000000")
    book = made(portfolio.user("officer", task.cluster))
    assert [line["Tasks"] for line in lines_of(book, "Pilot lines")] == ["RE-01"]
    assert shared.name_en in words_of(book)
    foreign = ("DA-01", "Casein", "dairy", "Foreign", "77")
    assert not [word for word in words_of(book) if any(part in word for part in foreign)]


def test_who_may_not_see_a_table_gets_no_sheet_of_it() -> None:
    assert made(portfolio.user()).sheetnames == ["Cover"]


def test_a_cluster_narrows_every_sheet(task: Any) -> None:
    other = portfolio.task(code="DA-01", name_en="Casein", cluster=portfolio.cluster("dairy"))
    portfolio.pilot_line(task, other, name_en="Shared line")
    portfolio.fund_entry(task=task, amount=1_000_000)
    portfolio.fund_entry(task=other, amount=2_000_000)
    book = made(words={"cluster": "dairy"})
    assert [line["Code"] for line in lines_of(book, "Task ledger")] == ["DA-01", None]
    assert [line["Tasks"] for line in lines_of(book, "Pilot lines")] == ["DA-01"]
    assert [row[4] for row in rows_of(book, "Money by task")] == [2, 2]
    assert "Cluster dairy" in words_of(book)
    assert "RE-01" not in words_of(book)
