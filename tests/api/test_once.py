"""What is sent again under its key is done once, and answered as the first time."""

import os
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from typing import Any

import pytest
from django.db import connection, connections
from django.utils import timezone

from breakthrough.models import KeptAnswer
from breakthrough.models.kept_answer import KEPT
from breakthrough.periodic import forget_old_answers
from tasks.models import Result, Risk
from tests import portfolio
from tests.api.writer import RISK, Writer

KEY = "8e03978e-40d5-43e8-bc93-6894a57f9324"
RACES = 1_000 if os.environ.get("PROVE") == "1" else 20


def test_a_retry_gets_the_very_answer_of_the_first_time(officer: Writer, mine: Any) -> None:
    first = officer.send("post", "risks/", {**RISK, "task": mine.task.code}, key=KEY)
    Risk.objects.filter(pk=first.json()["id"]).update(title="changed since")
    again = officer.send("post", "risks/", {**RISK, "task": mine.task.code}, key=f'"{KEY}"')
    assert (first.status_code, again.status_code, again.content) == (201, 201, first.content)
    for name in ("Location", "ETag", "Content-Type"):
        assert again.headers[name] == first.headers[name]
    assert ("Idempotent-Replayed" in first.headers, again.headers["Idempotent-Replayed"]) == (False, "true")
    assert Risk.objects.filter(title="changed since").count() == 1


def test_each_writing_request_is_done_once(officer: Writer, mine: Any) -> None:
    row = portfolio.risk(task=mine.task)
    path = f"risks/{row.pk}/"
    tag = officer.read(path).headers["ETag"]
    changed = [officer.send("patch", path, {"title": "new"}, tag, "a") for _ in range(2)]
    assert [answer.status_code for answer in changed] == [200, 200]
    tag = changed[1].headers["ETag"]
    deleted = [officer.send("delete", path, None, tag, "b") for _ in range(2)]
    assert [(answer.status_code, answer.content) for answer in deleted] == [(204, b"")] * 2
    many = [officer.send("post", "risks/", [{**RISK, "task": mine.task.code}], None, "c") for _ in range(2)]
    assert many[0].content == many[1].content
    moved = [officer.send("post", f"fund-entries/{mine.rows['fund-entries'].pk}/reverse/", {"reason": "x"}, key="d")
             for _ in range(2)]  # fmt: skip
    assert moved[0].content == moved[1].content


def test_another_request_under_the_key_is_refused(officer: Writer, mine: Any) -> None:
    body = {**RISK, "task": mine.task.code}
    officer.send("post", "risks/", body, key=KEY)
    others = [
        officer.send("post", "risks/", {**body, "impact": 1}, key=KEY),
        officer.send("post", "results/", body, key=KEY),
    ]
    assert [(answer.status_code, answer.json()["code"]) for answer in others] == [(422, "key_reused")] * 2
    assert Risk.objects.filter(title=RISK["title"]).count() == 1


def test_keys_of_others_are_others(officer: Writer, mine: Any, people: Any) -> None:
    answers = [writer.send("post", "risks/", {**RISK, "task": mine.task.code}, key=KEY)
               for writer in (officer, Writer(people["officer"]), Writer(people["admin"]))]  # fmt: skip
    assert len({answer.json()["id"] for answer in answers}) == 3


def test_what_was_refused_or_only_tried_is_not_kept(officer: Writer, mine: Any) -> None:
    body = {**RISK, "task": mine.task.code}
    sent = [("risks/", {**body, "impact": 9}), ("risks/?dry_run=true", body), ("risks/", body)]
    statuses = [officer.send("post", path, one, key=KEY).status_code for path, one in sent]
    assert statuses == [400, 201, 201]
    assert KeptAnswer.objects.count() == 1


@pytest.mark.parametrize("key", ["", "a b", "ключ", "x" * 256, '""'])
def test_a_key_that_is_none_is_refused(officer: Writer, mine: Any, key: str) -> None:
    answer = officer.send("post", "risks/", {**RISK, "task": mine.task.code}, key=key)
    assert (answer.status_code, answer.json()["errors"][0]["field"]) == (400, "Idempotency-Key")


def test_answers_are_kept_for_seven_days(officer: Writer, mine: Any) -> None:
    body = {**RISK, "task": mine.task.code}
    officer.send("post", "risks/", body, key=KEY)
    KeptAnswer.objects.update(made_at=timezone.now() - KEPT)
    again = officer.send("post", "risks/", body, key=KEY)
    assert (again.status_code, "Idempotent-Replayed" in again.headers) == (201, False)
    KeptAnswer.objects.update(made_at=timezone.now() - KEPT + timedelta(minutes=1))
    forget_old_answers.func()
    assert KeptAnswer.objects.count() == 1
    KeptAnswer.objects.update(made_at=timezone.now() - KEPT)
    forget_old_answers.func()
    assert KeptAnswer.objects.count() == 0


# Many at once


def at_once(work: Any, number: int) -> list[Any]:
    """The same work in so many threads, each with a connection of its own, begun together."""
    barrier = Barrier(number)

    def run(place: int) -> Any:
        try:
            barrier.wait()
            return work(place)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(number) as pool:
        return [*pool.map(run, range(number))]


@pytest.mark.django_db(transaction=True)
def test_fifty_threads_with_one_key_make_one_row() -> None:
    task = portfolio.task()
    user = portfolio.user("officer", task.cluster)
    text = portfolio.token(user)
    answers = at_once(
        lambda _place: Writer(user, text=text).send("post", "risks/", {**RISK, "task": task.code}, key=KEY), 50
    )
    done = [answer for answer in answers if answer.status_code == 201]
    assert {answer.status_code for answer in answers} <= {201, 409}
    assert {answer.json()["code"] for answer in answers if answer.status_code == 409} <= {"still_running"}
    assert len({answer.content for answer in done}) == 1
    assert sum("Idempotent-Replayed" not in answer.headers for answer in done) == 1
    assert (Risk.objects.count(), KeptAnswer.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_change_from_one_state_one_wins(settings: Any) -> None:
    """Nothing is lost: whoever wins is what stands, and the other one is told."""
    settings.TOKENS = {**settings.TOKENS, "requests": 10 * RACES}
    task = portfolio.task()
    row = portfolio.risk(task=task, title="0")
    user = portfolio.user("officer", task.cluster)
    text, path = portfolio.token(user), f"risks/{row.pk}/"
    with ThreadPoolExecutor(2) as pool:
        for race in range(RACES):
            tag = Writer(user, text=text).read(path).headers["ETag"]
            barrier = Barrier(2)

            def change(who: str, tag: str = tag, barrier: Barrier = barrier, race: int = race) -> tuple[int, str]:
                barrier.wait()
                title = f"{race} {who}"
                return Writer(user, text=text).send("patch", path, {"title": title}, tag).status_code, title

            results = dict(pool.map(change, "ab"))
            assert {*results} == {200, 412}, results
            row.refresh_from_db()
            assert row.title == results[200]
        [*pool.map(lambda _place: connection.close(), "ab")]


@pytest.mark.django_db(transaction=True)
def test_two_lists_that_wait_for_each_other_are_no_fault_of_ours() -> None:
    """The same new codes in opposite order: one makes them, the other one is told in a sentence."""
    task = portfolio.task()
    user = portfolio.user("officer", task.cluster)
    text, facts = portfolio.token(user), {"name_zh": "成果", "name_en": "Result", "achieved_on": "2025-09-01"}
    items = [{**facts, "code": f"R-{number:03d}", "tasks": [{"task": task.pk}]} for number in range(20)]
    lists = [items, items[::-1]]
    answers = at_once(lambda place: Writer(user, text=text).send("post", "results/", lists[place]), 2)
    statuses = sorted(answer.status_code for answer in answers)
    assert statuses in ([201, 400], [201, 409]), [answer.content for answer in answers]
    assert Result.objects.count() == 20


@pytest.mark.django_db(transaction=True)
def test_a_step_that_fails_at_the_very_end_leaves_no_answer() -> None:
    """What was done and what was answered stand or fall together: here the end of the transaction refuses."""
    task = portfolio.task()
    user = portfolio.user("officer", task.cluster)
    writer, row = Writer(user), task.milestones.get(number=1)
    tag = writer.read(f"milestones/{row.pk}/").headers["ETag"]
    answer = writer.send("patch", f"milestones/{row.pk}/", {"weight": "1.00"}, tag, KEY)
    assert (answer.status_code, KeptAnswer.objects.count()) == (400, 0), answer.content
    row.refresh_from_db()
    assert row.weight != 1
