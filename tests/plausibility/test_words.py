"""Every rule says in both languages what is suspicious and what to do."""

import re

import pytest
from django.utils.translation import override

from breakthrough import units
from tasks.suspicion import rules
from tasks.suspicion.show import Show

HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("code", rules())
def test_a_rule_speaks_both_languages(code: str) -> None:
    rule = rules()[code]
    for text in (rule.title, rule.says, rule.advice):
        with override("en"):
            assert not HAN.search(str(text).replace("元", "").replace("万", "")), text
        with override("zh-hans"):
            assert HAN.search(str(text)), text
    with override("en"):
        assert str(rule.says).endswith(".")
        assert str(rule.advice).endswith((".", "?"))
    assert re.fullmatch(r"[a-z0-9-]{5,60}", code)


def test_there_are_rules_of_every_app() -> None:
    assert len(rules()) >= 50
    assert {rule.of._meta.app_label for rule in rules().values()} == {"tasks", "talent", "funding"}


def test_amounts_that_are_compared_stand_in_one_unit() -> None:
    show = Show(money=("amount", "usual"), numbers=("times",), days=("day",))
    params = {"amount": "35000000000", "usual": "2900000", "times": "12069", "day": "2025-11-05", "document": "12"}
    with override("zh-hans"):
        assert show.texts(params) == {
            "amount": "3,500,000万元", "usual": "290万元", "times": "12,069", "day": "2025-11-05", "document": "12",
        }  # fmt: skip
    with override("en"):
        assert show.texts(params)["amount"] == "35,000 million yuan"


def test_an_amount_alone_is_written_in_its_own_unit() -> None:
    with override("zh-hans"):
        assert (units.money(290_000_000), units.money(290_000_000, 5_000_000)) == ("2.9亿元", "29,000万元")
