"""People who sign in, and what they may see."""

from __future__ import annotations

from datetime import date
from typing import Any

from breakthrough.models import AccessRecord, Reminder, ReminderMail, Token, User
from breakthrough.models.token import READ_ALL, WRITE_ALL
from tasks.models import Grant
from tasks.models.grant import EVERYWHERE
from tests.portfolio.rows import make, numbers
from tests.portfolio.tasks import cluster


def user(role: str = "", *clusters: Any, **given: Any) -> User:
    """Somebody with a role: "admin" for a superuser, "leader" and the like, or "officer" of some clusters."""
    number = next(numbers)
    values = {"username": f"{role or 'user'}{number}", "is_staff": True, "is_superuser": role == "admin"}
    made = User.objects.create_user(**{**values, **given})
    if role in EVERYWHERE:
        grant(user=made, role=role)
    for one in clusters:
        grant(user=made, role=role, cluster=one)
    return made


def grant(**given: Any) -> Grant:
    where = {} if {"task", "cluster"} & given.keys() or given.get("role") in EVERYWHERE else {"cluster": cluster}
    return make(Grant, {"user": user, "role": "officer", "starts_on": date(2020, 1, 1), **where}, given)


def token(owner: User, *scopes: str, **given: Any) -> str:
    """The text of a new API token, which reads and writes all unless scopes are given."""
    return Token.issue(owner, "test", scopes or (READ_ALL, WRITE_ALL), **given)[1]


def access(**given: Any) -> AccessRecord:
    """A record of the access log, as a page that somebody opened leaves it."""
    values = {"what": "page", "door": "admin", "method": "GET", "path": "/admin/", "status": 200, "username": "officer"}
    return AccessRecord.objects.create(**{**values, **given})


def reminder_mail(**given: Any) -> ReminderMail:
    return make(ReminderMail, {"recipient": user, "day": date(2025, 11, 6)}, given)


def reminder(**given: Any) -> Reminder:
    days = {"due_on": date(2025, 11, 5), "day": date(2025, 11, 6)}
    return make(Reminder, {"recipient": user, "kind": "report", "subject": "T-1 2025-10", "step": 1, **days}, given)
