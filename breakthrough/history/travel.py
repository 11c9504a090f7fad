"""Reading the past."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.db import connections, transaction

# Before the snapshot of the transaction that follows, which then has all that was committed up to the moment.
SETTLE = "SELECT public.breakthrough_settle(%s)"

# Every name is qualified: inside another as_of the path knows no function of ours.
ENTER = """
SELECT current_setting('search_path'),
    coalesce(current_setting('breakthrough.known_below', true), ''),
    coalesce(current_setting('breakthrough.also_known', true), ''),
    set_config('transaction_read_only', 'on', true),
    public.breakthrough_travel(%s),
    set_config('search_path', 'asof', true)
"""

LEAVE = """
SELECT set_config('search_path', %s, true),
    set_config('breakthrough.known_below', %s, true),
    set_config('breakthrough.also_known', %s, true)
"""

# The clock first: whoever is committing by then is seen to be.
NOW = "SELECT at, public.breakthrough_committing() IS NULL FROM (SELECT clock_timestamp() AS at OFFSET 0) AS now"
NEWER = "SELECT EXISTS (SELECT FROM public.breakthrough_commit WHERE at > %s)"
ONE_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"

_traveling: ContextVar[bool] = ContextVar("traveling", default=False)
_seen: ContextVar[datetime | None] = ContextVar("seen", default=None)


def is_traveling() -> bool:
    """Whether this is inside `as_of`, where only tables exist whose past is known."""
    return _traveling.get()


def seen_up_to() -> datetime | None:
    """The moment up to which everything is seen here, whenever it is read. None outside of one snapshot."""
    return _seen.get()


@contextmanager
def as_of(moment: datetime | None, using: str = "default") -> Iterator[None]:
    """Every query inside sees what was known at a moment; PostgreSQL refuses to write there.

    Querysets are lazy: one that is made inside but evaluated outside answers with today's rows.
    Only the tables of schema `asof` exist inside, and only PostgreSQL's own functions.
    Rights are read as they are now. `None` means now: nothing changes. Unless it stands in another transaction, all of
    it sees one snapshot.
    """
    if moment is None:
        yield
        return
    connection = connections[using]
    is_outermost = connection.get_autocommit()
    if is_outermost:
        with connection.cursor() as cursor:
            cursor.execute(SETTLE, [moment])
            moment = cursor.fetchone()[0]
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if is_outermost:
            cursor.execute(ONE_SNAPSHOT)
        cursor.execute(ENTER, [moment])
        outer = cursor.fetchone()[:3]
        seen = seen_up_to()
        tokens = _traveling.set(True), _seen.set(moment if is_outermost or (seen and moment <= seen) else None)
        try:
            yield
        finally:
            _traveling.reset(tokens[0])
            _seen.reset(tokens[1])
        # SET LOCAL lasts until the outermost transaction ends, which may go on. An exception needs no such care:
        # the savepoint's rollback restores all of them. Read-only ends with the savepoint either way.
        cursor.execute(LEAVE, outer)


@contextmanager
def one_snapshot(using: str = "default") -> Iterator[datetime | None]:
    """Every query inside sees the same rows, and `as_of` an earlier moment the rows of then. Must be outermost.

    Gives the moment whose `as_of` tells the same; None where there is none, as others are just committing. It waits for
    nobody.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(NOW)
        moment, is_quiet = cursor.fetchone()
    with transaction.atomic(using=using, durable=True), connections[using].cursor() as cursor:
        cursor.execute(ONE_SNAPSHOT)
        cursor.execute(NEWER, [moment])
        has_newer = cursor.fetchone()[0]
        token = _seen.set(moment)
        try:
            yield moment if is_quiet and not has_newer else None
        finally:
            _seen.reset(token)


def settled(using: str = "default") -> datetime:
    """A moment, now, whose answers will never change: all that was committed up to it is visible."""
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT public.breakthrough_settle('infinity')")
        return cursor.fetchone()[0]
