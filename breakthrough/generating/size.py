from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """How many rows a portfolio has of what there is most of; the rest is in proportion to its tasks."""

    tasks: int
    ledger: int
    people: int
    assignments: int

    def __str__(self) -> str:
        return (
            f"{self.tasks:,} tasks, {self.ledger:,} ledger rows, {self.people:,} people, "
            f"{self.assignments:,} assignments"
        )


SIZES = {
    "S": Size(tasks=75, ledger=10_000, people=4_000, assignments=6_000),
    "M": Size(tasks=5_000, ledger=250_000, people=15_000, assignments=30_000),
    "L": Size(tasks=100_000, ledger=5_000_000, people=300_000, assignments=600_000),
}
