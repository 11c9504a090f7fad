"""What every builder stands on."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

numbers = count(1)
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
