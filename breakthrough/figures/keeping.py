"""Queries that took long: what they came to is kept, and next time corrected by the tasks touched since.

What a query counted as of a moment stays true of that moment. Asked again, it is counted for the touched tasks alone,
as they were then and as they are now, and the difference is added: exact, whoever writes meanwhile. Where the tables of
a query changed otherwise, or where what tasks say does not add up (distinct people), it is counted anew.
"""

from __future__ import annotations

import hashlib
import json
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from decimal import Decimal
from functools import cache, cached_property, partial
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, models, transaction
from django.db.models import F, Func, Q

from breakthrough.history import as_of, is_traveling, one_snapshot, seen_up_to
from breakthrough.history.schema import passing_models
from breakthrough.history.touched import Touched, forward, hangs_on_task, touched, tracked_tables
from breakthrough.models import KeptSum
from breakthrough.union import Sql, united

# Of what a query counts, by its columns but the last two: the number, and how many rows it is of.
Totals = dict[tuple[Any, ...], tuple[Decimal, int]]
NAMES = re.compile(r'"(\w+)"')
NARROW = "SELECT set_config('breakthrough.touched', %s, true)"
# From so many touched tasks on they are counted once, for all who ask after; with more, everything is counted anew.
RENEWED_FROM, MOST_TOUCHED = 50, 500
# More keys than this (figures by task in a large portfolio) take longer to read than is worth it.
MOST_KEYS = 50_000

_keeps: ContextVar[bool] = ContextVar("keeps", default=True)


class IsTouched(Func):
    """Whether a task is among those touched; in place of a list, so that the SQL is always the same."""

    template = "(%(expressions)s = ANY (current_setting('breakthrough.touched')::bigint[]))"
    output_field = models.BooleanField()
    conditional = True


def touched_alone(path: str) -> Q:
    """The condition that a row's task, at the end of `path`, is touched."""
    return Q(IsTouched(F(f"{path}_id" if path else "pk")))


class Counting:
    """A query whose rows are keys, a number, and how many rows it is of.

    `narrow` makes the same of the touched tasks alone; it is None where what tasks say does not add up.
    """

    def __init__(self, sql: Sql, narrow: Callable[[], Sql | None] | None) -> None:
        self.sql = sql
        self.narrow = narrow

    @cached_property
    def key(self) -> str:
        text, parameters = self.sql
        return _digest(json.dumps([text, parameters], default=str))

    @cached_property
    def kind(self) -> str:
        return _digest(self.sql[0])

    @cached_property
    def tables(self) -> frozenset[str]:
        return frozenset(NAMES.findall(self.sql[0])) & _tables()

    @cached_property
    def is_kept(self) -> bool:
        """Whether all changes of what it reads are known, and so its past."""
        passing = {model._meta.db_table for model in passing_models()}
        return self.tables <= tracked_tables().keys() - passing

    @cached_property
    def narrowed(self) -> Sql | None:
        return self.narrow() if self.narrow else None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _tables() -> frozenset[str]:
    return frozenset(model._meta.db_table for model in apps.get_models(include_auto_created=True))


def adds_up(model: type[models.Model], path: str | None) -> bool:
    """Whether each row belongs to one task and names it, so that it is found by it."""
    keys = None if path is None else forward(model, path)
    return keys is not None and len(keys) < 2


@contextmanager
def anew() -> Iterator[None]:
    """Whatever is asked inside is counted, and nothing is kept."""
    token = _keeps.set(False)
    try:
        yield
    finally:
        _keeps.reset(token)


def counted(asked: Sequence[Counting]) -> list[Totals]:
    """What the queries count, in one query of all that is not kept."""
    if not asked:
        return []
    can_keep = seen_up_to() if is_traveling() else seen_up_to() or connection.get_autocommit()
    chosen = [one for one in asked if one.is_kept] if can_keep and _keeps.get() else []
    if not chosen:
        return _ask([one.sql for one in asked])
    known = _Known.of(chosen)
    if known.is_empty and not is_traveling():
        found, seconds = _timed(asked)
        if seconds >= settings.KEEP_SUMS_FROM_SECONDS:
            transaction.on_commit(partial(_mark, {one.kind for one in chosen}), robust=True)
        return found
    with _snapshot() as moment:
        found, is_slow = _corrected(asked, known, moment)
    if known.are_marks and not is_slow and not is_traveling():
        # It was a hiccup.
        forget([one.kind for one in chosen])
    return found


@contextmanager
def _snapshot() -> Iterator[datetime | None]:
    """One snapshot: that which is there, or another one."""
    if seen_up_to():
        # Outside of `as_of` something newer may be seen.
        yield seen_up_to() if is_traveling() else None
    else:
        with one_snapshot() as moment:
            yield moment


class _Known:
    """What is kept of some queries, up to what is seen."""

    def __init__(self, rows: Sequence[KeptSum]) -> None:
        self.rows = {row.key: (row.moment, row.totals) for row in rows if row.moment}
        self.is_empty = not rows
        self.are_marks = not self.rows and not self.is_empty

    @classmethod
    def of(cls, asked: Sequence[Counting]) -> _Known:
        rows = KeptSum.objects.filter(
            Q(key__in=[one.key for one in asked]) & (Q(moment__lte=seen_up_to()) if seen_up_to() else Q())
            | Q(key__in=[one.kind for one in asked], moment=None)
        )
        return cls([*rows.order_by("key", "-moment").distinct("key")])

    def by_moment(self, asked: Iterable[Counting]) -> dict[datetime, list[Counting]]:
        found: dict[datetime, list[Counting]] = {}
        for one in asked:
            if one.key in self.rows:
                found.setdefault(self.rows[one.key][0], []).append(one)
        return found

    def totals(self, one: Counting) -> Totals:
        return {tuple(key): (Decimal(number), rows) for key, number, rows in self.rows[one.key][1]}


def _corrected(asked: Sequence[Counting], known: _Known, moment: datetime | None) -> tuple[list[Totals], bool]:
    found: dict[Counting, Totals] = {}
    renewed: list[Counting] = []
    for kept_at, some in known.by_moment(asked).items():
        totals, is_renewed = _since(kept_at, some, known)
        found.update(totals)
        renewed += totals if is_renewed else ()
    missing = [one for one in asked if one not in found]
    new, seconds = _timed(missing) if missing else ([], 0.0)
    # Half as long is long enough where it was longer before: else it would be found out again and again.
    is_slow = bool(missing) and seconds >= settings.KEEP_SUMS_FROM_SECONDS / 2
    found.update(zip(missing, new, strict=True))
    renewed += [one for one in missing if one.is_kept] if is_slow else ()
    if moment and renewed:
        _keep({one: found[one] for one in renewed}, moment)
    return [found[one] for one in asked], is_slow


def _since(kept_at: datetime, asked: Sequence[Counting], known: _Known) -> tuple[dict[Counting, Totals], bool]:
    """What comes now of what was kept at a moment, less what must be counted anew; and whether to keep it now."""
    tables = frozenset().union(*(one.tables for one in asked))
    changed = touched(tables, kept_at, seen_up_to() if is_traveling() else None)
    if changed is None:
        return {}, False
    found = {one: known.totals(one) for one in asked if not one.tables & changed.tables.keys()}
    others = [one for one in asked if one not in found and _is_of_tasks(one, changed)]
    tasks = changed.tasks_of(table for one in others for table in one.tables)
    if others and len(tasks) <= MOST_TOUCHED:
        now = _narrowed(others, tasks)
        try:
            with as_of(kept_at):
                then = _narrowed(others, tasks)
        except DatabaseError:
            # Somebody's commit takes very long, or the past is just being rebuilt.
            return found, False
        found |= {one: _moved(known.totals(one), *both) for one, *both in zip(others, then, now, strict=True)}
    return found, len(tasks) >= RENEWED_FROM


def _is_of_tasks(one: Counting, changed: Touched) -> bool:
    """Whether all that changed for a query is of tasks that it counts one by one."""
    return one.narrowed is not None and all(hangs_on_task(table) for table in one.tables & changed.tables.keys())


def _narrowed(asked: Sequence[Counting], tasks: Iterable[int]) -> list[Totals]:
    with connection.cursor() as cursor:
        cursor.execute(NARROW, ["{" + ",".join(map(str, sorted(tasks))) + "}"])
    return _ask([one.narrowed for one in asked if one.narrowed])


def _moved(totals: Totals, then: Totals, now: Totals) -> Totals:
    """Less what it was of some tasks, and what it is of them instead; a key that has no rows any more is none."""
    moved = dict(totals)
    for sign, part in ((-1, then), (1, now)):
        for key, (number, rows) in part.items():
            before = moved.get(key, (Decimal(0), 0))
            moved[key] = before[0] + sign * number, before[1] + sign * rows
    return {key: total for key, total in moved.items() if total[1]}


def _timed(asked: Sequence[Counting]) -> tuple[list[Totals], float]:
    """What queries count, and how many seconds it took."""
    start = time.monotonic()
    return _ask([one.sql for one in asked]), time.monotonic() - start


def _ask(queries: Sequence[Sql]) -> list[Totals]:
    found: list[Totals] = [{} for _query in queries]
    wrapped = [f"SELECT {place}, counted.* FROM ({text}) AS counted" for place, (text, _given) in enumerate(queries)]
    with connection.cursor() as cursor:
        cursor.execute(*united(zip(wrapped, (given for _text, given in queries), strict=True)))
        for place, *key, number, rows in cursor.fetchall():
            found[place][tuple(key)] = Decimal(number), rows
    return found


def _keep(found: dict[Counting, Totals], moment: datetime) -> None:
    rows = [
        KeptSum(
            key=one.key,
            moment=moment,
            totals=[[key, str(number), rows] for key, (number, rows) in totals.items()],
        )
        for one, totals in found.items()
        if len(totals) <= MOST_KEYS
    ]
    # When this snapshot, in which nothing can be written, is left.
    if rows:
        transaction.on_commit(partial(KeptSum.replace, rows), robust=True)


def forget(keys: Sequence[str]) -> None:
    """Next time it is counted anew."""
    transaction.on_commit(KeptSum.objects.filter(key__in=keys).delete, robust=True)


def _mark(kinds: Iterable[str]) -> None:
    KeptSum.objects.bulk_create([KeptSum(key=kind) for kind in kinds], ignore_conflicts=True)
