"""The API against its own description: schemathesis asks what it allows and what it forbids, as three people."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.conf import settings as project
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import override_settings
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from tests import portfolio
from tests.api.conftest import everything

ALL = os.environ.get("PROVE") == "1"
# With PROVE=1 that makes 20,000 requests; else each of the three people asks a part of the operations.
EXAMPLES, STEP = (12, 1) if ALL else (2, 24)
ROLES = ("officer", "leader", "reader")
CHECKS: Any = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
]
QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]


@pytest.fixture(scope="module")
def tokens(django_db_setup: None, django_db_blocker: Any) -> Iterator[dict[str, str]]:
    """A row of every table, and a token of an officer, of a leader and of a program that reads two resources."""
    unlimited = override_settings(TOKENS={**project.TOKENS, "requests": 10**9})
    with unlimited, django_db_blocker.unblock(), transaction.atomic():
        mine = everything(portfolio.cluster("rare-earths"))
        yield {
            "officer": portfolio.token(portfolio.user("officer", mine.cluster)),
            "leader": portfolio.token(portfolio.user("leader")),
            "reader": portfolio.token(portfolio.user("leader"), "tasks:read", "fund-entries:read"),
        }
        transaction.set_rollback(True)


@pytest.fixture(autouse=True, scope="module")
def one_connection() -> Iterator[None]:
    """A request closes no connection when it ends: it holds the rows that are not committed."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture(scope="module")
def operations(tokens: dict[str, str]) -> list[Any]:
    described: Any = schemathesis.openapi.from_wsgi("/api/v1/schema/?lang=en", WSGIHandler())
    return [found.ok() for found in described.get_all_operations()]


# The transport reads files that are sent, and leaves them to the garbage collector.
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")
@pytest.mark.filterwarnings("ignore:Exception ignored in. <_io:pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("role", ROLES)
def test_every_answer_is_as_described(
    role: str, tokens: dict[str, str], operations: list[Any], django_db_blocker: Any
) -> None:
    # Inside one process nobody unpacks what is compressed.
    plain = {"Accept-Language": "en", "Accept-Encoding": "identity"}
    headers = {"Authorization": f"Bearer {tokens[role]}", **plain}
    with django_db_blocker.unblock():
        for operation in operations[ROLES.index(role) :: STEP]:
            for mode in GenerationMode:
                ask(operation, mode, headers)


def ask(operation: Any, mode: GenerationMode, headers: dict[str, str]) -> None:
    @settings(
        max_examples=EXAMPLES, derandomize=not ALL, database=None, phases=[Phase.generate], suppress_health_check=QUIET
    )
    @given(st.data())
    def asked(data: st.DataObject) -> None:
        case = data.draw(operation.as_strategy(mode))
        with transaction.atomic():
            case.call_and_validate(headers=headers, checks=CHECKS)
            transaction.set_rollback(True)

    asked()
