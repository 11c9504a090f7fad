"""An amount in a form of the admin: read, said back, doubted and confirmed."""

from decimal import Decimal
from typing import Any, cast

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.test import Client

from breakthrough.amount_field import AmountField
from breakthrough.models.fields import MoneyField
from funding.models import BudgetLine, FundEntry, PlannedFunding
from tasks.models import Task
from tests import portfolio
from tests.admin.tables import MODELS, ROW_OF, page
from tests.admin.typing import change, errors, typed

WITH_MONEY = [(model, field.name) for model in MODELS for field in model._meta.fields if isinstance(field, MoneyField)]


@pytest.mark.parametrize(("model", "name"), WITH_MONEY)
def test_every_money_field_of_the_admin_reads_amounts(rf: Any, model: type[Model], name: str) -> None:
    request = rf.get("/")
    request.user = AnonymousUser()
    field = admin.site._registry[model].formfield_for_dbfield(cast(Any, model._meta.get_field(name)), request)
    assert isinstance(field, AmountField)


@pytest.mark.parametrize(
    ("typed_in", "stored"), [("350万", 3_500_000), ("３．５亿", 350_000_000), ("1 million", 10**6)]
)
def test_an_officer_writes_money_as_they_say_it(officer: Client, task: Task, typed_in: str, stored: int) -> None:
    line = portfolio.budget_line(task=task)
    assert change(officer, line, amount=typed_in).status_code == 302
    line.refresh_from_db()
    assert line.amount == stored


def test_a_form_says_the_stored_amount_back(officer: Client, task: Task) -> None:
    line = portfolio.budget_line(task=task, amount=3_500_000)
    answer = officer.get(page(BudgetLine, "change", line.pk))
    assert 'value="3,500,000.00"' in answer.text
    assert ">3.5 million yuan · 3,500,000.00 yuan</output>" in answer.text


@pytest.mark.parametrize(
    ("typed_in", "said"),
    [
        ("NaN", "This is not a number. Write an amount such as 3,500,000 or 350万, or leave the field empty."),
        ("1e3", "Write the amount in full or with its unit, such as 3,000,000 or 300万, without an exponent."),
        ("12345678901234567", "This is too large: at most 16 digits stand before the point. Check the unit."),
    ],
)
def test_what_is_no_amount_comes_back_with_a_sentence(officer: Client, task: Task, typed_in: str, said: str) -> None:
    line = portfolio.budget_line(task=task)
    answer = change(officer, line, amount=typed_in)
    assert errors(answer) == [said]
    assert f'value="{typed_in}"' in answer.text


# Over ten times the budget


def entered(client: Client, task: Task, amount: str, **also: Any) -> Any:
    """A payment entered for the task by its form."""
    values = typed(client, FundEntry, portfolio.fund_entry(task=task, amount=1), task)
    return client.post(page(FundEntry, "add"), values | {"amount": amount} | also)


def amounts() -> list[Decimal]:
    return [*FundEntry.objects.filter(kind="disbursed").order_by("pk").values_list("amount", flat=True)]


@pytest.fixture
def approved(task: Task) -> FundEntry:
    return portfolio.fund_entry("approved", 5_000_000, task=task)


def test_ten_times_the_budget_passes(officer: Client, task: Task, approved: FundEntry) -> None:
    assert entered(officer, task, "5000万").status_code == 302


def test_more_than_ten_times_the_budget_is_asked_for_once_more(
    officer: Client, task: Task, approved: FundEntry
) -> None:
    answer = entered(officer, task, "35亿")
    assert errors(answer) == [
        "3.5 billion yuan is more than 10 times the budget of the task from this source (5 million yuan). "
        "Check the unit; if the amount is right, confirm it below."
    ]
    assert 'name="amount-confirmed" value="3500000000.00"> Yes, the amount is right: 3.5 billion yuan' in answer.text
    assert amounts() == [1]


def test_a_confirmed_amount_is_saved(officer: Client, task: Task, approved: FundEntry) -> None:
    assert entered(officer, task, "35亿", **{"amount-confirmed": "3500000000.00"}).status_code == 302
    assert amounts() == [1, 3_500_000_000]


def test_the_confirmation_of_one_amount_is_none_of_another(officer: Client, task: Task, approved: FundEntry) -> None:
    assert len(errors(entered(officer, task, "350亿", **{"amount-confirmed": "3500000000.00"}))) == 1
    assert amounts() == [1]


def test_without_a_budget_nothing_is_out_of_proportion(officer: Client, task: Task) -> None:
    assert entered(officer, task, "35亿").status_code == 302


@pytest.mark.parametrize("build", [portfolio.planned_funding, portfolio.budget_line])
def test_a_plan_stands_in_for_an_approval(officer: Client, task: Task, build: Any) -> None:
    build(task=task, amount=5_000_000)
    assert len(errors(entered(officer, task, "35亿"))) == 1


def test_a_plan_is_measured_as_well(officer: Client, task: Task, approved: FundEntry) -> None:
    values = typed(officer, PlannedFunding, ROW_OF[PlannedFunding](task), task)
    answer = officer.post(page(PlannedFunding, "add"), values | {"amount": "35亿"})
    assert len(errors(answer)) == 1
