"""The API against its own description, over HTTP: schemathesis asks what is allowed and what is not, as three people.

In all its phases: the examples of the description, the limits of each parameter and field, what chance brings, and
chains of requests in which one takes up what another one made.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
import schemathesis
from schemathesis import engine
from schemathesis.config import SchemathesisConfig
from schemathesis.engine import events

from tests import portfolio
from tests.api.conftest import everything
from tests.api.served import served

ALL = os.environ.get("PROVE") == "1"
ROLES = ("officer", "leader", "reader")
BY_CHANCE, LIMITS = ("examples", "fuzzing", "stateful"), ("coverage",)
# Which phases ask about how much: in a proof each of the three about everything, and about all limits together.
PARTS = ((BY_CHANCE, 1), (LIMITS, 3)) if ALL else ((BY_CHANCE, 48), (LIMITS, 189))
EXAMPLES, LEAST = (4, 20_000) if ALL else (2, 200)

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class Asked:
    """What was asked, how it was answered, and what was not as described."""

    phases: Counter[str] = field(default_factory=Counter)
    statuses: Counter[int] = field(default_factory=Counter)
    breaks: dict[tuple[str, str, str], str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)

    @property
    def faults(self) -> int:
        return sum(number for status, number in self.statuses.items() if status >= 500)

    def note(self, event: Any) -> None:
        if isinstance(event, events.NonFatalError):
            self.errors.append(f"{event.label}: {event.value}")
        if isinstance(event, events.ScenarioFinished):
            self.phases[event.phase.value] += len(event.recorder.interactions)
            answers = (one.response for one in event.recorder.interactions.values())
            self.statuses.update(answer.status_code if answer else 599 for answer in answers)
            for check in (one for found in event.recorder.checks.values() for one in found):
                if told := check.failure_info:
                    place = (event.recorder.label, check.name, told.failure.title)
                    self.breaks.setdefault(place, f"{told.failure.message}\n{told.code_sample}")


@pytest.fixture
def tokens(transactional_db: None) -> dict[str, str]:
    """A row of every table, and a token of an officer, of a leader and of a program that reads two resources."""
    mine = everything(portfolio.cluster("rare-earths"))
    return {
        "officer": portfolio.token(portfolio.user("officer", mine.cluster)),
        "leader": portfolio.token(portfolio.user("leader")),
        "reader": portfolio.token(portfolio.user("leader"), "tasks:read", "fund-entries:read"),
    }


def config_of(token: str, phases: Iterable[str]) -> Any:
    return SchemathesisConfig.from_dict(
        {
            "phases": {phase: {"enabled": phase in phases} for phase in (*BY_CHANCE, *LIMITS)},
            "generation": {"max-examples": EXAMPLES, "database": "none"},
            "headers": {"Authorization": f"Bearer {token}", "Accept-Language": "en"},
            "continue-on-failure": True,
            "request-timeout": 60,
            "workers": 1,
            # Between rows there are rules of which a description knows nothing.
            "checks": {
                "positive_data_acceptance": {"enabled": False},
                # Too many rows at once are 413.
                "negative_data_rejection": {"expected-statuses": ["4xx"]},
            },
            **({} if ALL else {"seed": 1}),
        }
    )


def asked_by(address: str, token: str, place: int) -> Iterator[Any]:
    for phases, step in PARTS:
        where = f"{address}/api/v1/schema/?lang=en"
        described: Any = schemathesis.openapi.from_url(where, config=config_of(token, phases), timeout=60)
        labels = sorted(found.ok().label for found in described.get_all_operations())
        chosen = {*labels[place % step :: step]}
        part = described.include(lambda context, chosen=chosen: context.operation.label in chosen)
        yield from engine.from_schema(part).execute()


def test_every_answer_is_as_described(tokens: dict[str, str]) -> None:
    asked = Asked()
    with served() as address:
        for place, role in enumerate(ROLES):
            for event in asked_by(address, tokens[role], place):
                asked.note(event)
    print(asked.phases.total(), dict(asked.phases), dict(sorted(asked.statuses.items())))
    assert not asked.breaks, "\n\n".join(f"{place}: {said}" for place, said in asked.breaks.items())
    assert (asked.faults, asked.errors) == (0, [])
    assert asked.phases.total() >= LEAST
