"""Generated portfolios: as many rows as asked for, always the same ones, which obey the rules and have a past."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F, Sum
from django.utils.translation import override

from breakthrough import clock
from breakthrough.figures import Question, answer, figures
from breakthrough.history import as_of, tracked_models
from breakthrough.models import Installation
from breakthrough.scope import EVERYTHING
from funding.models import FundEntry, FundSum
from talent.models import Assignment, Researcher
from tasks.models import Milestone, ProgressReport, StatusChange, Task
from tests.generated_fixtures import TINY

pytestmark = pytest.mark.usefixtures("generated")


@pytest.mark.parametrize(
    ("model", "count"),
    [
        (Task, TINY.tasks),
        (FundEntry, TINY.ledger),
        (Researcher, TINY.people),
        (Assignment, TINY.assignments),
    ],
)
def test_there_are_as_many_rows_as_asked_for(model: Any, count: int) -> None:
    assert model.objects.count() == count


def test_a_second_run_is_refused() -> None:
    with override("en"), pytest.raises(CommandError, match="generate into an empty one"):
        call_command("generate", "--size", "S")


def test_every_figure_can_be_computed() -> None:
    question = Question(EVERYTHING, clock.today())
    values = {code: answer(figure, question).whole.value for code, figure in figures().items()}
    assert values["tasks_by_status"] == TINY.tasks
    assert values["fiscal_invested"] == sum(FundEntry.objects.filter(kind="disbursed").values_list("amount", flat=True))


def test_history_ends_with_the_rows_as_they_are() -> None:
    differing = []
    with connection.cursor() as cursor:
        for model in tracked_models():
            table = model._meta.db_table
            columns = ", ".join(f'"{field.column}"' for field in model._meta.local_concrete_fields)
            now = f'SELECT {columns} FROM public."{table}"'
            with as_of(datetime(2025, 11, 6, 10, tzinfo=UTC)):
                then = f'SELECT {columns} FROM asof."{table}"'
                cursor.execute(f"SELECT count(*) FROM (({now} EXCEPT {then}) UNION ALL ({then} EXCEPT {now})) AS d")
                if cursor.fetchone()[0] and not getattr(model, "comes_with_product", False):
                    differing.append(table)
    assert differing == []


def test_the_ledger_has_its_sums() -> None:
    assert FundSum.objects.aggregate(entries=Sum("entries"))["entries"] == FundEntry.objects.posted().count()
    assert FundSum.differences() == []


def test_the_past_holds_less() -> None:
    with as_of(datetime(2025, 3, 31, tzinfo=UTC)):
        then = {"tasks": Task.objects.count(), "entries": FundEntry.objects.count()}
    assert 0 < then["tasks"] < TINY.tasks
    assert 0 < then["entries"] < TINY.ledger


def test_tasks_stand_where_their_last_change_left_them() -> None:
    with connection.cursor() as cursor:
        cursor.execute("""
            SELECT task.status, coalesce(change.to_status, 'draft') FROM tasks_task AS task LEFT JOIN LATERAL (
                SELECT to_status FROM tasks_statuschange WHERE task_id = task.id ORDER BY changed_on DESC, id DESC
                LIMIT 1
            ) AS change ON true
        """)
        assert [pair for pair in cursor.fetchall() if pair[0] != pair[1]] == []
    assert StatusChange.objects.filter(to_status="active").count() > 10


def test_milestones_weigh_a_hundred() -> None:
    weights = Milestone.objects.order_by().values("task").annotate(total=Sum("weight"))
    assert {one["total"] for one in weights} == {100}


def test_money_of_a_report_is_posted_with_it() -> None:
    of_reports = FundEntry.objects.filter(report__isnull=False)
    assert of_reports.count() > 100
    assert not of_reports.exclude(report__status="approved", report__task=F("task"), state="posted").exists()


def test_the_rules_are_kept_again_afterwards() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM pg_constraint WHERE NOT convalidated")
        assert cursor.fetchone() == (0,)
    report = ProgressReport.objects.filter(status="approved").earliest("pk")
    with pytest.raises(Exception, match="handed in"):
        ProgressReport.objects.filter(pk=report.pk).update(progress="anders")


def test_new_rows_follow_the_generated_ones() -> None:
    entry = FundEntry.objects.create(
        task_id=1, source="fiscal", tier="region", kind="approved", amount=1, booked_on=datetime(2025, 11, 1).date()
    )
    entry.refresh_from_db()
    assert (entry.pk, entry.entry_no) == (TINY.ledger + 1, f"FE-{TINY.ledger + 1:07d}")


def test_the_clock_stands_where_the_portfolio_ends() -> None:
    assert Installation.current().is_demo
