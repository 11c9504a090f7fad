"""kill -9 of the process that serves a request, at any point: the work is done wholly or not at all."""

from __future__ import annotations

import os
import signal
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from breakthrough.duplicates.merging import merge_rows
from breakthrough.duplicates.registry import kinds
from breakthrough.exchange import runs
from breakthrough.history import acting, changes_of, event_model_of
from breakthrough.history.undo import undo_batch
from breakthrough.models import ImportRun, User
from funding.models import FundEntry
from tasks.models import Indicator, MilestoneReport, Organization, Period, ProgressReport, Task
from tasks.periods import lock
from tests import portfolio
from tests.exchange.books import book
from tests.tasks.reporting import Office

POINTS, ROWS = (50, 1_000) if os.environ.get("PROVE") == "1" else (4, 40)
pytestmark = pytest.mark.django_db(transaction=True)
State = tuple[Any, ...]


@dataclass
class Work:
    """Something to be done by a process of its own, and what it leaves in the database."""

    do: Callable[[], Any]
    state: Callable[[], State]


def in_a_process(work: Callable[[], Any], kill_after: float | None = None) -> float:
    """Does it in a child of this process, which is killed after some seconds; tells how long it took."""
    begun = time.monotonic()
    child = os.fork()
    if child == 0:
        try:
            # The parent's connection is the parent's: not even closed here.
            connection.connection = None
            work()
        except BaseException:
            # What goes wrong in the child is nowhere else to be read.
            traceback.print_exc()
        finally:
            os._exit(0)
    if kill_after is not None:
        time.sleep(kill_after)
        os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return time.monotonic() - begun


def settled(state: Callable[[], State]) -> State:
    """The state once the server has noticed that its client is gone."""
    with connection.cursor() as cursor:
        for _attempt in range(200):
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )
            if cursor.fetchone() == (0,):
                break
            time.sleep(0.05)
    return state()


def approval() -> Work:
    office = Office()
    report = office.draft()
    MilestoneReport.objects.filter(report=report, milestone=office.milestone).update(completed_on="2025-06-20")
    portfolio.fund_entry(task=office.task, report=report, amount=5, booked_on="2025-06-20")
    with acting(user=office.officer):
        report.status, report.author, report.submitted_on = "submitted", office.officer, "2025-07-01"
        report.save()
    client = Client()
    client.force_login(office.reviewer)

    def state() -> State:
        row = ProgressReport.objects.get(pk=report.pk)
        return (
            row.status,
            FundEntry.objects.get(report=report).state,
            str(office.milestone.completed_on),
            event_model_of(ProgressReport).objects.filter(pgh_obj=report.pk).latest("pgh_id").status,
            row.decisions.order_by("pk").last().verdict,  # type: ignore[union-attr]
        )

    return Work(lambda: client.post(f"/admin/tasks/progressreport/{report.pk}/approve/"), state)


def locking() -> Work:
    admin, month = portfolio.user("admin"), portfolio.period()

    def state() -> State:
        events = event_model_of(Period).objects.filter(pgh_obj=month.pk)
        return (Period.objects.get(pk=month.pk).locked_on is None, events.filter(locked_on__isnull=False).count())

    return Work(lambda: lock(month, User.objects.get(pk=admin.pk)), state)


def merging() -> Work:
    admin, kind = portfolio.user("admin"), kinds()["organizations"]
    stays, gone = portfolio.organization(uscc=None), portfolio.organization(uscc=None)

    def state() -> State:
        row = Organization.objects.get(pk=gone.pk)
        pairs = kind.pair.objects.filter(merged=gone.pk, state="merged").count()
        return (row.merged_into_id, row.legal_entity_id == stays.pk, pairs)

    return Work(lambda: merge_rows(kind, gone, stays, User.objects.get(pk=admin.pk), "同一单位"), state)


def undoing() -> Work:
    admin = portfolio.user("admin")
    tasks = [portfolio.task("draft", office="old") for _number in range(3)]
    keys = [task.pk for task in tasks]
    with acting(user=admin, door="admin"):
        Task.objects.filter(pk__in=keys).update(office="new")
    batch = changes_of(tasks[0])[-1].batch

    def state() -> State:
        return tuple(Task.objects.filter(pk__in=keys).order_by("pk").values_list("office", flat=True))

    return Work(lambda: undo_batch(batch, by=User.objects.get(pk=admin.pk)), state)


def importing() -> Work:
    """The indicators of a file that was shown."""
    task = portfolio.task()
    rows = [[task.code, number, f"指标{number}", 5] for number in range(1, ROWS + 1)]
    file = book(["Task", "Number", "Name (Chinese)", "Target"], *rows, title="Indicators")
    run = runs.begin(portfolio.user("officer", task.cluster), "indicators.xlsx", [file])
    runs.prepare(run, runs.read_cells(run) or [])

    def state() -> State:
        return (f"{Indicator.objects.filter(task=task).count()} rows", ImportRun.objects.get(pk=run.pk).batch != "")

    return Work(lambda: runs.confirm(ImportRun.objects.get(pk=run.pk)), state)


@pytest.mark.parametrize("make", [approval, locking, merging, undoing, importing])
def test_it_is_done_wholly_or_not_at_all(make: Callable[[], Work]) -> None:
    random = Random("killed")
    whole = make()
    undone = whole.state()
    took = in_a_process(whole.do)
    done = settled(whole.state)
    assert done != undone
    found = []
    for _point in range(POINTS):
        work = make()
        before = work.state()
        in_a_process(work.do, random.uniform(0, took * 1.1))
        found.append((before, settled(work.state)))
    halves = [after for before, after in found if after != before and not looks_like(after, done)]
    assert halves == []


def looks_like(state: State, done: State) -> bool:
    """The same outcome, whatever the keys of its rows."""
    return [type(one) if isinstance(one, int) and not isinstance(one, bool) else one for one in state] == [
        type(one) if isinstance(one, int) and not isinstance(one, bool) else one for one in done
    ]
