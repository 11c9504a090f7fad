"""Nothing in the demonstration that a head of department would shake their head at."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import Count, F, Max, Min, Q

from breakthrough.clock import now, today
from breakthrough.models import Commit, User
from funding.models import FundEntry
from talent.models import Assignment
from tasks.models import Milestone, PilotLineState, ProgressReport, StatusChange, Task

pytestmark = pytest.mark.usefixtures("demo")
TODAY = date(2025, 11, 6)
STATES = [state.value for state in PilotLineState.State]


def test_today_is_the_day_of_the_announcement() -> None:
    assert today() == TODAY
    assert now().astimezone().isoformat() == "2025-11-06T18:00:00+08:00"


def test_everything_became_known_between_the_launch_and_today() -> None:
    known = Commit.objects.aggregate(first=Min("at"), last=Max("at"))
    assert date(2023, 1, 1) < known["first"].date() < date(2023, 2, 1)
    assert known["last"].date() == TODAY
    assert known["last"] <= now()


def test_facts_lie_in_the_past() -> None:
    latest = {
        "money": FundEntry.objects.aggregate(day=Max("booked_on"))["day"],
        "milestones": Milestone.objects.aggregate(day=Max("completed_on"))["day"],
        "assignments": Assignment.objects.aggregate(day=Max("starts_on"))["day"],
        "status": StatusChange.objects.aggregate(day=Max("changed_on"))["day"],
        "lines": PilotLineState.objects.aggregate(day=Max("since"))["day"],
        "reports": ProgressReport.objects.aggregate(day=Max("reviewed_on"))["day"],
    }
    assert {name: day for name, day in latest.items() if day > TODAY} == {}


def test_no_report_is_approved_before_it_was_submitted_or_by_its_author() -> None:
    assert not ProgressReport.objects.filter(reviewed_on__lt=F("submitted_on")).exists()
    assert not ProgressReport.objects.filter(submitted_on__lte=F("period__ends_on")).exists()
    assert not ProgressReport.objects.filter(author=F("reviewer")).exists()


def test_what_changed_in_a_locked_month_is_a_restatement() -> None:
    late = ProgressReport.objects.filter(reviewed_on__gte=F("period__locked_on"), status="approved")
    assert late.count() > 3
    assert not late.filter(restatement_reason="").exists()


def test_no_money_moves_before_the_approval() -> None:
    assert not FundEntry.objects.filter(booked_on__lt=F("task__approved_on")).exists()
    assert not FundEntry.objects.filter(task__approved_on=None).exists()


def test_no_task_spends_more_than_it_has() -> None:
    balance = """
        SELECT task_id, booked_on, sum(sum(
            CASE kind WHEN 'received' THEN amount WHEN 'returned' THEN -amount WHEN 'spent' THEN -amount ELSE 0 END
            * CASE WHEN reverses_id IS NULL THEN 1 ELSE -1 END
        )) OVER (PARTITION BY task_id ORDER BY booked_on) AS balance
        FROM funding_fundentry WHERE state = 'posted' GROUP BY task_id, booked_on
    """
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({balance}) AS days WHERE balance < 0")
        assert cursor.fetchone() == (0,)


def test_the_ledger_has_reversals_and_entries_that_wait() -> None:
    assert 6_000 < FundEntry.objects.count() < 10_000
    assert FundEntry.objects.exclude(reverses=None).count() > 10
    assert FundEntry.objects.filter(state="pending").exists()
    assert FundEntry.objects.filter(kind="returned", task__status="terminated").count() == 2


def test_people_work_within_the_time_of_their_task() -> None:
    early = Q(starts_on__lt=F("task__approved_on")) | Q(starts_on__gt=F("task__ends_on"))
    assert not Assignment.objects.filter(early).exists()
    for status in ("closed", "terminated"):
        ended = Assignment.objects.filter(task__status=status)
        assert ended.filter(ends_on=None).count() == 0
        assert not ended.filter(ends_on__gt=TODAY).exists()


def test_every_task_has_one_principal_investigator() -> None:
    approved = Task.objects.ever_approved().annotate(leaders=Count("assignments", Q(assignments__role="pi")))
    assert {*approved.values_list("leaders", flat=True)} == {1}


def test_nobody_works_more_than_all_day() -> None:
    person = "coalesce(r.merged_into_id, r.id)"
    overlap = f"""
        SELECT {person}, a.id, sum(b.share_of_time) FROM talent_assignment a
        JOIN talent_researcher r ON r.id = a.researcher_id
        JOIN talent_researcher s ON coalesce(s.merged_into_id, s.id) = {person}
        JOIN talent_assignment b ON b.researcher_id = s.id
            AND a.starts_on BETWEEN b.starts_on AND coalesce(b.ends_on, 'infinity')
        GROUP BY {person}, a.id HAVING sum(b.share_of_time) > 100
    """
    with connection.cursor() as cursor:
        cursor.execute(overlap)
        assert cursor.fetchall() == []


def test_the_states_of_a_line_follow_each_other() -> None:
    found: dict[int, list[PilotLineState]] = {}
    for state in PilotLineState.objects.order_by("line", "since", "pk"):
        found.setdefault(state.line_id, []).append(state)
    for states in found.values():
        assert [state.state for state in states] == STATES[: len(states)]
        assert len({state.since for state in states}) == len(states)


def test_the_demonstration_accounts_can_sign_in_and_nobody_else() -> None:
    able = {user.username for user in User.objects.all() if user.has_usable_password()}
    assert able == {"admin", "officer", "officer2", "reviewer", "leader", "office", "auditor", "system", "security"}
    assert User.objects.filter(is_staff=False).count() == 0
    officer, leader = User.objects.get(username="officer"), User.objects.get(username="leader")
    assert {task.cluster.code for task in Task.objects.visible_to(officer)} == {"rare-earths", "dairy"}
    assert Task.objects.visible_to(leader).count() == Task.objects.count()
