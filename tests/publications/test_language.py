"""How a text with figures is read, and what is said of one that cannot be printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from breakthrough.figures.definition import COUNT, PERCENT, RATIO, YUAN
from breakthrough.publications import wording
from breakthrough.publications.checking import mistakes
from breakthrough.publications.language import Drawn, Line, Quote, read
from tests import portfolio

pytestmark = pytest.mark.django_db


def test_a_text_is_headings_points_paragraphs_tables_and_charts() -> None:
    text = "# One\n## Two\n- a\n- b\n\nWords {tasks}.\n{table tasks by=cluster | Tasks}\n{chart tasks by=cluster}"
    kinds = [(block.number, block.kind) for block in read(text)]
    assert kinds == [
        (1, "heading1"), (2, "heading2"), (3, "point"), (4, "point"), (6, ""), (7, "table"), (8, "chart"),
    ]  # fmt: skip


def test_a_quote_is_a_code_narrowed_and_rounded() -> None:
    (line,) = read("{added_output result=coating floor=2}")
    assert isinstance(line, Line)
    (quote,) = line.pieces
    assert isinstance(quote, Quote)
    assert (quote.code, quote.filters, quote.rounding, quote.digits) == (
        "added_output",
        (("result", "coating"),),
        "floor",
        2,
    )


def test_a_table_names_its_figures_its_dimension_and_its_caption() -> None:
    (table,) = read("{table tasks researchers by=cluster track=expand | By cluster}")
    assert isinstance(table, Drawn)
    assert (table.codes, table.by, table.filters, table.caption) == (
        ("tasks", "researchers"),
        "cluster",
        (("track", "expand"),),
        ("By cluster",),
    )


WRONG = {
    "{fiscal_investd}": "There is no figure “fiscal_investd”. Did you mean fiscal_invested?",
    "{tasks clustr=dairy}": "“clustr” does not divide the figure tasks. Did you mean cluster?",
    "{tasks cluster=diary}": "There is no “diary”. Did you mean dairy?",
    "{measured_percent indicator=99}": "There is no “99”. Did you mean 9?",
    "{adopters result=coatin}": "There is no “coatin”. Did you mean coating?",
    "{tasks track=expnd}": "There is no “expnd”. Did you mean expand?",
    "{tasks year=99}": "A year is a number between 1990 and 2100.",
    "{tasks floor=0}": "“0” is no number of digits: 1 to 9, such as floor=2.",
    "{tasks floor=²}": "“²” is no number of digits: 1 to 9, such as floor=2.",
    "{tasks floor=1 ceil=1}": "One way of rounding is enough; “ceil” is a second one.",
    "{tasks change=week}": "“week” is no span of time: write change=month or change=year.",
    "{tasks floor}": "“floor” cannot be read; write name=value, such as cluster=rare-earths.",
    "{}": "Nothing stands between the braces: write the code of a figure.",
    "a {tasks b": "A brace stands here without its partner.",
    "in {table tasks by=cluster} words": "“table” belongs to a table or a chart, which stands on a line of its own.",
    "{table tasks}": "Say by what it is divided, such as by=cluster.",
    "{table by=cluster}": "A table names at least one figure, a chart exactly one.",
    "{chart tasks researchers by=cluster}": "A table names at least one figure, a chart exactly one.",
    "{table tasks by=clusters}": "“clusters” does not divide the figure tasks. Did you mean cluster?",
}


@pytest.mark.parametrize("text", WRONG)
def test_what_cannot_be_printed_is_named_with_the_nearest_that_can(text: str) -> None:
    portfolio.result(portfolio.task(cluster=portfolio.cluster("dairy")), code="coating")
    with override("en"):
        (found,) = mistakes("Words.\n" + text)
    assert (found.line, found.sentence.strip()) == (2, WRONG[text])


def test_a_template_with_a_mistake_is_not_saved() -> None:
    made = portfolio.text_template()
    made.body_en = "{taks}"
    with override("en"), pytest.raises(ValidationError) as refused:
        made.full_clean()
    assert refused.value.message_dict == {
        "body_en": ["Line 1, {taks}: There is no figure “taks”. Did you mean tasks?"],
    }


def test_a_title_has_dates_and_no_figures() -> None:
    with override("en"):
        assert mistakes("Bulletin for {month}", is_title=True) == []
        (found,) = mistakes("All {tasks}", is_title=True)
    assert found.sentence == "A title has no figures; it may have {day}, {month}, {year}."


@given(text=st.text(alphabet="{}|=# -\nabctablschr_位 ", max_size=60))
def test_nothing_that_somebody_types_breaks_it(text: str) -> None:
    for block in read(text):
        assert block.number >= 1
    mistakes(text)


PROSE: list[tuple[str, Any, str, str]] = [
    ("670500000", YUAN, "6.705亿元", "670.5 million yuan"),
    ("2800000000", YUAN, "28亿元", "2.8 billion yuan"),
    ("4016", COUNT, "4016", "4,016"),
    ("15.2", PERCENT, "15.2%", "15.2%"),
    ("20.0", PERCENT, "20%", "20%"),
    ("4.18", RATIO, "1:4.18", "1:4.18"),
    ("0", COUNT, "0", "0"),
]


@pytest.mark.parametrize(("value", "unit", "zh", "en"), PROSE)
def test_numbers_are_written_as_papers_write_them(value: str, unit: Any, zh: str, en: str) -> None:
    for language, expected in (("zh-hans", zh), ("en", en)):
        with override(language):
            assert wording.in_prose(Decimal(value), unit) == expected


@pytest.mark.parametrize(
    ("value", "rounding", "digits", "expected"),
    [
        ("670500000.00", "floor", 2, "670000000"),
        ("4016", "floor", 1, "4000"),
        ("80.6", "floor", 1, "80"),
        ("670500000.00", "ceil", 2, "680000000"),
        ("665000000.00", "round", 2, "670000000"),
        ("0", "floor", 2, "0"),
        ("5", "floor", 3, "5"),
        ("-4016", "floor", 1, "-5000"),
    ],
)
def test_a_number_is_cut_to_digits(value: str, rounding: str, digits: int, expected: str) -> None:
    assert wording.cut(Decimal(value), rounding, digits) == Decimal(expected)


def test_a_change_of_a_share_is_in_points() -> None:
    with override("zh-hans"):
        assert wording.in_prose(Decimal("1.5"), PERCENT, is_change=True) == "1.5个百分点"


def test_days_are_written_out() -> None:
    with override("zh-hans"):
        assert [wording.SPOKEN[name](date(2025, 11, 6)) for name in ("day", "month", "year")] == [
            "2025年11月6日",
            "2025年11月",
            "2025年",
        ]
    with override("en"):
        assert wording.day(date(2025, 11, 6)) == "November 6, 2025"
