from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import connections, transaction
from django.utils.translation import gettext as _

IS_DEMO = "SELECT EXISTS (SELECT FROM public.breakthrough_installation WHERE is_demo)"

ENTER = """
SELECT coalesce(current_setting('breakthrough.backdate', true), ''), public.breakthrough_seal(),
    set_config('breakthrough.backdate', %s, true)
"""

# What was kept of the past is not true of another one.
FORGET = "DELETE FROM public.breakthrough_keptsum"

LEAVE = "SELECT public.breakthrough_seal(), set_config('breakthrough.backdate', %s, true)"


@contextmanager
def backdated(moment: datetime, using: str = "default") -> Iterator[None]:
    """What is written inside becomes known at a past moment: how a demonstration replays its history.

    Each block is one commit of its own, so many of them fit into one transaction. One object's moments must
    go forward. The database itself ignores the moment unless it is a demonstration.
    """
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(IS_DEMO)
        if cursor.fetchone() != (True,):
            raise RuntimeError(_("Only a demonstration may write its own past."))
        cursor.execute(ENTER, [moment.isoformat()])
        outer_moment = cursor.fetchone()[0]
        yield
        cursor.execute(LEAVE, [outer_moment])
        cursor.execute(FORGET)


def turn_to(moment: datetime, using: str = "default") -> None:
    """Inside `backdated`: ends the commit under way, and begins another one with a later moment.

    One statement instead of a block for each of thousands of moments.
    """
    with connections[using].cursor() as cursor:
        cursor.execute(LEAVE, [moment.isoformat()])


def seal(using: str = "default") -> None:
    """Makes what this transaction has changed so far a commit of its own, known from now on.

    For a test inside one transaction, whose changes would otherwise have no moment yet.
    """
    with connections[using].cursor() as cursor:
        cursor.execute("SELECT public.breakthrough_seal()")
