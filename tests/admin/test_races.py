"""Two officers who save one record at the same moment, with transactions that really end."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tasks.models import Task
from tests import portfolio
from tests.admin.conftest import signed_in
from tests.admin.tables import page
from tests.admin.typing import on_page

ROUNDS = 1_000 if os.environ.get("PROVE") == "1" else 10


@pytest.fixture
def contested(transactional_db: None) -> Task:
    return portfolio.task("draft")


@pytest.fixture
def officers(contested: Task) -> list[Client]:
    return [signed_in(portfolio.user("officer", contested.cluster)) for _number in range(2)]


def saved(client: Client, row: Task, values: dict[str, Any], barrier: Barrier) -> bool:
    """Whether the page accepted it."""
    barrier.wait()
    try:
        return client.post(page(Task, "change", row.pk), values).status_code == 302
    finally:
        connection.close()


def race(officers: list[Client], row: Task, typed: list[dict[str, str]]) -> list[bool]:
    """Both open the form, both type, both save at once."""
    forms = [
        on_page(client.get(page(Task, "change", row.pk))) | values
        for client, values in zip(officers, typed, strict=True)
    ]
    barrier = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        return [*pool.map(saved, officers, [row, row], forms, [barrier, barrier])]


def test_what_two_officers_save_at_once_is_never_lost(officers: list[Client], contested: Task) -> None:
    lost = []
    for number in range(ROUNDS):
        # In turns: two fields, one each; and one field that both want.
        other = "office" if number % 2 else "race_group"
        typed = [{"office": f"first {number}"}, {other: f"second {number}"}]
        accepted = race(officers, contested, typed)
        contested.refresh_from_db()
        kept = [all(getattr(contested, name) == text for name, text in values.items()) for values in typed]
        if kept != accepted or (other == "office" and sum(accepted) != 1) or not any(accepted):
            lost.append((number, accepted, kept))
    assert lost == []
