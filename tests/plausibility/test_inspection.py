"""What the rules find is kept once, resolved by itself, and stays quiet where somebody answered for it."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from breakthrough import clock
from breakthrough.history import changes_of
from funding.models import FundEntry
from tasks.models import Finding, Task
from tasks.periodic import look_for_the_implausible
from tasks.suspicion import findings_for, inspect, open_per_task, rules
from tasks.suspicion.inbox import acknowledge, reopen
from tests import portfolio

pytestmark = pytest.mark.django_db
REASON = "the second payment arrives next week, voucher no. 12"


@pytest.fixture
def task() -> Task:
    """A task that spent more than it received."""
    made = portfolio.task()
    portfolio.fund_entry("received", 1_000_000, task=made)
    portfolio.fund_entry("spent", 1_500_000, task=made)
    return made


def found(task: Task, rule: str = "spent-above-received") -> Any:
    return Finding.objects.filter(task=task, rule=rule)


def test_a_finding_is_kept_once_however_often_it_is_looked_for(task: Task) -> None:
    for _time in range(3):
        inspect()
    inspect([task.pk])
    one = found(task).get()
    assert (one.state, one.severity, one.table, one.row) == ("open", "error", "tasks.Task", task.pk)
    assert one.params == {"source": "fiscal", "spent": "1500000", "received": "1000000"}


def test_the_nightly_job_finds_it_and_says_who_it_was(task: Task) -> None:
    look_for_the_implausible.call()
    (change,) = changes_of(found(task).get())
    assert change.door == "worker"


def test_what_is_mended_is_resolved_by_itself(task: Task) -> None:
    inspect()
    portfolio.fund_entry("received", 600_000, task=task)
    assert inspect().resolved >= 1
    one = found(task).get()
    assert (one.state, one.resolved_on) == ("resolved", clock.today())


def test_what_comes_back_is_open_again(task: Task) -> None:
    inspect()
    late = portfolio.fund_entry("received", 600_000, task=task)
    inspect()
    portfolio.reversal(late)
    assert "spent-above-received" in [one.rule for one in inspect([task.pk]).new]
    assert (found(task).get().state, found(task).get().resolved_on) == ("open", None)


def test_what_was_acknowledged_stays_quiet_while_the_numbers_are_the_same(task: Task) -> None:
    officer = portfolio.user("officer", task.cluster)
    inspect()
    assert acknowledge(officer, [found(task).get().pk], REASON) == 1
    assert not [one for one in inspect().new if one.rule == "spent-above-received"]
    one = found(task).get()
    assert (one.state, one.reason, one.acknowledged_by, one.acknowledged_on) == (
        "acknowledged", REASON, officer, clock.today()
    )  # fmt: skip


def test_new_numbers_are_a_new_finding(task: Task) -> None:
    officer = portfolio.user("officer", task.cluster)
    inspect()
    acknowledge(officer, [found(task).get().pk], REASON)
    portfolio.fund_entry("spent", 100_000, task=task)
    inspect()
    assert sorted(found(task).values_list("state", "reason")) == [("open", ""), ("resolved", REASON)]


def test_what_was_acknowledged_is_so_again_when_it_comes_back_with_the_same_numbers(task: Task) -> None:
    officer = portfolio.user("officer", task.cluster)
    inspect()
    acknowledge(officer, [found(task).get().pk], REASON)
    late = portfolio.fund_entry("received", 600_000, task=task)
    inspect()
    portfolio.reversal(late)
    inspect()
    assert found(task).get().state == "acknowledged"


def test_an_acknowledgment_is_taken_back(task: Task) -> None:
    officer = portfolio.user("officer", task.cluster)
    inspect()
    key = found(task).get().pk
    acknowledge(officer, [key], REASON)
    assert reopen(officer, [key]) == 1
    assert (found(task).get().state, found(task).get().reason) == ("open", "")


def test_nobody_answers_for_a_cluster_that_is_not_theirs(task: Task) -> None:
    inspect()
    key = found(task).get().pk
    strangers = [portfolio.user("officer", portfolio.cluster("dairy")), portfolio.user("leader")]
    assert [acknowledge(one, [key], REASON) for one in strangers] == [0, 0]
    assert findings_for(strangers[0]).count() == 0
    assert key in findings_for(strangers[1]).values_list("pk", flat=True)


def test_open_findings_are_counted_by_task(task: Task) -> None:
    inspect()
    quiet = portfolio.task()
    number = Finding.objects.filter(task=task, state="open").count()
    assert open_per_task([task.pk, quiet.pk]) == {task.pk: number}


def test_looking_at_one_task_leaves_the_others_alone(task: Task) -> None:
    other = portfolio.task()
    portfolio.fund_entry("spent", 50_000, task=other)
    inspect([other.pk])
    assert found(other).exists()
    assert not found(task).exists()


def test_only_rules_that_read_the_table_are_asked(task: Task) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        inspect([task.pk], [FundEntry])
    readers = [rule for rule in rules().values() if FundEntry in rule.reads]
    assert 0 < len(asked) < 2 * len(readers) + 8 < len(rules())


def test_a_row_that_is_gone_resolves_its_finding() -> None:
    product = portfolio.product(portfolio.task(), evidence="")
    inspect()
    one = Finding.objects.get(rule="verified-without-evidence", row=product.pk)
    product.delete()
    inspect()
    one.refresh_from_db()
    assert one.state == "resolved"


def test_as_many_questions_for_many_tasks_as_for_one() -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            inspect()
        return len(asked)

    def spendthrift() -> None:
        portfolio.fund_entry("spent", 50_000, task=portfolio.task())

    spendthrift()
    inspect()
    before = questions()
    for _number in range(5):
        spendthrift()
    inspect()
    assert questions() == before
