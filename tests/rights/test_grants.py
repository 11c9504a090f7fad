"""Rules on grants that the database keeps."""

from datetime import date
from typing import Any

import pytest

from breakthrough.history import acting
from tasks.models import Grant
from tests import portfolio
from tests.rules import breaks, keeps_every_rule

ADMINISTRATORS = ["auditor", "system", "security"]
BUSINESS = ["officer", "reviewer", "leader"]

pytestmark = pytest.mark.django_db


def insert(user: Any, role: str, starts: str = "2025-01-01", ends: str | None = None, **where: Any) -> None:
    """Past all forms and models' own checks."""
    if role in ("officer", "reviewer") and not where:
        where = {"cluster": portfolio.cluster()}
    days = {"starts_on": date.fromisoformat(starts), "ends_on": date.fromisoformat(ends) if ends else None}
    Grant.objects.bulk_create([Grant(user=user, role=role, **days, **where)])


@pytest.mark.parametrize("role", [*ADMINISTRATORS, *BUSINESS])
def test_the_same_grant_twice_in_the_same_days_is_refused(role: str) -> None:
    user = portfolio.user()
    insert(user, role, "2025-01-01", "2025-06-30")
    with breaks("grant_once_at_a_time"):
        insert(user, role, "2025-06-30")
    with keeps_every_rule():
        insert(user, role, "2025-07-01")


def test_another_cluster_is_another_grant() -> None:
    user = portfolio.user("officer", portfolio.cluster("rare-earths"))
    with keeps_every_rule():
        insert(user, "officer", cluster=portfolio.cluster("dairy"))


@pytest.mark.parametrize(("one", "other"), [(a, b) for a in ADMINISTRATORS for b in ADMINISTRATORS if a != b])
def test_nobody_is_two_administrators_at_a_time(one: str, other: str) -> None:
    user = portfolio.user()
    insert(user, one, "2025-01-01", "2025-06-30")
    with breaks("grant_one_administrator"):
        insert(user, other, "2025-06-30")
    with keeps_every_rule():
        insert(user, other, "2025-07-01")


@pytest.mark.parametrize("business", BUSINESS)
@pytest.mark.parametrize("administrator", ADMINISTRATORS)
def test_an_administrator_may_have_another_role_where_they_do_not_stand_apart(
    business: str, administrator: str
) -> None:
    user = portfolio.user()
    with keeps_every_rule():
        insert(user, business)
        insert(user, administrator)


@pytest.mark.parametrize("business", BUSINESS)
@pytest.mark.parametrize("administrator", ADMINISTRATORS)
def test_an_administrator_has_no_other_role_where_they_stand_apart(
    apart: None, business: str, administrator: str
) -> None:
    for first, second in ((business, administrator), (administrator, business)):
        user = portfolio.user()
        insert(user, first, "2025-01-01", "2025-06-30")
        with breaks("grant_administrators_stand_apart"):
            insert(user, second, "2025-06-30")
        with keeps_every_rule():
            insert(user, second, "2025-07-01")


def test_nobody_grants_rights_to_themselves() -> None:
    user = portfolio.user("security")
    with breaks("grant_not_to_oneself"), acting(user=user, door="admin"):
        insert(user, "leader")
    with keeps_every_rule(), acting(user=user, door="admin"):
        insert(portfolio.user(), "leader")


def test_nobody_prolongs_their_own_rights() -> None:
    user = portfolio.user()
    grant = portfolio.grant(user=user, role="leader", ends_on=date(2025, 6, 30))
    with breaks("grant_not_to_oneself"), acting(user=user, door="admin"):
        Grant.objects.filter(pk=grant.pk).update(ends_on=None)


@pytest.mark.parametrize("role", [*ADMINISTRATORS, "leader"])
def test_a_role_for_everything_names_no_cluster(role: str) -> None:
    with breaks("grant_names_its_field"):
        insert(portfolio.user(), role, cluster=portfolio.cluster())
