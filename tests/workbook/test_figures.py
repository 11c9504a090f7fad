from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from breakthrough.figures import answer, figures
from breakthrough.figures.definition import PERCENT, YUAN, Unit
from tests import portfolio
from tests.figures.asking import question, series, value
from tests.workbook.reading import lines_of, made, rows_of, words_of


def in_cell(number: Decimal | None, unit: Unit) -> Any:
    """A figure's value as a Chinese sheet writes it: 万元, and per cent as a share."""
    scale = {YUAN.code: 10_000, PERCENT.code: 100}.get(unit.code, 1)
    return "—" if number is None else pytest.approx(float(number / scale), rel=1e-12)


def test_the_sheets_say_what_the_dictionary_says(demo: None) -> None:
    """One workbook of the demonstration for all that is asked of it: it takes seconds to make."""
    book = made(language="zh-hans")
    lines = {line["指标"]: line for line in lines_of(book, "各点位指标")}
    assert {
        code: lines[name]["合计"] for code, name in [("tasks", "重大任务"), ("fiscal_invested", "财政资金投入")]
    } == {
        "tasks": 75,
        "fiscal_invested": 67_050,
    }
    for figure in figures().values():
        whole = answer(figure, question()).whole
        with override("zh-hans"):
            line = lines[str(figure.name)]
        assert line["合计"] == in_cell(whole.value, figure.unit), figure.code
        assert line["版本"] == figure.version
    assert lines["财政资金投入"]["稀土"] == in_cell(series("fiscal_invested", "cluster")["rare-earths"], YUAN)
    assert_money_adds_up(book)
    assert_every_definition_is_there(book)
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


def assert_money_adds_up(book: Any) -> None:
    *tasks, whole = rows_of(book, "各任务资金")
    fiscal, societal = 4, 5
    assert sum(Decimal(str(row[fiscal])) for row in tasks if row[fiscal] != "") == Decimal("67050")
    assert [whole[fiscal], whole[societal]] == [67_050, 280_000]


def assert_every_definition_is_there(book: Any) -> None:
    said = {str(cell.value) for row in book["封面"].iter_rows() for cell in row}
    with override("zh-hans"):
        assert not {str(figure.definition) for figure in figures().values()} - said


@pytest.mark.django_db
def test_the_cover_says_as_of_when_for_whom_and_over_what() -> None:
    mine = portfolio.task()
    portfolio.task(cluster=portfolio.cluster("dairy"))
    officer = portfolio.user("officer", mine.cluster, display_name="Officer Li")
    rows = [[cell.value for cell in row] for row in made(officer)["Cover"].iter_rows(min_row=3, max_row=6)]
    said = {row[0]: row[1] for row in rows}
    assert said["Made for"] == "Officer Li"
    assert said["Scope"] == "1 of 2 clusters"
    assert said["As known on"].endswith("(Asia/Shanghai)")
    assert set(said) == {"As known on", "Facts up to", "Made for", "Scope"}


@pytest.mark.django_db
def test_facts_count_up_to_the_day_asked_for() -> None:
    mine = portfolio.task()
    portfolio.fund_entry(task=mine, amount=1_000_000, booked_on="2025-03-31")
    portfolio.fund_entry(task=mine, amount=5_000_000, booked_on="2025-09-30")
    book = made(words={"until": "2025-06-30"})
    assert rows_of(book, "Money by task")[-1][4] == 1
    assert "2025-06-30" in words_of(book)
    assert value("fiscal_invested") == 6_000_000


@pytest.mark.django_db
def test_sheets_are_printed_on_a4_with_their_head_on_each_page_and_dated() -> None:
    portfolio.task()
    book = made()
    for sheet in book.worksheets[1:]:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.freeze_panes) == (9, "landscape", "B5")
        assert sheet.print_title_rows == "$4:$4"
        assert sheet.page_setup.fitToHeight == 0
        assert "as known on" in sheet.oddFooter.left.text


@pytest.mark.django_db
def test_more_rows_need_no_more_queries() -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as caught:
            made()
        return len(caught)

    def fill(times: int) -> None:
        for _time in range(times):
            mine = portfolio.task()
            portfolio.risk(task=mine)
            portfolio.pilot_line(mine)
            portfolio.assignment(task=mine)
            portfolio.fund_entry(task=mine)

    fill(1)
    few = queries()
    fill(5)
    assert queries() == few
