"""Whoever writes at the same time as others leaves sums that are those of the rows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from decimal import Decimal
from random import Random
from typing import Any

import pytest
from django.db import connection, transaction

from funding.ledger import reverse
from funding.models import FundEntry, FundSum
from tasks.models import Cluster, Task
from tests import portfolio
from tests.portfolio import START

pytestmark = pytest.mark.django_db(transaction=True)

STEPS = 400 if os.environ.get("PROVE") == "1" else 40
WRITERS = 4


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(WRITERS) as pool:
        yield pool


def enter(task: Task, kind: str = "spent", amount: int = 1) -> FundEntry:
    return portfolio.fund_entry(kind, amount, task=task)


def own_connection[Done](work: Callable[..., Done], *given: Any) -> Done:
    try:
        return work(*given)
    finally:
        connection.close()


def waits(work: Future[Any]) -> bool:
    """Whether it still does after a while."""
    return not wait([work], timeout=0.3).done


class Writer:
    """Does to a few tasks and their money what people, reports, imports and the night's job do, by chance."""

    def __init__(self, seed: int, tasks: list[Task], clusters: list[Cluster]) -> None:
        self.random, self.tasks, self.clusters = Random(seed), tasks, clusters
        self.admin = portfolio.user("admin")

    def work(self) -> None:
        for _step in range(STEPS):
            self.random.choice([self.enter, self.enter_many, self.reverse, self.report, self.move, self.think_again,
                                FundSum.fold])()  # fmt: skip

    def task(self) -> Task:
        return self.random.choice(self.tasks)

    def enter(self) -> None:
        enter(self.task(), self.random.choice(["spent", "received", "returned"]), self.random.randint(1, 9))

    def enter_many(self) -> None:
        facts = {"source": "fiscal", "tier": "region", "kind": "received", "booked_on": START}
        tasks = sorted((self.task() for _number in range(5)), key=lambda task: task.pk)
        FundEntry.objects.bulk_create(FundEntry(task=task, amount=1, **facts) for task in tasks)

    def reverse(self) -> None:
        entry = FundEntry.objects.posted().filter(reverses=None, reversed_by=None).order_by("?").first()
        if entry:
            with transaction.atomic():
                # Another one may have been quicker.
                locked = FundEntry.objects.select_for_update().get(pk=entry.pk)
                if not hasattr(locked, "reversed_by"):
                    reverse(locked, self.admin, "by chance")

    def report(self) -> None:
        entry = portfolio.fund_entry("spent", 3, state="pending", task=portfolio.task(cluster=self.task().cluster))
        portfolio.hand_in(entry.report)
        FundEntry.objects.filter(entry_no=entry.entry_no).update(state="posted")

    def move(self) -> Task:
        moved = self.task()
        Task.objects.filter(code=moved.code).update(cluster=self.random.choice(self.clusters))
        return moved

    def think_again(self) -> None:
        with transaction.atomic():
            moved = self.move()
            enter(moved)
            transaction.set_rollback(self.random.random() < 0.5)


def test_nobody_who_works_at_the_same_time_makes_the_sums_wrong(pool: ThreadPoolExecutor) -> None:
    clusters = [portfolio.cluster(code) for code in ("dairy", "hydrogen", "rare-earths")]
    tasks = [portfolio.task(cluster=clusters[0]) for _number in range(4)]
    # The month that they all report on is there before.
    portfolio.period()
    writers = [Writer(seed, tasks, clusters) for seed in range(WRITERS)]
    done = [pool.submit(own_connection, writer.work) for writer in writers]
    [one.result() for one in done]
    assert FundEntry.objects.posted().count() > STEPS
    assert FundSum.differences() == []
    FundSum.fold()
    assert FundSum.differences() == []


def test_a_task_that_is_moved_waits_for_money_under_way_and_takes_it_along(pool: ThreadPoolExecutor) -> None:
    task, other = portfolio.task(), portfolio.cluster("elsewhere")
    with transaction.atomic():
        enter(task, amount=5)
        moving = pool.submit(own_connection, lambda: Task.objects.filter(pk=task.pk).update(cluster=other))
        assert waits(moving)
    moving.result()
    FundSum.fold()
    assert [(line.cluster_id, line.contribution) for line in FundSum.objects.all()] == [(other.pk, Decimal(5))]


def test_money_for_a_task_that_is_being_moved_waits_and_follows(pool: ThreadPoolExecutor) -> None:
    task, other = portfolio.task(), portfolio.cluster("elsewhere")
    with transaction.atomic():
        Task.objects.filter(pk=task.pk).update(cluster=other)
        entering = pool.submit(own_connection, enter, task)
        assert waits(entering)
    entering.result()
    assert [(line.cluster_id, line.contribution) for line in FundSum.objects.all()] == [(other.pk, Decimal(1))]


def test_nobody_waits_who_enters_money_for_one_task_at_the_same_time(pool: ThreadPoolExecutor) -> None:
    task = portfolio.task()
    with transaction.atomic():
        enter(task)
        pool.submit(own_connection, enter, task).result(timeout=30)
        pool.submit(own_connection, lambda: Task.objects.filter(pk=task.pk).update(office="1")).result(timeout=30)
        pool.submit(own_connection, FundSum.fold).result(timeout=30)
    assert FundSum.differences() == []


def test_two_who_fold_at_once_fold_each_line_once(pool: ThreadPoolExecutor) -> None:
    task = portfolio.task()
    for _number in range(20):
        enter(task)
    with transaction.atomic():
        FundSum.fold()
        pool.submit(own_connection, FundSum.fold).result(timeout=30)
    assert [(line.contribution, line.entries) for line in FundSum.objects.all()] == [(Decimal(20), 20)]
