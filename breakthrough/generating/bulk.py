"""Rows and their events by COPY."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, Self

from django.db import connection, models
from django.db.models import NOT_PROVIDED

from breakthrough.generating.calendar import moment_of
from breakthrough.history import event_model_of, tracked_models

BATCH = 50_000
RECORDED = ("pgh_obj_id", "pgh_label", "pgh_created_at", "pgh_commit_id", "pgh_context_id")
type State = tuple[int, Sequence[Any]]
"""The commit in which a row became so, and its values."""

FOREIGN_KEYS = """
SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
    format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname, pg_get_constraintdef(oid))
FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY (%s::regclass[]) ORDER BY conrelid, conname
"""
INDEXES = """
SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
FROM pg_index WHERE indrelid = ANY (%s::regclass[]) AND NOT indisunique AND NOT indisexclusion
ORDER BY indexrelid
"""
TRIGGERS = """
SELECT format('ALTER TABLE %%s DISABLE TRIGGER %%I', tgrelid::regclass, tgname),
    format('ALTER TABLE %%s ENABLE TRIGGER %%I', tgrelid::regclass, tgname)
FROM pg_trigger WHERE tgrelid = ANY (%s::regclass[]) AND NOT tgisinternal AND tgenabled = 'O'
ORDER BY tgrelid, tgname
"""


@contextmanager
def set_aside() -> Iterator[None]:
    """Inside, tracked tables take rows as they come: what triggers would do is done by whoever writes.

    Foreign keys and indexes are made anew at the end, so that all rows are checked and sorted at once; all in one
    transaction, of which nobody sees the middle. Check, unique and exclusion constraints stay.
    """
    tables = [one._meta.db_table for pair in tracked_models().items() for one in pair]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        back: list[str] = []
        for question in (TRIGGERS, FOREIGN_KEYS, INDEXES):
            cursor.execute(question, [tables])
            for aside, again in cursor.fetchall():
                cursor.execute(aside)
                back.append(again)
        yield
        for statement in reversed(back):
            cursor.execute(statement)


class Table:
    """Takes the rows of one model, with all that was known of each from commit to commit."""

    def __init__(self, model: type[models.Model], columns: str, context: str) -> None:
        self.model, self.context = model, context
        names = columns.split()
        rest = dict(defaults(model, names))
        self.constant = "".join(f"\t{value}" for value in rest.values())
        self.columns = [*names, *rest]
        self.rows: list[str] = []
        self.events: list[str] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, failure: Any, *_more: Any) -> None:
        if failure is None:
            self.flush()

    def add(self, *states: State) -> None:
        """A row, from its first state to the one it has now; the first value is its key."""
        label, line = "insert", ""
        for commit, values in states:
            line = "\t".join(map(written, values)) + self.constant
            self.events.append(f"{line}\t{values[0]}\t{label}\t{known(commit)}\t{self.context}\n")
            label = "update"
        self.rows.append(f"{line}\n")
        if len(self.rows) >= BATCH:
            self.flush()

    def flush(self) -> None:
        copy(self.model._meta.db_table, self.columns, self.rows)
        copy(event_model_of(self.model)._meta.db_table, [*self.columns, *RECORDED], self.events)
        self.rows.clear()
        self.events.clear()


@lru_cache(maxsize=1_000)
def known(commit: int) -> str:
    return f"{moment_of(commit)}\t{commit}"


def defaults(model: type[models.Model], named: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The columns that nobody names and the database does not fill in, each with what the model gives it."""
    for field in model._meta.local_concrete_fields:
        column = str(field.column)
        if column not in named and not field.generated and field.db_default is NOT_PROVIDED:
            value = field.get_default()
            yield column, "{}" if value == [] else written(value)


def written(value: Any) -> str:
    return "\\N" if value is None else str(value)


def copy(table: str, columns: Iterable[str], lines: Iterable[str]) -> None:
    quote = connection.ops.quote_name
    names = ", ".join(map(quote, columns))
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {quote(table)} ({names}) FROM STDIN", io.StringIO("".join(lines)))
