"""Who is reminded of what, and when."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail

from breakthrough.models import Reminder, ReminderMail, User
from breakthrough.reminders.planning import plan
from breakthrough.reminders.sending import send_waiting
from tasks.models import Period, Task
from tests import portfolio
from tests.desk.conftest import TODAY

DUE = date(2025, 11, 5)


def steps(user: User, kind: str = "report") -> list[int]:
    return [*Reminder.objects.filter(recipient=user, kind=kind).order_by("pk").values_list("step", flat=True)]


@pytest.mark.parametrize(
    ("days", "expected"), [(-8, []), (-7, [-7]), (-2, [-7]), (-1, [-1]), (0, [-1]), (1, [1]), (7, [7]), (90, [7])]
)
def test_a_step_is_taken_when_its_day_is_reached(october: Period, person: User, days: int, expected: list[int]) -> None:
    plan(DUE + timedelta(days=days))
    assert steps(person) == expected


def test_each_step_is_taken_once_in_the_course_of_days(october: Period, person: User) -> None:
    for days in range(-10, 20):
        plan(DUE + timedelta(days=days))
        plan(DUE + timedelta(days=days))
    assert steps(person) == [-7, -1, 1, 7]


def test_who_reviews_hears_of_it_a_week_late(october: Period, person: User, head: User) -> None:
    plan(DUE + timedelta(days=6))
    assert steps(head) == []
    plan(DUE + timedelta(days=7))
    assert [*Reminder.objects.filter(recipient=head).values_list("step", "is_escalation")] == [(7, True)]


def test_a_task_with_an_officer_reminds_that_one_alone(october: Period, task: Task, person: User) -> None:
    other = portfolio.user("officer", task.cluster)
    Task.objects.filter(pk=task.pk).update(officer=person)
    plan(TODAY)
    assert (steps(person), steps(other)) == ([1], [])


def test_a_grant_that_ended_brings_no_reminder(october: Period, person: User) -> None:
    person.grants.update(ends_on=TODAY - timedelta(days=1))
    plan(TODAY)
    assert steps(person) == []


def test_a_report_that_came_back_is_told_at_once(october: Period, task: Task, person: User, head: User) -> None:
    portfolio.report("returned", task=task, period=october, author=person, reviewer=head, reviewed_on=TODAY)
    plan(TODAY)
    assert (steps(person, "returned"), steps(person)) == ([0], [])


def test_a_milestone_that_moves_is_another_matter(task: Task, person: User) -> None:
    milestone = task.milestones.first()
    assert milestone is not None
    for due in (TODAY + timedelta(days=7), TODAY + timedelta(days=30)):
        milestone.due_on = due
        milestone.save()
        plan(TODAY)
    assert steps(person, "milestone") == [-7, -30]


def test_a_submitted_report_reminds_others_than_its_author(october: Period, task: Task, head: User) -> None:
    author = portfolio.user("reviewer", task.cluster)
    day = TODAY - timedelta(days=3)
    portfolio.report("submitted", task=task, period=october, author=author, submitted_on=day)
    plan(TODAY)
    assert (steps(head, "review"), steps(author, "review")) == ([3], [])


def test_steps_come_from_the_settings(october: Period, person: User, settings: Any) -> None:
    settings.REMINDER_STEPS = {"report": {"own": [-3]}}
    plan(DUE - timedelta(days=2))
    assert steps(person) == [-3]


def test_one_mail_a_day_tells_everything(october: Period, task: Task, person: User) -> None:
    task.milestones.update(due_on=TODAY - timedelta(days=1))
    plan(TODAY)
    send_waiting()
    (message,) = mail.outbox
    assert (message.to, message.subject) == (["officer@example.com"], "Breakthrough: 3 reminders, Nov 6")


@pytest.mark.parametrize(
    ("language", "words"), [("en", ["Reports due", "Oct 2025", "1 day late"]), ("zh-hans", ["2025年10月"])]
)
def test_a_mail_is_written_in_its_readers_language(
    october: Period, person: User, language: str, words: list[str]
) -> None:
    User.objects.filter(pk=person.pk).update(language=language)
    plan(TODAY)
    send_waiting()
    assert [word for word in words if word not in str(mail.outbox[0].body)] == []


@pytest.mark.parametrize("change", [{"email": ""}, {"gets_reminder_mails": False}, {"is_active": False}])
def test_who_reads_no_mail_gets_none(october: Period, person: User, change: dict[str, Any]) -> None:
    User.objects.filter(pk=person.pk).update(**change)
    plan(TODAY)
    assert (send_waiting(), mail.outbox) == (0, [])


def test_who_reads_no_mail_is_reminded_on_the_desk(october: Period, person: User) -> None:
    User.objects.filter(pk=person.pk).update(gets_reminder_mails=False)
    plan(TODAY)
    assert steps(person) == [1]


def test_what_is_done_in_the_meantime_is_not_told(october: Period, task: Task, person: User) -> None:
    plan(TODAY)
    portfolio.report("submitted", task=task, period=october, author=person)
    send_waiting()
    assert [*ReminderMail.objects.values_list("state", flat=True)] == ["dropped"]
    assert mail.outbox == []


def test_who_lost_the_right_is_not_told(october: Period, task: Task, person: User) -> None:
    plan(TODAY)
    person.grants.update(ends_on=TODAY - timedelta(days=1))
    send_waiting()
    assert mail.outbox == []


def test_what_is_new_after_the_mail_waits_for_the_next_one(october: Period, task: Task, person: User) -> None:
    plan(TODAY)
    send_waiting()
    task.milestones.update(due_on=TODAY - timedelta(days=1))
    plan(TODAY)
    send_waiting()
    assert len(mail.outbox) == 1
    plan(TODAY + timedelta(days=1))
    send_waiting()
    assert [message.subject for message in mail.outbox] == [
        "Breakthrough: 1 reminders, Nov 6",
        "Breakthrough: 2 reminders, Nov 7",
    ]
