"""Reading the past."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import connections, transaction

# Every name is qualified: inside another as_of the path knows no function of ours.
ENTER = """
SELECT current_setting('search_path'), coalesce(current_setting('breakthrough.as_of', true), ''),
    set_config('transaction_read_only', 'on', true),
    set_config('breakthrough.as_of', public.breakthrough_settle(%s)::text, true),
    set_config('search_path', 'asof', true)
"""

LEAVE = "SELECT set_config('search_path', %s, true), set_config('breakthrough.as_of', %s, true)"

_traveling: ContextVar[bool] = ContextVar("traveling", default=False)


def is_traveling() -> bool:
    """Whether this is inside `as_of`, where only tables exist whose past is known."""
    return _traveling.get()


@contextmanager
def as_of(moment: datetime | None, using: str = "default") -> Iterator[None]:
    """Every query inside sees what was known at a moment; PostgreSQL refuses to write there.

    Querysets are lazy: one that is made inside but evaluated outside answers with today's rows.
    Only the tables of schema `asof` exist inside, and only PostgreSQL's own functions.
    Rights are read as they are now. `None` means now: nothing changes.
    """
    if moment is None:
        yield
        return
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(ENTER, [moment])
        search_path, outer_moment, *_ = cursor.fetchone()
        token = _traveling.set(True)
        try:
            yield
        finally:
            _traveling.reset(token)
        # SET LOCAL lasts until the outermost transaction ends, which may go on. An exception needs no such care:
        # the savepoint's rollback restores both. Read-only ends with the savepoint either way.
        cursor.execute(LEAVE, [search_path, outer_moment])


def settled(using: str = "default") -> datetime:
    """A moment, now, whose answers will never change: all that was committed up to it is visible."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT public.breakthrough_settle('infinity')")
        return cursor.fetchone()[0]
