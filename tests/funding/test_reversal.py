"""A posted entry is taken back with one button, by an officer of its task, with a reason."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse as address
from django.utils import translation

from breakthrough.history import acting, changes_of
from funding.ledger import reverse
from funding.models import FundEntry
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.admin.tables import page
from tests.admin.typing import on_page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def english() -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def entry() -> FundEntry:
    return portfolio.fund_entry(amount=35_000_000, document_no="拨〔2024〕7号")


@pytest.fixture
def officer(entry: FundEntry) -> Any:
    return portfolio.user("officer", entry.task.cluster)


def button(entry: FundEntry) -> str:
    return address("admin:funding_fundentry_reverse", args=[entry.pk])


def test_a_reversal_repeats_the_entry_on_its_day(entry: FundEntry, officer: Any) -> None:
    made = reverse(entry, officer, "金额单位误填")
    same = ["task", "source", "tier", "kind", "amount", "booked_on", "document_no"]
    assert [getattr(made, name) for name in same] == [getattr(entry, name) for name in same]
    assert (made.reverses, made.state, made.note) == (entry, "posted", "金额单位误填")
    assert sum(row.contribution for row in FundEntry.objects.signed()) == 0


def test_the_reason_stays_in_history(entry: FundEntry, officer: Any) -> None:
    change = changes_of(reverse(entry, officer, "金额单位误填"))[0]
    assert (change.actor, change.reason) == (officer.username, "金额单位误填")


def test_the_door_of_the_reversal_stays(entry: FundEntry, officer: Any) -> None:
    with acting(user=officer, door="api"):
        made = reverse(entry, officer, "误填")
    assert changes_of(made)[0].door == "api"


@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reversal_has_a_reason(entry: FundEntry, officer: Any, reason: str) -> None:
    with pytest.raises(ValidationError, match="Say why the entry is taken back"):
        reverse(entry, officer, reason)


def test_an_entry_is_reversed_once(entry: FundEntry, officer: Any) -> None:
    made = reverse(entry, officer, "误填")
    with pytest.raises(ValidationError, match=f"already reversed by {made.entry_no}"):
        reverse(entry, officer, "误填")


def test_a_reversal_is_not_reversed(entry: FundEntry, officer: Any) -> None:
    made = reverse(entry, officer, "误填")
    with pytest.raises(ValidationError, match="itself a reversal"):
        reverse(made, officer, "误填")


def test_a_pending_entry_is_not_reversed(officer: Any, entry: FundEntry) -> None:
    pending = portfolio.fund_entry(task=entry.task, state="pending")
    with pytest.raises(ValidationError, match="Only a posted entry"):
        reverse(pending, officer, "误填")


@pytest.mark.parametrize("role", ["leader", "reviewer", "officer elsewhere", "nobody"])
def test_only_officers_of_the_task_reverse(entry: FundEntry, role: str) -> None:
    clusters = {"reviewer": [entry.task.cluster], "officer": [portfolio.cluster("dairy")]}
    name = "" if role == "nobody" else role.split()[0]
    with pytest.raises(PermissionDenied):
        reverse(entry, portfolio.user(name, *clusters.get(name, [])), "误填")
    assert FundEntry.objects.count() == 1


# The page


def test_an_officer_reverses_with_one_button_and_enters_the_right_one(entry: FundEntry, officer: Any) -> None:
    client = signed_in(officer)
    opened = client.get(page(FundEntry, "change", entry.pk))
    assert f'href="{button(entry)}"' in opened.text
    form = client.get(button(entry)).context["form"]
    assert form["booked_on"].value() == entry.booked_on
    answer = client.post(button(entry), {"reason": "误填", "booked_on": "2024-03-01"}, follow=True)
    made = FundEntry.objects.get(reverses=entry)
    assert answer.redirect_chain == [(page(FundEntry, "change", made.pk), 302)]
    (message,) = answer.context["messages"]
    assert f"{entry.entry_no} is reversed by {made.entry_no}." in str(message)
    copy = str(message).split('href="')[1].split('"')[0].replace("&amp;", "&")
    shown = on_page(client.get(copy))
    names = ("task", "kind", "source", "tier", "document_no", "booked_on")
    assert {name: str(shown[name]) for name in names} == {
        "task": str(entry.task_id), "kind": "disbursed", "source": "fiscal", "tier": "region",
        "document_no": "拨〔2024〕7号", "booked_on": "2024-03-01",
    }  # fmt: skip


def test_the_page_says_why_it_cannot_be_done(entry: FundEntry, officer: Any) -> None:
    made = reverse(entry, officer, "误填")
    client = signed_in(officer)
    answer: Any = client.post(button(entry), {"reason": "误填", "booked_on": "2024-03-01"})
    assert answer.context["form"].non_field_errors() == [f"This entry was already reversed by {made.entry_no}."]
    assert f'href="{button(entry)}"' not in client.get(page(FundEntry, "change", entry.pk)).text


@pytest.mark.parametrize("day", ["1989-12-31", "2101-01-01", "x"])
def test_a_day_that_cannot_be_is_refused_on_the_page(entry: FundEntry, officer: Any, day: str) -> None:
    answer: Any = signed_in(officer).post(button(entry), {"reason": "误填", "booked_on": day})
    assert [*answer.context["form"].errors] == ["booked_on"]


def status(client: Client, where: str) -> tuple[int, int]:
    return client.get(where).status_code, client.post(where, {"reason": "x", "booked_on": "2024-03-01"}).status_code


def test_foreign_and_absent_entries_answer_alike(entry: FundEntry) -> None:
    portfolio.task(cluster=portfolio.cluster("dairy"))
    foreign = signed_in(portfolio.user("officer", portfolio.cluster("dairy")))
    absent = button(entry).replace(str(entry.pk), "987654321")
    assert status(foreign, button(entry)) == status(foreign, absent) == (404, 404)
    assert status(foreign, button(entry).replace(str(entry.pk), "x")) == (404, 404)


def test_who_only_reads_cannot_reverse(entry: FundEntry) -> None:
    leader = signed_in(portfolio.user("leader"))
    assert status(leader, button(entry)) == (403, 403)
    assert button(entry) not in leader.get(page(FundEntry, "change", entry.pk)).text


def test_the_list_marks_what_was_reversed(entry: FundEntry, officer: Any) -> None:
    made = reverse(entry, officer, "误填", date(2024, 4, 1))
    text = signed_in(officer).get(page(FundEntry)).text
    assert f"Reversed by {made.entry_no}" in text
    assert f"Reverses {entry.entry_no}" in text
