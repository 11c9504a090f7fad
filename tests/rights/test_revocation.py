"""What is taken away is gone at the next request."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from breakthrough import clock
from breakthrough.models import Token
from tests import portfolio
from tests.admin.conftest import signed_in

pytestmark = pytest.mark.django_db

LEADERLIKE = ["leader", "auditor"]
OPENED = {
    "officer": "/admin/tasks/task/",
    "reviewer": "/admin/tasks/task/",
    "leader": "/admin/tasks/task/",
    "auditor": "/admin/breakthrough/accessrecord/",
    "system": "/admin/breakthrough/user/",
    "security": "/admin/tasks/grant/",
}


def person(role: str) -> Any:
    return portfolio.user(role, *([portfolio.task().cluster] if role in ("officer", "reviewer") else []))


@pytest.mark.parametrize("role", OPENED)
@pytest.mark.parametrize("how", ["ended", "deleted", "inactive"])
def test_a_right_ends_with_the_next_request(role: str, how: str) -> None:
    user = person(role)
    client = signed_in(user)
    assert client.get(OPENED[role]).status_code == 200
    if how == "inactive":
        user.is_active = False
        user.save()
    elif how == "ended":
        user.grants.update(ends_on=clock.today() - timedelta(days=1))
    else:
        user.grants.all().delete()
    assert client.get(OPENED[role]).status_code == (302 if how == "inactive" else 403)


def test_a_right_to_come_opens_nothing() -> None:
    user = portfolio.user()
    portfolio.grant(user=user, role="leader", starts_on=clock.today() + timedelta(days=1))
    assert signed_in(user).get("/admin/tasks/task/").status_code == 403


@pytest.mark.parametrize("how", ["ended", "revoked", "expired", "inactive"])
def test_a_token_ends_with_the_next_request(client: Client, how: str) -> None:
    user = person("officer")
    headers = {"Authorization": f"Bearer {portfolio.token(user)}"}
    assert client.get("/api/v1/tasks/", headers=headers).status_code == 200
    moment = clock.now() - timedelta(seconds=1)
    if how == "ended":
        user.grants.update(ends_on=date(2020, 1, 1))
    elif how == "inactive":
        type(user).objects.filter(pk=user.pk).update(is_active=False)
    else:
        Token.objects.update(**{"revoked_at" if how == "revoked" else "expires_at": moment})
    assert client.get("/api/v1/tasks/", headers=headers).status_code == (403 if how == "ended" else 401)
