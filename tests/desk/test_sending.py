"""Each mail goes out once, whoever sends at the same time and wherever a worker dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone

from breakthrough.mail import mailer
from breakthrough.models import Installation, Reminder, ReminderMail, User
from breakthrough.reminders import sending
from breakthrough.reminders.planning import plan
from breakthrough.reminders.sending import send_one, send_waiting
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.admin.tables import page
from tests.desk.conftest import TODAY, running

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 12


@pytest.fixture
def planned(transactional_db: None) -> list[User]:
    """Twelve officers, each with one mail that waits."""
    Installation.objects.create(is_demo=True, today="2025-11-06T09:00+08:00")
    task = running("RE-01")
    portfolio.period(2025, 10)
    people = [portfolio.user("officer", task.cluster, email=f"{n}@example.com", language="en") for n in range(PEOPLE)]
    plan(TODAY)
    return people


def recipients() -> list[str]:
    return sorted(address for message in mail.outbox for address in message.to)


def everybody(people: list[User]) -> list[str]:
    return sorted(person.email for person in people)


def in_threads(number: int, work: Callable[[], Any]) -> None:
    def run(_: int) -> None:
        try:
            work()
        finally:
            connection.close()

    with ThreadPoolExecutor(number) as pool:
        list(pool.map(run, range(number)))


def test_workers_at_the_same_time_send_each_mail_once(planned: list[User]) -> None:
    in_threads(4, send_waiting)
    assert recipients() == everybody(planned)


def test_planners_at_the_same_time_plan_each_step_once(planned: list[User]) -> None:
    Reminder.objects.all().delete()
    ReminderMail.objects.all().delete()
    in_threads(4, lambda: plan(TODAY))
    assert (Reminder.objects.count(), ReminderMail.objects.count()) == (PEOPLE, PEOPLE)
    assert Reminder.objects.filter(mail=None).count() == 0


def test_a_mail_in_hand_is_left_alone(planned: list[User]) -> None:
    with transaction.atomic():
        [*ReminderMail.objects.select_for_update().exclude(recipient=planned[0])]
        in_threads(1, send_waiting)
    assert recipients() == [planned[0].email]


def die_at_work(monkeypatch: pytest.MonkeyPatch, work: Callable[[ReminderMail], None]) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sending, "send", work)
        with pytest.raises(SystemExit):
            send_one()


def test_what_a_worker_did_not_finish_is_sent_by_another(planned: list[User], monkeypatch: pytest.MonkeyPatch) -> None:
    def die(mail: ReminderMail) -> None:
        raise SystemExit

    die_at_work(monkeypatch, die)
    send_waiting()
    assert recipients() == everybody(planned)


def test_a_copy_after_a_crash_has_the_same_message_id(planned: list[User], monkeypatch: pytest.MonkeyPatch) -> None:
    send = sending.send

    def send_and_die(mail: ReminderMail) -> None:
        send(mail)
        raise SystemExit

    die_at_work(monkeypatch, send_and_die)
    send_waiting()
    assert len(mail.outbox) == PEOPLE + 1
    assert len({message.extra_headers["Message-ID"] for message in mail.outbox}) == PEOPLE


def refuse(mail: ReminderMail) -> None:
    raise OSError("the mail server does not answer")


def test_one_that_fails_does_not_hold_up_the_others(planned: list[User], monkeypatch: pytest.MonkeyPatch) -> None:
    send, unlucky = sending.send, planned[3].pk
    monkeypatch.setattr(sending, "send", lambda one: refuse(one) if one.recipient_id == unlucky else send(one))
    send_waiting()
    failed = ReminderMail.objects.get(recipient=unlucky)
    assert len(mail.outbox) == PEOPLE - 1
    assert (failed.state, failed.attempts) == ("queued", 1)
    assert failed.error == "OSError: the mail server does not answer"
    assert failed.next_attempt_at > timezone.now()


def test_a_mail_is_given_up_after_the_last_attempt(planned: list[User], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sending, "send", refuse)
    for _ in range(len(project.MAIL_RETRY_AFTER) + 1):
        ReminderMail.objects.update(next_attempt_at=timezone.now())
        send_waiting()
    assert {*ReminderMail.objects.values_list("state", "attempts")} == {("failed", 5)}


def test_an_administrator_sends_again(planned: list[User]) -> None:
    send_waiting()
    first = ReminderMail.objects.get(recipient=planned[0])
    before = first.message_id
    data = {"action": "send_again", "_selected_action": [first.pk]}
    signed_in(portfolio.user("system")).post(page(ReminderMail), data)
    send_waiting()
    first.refresh_from_db()
    assert recipients() == sorted([*everybody(planned), planned[0].email])
    assert first.message_id != before


def test_an_officer_sees_no_mails(planned: list[User]) -> None:
    assert signed_in(planned[0]).get(page(ReminderMail)).status_code == 403


PROGRAM = """
import os, sys
sys.path.insert(0, {root!r})
os.environ["DJANGO_SETTINGS_MODULE"] = "breakthrough.settings"
import django
django.setup()
from django.conf import settings
from django.db import connection
connection.settings_dict["NAME"] = {database!r}
settings.MAILERS = {mailers!r}
from breakthrough.reminders.sending import send_waiting
print("ready", flush=True)
send_waiting()
"""


@pytest.mark.parametrize("delay", [0.0, 0.01, 0.03, 0.08])
def test_a_killed_worker_loses_no_mail_and_doubles_none_to_the_reader(
    planned: list[User], tmp_path: Path, settings: Any, delay: float
) -> None:
    folder = tmp_path / "mail"
    filed = {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": str(folder)}}
    program = PROGRAM.format(
        root=str(settings.BASE_DIR), database=connection.settings_dict["NAME"], mailers={"default": filed}
    )
    worker = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, env={**os.environ})
    with worker as killed:
        assert killed.stdout is not None
        killed.stdout.readline()
        time.sleep(delay)
        killed.send_signal(signal.SIGKILL)
    # The other one is this process.
    settings.MAILERS = {"default": filed}
    send_waiting()
    texts = [path.read_text() for path in folder.iterdir()]
    sent = [line for text in texts for line in text.splitlines() if line.startswith("Message-ID:")]
    assert {*ReminderMail.objects.values_list("state", flat=True)} == {"sent"}
    assert len({*sent}) == PEOPLE
    # At most the one in hand when the worker died went out a second time, as a copy of itself.
    assert len(sent) <= PEOPLE + 1


@pytest.mark.parametrize(
    ("address", "backend", "options"),
    [
        ("", "filebased", {"file_path": "/data/mail"}),
        ("console:", "console", None),
        (
            "smtp://a:b%40c@mail.example",
            "smtp",
            {"port": 587, "password": "b@c", "use_tls": True},
        ),
        ("smtps://mail.example", "smtp", {"port": 465, "use_ssl": True, "use_tls": False}),
        ("smtp+plain://mail.example:2525", "smtp", {"port": 2525, "use_ssl": False, "use_tls": False}),
    ],
)
def test_the_address_of_the_mail_server_is_read(address: str, backend: str, options: dict[str, Any] | None) -> None:
    found = mailer(address, Path("/data"))
    assert found["BACKEND"] == f"django.core.mail.backends.{backend}.EmailBackend"
    assert {name: found["OPTIONS"][name] for name in options} == options if options else "OPTIONS" not in found
