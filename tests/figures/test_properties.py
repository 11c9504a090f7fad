"""Whatever a portfolio holds, its figures are what plain counting says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from funding.models import FundEntry
from tests import portfolio
from tests.figures.asking import added_up, ask, series, stated, value

pytestmark = pytest.mark.django_db

CLUSTERS = ("rare-earths", "dairy", "hydrogen")
FIRST = date(2023, 1, 2)
KINDS = {
    "fiscal": ["approved", "disbursed", "received", "spent", "returned"],
    "societal": ["committed", "received", "spent", "returned"],
}
# What each figure sums: source, kinds that add, kinds that take away.
MONEY = {
    "fiscal_invested": ("fiscal", {"disbursed"}, {"returned"}),
    "societal_leveraged": ("societal", {"received"}, {"returned"}),
    "fiscal_approved": ("fiscal", {"approved"}, set()),
    "balance": (None, {"received"}, {"returned", "spent"}),
}


@dataclass(frozen=True)
class Entry:
    """A ledger entry, as it is drawn."""

    task: int
    source: str
    kind: str
    cents: int
    day: int
    is_posted: bool
    is_reversed: bool

    @property
    def on(self) -> date:
        return FIRST + timedelta(days=self.day)

    def adds(self, code: str) -> Decimal:
        """What it adds to a figure; a reversed entry and its reversal cancel out."""
        source, more, less = MONEY[code]
        if not self.is_posted or self.is_reversed or source not in (None, self.source):
            return Decimal(0)
        return Decimal((self.kind in more) - (self.kind in less)) * self.cents / 100


@st.composite
def entries(draw: Any) -> Entry:
    source = draw(st.sampled_from(sorted(KINDS)))
    is_posted = draw(st.sampled_from([True, True, True, False]))
    return Entry(
        task=draw(st.integers(0, 3)),
        source=source,
        kind=draw(st.sampled_from(KINDS[source])),
        cents=draw(st.integers(1, 10**13)),
        day=draw(st.integers(0, 1000)),
        is_posted=is_posted,
        is_reversed=is_posted and draw(st.booleans()),
    )


@contextmanager
def passing() -> Iterator[None]:
    """What is written inside does not stay for the next example."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def tasks(count: int, **given: Any) -> list[Any]:
    return [portfolio.task(cluster=portfolio.cluster(CLUSTERS[place % 3]), **given) for place in range(count)]


def book(ledger: list[Entry], rows: list[Any]) -> None:
    for one in ledger:
        state = FundEntry.State.POSTED if one.is_posted else FundEntry.State.PENDING
        amount = Decimal(one.cents) / 100
        facts = {"source": one.source, "task": rows[one.task], "booked_on": one.on, "state": state}
        entry = portfolio.fund_entry(one.kind, amount, **facts)
        if one.is_reversed:
            portfolio.reversal(entry, one.on)


def sums(ledger: list[Entry], code: str, key: Any) -> dict[Any, Decimal]:
    found: dict[Any, Decimal] = {}
    for one in ledger:
        found[key(one)] = found.get(key(one), Decimal(0)) + one.adds(code)
    return {name: amount for name, amount in found.items() if amount}


@given(ledger=st.lists(entries(), max_size=12))
def test_money_is_the_ledgers_however_it_is_divided(ledger: list[Entry]) -> None:
    with passing():
        rows = tasks(4)
        book(ledger, rows)
        for code in MONEY:
            assert value(code) == sum(one.adds(code) for one in ledger)
            assert series(code, "cluster") == sums(ledger, code, lambda one: CLUSTERS[one.task % 3])
            assert series(code, "year") == sums(ledger, code, lambda one: str(one.on.year))
            assert series(code, "task") == sums(ledger, code, lambda one: rows[one.task].code)
        assert series("balance", "source") == sums(ledger, "balance", lambda one: one.source)


@given(ledger=st.lists(entries(), max_size=8), until=st.integers(0, 1000))
def test_rows_of_money_add_up_on_any_day(ledger: list[Entry], until: int) -> None:
    day = FIRST + timedelta(days=until)
    with passing():
        book(ledger, tasks(4))
        for code in [*MONEY, "leverage_ratio", "execution_rate"]:
            shown = ask(code, day)
            assert added_up(shown.figure, day) == stated(shown.whole)
        assert value("balance", day) == sum(one.adds("balance") for one in ledger if one.on <= day)


@dataclass(frozen=True)
class Person:
    """Somebody on the register: a name that others may have too, an employer, and perhaps a second entry."""

    name: int
    employer: int
    twins: int
    tasks: frozenset[int]


people = st.builds(
    Person,
    name=st.integers(0, 2),
    employer=st.integers(-1, 5),
    twins=st.integers(0, 2),
    tasks=st.frozensets(st.integers(0, 4), max_size=3),
)


@given(staff=st.lists(people, max_size=6), partners=st.frozensets(st.tuples(st.integers(0, 4), st.integers(0, 5))))
def test_people_and_organizations_count_once(staff: list[Person], partners: frozenset[tuple[int, int]]) -> None:
    with passing():
        whole = [portfolio.organization() for _ in range(3)]
        # Three legal entities, then a college of each.
        places = [*whole, *(portfolio.college(one) for one in whole)]
        # The last task was never approved: nobody on it counts.
        rows = [*tasks(4, lead=whole[0]), portfolio.task("review", lead=whole[1])]
        for task, place in sorted(partners):
            portfolio.partner(task=rows[task], organization=places[place])
        for one in staff:
            assign(one, places, rows)
        counted = [one for one in staff if one.tasks - {4}]
        assert value("researchers") == len(counted)
        assert value("participations") == sum(len(one.tasks - {4}) for one in staff)
        assert value("organizations") == len(entities(staff, partners))
        clusters = Counter(name for one in staff for name in {CLUSTERS[task % 3] for task in one.tasks - {4}})
        assert series("researchers", "cluster") == clusters


def assign(person: Person, places: list[Any], rows: list[Any]) -> None:
    """Enters a person, and the same one again as often as there are twins, who share the work between them."""
    facts = {"name_zh": f"同名{person.name}", "organization": places[person.employer] if person.employer >= 0 else None}
    first = portfolio.researcher(**facts)
    entered = [first, *(portfolio.researcher(**facts) for _ in range(person.twins))]
    for place, task in enumerate(sorted(person.tasks)):
        portfolio.assignment(researcher=entered[place % len(entered)], task=rows[task])
    for twin in entered[1:]:
        twin.merged_into = first
        twin.save()


def entities(staff: list[Person], partners: frozenset[tuple[int, int]]) -> set[int]:
    """The numbers of the legal entities that lead, take part, or employ somebody assigned."""
    employers = {one.employer % 3 for one in staff if one.employer >= 0 and one.tasks - {4}}
    return {0} | employers | {place % 3 for task, place in partners if task != 4}
