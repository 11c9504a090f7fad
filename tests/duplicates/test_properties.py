"""Whatever is merged and taken back, in whatever order, each person and each legal entity counts once."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from breakthrough.duplicates.merging import merge_rows, unmerge
from breakthrough.duplicates.registry import kinds
from breakthrough.history import event_model_of
from funding.models import FundEntry
from tests import portfolio
from tests.figures.asking import value
from tests.figures.test_properties import passing

pytestmark = pytest.mark.django_db
ROWS = 4
# Merge the first into the second, or take back the merge of the first.
moves = st.lists(st.tuples(st.sampled_from(["merge", "unmerge"]), st.integers(0, ROWS - 1), st.integers(0, ROWS - 1)),
                 max_size=10)  # fmt: skip


class Merged:
    """What plain sets say: rows, and the merges in force between them."""

    def __init__(self) -> None:
        self.into: dict[int, int] = {}

    def top(self, row: int) -> int:
        while row in self.into:
            row = self.into[row]
        return row

    @property
    def count(self) -> int:
        return len({self.top(row) for row in range(ROWS)})


def play(code: str, rows: list[Any], steps: list[Any], check: Any) -> None:
    kind, user, model = kinds()[code], portfolio.user("admin"), Merged()
    pairs: dict[int, Any] = {}
    for move, one, other in steps:
        if move == "merge":
            gone, stays = model.top(one), model.top(other)
            try:
                with transaction.atomic():
                    pair = merge_rows(kind, rows[one], rows[other], user, "同一", confirmed=True)
                model.into[gone], pairs[gone] = stays, pair
            except ValidationError:
                assert gone == stays
        elif one in pairs:
            assert unmerge(kind, pairs.pop(one), user, "不同") == []
            del model.into[one]
        connection.check_constraints()
        for place, row in enumerate(rows):
            row.refresh_from_db()
            top = model.top(place)
            assert row.merged_into_id == (None if top == place else rows[top].pk)
        check(model)
    for row in sorted(pairs, reverse=True):
        unmerge(kind, pairs[row], user, "不同")


def ledger() -> list[Any]:
    return [*FundEntry.objects.order_by("pk").values()]


@settings(deadline=None, max_examples=20)
@given(steps=moves)
def test_people_count_once_at_every_step(steps: list[Any]) -> None:
    with passing():
        rows = [portfolio.researcher(organization=None) for _ in range(ROWS)]
        works = [portfolio.assignment(researcher=row) for row in rows]
        before = [type(row).objects.filter(pk=row.pk).values().get() for row in rows]

        def check(model: Merged) -> None:
            assert value("researchers") == model.count
            assert value("participations") == ROWS

        play("researchers", rows, steps, check)
        assert [type(row).objects.filter(pk=row.pk).values().get() for row in rows] == before
        events = event_model_of(type(works[0])).objects.filter(pgh_obj_id__in=[work.pk for work in works])
        assert events.count() == ROWS


@settings(deadline=None, max_examples=20)
@given(steps=moves)
def test_organizations_count_once_at_every_step_and_the_ledger_stays(steps: list[Any]) -> None:
    with passing():
        rows = [portfolio.organization(uscc=None) for _ in range(ROWS)]
        # A college of the first counts with whatever that one is merged into.
        task = portfolio.task(lead=portfolio.college(rows[0]))
        for row in rows[1:]:
            # Not of the same task, as one partner twice is a reason against a merge.
            portfolio.partner(task=portfolio.task(lead=task.lead), organization=row)
            portfolio.fund_entry(task=task, payer=row)
        entries = ledger()

        def check(model: Merged) -> None:
            assert value("organizations") == model.count
            assert ledger() == entries

        play("organizations", rows, steps, check)
        assert value("organizations") == ROWS
