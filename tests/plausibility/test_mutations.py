"""Of twenty mistakes the rules find at least nineteen, and they leave the clean demonstration alone."""

import os
from functools import cache

import pytest

from tasks.models import Finding
from tasks.suspicion import rules
from tests.plausibility.mutator import FAULTS, Outcome, Suspicion, drawn, mutate, suspected, unlock

pytestmark = pytest.mark.usefixtures("demo")
SEEDS = range(50 if os.environ.get("PROVE") == "1" else 3)
MISTAKES, FOUND = 20, 19
ALARMS = 1


@cache
def suspected_at_first() -> frozenset[Suspicion]:
    """The same for every test, as each begins with the same rows."""
    return frozenset(suspected())


@pytest.fixture
def clean(demo: None) -> set[Suspicion]:
    unlock()
    return {*suspected_at_first()}


def test_there_is_a_mistake_for_every_rule() -> None:
    assert {fault.rule for fault in FAULTS} == set(rules())
    assert len({fault.name for fault in FAULTS}) == len(FAULTS)


def test_the_clean_demonstration_alarms_nobody(clean: set[Suspicion]) -> None:
    grave = [one for one in clean if rules()[one[0]].severity != Finding.Severity.NOTICE]
    assert len(grave) <= ALARMS, grave


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_mistake_is_found_and_nothing_else(fault, clean: set[Suspicion]) -> None:
    outcome = mutate(fault, 0, clean)
    assert (outcome.refused, outcome.found, outcome.unrelated) == ("", True, set()), outcome


@pytest.mark.parametrize("seed", SEEDS)
def test_of_twenty_mistakes_nineteen_are_found(seed: int, clean: set[Suspicion]) -> None:
    outcomes: list[Outcome] = [mutate(fault, seed, clean) for fault in drawn(seed, MISTAKES)]
    missed = [one.fault.name for one in outcomes if not (one.found or one.refused)]
    assert len(missed) <= MISTAKES - FOUND, missed
    assert {one.fault.name: one.unrelated for one in outcomes if one.unrelated} == {}
