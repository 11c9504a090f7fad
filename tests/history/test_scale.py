"""Looking back at one task's money stays an index's work, however long the ledger's history."""

import os

import pytest
from django.db import connection
from django.db.models import Sum

from breakthrough.history import as_of, settled
from funding.models import FundEntry
from tasks.models import Task
from tests import portfolio
from tests.history.conftest import money

EVENTS = 1_000_000 if os.environ.get("PROVE") == "1" else 50_000

ENTRIES = """
INSERT INTO funding_fundentry (entry_no, task_id, source, tier, societal_kind, kind, amount, booked_on, document_no,
    subject, is_in_kind, evidence, note, state)
SELECT 'S' || number, (%s::bigint[])[1 + number %% %s], 'fiscal', 'region', '', 'disbursed', 1 + number %% 7,
    '2024-03-01', '', '', false, '', '', 'pending'
FROM generate_series(1, %s) AS number
"""


@pytest.fixture
def long_ledger(transactional_db: None) -> list[Task]:
    """A ledger nine tenths of whose events are inserts, the rest updates; 50 entries for each task."""
    pattern = portfolio.task("draft")
    count = EVENTS * 9 // 10 // 50
    Task.objects.bulk_create(
        Task(
            code=f"S-{number}", name_zh="", cluster=pattern.cluster, lead=pattern.lead, batch_year=2024,
            industry_track="upgrade",
        )
        for number in range(count)
    )  # fmt: skip
    tasks = [*Task.objects.exclude(pk=pattern.pk)]
    with connection.cursor() as cursor:
        cursor.execute(ENTRIES, [[task.pk for task in tasks], count, EVENTS * 9 // 10])
        cursor.execute("UPDATE funding_fundentry SET amount = amount + 1 WHERE id %% 9 = 0", [])
        cursor.execute("VACUUM ANALYZE funding_fundentry, funding_fundentryevent, tasks_taskevent, breakthrough_commit")
    return tasks


def test_one_task_s_money_and_one_entry_are_found_by_index(long_ledger: list[Task]) -> None:
    task, other = long_ledger[3], long_ledger[4]
    before = money(task=task)
    moment = settled()
    FundEntry.objects.filter(task=task).update(amount=1)
    entry = FundEntry.objects.filter(task=other).earliest("pk")
    with as_of(moment):
        assert money(task=task) == before
        plans = [
            FundEntry.objects.filter(task=task).explain(),
            FundEntry.objects.filter(pk=entry.pk).explain(),
            FundEntry.objects.filter(entry_no=entry.entry_no).explain(),
            FundEntry.objects.filter(task__code=task.code).values("task__lead").annotate(Sum("amount")).explain(),
        ]
    for found in plans:
        assert "Seq Scan on funding_fundentryevent" not in found
        assert "funding_fundentry_later" in found
