"""Who looks at the pages: each has a client that is signed in."""

import pytest
from django.test import Client

from breakthrough.models import User
from tasks.models import Task
from tests import portfolio


def signed_in(user: User) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.force_login(user)
    return client


@pytest.fixture
def task(db: None) -> Task:
    """A task of the cluster of rare earths."""
    return portfolio.task()


@pytest.fixture
def admin(db: None) -> Client:
    return signed_in(portfolio.user("admin"))


@pytest.fixture
def officer(task: Task) -> Client:
    """Enters the data of rare earths."""
    return signed_in(portfolio.user("officer", task.cluster))


@pytest.fixture
def other_officer(db: None) -> Client:
    """Enters the data of the dairy cluster, which has a task of its own."""
    return signed_in(portfolio.user("officer", portfolio.task(cluster=portfolio.cluster("dairy")).cluster))


@pytest.fixture
def leader(db: None) -> Client:
    return signed_in(portfolio.user("leader"))


@pytest.fixture
def newcomer(db: None) -> Client:
    """May sign in, and has no grant yet."""
    return signed_in(portfolio.user())
