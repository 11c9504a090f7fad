"""What stands on whose desk."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from breakthrough.admin.desk import Found, Line, Section, Sitting, desks_of, look, register, sections_of
from breakthrough.models import User
from tasks.models import Period, Task
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.desk.conftest import TODAY, running

FIRST = reverse("admin:index")
MOST_QUERIES = 30


def desk(user: User) -> dict[str, Found]:
    """The sections of a person's first desk, as they look to somebody who reads English."""
    fresh = User.objects.get(pk=user.pk)
    return {section.code: look(section, Sitting(fresh, TODAY)) for section in sections_of(desks_of(fresh)[0].code)}


def lines(user: User, section: str) -> list[tuple[str, str]]:
    return [(str(line.title), str(line.context)) for line in desk(user)[section].lines]


@pytest.fixture(autouse=True)
def english(settings: Any) -> None:
    settings.LANGUAGE_CODE = "en"


def test_a_missing_report_is_due(october: Period, task: Task, person: User) -> None:
    assert lines(person, "due") == [(task.name, "RE-01 · Oct 2025")]


def test_a_late_report_says_how_late(october: Period, person: User) -> None:
    (line,) = desk(person)["due"].lines
    assert (line.when, line.distance, line.is_pressing) == ("Nov 5", "1 day late", True)


def test_a_submitted_report_is_due_no_more(october: Period, task: Task, person: User) -> None:
    portfolio.report("submitted", task=task, period=october, author=person)
    assert lines(person, "due") == []


def test_a_report_begun_is_continued(october: Period, task: Task, person: User) -> None:
    begun = portfolio.report("draft", task=task, period=october, author=person)
    (line,) = desk(person)["due"].lines
    assert (line.mark, line.url) == ("draft", reverse("admin:tasks_progressreport_change", args=[begun.pk]))


def test_a_report_on_a_locked_period_is_due_no_more(october: Period, person: User) -> None:
    Period.objects.update(locked_on=TODAY)
    assert lines(person, "due") == []


def test_reports_of_other_clusters_are_not_due(october: Period, person: User) -> None:
    running("DA-01", cluster=portfolio.cluster("dairy"))
    assert [context for _title, context in lines(person, "due")] == ["RE-01 · Oct 2025"]


def test_a_returned_report_tells_who_and_why(october: Period, task: Task, person: User, head: User) -> None:
    portfolio.report("returned", task=task, period=october, author=person, reviewer=head, return_reason="No source.")
    found = desk(person)
    assert [str(line.detail) for line in found["returned"].lines] == ["head: “No source.”"]
    assert found["due"].count == 0


def test_milestones_of_the_next_sixty_days_are_shown_with_the_overdue_ones(task: Task, person: User) -> None:
    late, soon = task.milestones.order_by("number")
    late.due_on, soon.due_on = TODAY - timedelta(days=2), TODAY + timedelta(days=60)
    late.save()
    soon.save()
    assert [line.distance for line in desk(person)["milestones"].lines] == ["2 days late", "60 days left"]
    type(soon).objects.filter(pk=soon.pk).update(due_on=TODAY + timedelta(days=61))
    assert desk(person)["milestones"].count == 1


def test_a_task_missing_in_the_figures_is_named(october: Period, task: Task, person: User) -> None:
    portfolio.report("submitted", task=task, period=october, author=person)
    found = desk(person)["coverage"]
    assert [(line.title, line.mark) for line in found.lines] == [(task.name, "Submitted")]
    assert found.note is not None
    assert found.note.text == "Oct 2025: 0 of 1 reports are approved and counted."


def test_a_change_request_shows_where_it_stands(task: Task, person: User) -> None:
    portfolio.change_request(task=task, submitted_on=TODAY)
    assert [line.mark for line in desk(person)["requests"].lines] == ["Submitted"]


def test_what_looks_wrong_in_ones_data_stands_there(task: Task, person: User) -> None:
    portfolio.finding(task=task, found_on=TODAY)
    portfolio.finding(task=portfolio.task(cluster=portfolio.cluster("dairy")))
    portfolio.finding(task=task, state="resolved", resolved_on=TODAY)
    (line,) = desk(person)["doubts"].lines
    assert (line.title, line.mark) == ("More spent than received", "Almost certainly wrong")
    assert line.url == "/admin/plausibility/?task=RE-01"
    assert desk(person)["doubts"].clause == "1 doubt about your data"


def test_a_reviewer_sees_the_oldest_report_first(october: Period, task: Task, person: User, head: User) -> None:
    second = running("RE-02")
    for one, day in [(task, date(2025, 11, 5)), (second, date(2025, 11, 2))]:
        portfolio.report("submitted", task=one, period=october, author=person, submitted_on=day)
    assert [line.distance for line in desk(head)["queue"].lines] == ["4 days waiting", "1 day waiting"]


def test_nobody_reviews_their_own(october: Period, task: Task, head: User) -> None:
    portfolio.report("submitted", task=task, period=october, author=head)
    assert desk(head)["queue"].count == 0


def test_the_queue_tells_what_is_different(october: Period, task: Task, person: User, head: User) -> None:
    september = portfolio.period(2025, 9)
    before = portfolio.report("draft", task=task, period=september, problems="None")
    purity = portfolio.indicator(task=task)
    portfolio.indicator_value(report=before, indicator=purity, value=Decimal("80.6"), measured_on=date(2025, 9, 20))
    portfolio.hand_in(before)
    now = portfolio.report("draft", task=task, period=october, author=person, problems="Furnace late")
    portfolio.indicator_value(report=now, indicator=purity, value=Decimal("81.2"), measured_on=date(2025, 10, 20))
    portfolio.milestone_report(report=now, completed_on=date(2025, 10, 9))
    portfolio.fund_entry(task=task, report=now, kind="received", state="pending", amount=1_200_000)
    portfolio.hand_in(now, "submitted", author=person)
    (line,) = desk(head)["queue"].lines
    name = task.milestones.order_by("number")[0].name
    assert [(one.label, one.old, one.new) for one in line.differences] == [
        (f"Milestone completed: {name} (2025-10-09)", "", ""),
        ("Purity", "80.6 %", "81.2 %"),
        ("Received (Fiscal)", "", "1.2 million yuan"),
        ("Changed: problems", "", ""),
    ]


def test_a_reviewer_hears_of_reports_a_week_late(task: Task, head: User) -> None:
    portfolio.period(2025, 9)
    portfolio.period(2025, 10)
    assert lines(head, "late") == [(task.name, "RE-01 · Sep 2025")]


def test_the_sentence_at_the_top_counts(october: Period, person: User) -> None:
    answer = signed_in(person).get(FIRST)
    assert [link.label for link in answer.context["clauses"]] == ["1 report late"]


def test_a_leader_keeps_the_overview(morning: None, task: Task) -> None:
    leader = portfolio.user("leader")
    assert signed_in(leader).get(FIRST).templates[0].name == "admin/index.html"


def test_an_officer_reaches_the_overview(person: User) -> None:
    assert signed_in(person).get(reverse("admin:overview")).context["title"] == "Overview"


def test_who_reports_and_reviews_has_both_desks(task: Task, head: User) -> None:
    portfolio.grant(user=head, role="officer", cluster=task.cluster)
    answer = signed_in(head).get(FIRST)
    assert [str(place["label"]) for place in answer.context["places"]] == ["My tasks", "My reviews", "Overview"]


@pytest.mark.parametrize("address", ["reviewer/", "nobody/", "reviewer/queue/", "officer/nothing/"])
def test_anothers_desk_answers_like_none(person: User, address: str) -> None:
    assert signed_in(person).get(f"/admin/desk/{address}").status_code == 404


def test_ten_rows_are_shown_and_then_all(october: Period, person: User) -> None:
    for number in range(11):
        running(f"RE-2{number:02d}")
    client = signed_in(person)
    assert b"All 12" in client.get(FIRST).content
    assert client.get("/admin/desk/officer/due/").content.count(b'desk-line"') == 12


def cost(client: Client) -> int:
    client.get(FIRST)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(FIRST).status_code == 200
    return len(queries)


def fill(number: int, october: Period, author: User) -> None:
    for place in range(number):
        task = running(f"X-{next(portfolio.numbers)}")
        task.milestones.update(due_on=TODAY + timedelta(days=place % 30))
        portfolio.change_request(task=task, submitted_on=TODAY)
        status = ["draft", "submitted", "returned", ""][place % 4]
        if status:
            portfolio.report(status, task=task, period=october, author=author)


def test_the_page_costs_the_same_for_many_tasks(october: Period, task: Task, person: User, head: User) -> None:
    fill(60, october, person)
    few = [cost(signed_in(one)) for one in (person, head)]
    fill(120, october, person)
    assert [cost(signed_in(one)) for one in (person, head)] == few
    assert max(few) <= MOST_QUERIES, few


def test_another_app_adds_a_section(task: Task, person: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("breakthrough.admin.desk._sections", {})
    desks_of(person)
    section = Section(
        "all", "officer", "All tasks",
        rows=lambda sitting: Task.objects.editable_by(sitting.user).order_by("code"),
        show=lambda sitting, tasks: [Line(task.name, "/") for task in tasks],
        empty="None.",
    )  # fmt: skip
    register(section)
    assert [line.title for line in desk(person)["all"].lines] == [task.name]


def test_every_empty_section_says_so(morning: None) -> None:
    nobody = portfolio.user("officer", portfolio.cluster("dairy"))
    page = signed_in(nobody).get(FIRST).content.decode()
    assert page.count("desk-empty") == sum(bool(section.empty) for section in sections_of("officer"))
