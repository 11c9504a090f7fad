"""Round amounts that add up exactly."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate

CENT = Decimal("0.01")


def spread(total: Decimal, weights: Sequence[float], unit: Decimal) -> list[Decimal]:
    """The total, a multiple of the unit, divided by weight into multiples of the unit."""
    bounds = [Decimal(str(bound)) for bound in accumulate(weights)]
    places = [(total * bound / bounds[-1] / unit).to_integral_value() * unit for bound in bounds]
    return [place - before for place, before in zip(places, [Decimal(0), *places[:-1]], strict=True)]


def rounded(amount: Decimal, unit: Decimal) -> Decimal:
    return (amount / unit).to_integral_value() * unit
