from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, transaction

from funding.models import FundEntry
from tasks.models import ProgressReport
from tests import portfolio
from tests.rules import breaks, sql

pytestmark = pytest.mark.django_db
KINDS = {"fiscal": {"approved", "disbursed", "received", "spent", "returned"},
         "societal": {"committed", "received", "spent", "returned"}}  # fmt: skip


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE funding_fundentry SET note = 'x' WHERE id = %s",
        "UPDATE funding_fundentry SET amount = amount WHERE id = %s",
        "UPDATE funding_fundentry SET state = 'pending' WHERE id = %s",
        "DELETE FROM funding_fundentry WHERE id = %s",
    ],
)
def test_a_posted_entry_stays_as_it_is(statement: str) -> None:
    entry = portfolio.fund_entry()
    with breaks("fund_entry_append_only"):
        sql(statement, entry.pk)


def test_posted_entries_are_not_changed_in_bulk() -> None:
    entries = [portfolio.fund_entry() for _ in range(3)]
    with breaks("fund_entry_append_only"):
        FundEntry.objects.update(note="x")
    with breaks("fund_entry_append_only"):
        FundEntry.objects.bulk_update(entries, ["amount"])
    with breaks("fund_entry_append_only"):
        FundEntry.objects.all()._raw_delete("default")
    with breaks("fund_entry_append_only"):
        entries[0].delete()


def test_a_pending_entry_is_mended_then_posted_then_kept() -> None:
    entry = portfolio.fund_entry(state="pending")
    FundEntry.objects.filter(pk=entry.pk).update(amount="2.50")
    with breaks("fund_entry_waits_for_report"):
        FundEntry.objects.filter(pk=entry.pk).update(state="posted")
    portfolio.hand_in(ProgressReport.objects.get())
    FundEntry.objects.filter(pk=entry.pk).update(state="posted")
    with breaks("fund_entry_append_only"):
        FundEntry.objects.filter(pk=entry.pk).update(amount=3)


def test_a_pending_entry_is_withdrawn() -> None:
    portfolio.fund_entry(state="pending").delete()
    assert FundEntry.objects.count() == 0


@pytest.mark.parametrize(
    "different",
    [{"amount": 1}, {"kind": "received"}, {"tier": "city"}, {"source": "societal", "tier": "",
      "societal_kind": "bank_loan", "kind": "spent"}, {"task": portfolio.task}],
)  # fmt: skip
def test_a_reversal_repeats_its_entry(different: dict[str, Any]) -> None:
    entry = portfolio.fund_entry()
    with breaks("fund_entry_reversal_repeats"):
        portfolio.fund_entry(**{"task": entry.task, "reverses": entry, **different})


def test_a_reversal_of_a_pending_entry_is_refused() -> None:
    pending = portfolio.fund_entry(state="pending")
    with breaks("fund_entry_reversal_repeats"):
        portfolio.reversal(pending)


def test_a_reversal_is_not_reversed() -> None:
    reversal = portfolio.reversal(portfolio.fund_entry())
    with breaks("fund_entry_reversal_repeats"):
        portfolio.reversal(reversal)


def test_an_entry_is_reversed_once() -> None:
    entry = portfolio.fund_entry()
    portfolio.reversal(entry)
    with breaks("funding_fundentry_reverses_id_key"):
        portfolio.reversal(entry)


def test_a_person_is_told_that_a_reversal_repeats_its_entry() -> None:
    entry = portfolio.fund_entry()
    other = FundEntry(task=entry.task, source="fiscal", tier="region", kind="disbursed", amount=1, reverses=entry)
    with pytest.raises(ValidationError) as refused:
        other.clean()
    assert list(refused.value.message_dict) == ["reverses"]


def test_an_amount_that_is_no_number_is_refused_by_the_database() -> None:
    entry = portfolio.fund_entry(state="pending")
    with breaks("funding_fundentry_amount_check"):
        sql("UPDATE funding_fundentry SET amount = 'NaN' WHERE id = %s", entry.pk)


@pytest.mark.parametrize("amount", ["Infinity", "1e16", "9999999999999999.995"])
def test_an_amount_of_more_than_16_digits_before_the_point_is_refused_by_the_database(amount: str) -> None:
    entry = portfolio.fund_entry(state="pending")
    with pytest.raises(DataError), transaction.atomic():
        sql("UPDATE funding_fundentry SET amount = %s WHERE id = %s", amount, entry.pk)


@pytest.mark.parametrize("amount", ["0", "-0.01", "-1"])
def test_an_amount_is_more_than_nothing(amount: str) -> None:
    with breaks("fund_entry_amount_positive"):
        portfolio.fund_entry(amount=amount)


@pytest.mark.parametrize(
    ("source", "tier", "societal_kind"),
    [("fiscal", "", ""), ("fiscal", "region", "bank_loan"), ("societal", "", ""), ("societal", "region", "bank_loan"),
     ("societal", "region", "")],
)  # fmt: skip
def test_money_names_its_tier_or_its_kind(source: str, tier: str, societal_kind: str) -> None:
    values = {"source": source, "tier": tier, "societal_kind": societal_kind}
    with breaks("fund_entry_source_fits"):
        portfolio.fund_entry("spent", **values)
    with breaks("planned_funding_source_fits"):
        portfolio.planned_funding(**values)


@pytest.mark.parametrize("source", KINDS)
@pytest.mark.parametrize("kind", FundEntry.Kind.values)
def test_kinds_of_entries_fit_the_source(source: str, kind: str) -> None:
    if kind in KINDS[source]:
        assert portfolio.fund_entry(kind, source=source).kind == kind
    else:
        with breaks("fund_entry_kind_fits_source"):
            portfolio.fund_entry(kind, source=source)


def test_entries_are_numbered_by_the_database() -> None:
    first, second = portfolio.fund_entry(), portfolio.fund_entry()
    assert first.entry_no.startswith("FE-")
    assert int(second.entry_no[3:]) == int(first.entry_no[3:]) + 1


@pytest.mark.parametrize(
    ("build", "values", "rule"),
    [
        (portfolio.fund_entry, {"booked_on": date(1989, 12, 31)}, "funding_fundentry_booked_on_check"),
        (portfolio.planned_funding, {"amount": 0}, "planned_funding_positive"),
        (portfolio.budget_line, {"performance_amount": 1}, "budget_line_performance_is_indirect"),
        (portfolio.indirect_cost_cap, {"percent": "100.01"}, "funding_indirectcostcap_percent_check"),
    ],
)
def test_a_plan_that_cannot_be_is_refused(build: Any, values: dict[str, Any], rule: str) -> None:
    with breaks(rule):
        build(**values)


def test_a_plan_is_entered_once() -> None:
    line, cap = portfolio.budget_line(), portfolio.indirect_cost_cap(up_to=None)
    with breaks("budget_line_once"):
        portfolio.budget_line(task=line.task)
    with breaks("indirect_cost_cap_once"):
        portfolio.indirect_cost_cap(up_to=None, valid_from=cap.valid_from)
