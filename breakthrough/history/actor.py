"""Who makes a change, through which door, and why: what pghistory keeps beside each event."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
from django.db import connection
from pghistory import runtime
from psycopg2.extensions import TRANSACTION_STATUS_INTRANS

FORGET = "SELECT set_config('pghistory.context_id', '', true), set_config('pghistory.context_metadata', '', true)"


@contextmanager
def acting(*, door: str, user: Any = None, **more: str) -> Iterator[None]:
    """Changes made inside are the user's, through a door: "admin", "api", "web", "command" or "worker"."""
    try:
        with pghistory.context(door=door, **words(more)):
            identify(user)
            yield
    finally:
        forget()


def forget() -> None:
    """Inside an outer transaction the settings outlive the block: what follows would be the same actor's."""
    is_nested = hasattr(runtime._tracker, "value")
    session = connection.connection
    if session and not is_nested and session.info.transaction_status == TRANSACTION_STATUS_INTRANS:
        with connection.cursor() as cursor:
            cursor.execute(FORGET)


def commanded(name: str, **more: str):
    """Changes made inside are those of a management command."""
    return acting(door="command", command=name, **more)


def identify(user: Any, **more: str) -> None:
    """Names the actor of the request under way, as soon as it is known (a token's owner, for example)."""
    if user is not None and user.is_authenticated:
        pghistory.context(user=user.pk, **words({"username": user.get_username(), **more}))


def because(reason: str) -> None:
    """Gives the reason for the changes of the request under way."""
    pghistory.context(**words({"reason": reason}))


def words(more: dict[str, str]) -> dict[str, str]:
    """PostgreSQL cannot keep NUL bytes and lone surrogates; an address with one must not hide its sender."""
    return {key: word(text) for key, text in more.items()}


def word(text: str) -> str:
    return str(text).replace("\0", "").encode("utf-8", "replace").decode()[:2_000]
