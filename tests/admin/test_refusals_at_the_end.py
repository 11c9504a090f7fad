"""Rules that hold for a whole transaction: the database speaks up when it ends, after the form was found valid."""

from typing import Any

import pytest
from django.db.models import Model

from tests import portfolio
from tests.admin.conftest import signed_in
from tests.admin.tables import page
from tests.admin.typing import change, errors
from tests.rules import breaks

pytestmark = pytest.mark.django_db(transaction=True)


def refused(row: Model, **typed_in: Any) -> list[str]:
    response = change(signed_in(portfolio.user("admin")), row, **typed_in)
    assert [*response.context["messages"]] == []
    return errors(response)


def test_a_milestone_that_weighs_too_much_on_its_own_page_is_refused() -> None:
    row: Any = portfolio.task().milestones.last()
    assert refused(row, weight="61") == ["The weights of a task's milestones add up to more than 100."]
    row.refresh_from_db()
    assert row.weight == 60


def test_a_milestone_that_weighs_too_little_on_its_own_page_is_refused() -> None:
    row: Any = portfolio.task().milestones.last()
    assert refused(row, weight="59") == ["The milestones of a task with a contract must weigh exactly 100 together."]


def test_a_milestone_of_a_contracted_task_is_not_deleted() -> None:
    row: Any = portfolio.task().milestones.last()
    client = signed_in(portfolio.user("admin"))
    response = client.post(page(type(row), "delete", row.pk), {"post": "yes"}, follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "The milestones of a task with a contract must weigh exactly 100 together."
    ]
    row.refresh_from_db()


def test_a_task_without_milestones_is_not_activated() -> None:
    row = portfolio.task("approved")
    row.milestones.all().delete()
    with breaks("milestone_weights_exactly_100"):
        portfolio.move(row, "active", portfolio.START)
    row.refresh_from_db()
    assert row.status == "approved"


def test_more_than_the_whole_of_an_output_is_not_attributed() -> None:
    row = portfolio.added_output(portfolio.task(), attribution=60)
    line = {"shares-TOTAL_FORMS": 2, "shares-1-task": portfolio.task().pk, "shares-1-attribution": "41"}
    assert refused(row, **line) == ["More than 100 % of this output is attributed to tasks."]
    assert row.shares.count() == 1
