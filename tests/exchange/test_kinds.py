"""How cells are read, as people write them."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from breakthrough.exchange.column import Links, plain, split
from breakthrough.exchange.kinds import Choice, Day, Moment, Money, Number, Several, Truth, Whole
from breakthrough.formulas import BEGINNINGS, bare, guarded
from tasks.models import ProductTask, Task


@given(st.decimals(0, Decimal("9999999999999999.99"), places=2), st.sampled_from(["zh-hans", "en"]))
def test_an_amount_comes_back_to_the_cent(amount: Decimal, language: str) -> None:
    kind = Money()
    with override(language):
        assert kind.read(kind.text(amount) or "0", kind.unit) == amount
        assert kind.read(kind.cell(amount), kind.unit) == amount


@pytest.mark.parametrize(
    ("written", "unit", "yuan"),
    [
        ("350万", "", "3500000.00"), ("350万", "yuan", "3500000.00"), (Decimal("350"), "万元", "3500000.00"),
        ("３５０．５", "万元", "3505000.00"), ("1,234.56", "元", "1234.56"), (Decimal("0.35"), "亿元", "35000000.00"),
        ("3.5 million", "万元", "3500000.00"), ("￥12", "yuan", "12.00"), (Decimal("13.208355"), "万元", "132083.55"),
    ],
)  # fmt: skip
def test_an_amount_is_in_the_unit_of_its_heading_or_its_own(written: Any, unit: str, yuan: str) -> None:
    assert Money().read(written, unit) == Decimal(yuan)


def test_an_amount_without_any_unit_is_refused() -> None:
    with pytest.raises(ValidationError, match="unit"):
        Money().read(Decimal(350))


@pytest.mark.parametrize("written", ["-5", "0.001", "1e5", "三百", "99999999999999999"])
def test_an_amount_that_cannot_be_read_exactly_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        Money().read(written, "yuan")


@pytest.mark.parametrize(
    "written",
    ["2025-06-30", "2025/6/30", "2025.6.30", "2025年6月30日", "20250630", "２０２５－０６－３０", Decimal(45838),
     date(2025, 6, 30), datetime(2025, 6, 30, 12)],  # noqa: DTZ001
)  # fmt: skip
def test_a_day_is_read_as_people_and_spreadsheets_write_it(written: Any) -> None:
    assert Day().read(written) == date(2025, 6, 30)


@pytest.mark.parametrize("written", ["30.06.2025", "2025-13-01", "2025-02-30", "下个月", Decimal(3), True])
def test_what_is_no_day_is_refused(written: Any) -> None:
    with pytest.raises(ValidationError, match="2025-06-30"):
        Day().read(written)


@pytest.mark.parametrize(("written", "number"), [("４２", 42), (Decimal("42"), 42), ("1,234", 1234), ("2025年", 2025)])
def test_whole_numbers(written: Any, number: int) -> None:
    assert Whole().read(written) == number


@pytest.mark.parametrize("written", ["42.5", Decimal("42.5"), "x", "9" * 30])
def test_what_is_no_whole_number_is_refused(written: Any) -> None:
    with pytest.raises(ValidationError):
        Whole().read(written)


@pytest.mark.parametrize(
    ("written", "share"), [("15%", "15"), ("１２．５", "12.5"), (Decimal("60"), "60"), ("-3", "-3")]
)
def test_numbers(written: Any, share: str) -> None:
    assert Number().read(written) == Decimal(share)


@pytest.mark.parametrize(
    ("written", "truth"), [("是", True), ("No", False), (True, True), (Decimal(1), True), ("√", True)]
)
def test_yes_and_no(written: Any, truth: bool) -> None:  # noqa: FBT001
    assert Truth().read(written) is truth


@pytest.mark.parametrize("written", ["future", "Nurture future industries", "未来培育", "ＮＵＲＴＵＲＥ"])
def test_a_choice_is_known_by_its_label_in_either_language_or_its_code(written: str) -> None:
    kind = Choice(Task._meta.get_field("industry_track"))
    if written == "future":
        with override("en"), pytest.raises(ValidationError, match="Nurture future industries"):
            kind.read(written)
    else:
        assert kind.read(written) == "nurture"


def test_a_moment_keeps_its_microseconds() -> None:
    moment = datetime(2025, 6, 30, 10, 0, 0, 123456, UTC)
    assert Moment().read(Moment().text(moment)) == moment


def test_several_texts_stand_on_lines_or_between_semicolons() -> None:
    assert Several().read("新型储能\n新型电力系统") == ["新型储能", "新型电力系统"]
    assert Several().read("新型储能；新型电力系统") == ["新型储能", "新型电力系统"]


def test_links_are_pairs_of_a_name_and_what_belongs_to_it() -> None:
    kind = Links(ProductTask, "product", "task", "share")
    assert kind.read("NM-2025-001: 60\nNM-2025-002：４０") == [
        ("NM-2025-001", Decimal(60)), ("NM-2025-002", Decimal(40)),
    ]  # fmt: skip
    with pytest.raises(ValidationError, match="colon"):
        kind.read("NM-2025-001")


@given(st.text(st.sampled_from("'=+-@\t\r＝＋－＠a1 "), max_size=8))
def test_a_guarded_text_is_no_formula_and_comes_back_exactly(text: str) -> None:
    assert not guarded(text).startswith(BEGINNINGS)
    assert bare(guarded(text)) == text


def test_headings_are_compared_without_what_is_only_dress() -> None:
    assert plain(" 金额 （万元）* ") == plain("金额 (万元)")
    assert split("金额（亿元）") == ("金额", "亿元")
    assert split("Weight (%)") == ("weight (%)", "")
