"""The feed of changes: five hundred of the latest ones, and the question whether there is anything new."""

from __future__ import annotations

import json

from benchmarks.command import Benchmark, begin


def main() -> None:
    run(begin(__doc__))


def run(benchmark: Benchmark) -> None:
    from benchmarks.sides import OURS, Request, Sides, one  # noqa: PLC0415  (Django is set up now)

    with Sides(benchmark, "leader") as sides:
        port = sides.servers[OURS].port
        read = Request("/api/v1/changes/?since=2025-10-31&limit=500", sides.headers)
        sides.measure("five hundred changes from the feed", {OURS: sides.side(OURS, read)})
        _answer, text = one(port, Request("/api/v1/changes/?since=2030-01-01", sides.headers))
        ask = Request(f"/api/v1/changes/?cursor={json.loads(text)['cursor']}", sides.headers)
        sides.measure("asking the feed whether there is anything new", {OURS: sides.side(OURS, ask)})


if __name__ == "__main__":
    main()
