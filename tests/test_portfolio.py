import inspect

import pytest

from breakthrough.models import User
from tasks.models import Task
from tests import portfolio

OTHER = {"make", "uscc", "college", "token", "move", "linked", "reversal", "user", "access", "merge", "pdf"}
BUILDERS = [
    name for name, made in inspect.getmembers(portfolio, inspect.isfunction)
    if made.__module__.startswith(portfolio.__name__) and name not in OTHER
]  # fmt: skip


@pytest.mark.parametrize("name", BUILDERS)
@pytest.mark.django_db(transaction=True)
def test_builders_make_valid_rows(name: str) -> None:
    made = getattr(portfolio, name)()
    made.full_clean()


@pytest.mark.django_db
@pytest.mark.parametrize("status", Task.Status.values)
def test_a_task_arrives_at_any_status(status: str) -> None:
    assert portfolio.task(status).status == status


@pytest.mark.django_db
def test_a_reversal_takes_its_entry_back() -> None:
    assert portfolio.reversal(portfolio.fund_entry()).reverses_id


@pytest.mark.django_db
def test_an_officer_sees_their_clusters_only() -> None:
    mine, foreign = portfolio.task(), portfolio.task(cluster=portfolio.cluster("dairy"))
    officer: User = portfolio.user("officer", mine.cluster)
    assert [*Task.objects.visible_to(officer)] == [mine] != [foreign]
