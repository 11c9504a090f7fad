"""Money is read as people write it, exactly or not at all."""

import os
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.forms import modelform_factory
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from breakthrough import units
from breakthrough.amounts import in_capitals, read, said
from funding.models import BudgetLine
from tests import portfolio
from tests.amounts import READ, REFUSED

EXAMPLES = 5_000 if os.environ.get("PROVE") == "1" else 200
AMOUNTS = st.decimals("0", "9999999999999999.99", places=2) | st.integers(0, 10**18 - 1).map(
    lambda cents: Decimal(cents).scaleb(-2)
)


@pytest.mark.parametrize(("text", "amount"), READ.items())
def test_an_amount_is_read_as_it_is_written(text: str, amount: str) -> None:
    assert str(read(text)) == amount


@pytest.mark.parametrize(("text", "code"), REFUSED.items())
def test_what_is_no_exact_amount_is_refused(text: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read(text)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("amount", "capitals"),
    [
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.50", "伍角整"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("1005", "壹仟零伍元整"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("10005", "壹万零伍元整"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("3500000", "叁佰伍拾万元整"),
        ("100000005", "壹亿零伍元整"),
        ("3500000000", "叁拾伍亿元整"),
        ("9999999999999999.99", "玖仟玖佰玖拾玖万玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
    ],
)
def test_an_amount_is_spelled_as_on_a_check(amount: str, capitals: str) -> None:
    assert in_capitals(Decimal(amount)) == capitals


@pytest.mark.parametrize(
    ("amount", "chinese", "english"),
    [
        ("3500000.00", "350万元 · 叁佰伍拾万元整", "3.5 million yuan · 3,500,000.00 yuan"),
        ("35000000000.00", "3,500,000万元 · 叁佰伍拾亿元整", "35 billion yuan · 35,000,000,000.00 yuan"),
        ("3500.10", "0.35001万元 · 叁仟伍佰元壹角整", "3,500.10 yuan"),
    ],
)
def test_an_amount_is_said_back_in_another_unit(amount: str, chinese: str, english: str) -> None:
    with translation.override("zh-hans"):
        assert said(Decimal(amount)) == chinese
    with translation.override("en"):
        assert said(Decimal(amount)) == english


@given(amount=AMOUNTS)
@settings(max_examples=EXAMPLES)
@pytest.mark.parametrize("written", [str, units.yuan, lambda amount: f"{amount.scaleb(-4):,f}万元"])
@pytest.mark.django_db
def test_an_amount_comes_back_from_the_database_exactly_as_it_was_typed(written, amount: Decimal) -> None:
    row = BudgetLine.objects.first() or portfolio.budget_line()
    form = modelform_factory(BudgetLine, fields=["amount"])({"amount": written(amount)}, instance=row)
    assert form.errors == {}
    form.save()
    stored = BudgetLine.objects.get(pk=row.pk)
    assert (stored.amount, units.yuan(stored.amount)) == (amount, f"{amount:,.2f}")
    shown = modelform_factory(BudgetLine, fields=["amount"])(instance=stored)["amount"]
    assert f'value="{amount:,.2f}"' in str(shown)
    assert not form.fields["amount"].has_changed(stored.amount, units.yuan(amount))
