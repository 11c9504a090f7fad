"""A morning: 6 November 2025, the day after October's reports were due."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from breakthrough.clock import SHANGHAI
from breakthrough.models import Installation, User
from tasks.models import Period, Task
from tests import portfolio

TODAY = date(2025, 11, 6)


@pytest.fixture
def morning(db: None) -> None:
    Installation.objects.create(is_demo=True, today=datetime(2025, 11, 6, 9, tzinfo=SHANGHAI))


@pytest.fixture
def october(morning: None) -> Period:
    return portfolio.period(2025, 10)


@pytest.fixture
def task(morning: None) -> Task:
    return running("RE-01")


@pytest.fixture
def person(task: Task) -> User:
    """Reports on rare earths, and reads mail in English."""
    return portfolio.user("officer", task.cluster, username="officer", **READER)


@pytest.fixture
def head(task: Task) -> User:
    """Reviews rare earths."""
    return portfolio.user("reviewer", task.cluster, username="head", email="head@example.com", language="en")


READER: dict[str, Any] = {"email": "officer@example.com", "language": "en"}


def running(code: str, **given: Any) -> Task:
    """A task under contract since the spring, whose milestones are far ahead."""
    return portfolio.task(code=code, approved_on=date(2025, 4, 1), **given)
