"""The copies of the demonstration that tests get."""

from http import HTTPStatus
from typing import Any
from urllib.request import urlopen

import psycopg2
import pytest
from django.db import connection

from breakthrough.clock import is_demo
from breakthrough.models import User
from tasks.models import Risk, Task
from tests.demo_fixtures import PASSWORD


@pytest.mark.parametrize("time", [1, 2])
def test_what_a_test_writes_is_gone_in_the_next(demo: None, time: int) -> None:
    assert Risk.objects.filter(title="only here").count() == 0
    Risk.objects.create(
        task=Task.objects.get(code="RE-2023-01"),
        category="money",
        title="only here",
        likelihood=1,
        impact=1,
        raised_on="2025-11-05",
    )


def test_a_live_copy_is_seen_by_other_connections(demo_live: None) -> None:
    User.objects.filter(username="leader").update(display_name="seen")
    other = psycopg2.connect(**connection.get_connection_params())
    with other, other.cursor() as cursor:
        cursor.execute("SELECT display_name FROM breakthrough_user WHERE username = 'leader'")
        assert cursor.fetchone() == ("seen",)
    other.close()


def test_a_server_answers_from_the_live_copy(live_server: Any, demo_live: None) -> None:
    with urlopen(f"{live_server.url}/readyz/") as answer:
        assert answer.status == HTTPStatus.OK
    assert is_demo()
    assert User.objects.get(username="officer").check_password(PASSWORD)
