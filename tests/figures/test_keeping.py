"""What took long to count is kept and corrected by what changed: it says what counting anew says, whatever happened."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from breakthrough.admin import attention as pressing
from breakthrough.admin.overview import Looking, overview_page
from breakthrough.admin.overview.kept import count_beforehand
from breakthrough.admin.overview.page import reckoned
from breakthrough.figures import Question, Reckoning, added_up, ask, figures, keeping, rows_of
from breakthrough.figures.question import dividers
from breakthrough.history import as_of, backdated, is_traveling, one_snapshot, seal, settled, touched
from breakthrough.models import KeptSum, User
from breakthrough.scope import EVERYTHING, access_of
from tasks.models import Indicator, Milestone, ProgressReport, Task
from tests import portfolio
from tests.history.standing import Year

pytestmark = pytest.mark.usefixtures("demo_live", "everything_takes_long")

TODAY = date(2025, 11, 6)
DAYS = [date(2024, 12, 31), date(2025, 6, 30), date(2025, 10, 31), TODAY]
ROLES = ["leader", "officer"]
# What the totals of a figure are kept by.
KEY = ("is_whole", "key", "column", "place")
NARROW = "breakthrough.touched', "


@pytest.fixture
def everything_takes_long(settings: Any) -> None:
    settings.KEEP_SUMS_FROM_SECONDS = 0


def told(role: str, figure: str | None = None) -> dict[str, Any]:
    """All figures on some days, whole and by cluster, how many reports are in, and what needs attention."""
    user = User.objects.get(username=role)
    asked = ask({}, access_of(user, "view"))
    chosen = [one for one in figures().values() if figure in (None, one.code)]
    by_cluster = [one for one in chosen if "cluster" in dividers(one)]
    reckoning = Reckoning(replace(asked.question, until=TODAY))
    reckoning.prepare_many([*((one, None, DAYS) for one in chosen), *((one, "cluster", DAYS) for one in by_cluster)])
    found: dict[str, Any] = {
        f"{one.code} {by} {day}": reckoning.totals(one.parts, by, day)
        for by, some in ((None, chosen), ("cluster", by_cluster))
        for one in some
        for day in DAYS
    }
    if figure is None:
        seen = pressing.attention(asked)
        found |= {
            "coverage": reckoning.coverage(figures()["progress"], "cluster"),
            "items": [(item.concern.code, str(item.shown), item.days) for item in seen.items],
            "kinds": [(kind.concern.code, kind.count) for kind in seen.kinds],
        }
    return found


def anew(role: str, figure: str | None = None) -> dict[str, Any]:
    with keeping.anew():
        return told(role, figure)


def keep(role: str = "leader", figure: str | None = None) -> None:
    """Asks until it is kept: the first time it is found that it takes long."""
    told(role, figure)
    told(role, figure)


@contextmanager
def asked() -> Iterator[list[str]]:
    queries: list[str] = []
    with CaptureQueriesContext(connection) as captured:
        yield queries
    queries += [one["sql"] for one in captured]


def counts(queries: list[str]) -> list[str]:
    return [sql for sql in queries if "counted.*" in sql]


def complete_a_milestone() -> Milestone:
    milestone = Milestone.objects.filter(completed_on=None, task__status=Task.Status.ACTIVE).earliest("due_on", "pk")
    milestone.completed_on = TODAY
    milestone.save()
    return milestone


def approve(report: ProgressReport) -> None:
    reviewer = User.objects.get(username="reviewer")
    ProgressReport.objects.filter(pk=report.pk).update(
        status=ProgressReport.Status.APPROVED, reviewed_on=TODAY, reviewer=reviewer
    )


def test_a_year_of_changes_is_told_as_counted_anew() -> None:
    for role in ROLES:
        keep(role)
    year, corrected = Year(seed=7), 0
    for changes in range(3, 46, 6):
        year.pass_by(changes)
        for role in ROLES:
            with asked() as queries:
                found = told(role)
            assert found == anew(role)
            corrected += any(NARROW in sql for sql in queries)
    assert corrected > 4


def test_what_has_not_changed_is_not_counted_again() -> None:
    keep()
    with asked() as queries:
        told("leader")
    # Money is read from sums that the database keeps, whose past is not known.
    assert not any(name in sql for sql in counts(queries) for name in ("milestone", "indicator", "assignment"))
    assert any("funding_fundsum" in sql for sql in counts(queries))


def test_after_a_change_only_the_touched_tasks_are_counted() -> None:
    keep()
    complete_a_milestone()
    with asked() as queries:
        found = told("leader")
    milestones = [sql for sql in counts(queries) if "tasks_milestone" in sql]
    assert len(milestones) >= 2
    assert all("breakthrough.touched" in sql for sql in milestones)
    assert found == anew("leader")


def test_a_task_that_changes_its_cluster_takes_everything_along() -> None:
    keep()
    task = Task.objects.filter(status=Task.Status.ACTIVE).earliest("pk")
    task.cluster = Task.objects.exclude(cluster=task.cluster).earliest("pk").cluster
    task.save()
    assert told("leader") == anew("leader")


def test_a_row_that_moves_to_another_task_leaves_the_one_it_was_of() -> None:
    keep(figure="indicators_met")
    before = told("leader", "indicators_met")
    indicator = Indicator.objects.filter(values__isnull=False).earliest("pk")
    others = Task.objects.filter(status=Task.Status.ACTIVE).exclude(cluster=indicator.task.cluster)
    Indicator.objects.filter(pk=indicator.pk).update(task=others.earliest("pk"), number=49)
    with asked() as queries:
        found = told("leader", "indicators_met")
    assert any(NARROW in sql for sql in queries)
    assert found == anew("leader", "indicators_met") != before


def test_a_value_counts_when_the_report_is_approved_that_holds_it_back_even_if_it_went_to_another_task() -> None:
    indicator = Indicator.objects.filter(task__status=Task.Status.ACTIVE, is_cumulative=False).earliest("pk")
    draft = portfolio.report("draft", task=indicator.task, period=portfolio.period(2025, 11))
    value = portfolio.indicator_value(indicator=indicator, report=draft, measured_on=TODAY, value=4711)
    report = portfolio.hand_in(draft, "submitted")
    others = Task.objects.filter(status=Task.Status.ACTIVE).exclude(cluster=indicator.task.cluster)
    Indicator.objects.filter(pk=indicator.pk).update(task=others.earliest("pk"), number=49, target=value.value)
    keep(figure="indicators_met")
    before = told("leader", "indicators_met")
    approve(report)
    with asked() as queries:
        found = told("leader", "indicators_met")
    assert any(NARROW in sql for sql in queries)
    assert found == anew("leader", "indicators_met") != before


def test_what_does_not_add_up_by_task_is_counted_anew_when_it_changes() -> None:
    keep(figure="organizations")
    before = told("leader", "organizations")
    task = Task.objects.filter(approved_on__lte=TODAY).earliest("pk")
    portfolio.partner(task=task, organization=portfolio.organization())
    with asked() as queries:
        found = told("leader", "organizations")
    assert not any(NARROW in sql for sql in queries)
    assert len(counts(queries)) == 1
    assert found == anew("leader", "organizations")
    with asked() as queries:
        assert told("leader", "organizations") == found != before
    assert counts(queries) == []


@pytest.mark.parametrize(
    ("where", "limit"), [(keeping, "MOST_TOUCHED"), (touched, "MOST_COMMITS")], ids=["tasks", "commits"]
)
def test_after_so_many_changes_it_is_counted_anew(where: Any, limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(figure="progress")
    monkeypatch.setattr(where, limit, 0)
    complete_a_milestone()
    with asked() as queries:
        assert told("leader", "progress") == anew("leader", "progress")
    assert not any(NARROW in sql for sql in queries)


def test_what_was_corrected_for_many_tasks_is_kept_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    keep(figure="progress")
    monkeypatch.setattr(keeping, "RENEWED_FROM", 1)
    complete_a_milestone()
    found, keys = told("leader", "progress"), {*KeptSum.objects.values_list("key", flat=True)}
    with asked() as queries:
        assert told("leader", "progress") == found == anew("leader", "progress")
    assert not any(NARROW in sql for sql in queries)
    assert KeptSum.objects.count() == len(keys)


def test_what_was_not_yet_committed_when_it_was_kept_is_counted_afterwards() -> None:
    written, kept = threading.Event(), threading.Event()

    def write() -> None:
        with transaction.atomic():
            complete_a_milestone()
            written.set()
            kept.wait(60)
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    assert written.wait(60)
    before = told("leader", "progress")
    keep(figure="progress")
    kept.set()
    writer.join()
    assert told("leader", "progress") == anew("leader", "progress") != before


def test_nothing_is_kept_of_a_snapshot_in_which_something_newer_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = settled()
    complete_a_milestone()
    monkeypatch.setattr("breakthrough.history.travel.NOW", f"SELECT '{earlier.isoformat()}'::timestamptz, true")
    with one_snapshot() as moment:
        assert moment is None
    keep(figure="progress")
    assert not KeptSum.objects.filter(moment__isnull=False).exists()


@contextmanager
def somebody_commits() -> Iterator[None]:
    """Inside, another transaction has stamped its commit and is not yet visible."""
    stamped, done = threading.Event(), threading.Event()

    def write() -> None:
        with transaction.atomic():
            complete_a_milestone()
            seal()
            stamped.set()
            done.wait(60)
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    assert stamped.wait(60)
    try:
        yield
    finally:
        done.set()
        writer.join()


def test_while_somebody_commits_nothing_is_kept_and_nobody_waits() -> None:
    with somebody_commits():
        keep(figure="progress")
        assert not KeptSum.objects.filter(moment__isnull=False).exists()
    assert told("leader", "progress") == anew("leader", "progress")


def test_what_is_kept_is_told_while_somebody_commits() -> None:
    keep(figure="progress")
    with somebody_commits(), asked() as queries:
        assert told("leader", "progress") == anew("leader", "progress")
    assert len(counts(queries)) == 1
    assert told("leader", "progress") == anew("leader", "progress")


def test_where_the_past_cannot_be_read_it_is_counted_anew() -> None:
    keep(figure="progress")
    complete_a_milestone()
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA asof CASCADE")
    assert told("leader", "progress") == anew("leader", "progress")


def test_a_past_moment_is_counted_once() -> None:
    moment = settled()
    complete_a_milestone()
    with as_of(moment):
        first = told("leader")
    with asked() as queries, as_of(moment):
        assert told("leader") == first
    assert counts(queries) == []
    assert is_traveling() is False
    with keeping.anew(), as_of(moment):
        assert told("leader") == first
    assert told("leader", "progress") == anew("leader", "progress")


def test_a_later_past_moment_is_corrected_from_an_earlier_one() -> None:
    complete_a_milestone()
    moment = settled()
    with as_of(moment):
        told("leader")
    complete_a_milestone()
    later = settled()
    complete_a_milestone()
    with asked() as queries, as_of(later):
        found = told("leader")
    assert any(NARROW in sql for sql in queries)
    with keeping.anew(), as_of(later):
        assert told("leader") == found


def test_inside_somebodys_transaction_nothing_is_kept_or_read() -> None:
    keep(figure="progress")
    with transaction.atomic():
        complete_a_milestone()
        with asked() as queries:
            assert told("leader", "progress") == anew("leader", "progress")
    assert not any("keptsum" in sql for sql in queries)


def test_what_is_quick_is_not_kept(settings: Any) -> None:
    settings.KEEP_SUMS_FROM_SECONDS = 3600
    keep(figure="progress")
    assert not KeptSum.objects.exists()


def test_what_took_long_once_and_then_not_is_not_looked_up_any_more(settings: Any) -> None:
    told("leader", "progress")
    assert KeptSum.objects.filter(moment=None).exists()
    settings.KEEP_SUMS_FROM_SECONDS = 3600
    told("leader", "progress")
    assert not KeptSum.objects.exists()


def test_migrating_forgets_what_was_kept() -> None:
    keep(figure="progress")
    KeptSum.forget_all("default")
    assert KeptSum.objects.exists()
    KeptSum.forget_all("default", plan=["a migration"])
    assert not KeptSum.objects.exists()


def test_each_sees_what_is_kept_of_their_own() -> None:
    for role in ROLES:
        keep(role, "tasks")
    assert told("officer", "tasks") == anew("officer", "tasks") != told("leader", "tasks")


def test_writing_the_past_forgets_what_was_kept_of_it() -> None:
    keep(figure="progress")
    with backdated(settled() - timedelta(days=1)):
        complete_a_milestone()
    assert not KeptSum.objects.exists()
    assert told("leader", "progress") == anew("leader", "progress")


def test_old_sums_are_forgotten() -> None:
    keep(figure="progress")
    KeptSum.objects.update(kept_at=timezone.now() - timedelta(days=31))
    KeptSum.forget_old()
    assert not KeptSum.objects.exists()


@pytest.mark.parametrize("asked_for", [6, 7])
def test_the_most_pressing_things_are_told_even_when_all_that_were_kept_are_dealt_with(
    monkeypatch: pytest.MonkeyPatch, asked_for: int
) -> None:
    pressing._countings.cache_clear()
    text = pressing.MOST_PRESSING.replace(f"LIMIT {pressing.ASKED}", f"LIMIT {asked_for}")
    monkeypatch.setattr(pressing, "MOST_PRESSING", text.replace(f"place = {pressing.ASKED}", f"place = {asked_for}"))
    keep()
    for _turn in range(4):
        complete_a_milestone()
        assert told("leader") == anew("leader")
    told("leader")
    with asked() as queries:
        told("leader")
    assert not any(f"LIMIT {asked_for}" in sql for sql in counts(queries))
    pressing._countings.cache_clear()


def test_a_report_that_is_approved_counts_at_once() -> None:
    keep()
    report = ProgressReport.objects.filter(status=ProgressReport.Status.SUBMITTED).earliest("pk")
    approve(report)
    assert told("leader") == anew("leader")


def test_the_question_says_whether_it_is_of_touched_tasks_alone() -> None:
    access = access_of(User.objects.get(username="leader"), "view")
    assert Question(access, TODAY) != Question(access, TODAY, touched_alone=True)


def test_the_overview_is_counted_before_anybody_asks() -> None:
    count_beforehand()
    assert not KeptSum.objects.exists()
    looking = Looking.read({}, EVERYTHING)
    overview_page({}, EVERYTHING)
    count_beforehand()
    with asked() as queries:
        reckoned(looking)
    assert not any("tasks_milestone" in sql for sql in counts(queries))


def test_what_is_kept_is_compared_with_what_is_there() -> None:
    for _time in range(2):
        overview_page({}, EVERYTHING)
    complete_a_milestone()
    out = StringIO()
    call_command("check_figures", stdout=out)
    some = next(one for one in KeptSum.objects.order_by("pk") if one.totals and len(one.totals[-1][0]) == len(KEY))
    KeptSum.objects.filter(pk=some.pk).update(totals=[*some.totals[:-1], [some.totals[-1][0], "4711", 1]])
    with pytest.raises(CommandError, match="KeptSum: .* kept=47[0-9]{2} of_rows=[0-9]+"):
        call_command("check_figures", stdout=out)
    call_command("check_figures", "--mend", stdout=out)
    assert "kept=47" in out.getvalue()
    assert not KeptSum.objects.exists()
    call_command("check_figures", stdout=out)


@pytest.mark.parametrize("code", ["progress", "balance", "researchers", "leverage_ratio"])
def test_what_the_rows_of_a_figure_add_up_to_is_kept_and_corrected(code: str) -> None:
    question = Question(EVERYTHING, TODAY)
    for _time in range(2):
        added_up(rows_of(figures()[code], question))
    with asked() as queries:
        added_up(rows_of(figures()[code], question))
    assert counts(queries) == []
    complete_a_milestone()
    task = Task.objects.filter(status=Task.Status.ACTIVE).earliest("pk")
    portfolio.fund_entry("received", 5, task=task, source="societal", booked_on=TODAY)
    portfolio.assignment(task=task, researcher=portfolio.researcher(), starts_on=TODAY)
    found = added_up(rows_of(figures()[code], question))
    with keeping.anew():
        assert added_up(rows_of(figures()[code], question)) == found


def test_so_many_keys_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_KEYS", 0)
    keep(figure="progress")
    assert not KeptSum.objects.filter(moment__isnull=False).exists()
    assert told("leader", "progress") == anew("leader", "progress")


def test_figures_of_the_api_are_counted_together() -> None:
    client = Client()
    client.force_login(User.objects.get(username="leader"))
    before = client.get("/api/v1/figures/?by=cluster").json()["results"]
    client.get("/api/v1/figures/?by=cluster")
    with asked() as queries:
        assert client.get("/api/v1/figures/?by=cluster").json()["results"] == before
    assert not any("tasks_milestone" in sql for sql in counts(queries))
    complete_a_milestone()
    found = client.get("/api/v1/figures/?by=cluster").json()["results"]
    with keeping.anew():
        assert client.get("/api/v1/figures/?by=cluster").json()["results"] == found != before
