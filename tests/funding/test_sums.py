"""The sums that the database keeps of the ledger are, at any moment, those of its posted entries."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils.translation import override

from breakthrough.history import acting, changes_of, seal
from breakthrough.history.undo import undo_batch
from breakthrough.models.summary import summaries
from funding.ledger import reverse
from funding.models import FundEntry, FundSum
from tasks.models import ProgressReport, Task
from tests import portfolio
from tests.portfolio import START
from tests.rules import sql

pytestmark = pytest.mark.django_db


def sums() -> dict[tuple[Any, ...], tuple[Decimal, int]]:
    """What all lines of a key come to; nothing is left out that is not nothing."""
    found: dict[tuple[Any, ...], tuple[Decimal, int]] = {}
    for line in FundSum.objects.all():
        key = (line.cluster_id, line.source, line.tier or line.societal_kind, line.kind, line.booked_on)
        yuan, entries = found.get(key, (Decimal(0), 0))
        found[key] = (yuan + line.contribution, entries + line.entries)
    return {key: total for key, total in found.items() if total != (0, 0)}


def in_all() -> tuple[Decimal, int]:
    yuan, entries = zip(*sums().values(), strict=True) if sums() else ((), ())
    return sum(yuan, Decimal(0)), sum(entries)


def checked() -> str:
    out = StringIO()
    with override("en"):
        call_command("check_figures", stdout=out)
    return out.getvalue()


def test_an_entry_is_added_where_and_when_it_belongs() -> None:
    entry = portfolio.fund_entry("received", "12.34", source="societal", booked_on=date(2025, 2, 28))
    key = (entry.task.cluster_id, "societal", "self_raised", "received", date(2025, 2, 28))
    assert sums() == {key: (Decimal("12.34"), 1)}


def test_a_statement_adds_one_line_for_each_key() -> None:
    task = portfolio.task()
    facts = {"task": task, "source": "fiscal", "tier": "region", "kind": "spent", "booked_on": START}
    FundEntry.objects.bulk_create(FundEntry(amount=number, **facts) for number in range(1, 101))
    assert [(line.contribution, line.entries) for line in FundSum.objects.all()] == [(Decimal(5050), 100)]


def test_returned_money_counts_less_than_nothing_and_its_reversal_more() -> None:
    entry = portfolio.fund_entry("returned", 7)
    assert in_all() == (Decimal(-7), 1)
    portfolio.reversal(entry)
    assert in_all() == (Decimal(0), 2)


def test_a_reversal_on_another_day_takes_away_on_that_day() -> None:
    entry = portfolio.fund_entry("spent", 7)
    portfolio.reversal(entry, date(2025, 1, 1))
    assert {key[-1]: total for key, total in sums().items()} == {
        START: (Decimal(7), 1), date(2025, 1, 1): (Decimal(-7), 1)
    }  # fmt: skip


def test_a_pending_entry_counts_from_the_approval_of_its_report() -> None:
    entry = portfolio.fund_entry("spent", 5, state="pending")
    FundEntry.objects.filter(pk=entry.pk).update(amount="2.50")
    assert sums() == {}
    portfolio.hand_in(ProgressReport.objects.get())
    FundEntry.objects.filter(state="pending").update(state="posted")
    assert in_all() == (Decimal("2.50"), 1)


def test_a_withdrawn_entry_never_counts() -> None:
    portfolio.fund_entry(state="pending").delete()
    assert FundSum.objects.count() == 0


def test_money_moves_with_its_task_to_another_cluster() -> None:
    stays = portfolio.fund_entry("spent", 3)
    moved = portfolio.fund_entry("spent", 4, task=portfolio.task(cluster=stays.task.cluster))
    other = portfolio.cluster("elsewhere")
    Task.objects.filter(pk=moved.task_id).update(cluster=other)
    assert {key[0]: total for key, total in sums().items()} == {
        stays.task.cluster_id: (Decimal(3), 1), other.pk: (Decimal(4), 1)
    }  # fmt: skip
    checked()


def test_pending_money_moves_with_its_task_without_being_counted() -> None:
    entry = portfolio.fund_entry(state="pending")
    Task.objects.filter(pk=entry.task_id).update(cluster=portfolio.cluster("elsewhere"))
    assert sums() == {}


def test_what_is_rolled_back_leaves_no_sum() -> None:
    with transaction.atomic():
        portfolio.fund_entry()
        transaction.set_rollback(True)
    assert FundSum.objects.count() == 0


def test_an_undo_of_all_that_was_entered_at_once_is_in_the_sums() -> None:
    cluster = portfolio.cluster()
    officer = portfolio.user("officer", cluster)
    task = portfolio.task(cluster=cluster)
    seal()
    with acting(user=officer):
        entries = [portfolio.fund_entry("spent", amount, task=task) for amount in (1, 2, 3)]
    undo_batch(changes_of(entries[0])[-1].batch, by=officer)
    assert in_all() == (Decimal(0), 6)
    checked()


def test_a_moved_task_that_is_moved_back_by_undo_takes_its_money_back() -> None:
    admin = portfolio.user("admin")
    entry = portfolio.fund_entry()
    before, other = sums(), portfolio.cluster("elsewhere")
    seal()
    with acting(user=admin):
        Task.objects.filter(pk=entry.task_id).update(cluster=other)
    assert sums() != before
    undo_batch(changes_of(entry.task)[-1].batch, by=admin)
    assert sums() == before
    checked()


def test_folding_leaves_one_line_for_each_key_and_the_same_sums() -> None:
    first = portfolio.fund_entry("spent", 1)
    portfolio.fund_entry("spent", 2, task=first.task)
    portfolio.fund_entry("received", 4, task=first.task)
    before = sums()
    FundSum.fold()
    assert FundSum.objects.count() == len(before) == 2
    assert sums() == before


def test_folding_leaves_no_line_of_what_comes_to_nothing() -> None:
    entry = portfolio.fund_entry()
    old = entry.task.cluster_id
    Task.objects.filter(pk=entry.task_id).update(cluster=portfolio.cluster("elsewhere"))
    FundSum.fold()
    assert not FundSum.objects.filter(cluster=old).exists()


def test_folding_keeps_an_entry_and_its_reversal_which_are_entries_all_the_same() -> None:
    portfolio.reversal(portfolio.fund_entry())
    FundSum.fold()
    assert [(line.contribution, line.entries) for line in FundSum.objects.all()] == [(Decimal(0), 2)]
    checked()


def test_the_check_names_each_difference_exactly() -> None:
    entry = portfolio.fund_entry("spent", 5)
    FundSum.objects.update(contribution=Decimal("5.01"))
    with pytest.raises(CommandError) as refused:
        checked()
    assert str(refused.value).splitlines() == [
        "These sums are not those of their rows:",
        f"funding.FundSum: cluster_id={entry.task.cluster_id} source=fiscal tier=region kind=spent "
        f"booked_on={START} contribution_kept=5.01 contribution_of_rows=5.00 entries_kept=1 entries_of_rows=1",
    ]


@pytest.mark.parametrize("harm", ["DELETE FROM funding_fundsum", "UPDATE funding_fundsum SET entries = entries + 1",
                                  "UPDATE funding_fundsum SET booked_on = '2025-01-01'"])  # fmt: skip
def test_a_difference_of_any_kind_is_found_and_mended(harm: str) -> None:
    portfolio.fund_entry("spent", 5)
    before = sums()
    sql(harm)
    with pytest.raises(CommandError):
        checked()
    call_command("check_figures", "--mend", stdout=StringIO())
    assert sums() == before
    assert "are those of their rows" in checked()


def test_the_ledger_is_all_that_is_summed_up() -> None:
    assert summaries() == [FundSum]


def test_a_statement_without_posted_entries_locks_no_task_and_adds_nothing() -> None:
    entry = portfolio.fund_entry(state="pending")
    FundEntry.objects.filter(pk=entry.pk).update(note="later")
    sql("UPDATE funding_fundentry SET state = 'posted' WHERE false")
    assert FundSum.objects.count() == 0


def test_a_reversal_by_hand_is_summed_up() -> None:
    entry = portfolio.fund_entry("spent", 9)
    reverse(entry, portfolio.user("admin"), "twice")
    assert in_all() == (Decimal(0), 2)


def test_a_filled_table_says_what_the_triggers_said() -> None:
    entry = portfolio.fund_entry("spent", 3)
    portfolio.reversal(entry)
    portfolio.fund_entry("received", 8)
    before = sums()
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM funding_fundsum")
    FundSum.fill()
    assert sums() == before
