"""People who sign in, and what they may see."""

from __future__ import annotations

from datetime import date
from typing import Any

from breakthrough.models import Token, User
from tasks.models import Grant
from tests.portfolio.rows import make, numbers
from tests.portfolio.tasks import cluster


def user(role: str = "", *clusters: Any, **given: Any) -> User:
    """Somebody with a role: "admin" for a superuser, "leader", or "officer" and "reviewer" of some clusters."""
    number = next(numbers)
    values = {"username": f"{role or 'user'}{number}", "is_staff": True, "is_superuser": role == "admin"}
    made = User.objects.create_user(**{**values, **given})
    if role == "leader":
        grant(user=made, role=role)
    for one in clusters:
        grant(user=made, role=role, cluster=one)
    return made


def grant(**given: Any) -> Grant:
    where = {} if {"task", "cluster"} & given.keys() or given.get("role") == "leader" else {"cluster": cluster}
    return make(Grant, {"user": user, "role": "officer", "starts_on": date(2020, 1, 1), **where}, given)


def token(owner: User) -> str:
    """The text of a new API token."""
    return Token.issue(owner, "test")[1]
