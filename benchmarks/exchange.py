"""The ledger out and in: as CSV and NDJSON by the API, and a file of new rows, looked at and then taken over."""

from __future__ import annotations

import importlib.util
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.command import Benchmark, begin

IMPORTED = 10_000
# A crawl takes minutes; so many of its pages stand for all.
CRAWLED, PER_PAGE = 20, 50
STOCK_SETTINGS = "benchmarks.peers.kept"


def main() -> None:
    run(begin(__doc__))


def run(benchmark: Benchmark, rows: int = IMPORTED) -> None:
    from benchmarks.sides import Sides  # noqa: PLC0415  (Django is set up now)

    with Sides(benchmark, "leader") as sides:
        send(sides)
    with Sides(benchmark, "leader", servers=False) as sides:
        take(sides, rows)


def send(sides: Any) -> None:
    """All rows of the ledger; the cost is that of a thousand."""
    from benchmarks.sides import KEPT, OURS, STOCK, Request  # noqa: PLC0415

    thousands = sides.benchmark.count("funding.FundEntry") / 1_000
    crawl = {
        name: sides.side(name, Request("", write=lambda number: (f"/fund-entries/?page={number % CRAWLED + 1}", None)))
        for name in (STOCK, KEPT)
    }
    pages = dict.fromkeys(crawl, 1000 / PER_PAGE)
    for form in ("csv", "ndjson"):
        request = Request(f"/api/v1/fund-entries/?format={form}", sides.headers)
        asked = {OURS: sides.side(OURS, request), **crawl}
        sides.measure(
            f"a thousand ledger rows out, {form.upper()} (peers: pages of 50)",
            asked,
            times={OURS: 1 / thousands, **pages},
            at_once={OURS: 1},
        )


def take(sides: Any, rows: int) -> None:
    """A file is looked at and then taken over; the cost is that of a thousand rows."""
    from benchmarks import files  # noqa: PLC0415
    from benchmarks.programs import ran  # noqa: PLC0415
    from benchmarks.sides import OURS  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        own, stock = Path(folder, "own.csv"), Path(folder, "stock.csv")
        count = files.for_the_product(own, rows)
        files.for_the_peer(stock, rows)
        programs: dict[str, Callable[[str], Any]] = {
            OURS: lambda url: ran(count, url, "manage.py", "import", own, "--language", "en"),
            "COPY, and an insert from there": lambda url: ran(count, url, "-m", "benchmarks.peers.copying", stock),
        }
        if importlib.util.find_spec("import_export"):
            peer = "-m", "benchmarks.peers.importing", stock
            programs["stock django-import-export"] = lambda url: ran(
                count, url, *peer, settings="benchmarks.peers.kept"
            )
        else:
            print("django-import-export is not installed (benchmarks/requirements.txt): left out")
        sides.programs(f"a thousand ledger rows in, of a file of {count:,}", programs)


if __name__ == "__main__":
    main()
