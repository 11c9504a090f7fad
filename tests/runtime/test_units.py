from decimal import Decimal

import pytest
from django.utils import translation

from breakthrough import units
from breakthrough.templatetags.units import number_and_unit


@pytest.mark.parametrize(
    ("amount", "chinese", "english"),
    [
        ("670500000", "6.705亿元", "670.5 million yuan"),
        ("2800000000", "28亿元", "2.8 billion yuan"),
        ("99995000", "9,999.5万元", "100 million yuan"),
        ("99995", "10万元", "99,995 yuan"),
        ("0", "0元", "0 yuan"),
        ("-12345.675", "-1.23万元", "-12,345.68 yuan"),
    ],
)
def test_money_is_said_in_the_reader_s_unit(amount, chinese, english):
    with translation.override("zh-hans"):
        assert units.money(Decimal(amount)) == chinese
    with translation.override("en"):
        assert units.money(Decimal(amount)) == english


@pytest.mark.parametrize(
    ("value", "shown"), [("0.005", "0.01"), ("2.675", "2.68"), ("-2.675", "-2.68"), ("1e3", "1,000.00")]
)
def test_yuan_are_rounded_half_up_and_exactly(value, shown):
    assert units.yuan(Decimal(value)) == shown


def test_a_share_of_awards_is_a_percentage():
    assert units.percent(Decimal(5) / 33) == "15.2%"


def test_zero_is_a_number_and_nothing_is_a_dash():
    assert [units.yuan(0), units.percent(0), units.number(0)] == ["0.00", "0.0%", "0"]
    assert {units.yuan(None), units.percent(None), units.money(None), units.number(None)} == {"—"}


@pytest.mark.parametrize(
    ("language", "unit", "shown"),
    [("zh-hans", "亿元", ["1.0430", "0.5945", "—"]), ("en", "million yuan", ["104.30", "59.45", "—"])],
)
def test_a_column_of_money_keeps_one_unit(language, unit, shown):
    with translation.override(language):
        assert units.column_of_money([Decimal(104_300_000), Decimal(59_450_000), None]) == (unit, shown)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("6.705亿元", ("6.705", "亿元")),
        ("670.5 million yuan", ("670.5", "million yuan")),
        ("1:4.18", ("1:4.18", "")),
        ("15.2%", ("15.2%", "")),
        ("—", ("—", "")),
    ],
)
def test_a_number_stands_apart_from_its_unit(text, parts):
    assert number_and_unit(text) == parts


@pytest.mark.parametrize(
    ("value", "shown"), [(Decimal("5.00"), "+5"), (Decimal("-12.50"), "−12.5"), (Decimal("0.00"), "0")]
)
def test_a_difference_shows_its_sign(value, shown):
    assert units.signed(value) == shown
