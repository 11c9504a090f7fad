"""Rows in a file: in their order, as copies, and a few at a time however many there are."""

import pytest

from breakthrough.exchange import shelf
from breakthrough.exchange.parsing import Row
from breakthrough.exchange.shelf import Shelf


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "CHUNK", 3)


def test_rows_come_in_the_order_in_which_they_were_added() -> None:
    rows = Shelf(range(8))

    assert (len(rows), list(rows), list(rows)) == (8, [*range(8)], [*range(8)])


def test_no_more_rows_are_in_memory_than_a_chunk() -> None:
    rows = Shelf(range(8))

    assert list(rows.chunks()) == [[0, 1, 2], [3, 4, 5], [6, 7]]
    assert rows.fresh == []


def test_rows_may_be_added_while_others_are_read() -> None:
    rows = Shelf(range(4))
    first = iter(rows)
    next(first)
    rows.add(4)

    assert (list(first), list(rows)) == ([1, 2, 3], [0, 1, 2, 3, 4])


def test_what_is_done_to_a_row_does_not_touch_the_one_that_is_kept() -> None:
    rows = Shelf([Row(2, {"code": "X"})])
    for row in rows:
        row.refuse("code", "wrong")

    assert [row.errors for row in rows] == [{}]


def test_nothing_is_kept_of_no_rows() -> None:
    assert (len(Shelf[int]()), list(Shelf[int]())) == (0, [])
