"""By turns: every side is measured in every round, and the medians are compared."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from benchmarks.asking import Crowd
from benchmarks.processes import cpu_seconds, postmaster
from benchmarks.servers import Server


@dataclass(frozen=True)
class Cost:
    """Of one request: CPU time of the server and of the database, and how long it took."""

    server_ms: float
    database_ms: float
    wait_ms: float
    per_second: float

    @property
    def cpu_ms(self) -> float:
        return self.server_ms + self.database_ms

    def times(self, many: float) -> Cost:
        """That of so many requests."""
        return Cost(self.server_ms * many, self.database_ms * many, self.wait_ms * many, self.per_second / many)


Side = tuple[Server, Crowd]


def measured(server: Server, crowd: Crowd, seconds: float, at_once: int) -> Cost:
    database = postmaster()
    before, began = (cpu_seconds(server.pid), cpu_seconds(database)), time.monotonic()
    answers = crowd.ask(seconds, at_once)
    took = time.monotonic() - began
    after = cpu_seconds(server.pid), cpu_seconds(database)
    own, base = (1000 * (now - then) / answers for now, then in zip(after, before, strict=True))
    return Cost(own, base, 1000 * median(crowd.waits), answers / took)


def compare(sides: Mapping[str, Side], seconds: float, rounds: int, at_once: Mapping[str, int]) -> dict[str, Cost]:
    """The median cost of each side; each is warmed up first."""
    for name, (_server, crowd) in sides.items():
        crowd.ask(min(seconds, 1), at_once[name])
    found: dict[str, list[Cost]] = {name: [] for name in sides}
    for _round in range(rounds):
        for name, (server, crowd) in sides.items():
            found[name].append(measured(server, crowd, seconds, at_once[name]))
    return {name: middle(costs) for name, costs in found.items()}


def middle(costs: list[Cost]) -> Cost:
    names = ("server_ms", "database_ms", "wait_ms", "per_second")
    return Cost(*(median(getattr(cost, name) for cost in costs) for name in names))
