"""By turns: every side is measured in every round, and the medians are compared."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

from benchmarks.asking import Crowd
from benchmarks.processes import cpu_seconds, postmaster
from benchmarks.servers import Server

ROUNDS = 3


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


Side = tuple[Server, Crowd]


def measured(server: Server, crowd: Crowd, seconds: float) -> Cost:
    database = postmaster()
    before, began = (cpu_seconds(server.pid), cpu_seconds(database)), time.monotonic()
    answers = crowd.ask(seconds)
    took = time.monotonic() - began
    after = cpu_seconds(server.pid), cpu_seconds(database)
    own, base = (1000 * (now - then) / answers for now, then in zip(after, before, strict=True))
    return Cost(own, base, 1000 * median(crowd.waits), answers / took)


def compare(
    sides: Mapping[str, Side], seconds: float, rounds: int = ROUNDS, tell: Callable[[str], None] = print
) -> dict[str, Cost]:
    """The median cost of each side; each is warmed up first."""
    for _server, crowd in sides.values():
        crowd.ask(min(seconds, 1))
    found: dict[str, list[Cost]] = {name: [] for name in sides}
    for _round in range(rounds):
        for name, (server, crowd) in sides.items():
            found[name].append(measured(server, crowd, seconds))
    costs = {name: middle(costs) for name, costs in found.items()}
    for name, cost in costs.items():
        tell(f"  {name:32} {cost.cpu_ms:9.2f} ms CPU ({cost.server_ms:.2f} + {cost.database_ms:.2f})")
    return costs


def middle(costs: list[Cost]) -> Cost:
    names = ("server_ms", "database_ms", "wait_ms", "per_second")
    return Cost(*(median(getattr(cost, name) for cost in costs) for name in names))
