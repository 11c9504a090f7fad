"""What every builder stands on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import count
from typing import Any


class Numbers:
    """A number for each row, which no other row of the same test has; the next test begins where this one did."""

    def __init__(self) -> None:
        self.source = count(1)

    def __next__(self) -> int:
        return next(self.source)

    @contextmanager
    def again(self) -> Iterator[None]:
        """What comes afterwards gets the same numbers: whose names are alike must not depend on what ran before."""
        first = next(self)
        yield
        self.source = count(first)


numbers = Numbers()
START = date(2024, 3, 1)


def make(model: Any, defaults: dict[str, Any], given: dict[str, Any]) -> Any:
    """A saved row; a default that is a function is called only if nothing was given in its place."""
    values = {**defaults, **given}
    row = model.objects.create(**{name: value() if callable(value) else value for name, value in values.items()})
    row.refresh_from_db()
    return row


def uscc(number: int) -> str:
    """A unified social credit code with the right check character, of a place that has none."""
    alphabet, weights = "0123456789ABCDEFGHJKLMNPQRTUWXY", [pow(3, place, 31) for place in range(17)]
    body = f"91159999MA{number:07d}"
    total = sum(alphabet.index(character) * weight for character, weight in zip(body, weights, strict=True))
    return body + alphabet[(31 - total % 31) % 31]
