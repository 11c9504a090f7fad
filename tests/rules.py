"""Asks the database whether it keeps a rule, past all forms and models."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction


@contextmanager
def breaks(rule: str) -> Iterator[None]:
    """The block breaks the rule of this name, at the latest when its transaction ends."""
    with pytest.raises(DatabaseError) as refused, transaction.atomic():  # noqa: PT012  (the statement is the caller's)
        yield
        connection.check_constraints()
    cause: Any = refused.value.__cause__
    assert cause.diag.constraint_name == rule


@contextmanager
def keeps_every_rule() -> Iterator[None]:
    """The block could be committed."""
    with transaction.atomic():
        yield
        connection.check_constraints()
        transaction.set_rollback(True)


def sql(statement: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
