"""Who makes a change, through which door, and why: what pghistory keeps beside each event."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

import pghistory
from django.db import connection
from pghistory import runtime
from psycopg2.extensions import TRANSACTION_STATUS_INTRANS

FORGET = "SELECT set_config('pghistory.context_id', '', true), set_config('pghistory.context_metadata', '', true)"


@contextmanager
def acting(*, user: Any = None, **facts: str) -> Iterator[None]:
    """Changes made inside are the user's, and carry these facts.

    `door` is where they came in: "admin", "api", "web", "command" or "worker". Inside another `acting` the outer
    one's facts stay: a command that a request runs came in through the request's door.
    """
    try:
        with pghistory.context():
            add(**facts)
            identify(user)
            yield
    finally:
        forget()


def on_behalf_of(user: Any) -> AbstractContextManager[None]:
    """Changes made inside are the user's, unless somebody is named already: nobody acts in another's name."""
    return nullcontext() if is_acting() and runtime._tracker.value.metadata.get("user") else acting(user=user)


def commanded(name: str, **facts: str) -> AbstractContextManager[None]:
    """Changes made inside are those of a management command."""
    return acting(door="command", command=name, **facts)


def add(**facts: str) -> None:
    """Adds facts to whatever is under way; those already known stay."""
    if is_acting():
        for name, fact in facts.items():
            runtime._tracker.value.metadata.setdefault(name, clean(fact))


def identify(user: Any) -> None:
    """Names the actor of the request under way as soon as it is known (a token's owner, for example)."""
    if user is not None and user.is_authenticated:
        pghistory.context(user=user.pk, username=clean(user.get_username()))


def because(reason: str) -> None:
    """Gives the reason for the changes of the request under way."""
    pghistory.context(reason=clean(reason))


def is_acting() -> bool:
    return hasattr(runtime._tracker, "value")


def forget() -> None:
    """Inside an outer transaction the settings outlive the block: what follows would be the same actor's."""
    session = connection.connection
    if session and not is_acting() and session.info.transaction_status == TRANSACTION_STATUS_INTRANS:
        with connection.cursor() as cursor:
            cursor.execute(FORGET)


def clean(fact: str) -> str:
    """Without NUL and lone surrogates, which jsonb refuses: an address with one must not hide its sender."""
    return str(fact).replace("\0", "").encode("utf-8", "replace").decode()[:2_000]
