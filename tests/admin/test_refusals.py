from typing import Any

import pytest
from django.db.models import Model
from django.test import Client

from breakthrough.models import User
from funding.models import BudgetLine, FundEntry, IndirectCostCap, PlannedFunding
from talent.models import AcademyMembership, Assignment, AwardRound, Researcher
from tasks.models import (
    AddedOutput,
    Cluster,
    Grant,
    Indicator,
    Milestone,
    Organization,
    Output,
    Period,
    PilotLine,
    PilotLineState,
    Product,
    ProgressReport,
    Result,
    Risk,
    Task,
    TrlAssessment,
)
from tests import portfolio
from tests.admin.tables import ROW_OF, page
from tests.admin.typing import change, errors, typed

SEVENTEEN_DIGITS = "12345678901234567.00"
DAY = "Ensure this value is {} than or equal to {}."
NO_NUMBER = "This is not a number. Write an amount such as 3,500,000 or 350万, or leave the field empty."
NEGATIVE = "An amount is never below 0: leave out the minus sign. What was returned is an entry of that kind."
TOO_LARGE = "This is too large: at most 16 digits stand before the point. Check the unit."
AMOUNT = "The amount is more than 0: the kind of the entry gives its sign."
FUNDER = "Fiscal money names its tier, societal money its kind, and not both."
REPEATS = "A reversal repeats the task, source, kind and amount of its entry."
USCC = "This unified social credit code is not valid: compare its 18 characters."

REFUSED: list[tuple[type[Model], dict[str, Any], str]] = [
    (Organization, {"uscc": "91150100DEM0000031"}, USCC),
    (Organization, {"uscc": "X"}, USCC),
    (Organization, {"ror": "123"}, "Nine characters, such as 01abc2d34."),
    (Organization, {"is_legal_entity": ""},
     "Say which organization this one is part of, or that it is a legal entity."),
    (Cluster, {"code": "two words"}, "Use letters, digits, hyphens, dots and underscores only."),
    (Period, {"ends_on": "1999-01-01"}, "A period ends after it starts, and its reports are due after its end."),
    (Task, {"ends_on": "2020-01-01"}, "A task must end after it starts."),
    (Task, {"trl_baseline": 7, "trl_target": 4},
     "The technology readiness aimed at cannot be below the one at the start."),
    (Task, {"trl_target": 14}, "Ensure this value is less than or equal to 13."),
    (Task, {"starts_on": "1989-12-31"}, DAY.format("greater", "1990-01-01")),
    (Task, {"ends_on": "2101-01-01"}, DAY.format("less", "2100-12-31")),
    (Task, {"batch_year": "1989"}, DAY.format("greater", "1990")),
    (Milestone, {"weight": 0}, "A milestone weighs more than 0."),
    (Milestone, {"weight": "100.01"}, "Ensure this value is less than or equal to 100.00."),
    (Indicator, {"comparator_value": "7"}, "Name the comparator that this value belongs to."),
    (Indicator, {"target": "1e-999999"}, "Ensure that there are no more than 20 digits in total."),
    (TrlAssessment, {"level": 0}, "Ensure this value is greater than or equal to 1."),
    (Risk, {"likelihood": 6}, "Ensure this value is less than or equal to 5."),
    (PilotLine, {"design_capacity": 10}, "Give the unit of the capacity, such as t/a."),
    (PilotLineState, {"since": "2020-01-01"},
     "The state before this one is dated 2024-03-01; enter that day or a later one."),
    (Output, {"kind": "contract"}, "A technology contract has an amount."),
    (AddedOutput, {"amount": 0}, "Added output is more than 0."),
    (AddedOutput, {"quarter": 5}, "Ensure this value is less than or equal to 4."),
    (Grant, {"role": "leader"}, "Officers and reviewers have a cluster or a task; other roles have neither."),
    (Grant, {"cluster": ""}, "Officers and reviewers have a cluster or a task; other roles have neither."),
    (Grant, {"ends_on": "2019-01-01"}, "A grant cannot end before it starts."),
    (FundEntry, {"amount": "NaN"}, NO_NUMBER),
    (FundEntry, {"amount": "Infinity"}, NO_NUMBER),
    (FundEntry, {"amount": "0"}, AMOUNT),
    (FundEntry, {"amount": "-1"}, NEGATIVE),
    (FundEntry, {"amount": SEVENTEEN_DIGITS}, TOO_LARGE),
    (FundEntry, {"amount": "1.001"},
     "An amount is exact to the cent (分). Leave out what is smaller: 0.01 yuan is the least."),
    (FundEntry, {"amount": "9" * 5_000}, TOO_LARGE),
    (FundEntry, {"societal_kind": "bank_loan"}, FUNDER),
    (FundEntry, {"tier": ""}, FUNDER),
    (FundEntry, {"kind": "committed"}, "Fiscal money is approved and disbursed; societal money is committed."),
    (FundEntry, {"booked_on": "1989-12-31"}, DAY.format("greater", "1990-01-01")),
    (PlannedFunding, {"amount": 0}, "The amount is more than 0."),
    (PlannedFunding, {"source": "societal"}, FUNDER),
    (BudgetLine, {"performance_amount": 1}, "Performance pay is part of the indirect costs."),
    (IndirectCostCap, {"percent": 101}, "Ensure this value is less than or equal to 100.00."),
    (Researcher, {"orcid": "0000-0002-1825-0098"}, "This ORCID is not valid: compare its 16 characters."),
    (Assignment, {"ends_on": "2020-01-01"}, "An assignment cannot end before it starts."),
    (AwardRound, {"total_conferred": -1}, "Ensure this value is greater than or equal to 0."),
]  # fmt: skip


@pytest.mark.parametrize(("model", "typed_in", "sentence"), REFUSED)
def test_what_cannot_be_is_refused_in_a_sentence(
    admin: Client, task: Task, model: type[Model], typed_in: dict[str, Any], sentence: str
) -> None:
    values = typed(admin, model, ROW_OF[model](task), task)
    before = model._default_manager.count()
    response = admin.post(page(model, "add"), values | typed_in)
    assert (response.status_code, model._default_manager.count()) == (200, before)
    assert sentence in errors(response)
    assert [*response.context["messages"]] == []


TWICE = [
    (Organization, {"uscc"}, "Organization with this Unified social credit code already exists."),
    (Task, {"code"}, "Task with this Code already exists."),
    (Milestone, {"task"}, "The task already has a milestone with this number."),
    (Indicator, {"number"}, "The task already has an indicator with this number."),
    (ProgressReport, {"period"}, "The task already has a report on this period."),
    (PilotLine, {"name_zh"}, "This operator already has a line of this name: link it to the task instead."),
    (Product, {"model"}, "This maker already has a product of this model: link it to the task instead."),
    (Result, {"code"}, "Result with this Code already exists."),
    (Output, {"identifier"}, "This number is entered already: link that row to the task instead."),
    (AddedOutput, {"quarter"}, "This output of the organization in this quarter is entered already."),
    (BudgetLine, {"subject"}, "The task already has a budget line of this source and subject."),
    (IndirectCostCap, {"valid_from"}, "This cap is entered already."),
    (AcademyMembership, {"academy"}, "This membership is entered already."),
    (Assignment, {"researcher"}, "This person is already assigned to the task at that time."),
    (AwardRound, {"grade"}, "This round of the scheme is entered already."),
    (User, {"username"}, "A user with that username already exists."),
]


@pytest.mark.parametrize(("model", "same", "sentence"), TWICE)
def test_what_is_there_already_is_not_entered_twice(
    admin: Client, task: Task, model: Any, same: set[str], sentence: str
) -> None:
    row = ROW_OF[model](task)
    values = typed(admin, model, row, task)
    again = {name: model._meta.get_field(name).value_from_object(row) for name in same}
    response = admin.post(page(model, "add"), values | again)
    assert sentence in errors(response)


@pytest.mark.parametrize(("weight", "total"), [("61", "101"), ("59", "99"), ("100", "140")])
def test_a_contracted_task_keeps_milestones_of_100(admin: Client, task: Task, weight: str, total: str) -> None:
    response = change(admin, task, **{"milestones-1-weight": weight})
    assert errors(response) == [f"The weights add up to {total}.00; together the milestones of a task weigh 100."]
    assert [row.weight for row in task.milestones.all()] == [40, 60]


def test_milestones_of_a_task_change_together(admin: Client, task: Task) -> None:
    assert change(admin, task, **{"milestones-0-weight": "70", "milestones-1-weight": "30"}).status_code == 302
    assert [row.weight for row in task.milestones.all()] == [70, 30]


def test_a_posted_entry_has_no_form(admin: Client, task: Task) -> None:
    entry = portfolio.fund_entry(task=task)
    address = page(FundEntry, "change", entry.pk)
    assert admin.get(address).status_code == 200
    assert admin.post(address, {"amount": "1"}).status_code == 403


def test_a_pending_entry_can_be_mended(admin: Client, task: Task) -> None:
    entry = portfolio.fund_entry(task=task, state="pending")
    assert change(admin, entry, amount="5.25").status_code == 302
    entry.refresh_from_db()
    assert str(entry.amount) == "5.25"


@pytest.mark.parametrize("different", [{"amount": "1"}, {"kind": "received"}, {"tier": "city"}])
def test_a_reversal_that_does_not_repeat_its_entry_is_refused(
    admin: Client, task: Task, different: dict[str, str]
) -> None:
    entry = portfolio.fund_entry(task=task)
    response = admin.post(
        page(FundEntry, "add"), typed(admin, FundEntry, entry, task) | {"reverses": entry.pk} | different
    )
    assert errors(response) == [REPEATS]


def test_an_entry_is_reversed_once(admin: Client, task: Task) -> None:
    entry = portfolio.fund_entry(task=task)
    values = typed(admin, FundEntry, entry, task) | {"reverses": entry.pk}
    assert admin.post(page(FundEntry, "add"), values).status_code == 302
    assert errors(admin.post(page(FundEntry, "add"), values)) == ["Ledger entry with this Reverses already exists."]


def test_a_task_has_one_principal_investigator_at_a_time(admin: Client, task: Task) -> None:
    values = typed(admin, Assignment, portfolio.assignment(task=task, role="pi"), task)
    response = admin.post(page(Assignment, "add"), values)
    assert errors(response) == ["The task already has a principal investigator at that time."]
