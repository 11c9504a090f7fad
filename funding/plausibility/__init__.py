"""What is implausible about money, a file for each kind of doubt."""

from funding.plausibility import amounts, balances, bookings

__all__ = ["amounts", "balances", "bookings"]
