"""Whoever breaks a rule of the database reads why, in their language."""

import re

import pytest
from django.apps import apps
from django.contrib.postgres.constraints import ExclusionConstraint
from django.db import IntegrityError, models, transaction
from django.utils.translation import override

from breakthrough.violations import sentence_for, sentence_of
from tests import portfolio

KINDS = (models.CheckConstraint, models.UniqueConstraint, ExclusionConstraint)
DOMAIN = [model for app in ("tasks", "talent", "funding") for model in apps.get_app_config(app).get_models()
          if hasattr(model, "rules")]  # fmt: skip
RULES = [
    *(constraint.name for model in DOMAIN for constraint in model._meta.constraints if isinstance(constraint, KINDS)),
    *(name for model in DOMAIN for name in model.rules),
]
HAN = re.compile("[\u4e00-\u9fff]")


def test_there_are_rules() -> None:
    assert len(RULES) > 80
    assert len(RULES) == len(set(RULES))


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_a_sentence_in_both_languages(rule: str) -> None:
    with override("en"):
        english = sentence_of(rule) or ""
    with override("zh-hans"):
        chinese = sentence_of(rule) or ""
    assert english[:1].isupper()
    assert english.endswith(".")
    assert rule not in english
    assert HAN.search(chinese)


@pytest.mark.django_db
def test_a_broken_rule_is_told_in_its_sentence() -> None:
    with override("en"), pytest.raises(IntegrityError) as broken, transaction.atomic():
        portfolio.fund_entry(amount=0)
    with override("en"):
        assert sentence_for(broken.value) == "The amount is more than 0: the kind of the entry gives its sign."


def test_a_rule_that_nobody_knows_has_no_sentence() -> None:
    assert (sentence_of("nothing"), sentence_of(None)) == (None, None)
