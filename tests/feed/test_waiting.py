"""Waiting for news: an answer comes as soon as there is something, and waiting never uses the server up."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from threading import Timer

import pytest
from django.conf import settings
from django.db import connection

from breakthrough import web
from breakthrough.api.feed.waiting import a_place_to_wait
from tests import portfolio
from tests.feed.copies import Copy, kinds

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def copy() -> Copy:
    made = Copy(portfolio.user("leader"))
    made.follow()
    return made


@pytest.fixture
def region_soon() -> Iterator[None]:
    def work() -> None:
        portfolio.region()
        connection.close()

    timer = Timer(0.3, work)
    timer.start()
    yield
    timer.join()


def test_who_waits_is_answered_once_something_is_committed(copy: Copy, region_soon: None) -> None:
    began = time.monotonic()
    told = copy.ask(wait=20).json()["results"]
    assert [kind for _key, kind in kinds(told, "regions")] == ["upsert"]
    assert time.monotonic() - began < 10


def test_who_waits_in_vain_is_answered_when_the_time_is_over(copy: Copy) -> None:
    began = time.monotonic()
    answer = copy.ask(wait=1).json()
    assert (answer["results"], answer["more"]) == ([], False)
    assert time.monotonic() - began >= 1


def test_where_others_wait_one_is_answered_at_once(copy: Copy) -> None:
    with ExitStack() as others:
        for _other in range(settings.FEED["waiting_at_a_time"]):
            others.enter_context(a_place_to_wait())
        began = time.monotonic()
        answer = copy.ask(wait=20)
    assert answer["Retry-After"] == "5"
    assert answer.json()["results"] == []
    assert time.monotonic() - began < 10


def test_a_place_is_free_again_after_waiting(copy: Copy) -> None:
    for _time in range(settings.FEED["waiting_at_a_time"] + 1):
        assert "Retry-After" not in copy.ask(wait=1)


def test_fewer_wait_than_a_process_has_threads() -> None:
    assert settings.FEED["waiting_at_a_time"] < web.threads
