"""Where the axis of a chart ends."""

from decimal import Decimal

STEPS = 4


def ceiling(value: Decimal) -> Decimal:
    """The next number that four equal steps reach by round numbers: 37 as 40, 4,100 as 6,000; 4 for nothing."""
    if value <= 0:
        return Decimal(STEPS)
    size = Decimal(10) ** value.adjusted()
    return next(size * step for step in (1, 2, 4, 6, 8, 10) if value <= size * step)
