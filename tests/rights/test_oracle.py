"""No filter, order, search or page says anything of hidden rows: whatever becomes of them, answers stay the same."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from breakthrough.api.routing import resources
from tasks.models import Risk, Task
from tests import portfolio
from tests.api.conftest import everything
from tests.api.routes import ROUTES

QUERIES = 2_000 if os.environ.get("PROVE") == "1" else 200
START = date(2023, 1, 1)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cursor is signed with the time."""
    monkeypatch.setattr("django.core.signing.time.time", lambda: 1_750_000_000.0)


@pytest.fixture
def world() -> SimpleNamespace:
    mine, hidden = everything(portfolio.cluster("rare-earths")), everything(portfolio.cluster("dairy"))
    officer = portfolio.user("officer", mine.cluster)
    return SimpleNamespace(mine=mine, hidden=hidden, headers={"Authorization": f"Bearer {portfolio.token(officer)}"})


class Asking:
    """Makes addresses of lists by chance, with names and codes of rows that one sees and of some that one doesn't."""

    def __init__(self, world: SimpleNamespace, seed: int) -> None:
        self.chance = random.Random(seed)
        rows = [*world.mine.rows.values(), *world.hidden.rows.values()]
        self.keys = [str(row.pk) for row in rows] + [
            "rare-earths",
            "dairy",
            world.mine.task.code,
            world.hidden.task.code,
        ]
        self.words = [*"任务点稀乳单", "T-0", "2024", "name", "zzz", world.hidden.task.code[:5]]

    def address(self) -> str:
        route = self.chance.choice(ROUTES)
        filters = resources[route].filterset_class
        chosen = self.chance.sample(sorted(filters.base_filters), min(self.chance.choice([0, 1, 1, 2]), 2))
        words = [f"{name}={self.value(filters.base_filters[name])}" for name in chosen]
        words += [f"page_size={self.chance.choice([1, 2, 50])}", f"count={self.chance.choice(['true', 'false'])}"]
        if filters.orderings and self.chance.random() < 0.7:
            names = self.chance.sample(sorted(filters.orderings), min(2, len(filters.orderings)))
            words.append(f"ordering={','.join(self.chance.choice(['', '-']) + name for name in names)}")
        return f"/api/v1/{route}/?{'&'.join(words)}"

    def value(self, parameter: Any) -> str:
        schema = parameter.kind.schema
        if schema.get("type") == "array":
            return ",".join(self.one(parameter, schema["items"]) for _number in range(2))
        return self.one(parameter, schema)

    def one(self, parameter: Any, schema: dict[str, Any]) -> str:
        if "enum" in schema:
            return str(self.chance.choice(schema["enum"]))
        if type(parameter).__name__.endswith(("RelationParameter", "TasksParameter")):
            return self.chance.choice(self.keys)
        makers: dict[Any, Callable[[], str]] = {
            "date": lambda: (START + timedelta(days=self.chance.randrange(1_200))).isoformat(),
            "decimal": lambda: str(self.chance.choice([0, 1, 100, "12.5", 10**6])),
            "boolean": lambda: self.chance.choice(["true", "false"]),
            "integer": lambda: str(self.chance.choice([0, 1, 2, 5, 2024, self.chance.randrange(500)])),
        }
        maker = makers.get(schema.get("format")) or makers.get(schema.get("type"))
        return maker() if maker else self.chance.choice(self.words)


def turn_the_hidden_upside_down(hidden: SimpleNamespace) -> None:
    """New rows, other values, fewer rows: everything that only others see; what all see stays as it is."""
    task, lead = hidden.task, hidden.task.lead
    Task.objects.filter(pk=task.pk).update(name_zh="稀土任务", name_en="name", code="T-0", starts_on=date(2024, 3, 1))
    Risk.objects.filter(task=task).delete()
    for number in range(3):
        another = portfolio.task(cluster=hidden.cluster, lead=lead, region=task.region, name_zh=f"稀土 {number}")
        portfolio.fund_entry(task=another, payer=lead, payee=lead, amount=number + 1)
        portfolio.subtask(task=another, organization=lead)
        portfolio.partner(task=another, organization=lead)
        portfolio.risk(task=another)
        portfolio.indicator(task=another)
        portfolio.result(another)
        portfolio.pilot_line(another, operator=lead)
        portfolio.output(another, owner=lead)


def answers(addresses: list[str], headers: dict[str, str]) -> list[tuple[int, bytes, str | None]]:
    client = Client(headers=headers)
    found = [client.get(address) for address in addresses]
    return [(answer.status_code, answer.content, answer.headers.get("ETag")) for answer in found]


def test_answers_are_the_same_whatever_is_hidden(world: SimpleNamespace, settings: Any) -> None:
    settings.TOKENS = {**settings.TOKENS, "requests": 10**9}
    asking = Asking(world, seed=7)
    addresses = [asking.address() for _number in range(QUERIES)]
    before = answers(addresses, world.headers)
    turn_the_hidden_upside_down(world.hidden)
    after = answers(addresses, world.headers)
    assert [address for address, one, other in zip(addresses, before, after, strict=True) if one != other] == []
    assert sum(status == 200 for status, _body, _tag in before) > QUERIES / 2
