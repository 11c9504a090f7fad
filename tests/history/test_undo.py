"""Taking changes back."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from breakthrough.history import acting, changes_of, seal
from breakthrough.history.undo import undo, undo_batch
from funding.models import FundEntry
from tasks.models import Milestone, Organization, Product, StatusChange, Task
from tests import portfolio

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english(settings: Any) -> None:
    settings.LANGUAGE_CODE = "en"


@pytest.fixture
def officer() -> Any:
    return portfolio.user("officer", portfolio.cluster(), username="li")


def last(row: Any) -> Any:
    return changes_of(row)[-1]


def batch_of(row: Any) -> str:
    return last(row).batch


def test_an_update_is_taken_back_and_later_changes_of_other_fields_stay(officer: Any) -> None:
    task = portfolio.task(name_en="old")
    Task.objects.filter(pk=task.pk).update(name_en="new")
    change = last(task)
    Task.objects.filter(pk=task.pk).update(office="Office 2")
    undo(change, by=officer)
    task.refresh_from_db()
    assert (task.name_en, task.office) == ("old", "Office 2")


def test_an_undo_names_its_author_and_what_it_takes_back(officer: Any) -> None:
    task = portfolio.task(name_en="old")
    with acting(user=officer, door="admin"):
        Task.objects.filter(pk=task.pk).update(name_en="new")
    undo(last(task), by=officer, reason="typing error")
    change = last(task)
    assert change.actor == "li"
    assert change.reason.startswith("Undo of the change by li of 20")
    assert change.reason.endswith(": typing error")


def test_an_undo_is_undone(officer: Any) -> None:
    task = portfolio.task(name_en="old")
    Task.objects.filter(pk=task.pk).update(name_en="new")
    undo(last(task), by=officer)
    undo(last(task), by=officer)
    task.refresh_from_db()
    assert task.name_en == "new"


def test_what_somebody_changed_since_is_not_overwritten(officer: Any) -> None:
    task = portfolio.task(name_en="old")
    Task.objects.filter(pk=task.pk).update(name_en="new")
    change = last(task)
    with acting(user=officer):
        Task.objects.filter(pk=task.pk).update(name_en="newer")
    with pytest.raises(ValidationError) as refused:
        undo(change, by=officer)
    assert "“name (English)” has been changed since, by li" in refused.value.messages[0]


def test_what_was_entered_goes_and_what_was_deleted_comes_again_with_its_key(officer: Any) -> None:
    task = portfolio.task("draft")
    milestone = portfolio.milestone(task=task, weight=100)
    key = milestone.pk
    milestone.delete()
    milestone.pk = key
    undo(last(milestone), by=officer)
    assert Milestone.objects.get(pk=key).weight == 100
    undo(last(milestone), by=officer)
    assert not Milestone.objects.filter(pk=key).exists()


def test_a_batch_is_taken_back_as_a_whole(officer: Any) -> None:
    task = portfolio.task()
    first, second = task.milestones.all()
    with acting(user=officer):
        Milestone.objects.filter(pk=first.pk).update(weight=20)
        Milestone.objects.filter(pk=second.pk).update(weight=30)
        third = portfolio.milestone(task=task, weight=50)
        Task.objects.filter(pk=task.pk).update(office="elsewhere")
    undo_batch(batch_of(third), by=officer)
    assert [*task.milestones.values_list("weight", flat=True)] == [40, 60]
    task.refresh_from_db()
    assert task.office == ""


def test_a_deletion_of_many_is_taken_back(officer: Any) -> None:
    task = portfolio.task("draft")
    rows = [portfolio.milestone(task=task, weight=50), portfolio.partner(task=task), portfolio.subtask(task=task)]
    seal()
    with acting(user=officer):
        task_key = task.pk
        task.delete()
    task.pk = task_key
    undo_batch(batch_of(task), by=officer)
    assert Task.objects.get(pk=task_key).milestones.get() == rows[0]
    assert Task.objects.get(pk=task_key).partners.get() == rows[1]


def test_several_changes_of_one_row_in_a_batch_are_one(officer: Any) -> None:
    task = portfolio.task(office="one")
    with acting(user=officer):
        for office in ("two", "three", "four"):
            Task.objects.filter(pk=task.pk).update(office=office)
    undo_batch(batch_of(task), by=officer)
    task.refresh_from_db()
    assert task.office == "one"


def test_one_row_that_cannot_go_back_keeps_all_as_they_are(officer: Any) -> None:
    one, other = portfolio.task(office="one"), portfolio.task(office="one")
    with acting(user=officer):
        Task.objects.update(office="two")
    batch = batch_of(one)
    Task.objects.filter(pk=other.pk).update(office="three")
    with pytest.raises(ValidationError):
        undo_batch(batch, by=officer)
    assert {*Task.objects.values_list("office", flat=True)} == {"two", "three"}


def test_nobody_takes_back_what_they_may_not_edit(officer: Any) -> None:
    foreign = portfolio.task(cluster=portfolio.cluster("dairy"), office="one")
    own = portfolio.task(office="one")
    with acting(user=portfolio.user("admin")):
        Task.objects.update(office="two")
    leader = portfolio.user("leader")
    for who in (officer, leader, portfolio.user()):
        with pytest.raises(ValidationError, match="Not all of these records are yours"):
            undo_batch(batch_of(foreign), by=who)
    undo(last(own), by=officer)
    own.refresh_from_db()
    assert own.office == "one"


def test_what_was_deleted_elsewhere_is_not_brought_back_by_others(officer: Any) -> None:
    foreign = portfolio.task("draft", cluster=portfolio.cluster("dairy"))
    key = foreign.pk
    foreign.delete()
    foreign.pk = key
    with pytest.raises(ValidationError, match="Not all of these records are yours"):
        undo(last(foreign), by=officer)


def test_an_own_product_with_its_links_comes_again(officer: Any) -> None:
    product = portfolio.product(portfolio.task())
    key = product.pk
    with acting(user=officer):
        product.delete()
    product.pk = key
    undo_batch(batch_of(product), by=officer)
    assert Product.objects.visible_to(officer).get(pk=key).task_links.count() == 1


def test_a_rule_that_forbids_it_is_said(officer: Any) -> None:
    task = portfolio.task()
    with acting(user=officer):
        Milestone.objects.filter(pk=task.milestones.earliest("pk").pk).update(completed_on="2025-01-01")
    change = last(task.milestones.earliest("pk"))
    portfolio.evidence(task=task, claim=task.milestones.earliest("pk"))
    Milestone.objects.filter(pk=task.milestones.earliest("pk").pk).update(verified_on="2025-02-01")
    with pytest.raises(ValidationError, match="A milestone is verified on or after the day"):
        undo(change, by=officer)


def test_what_hangs_on_it_is_not_torn_off(officer: Any) -> None:
    task = portfolio.task("draft")
    change = last(task)
    portfolio.partner(task=task)
    with pytest.raises(ValidationError, match="Something was entered since that hangs on it: partner"):
        undo(change, by=officer)


def test_a_posted_entry_is_reversed_on_its_day(officer: Any) -> None:
    entry = portfolio.fund_entry(task=portfolio.task(), amount=500)
    undo(last(entry), by=officer)
    reversal = FundEntry.objects.get(reverses=entry)
    assert (reversal.amount, reversal.booked_on) == (500, entry.booked_on)


def test_a_pending_entry_goes(officer: Any) -> None:
    entry = portfolio.fund_entry(task=portfolio.task(), state="pending")
    undo(last(entry), by=officer)
    assert FundEntry.objects.count() == 0


def test_a_status_change_stays(officer: Any) -> None:
    change = portfolio.task().status_changes.latest("pk")
    with pytest.raises(ValidationError, match="Such records are only ever added"):
        undo(last(change), by=officer)
    assert StatusChange.objects.filter(pk=change.pk).exists()


def test_what_follows_from_a_column_follows_back(officer: Any) -> None:
    old, new = portfolio.organization("university"), portfolio.organization("university")
    college = portfolio.college(old)
    with acting(user=officer):
        college.parent = new
        college.save()
    undo_batch(batch_of(college), by=officer)
    college.refresh_from_db()
    assert (college.parent, college.legal_entity) == (old, old)


def test_nothing_left_to_undo_is_said(officer: Any) -> None:
    task = portfolio.task(office="one")
    Task.objects.filter(pk=task.pk).update(office="two")
    change = last(task)
    Task.objects.filter(pk=task.pk).update(office="one")
    with pytest.raises(ValidationError, match="nothing left to undo"):
        undo(change, by=officer)


def test_a_swap_of_unique_values_goes_back(officer: Any) -> None:
    one, other = portfolio.organization(uscc=portfolio.uscc(1)), portfolio.organization(uscc=portfolio.uscc(2))
    with acting(user=officer):
        Organization.objects.filter(pk=one.pk).update(uscc=None)
        Organization.objects.filter(pk=other.pk).update(uscc=portfolio.uscc(1))
    undo_batch(batch_of(one), by=officer)
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.uscc, other.uscc) == (portfolio.uscc(1), portfolio.uscc(2))
