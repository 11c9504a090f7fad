"""The ledger out and in: as CSV and NDJSON by the API, and a file of new rows, looked at and then taken over."""

from __future__ import annotations

import importlib.util
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.command import Benchmark, begin, parser_of

SIZES, STOCK_ROWS = (10_000, 100_000), 10_000
# A crawl takes minutes; so many of its pages stand for all.
CRAWLED, PER_PAGE = 20, 50
STOCK_SETTINGS = "benchmarks.peers.kept"
STOCK_EXCHANGE = "stock django-import-export"


def main() -> None:
    parser = parser_of(__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=SIZES, help="how many rows the files have")
    parser.add_argument("--stock-rows", type=int, default=STOCK_ROWS, help="the peer is left out of files with more")
    parser.add_argument("--files-only", action="store_true", help="nothing by the API")
    given = parser.parse_args()
    run(begin(given), given.rows, stock_rows=given.stock_rows, with_api=not given.files_only)


def run(
    benchmark: Benchmark, rows: Sequence[int] = SIZES, *, stock_rows: int = STOCK_ROWS, with_api: bool = True
) -> None:
    from benchmarks.sides import Sides  # noqa: PLC0415  (Django is set up now)

    has_stock = importlib.util.find_spec("import_export") is not None
    if not has_stock:
        print("django-import-export is not installed (benchmarks/requirements.txt): left out")
    if with_api:
        with Sides(benchmark, "leader") as sides:
            send(sides)
    with Sides(benchmark, "leader", servers=False) as sides:
        for number in rows:
            take(sides, number, with_stock=has_stock and number <= stock_rows)


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


def take(sides: Any, rows: int, *, with_stock: bool) -> None:
    """Rows are handed over as a file; a file is looked at and then taken over. The cost is that of a thousand rows."""
    from benchmarks import files  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as folder:
        own, stock, out = (Path(folder, f"{name}.csv") for name in ("own", "stock", "out"))
        count = min(rows, sides.benchmark.count("funding.FundEntry"))
        sent = programs(count, with_stock=with_stock)
        own_program: tuple[Any, ...] = ("-m", "benchmarks.exporting", out, str(count))
        sides.programs(f"a thousand ledger rows out, to a file of {count:,}", sent(own_program, "out", out, str(count)))
        count = files.for_the_product(own, rows)
        files.for_the_peer(stock, rows)
        taken = programs(count, with_stock=with_stock)
        own_program = ("manage.py", "import", own, "--language", "en")
        sides.programs(f"a thousand ledger rows in, of a file of {count:,}", taken(own_program, "in", stock))


def programs(count: int, *, with_stock: bool) -> Callable[..., dict[str, Callable[[str], Any]]]:
    """What the product, the floor and the peer run, each of so many rows."""
    from benchmarks.programs import ran  # noqa: PLC0415
    from benchmarks.sides import OURS  # noqa: PLC0415

    def all_of_them(own: Any, *asked: Any) -> dict[str, Callable[[str], Any]]:
        found: dict[str, Callable[[str], Any]] = {
            OURS: lambda url: ran(count, url, *own),
            "COPY": lambda url: ran(count, url, "-m", "benchmarks.peers.copying", *asked),
        }
        if with_stock:
            peer = "-m", "benchmarks.peers.exchanging", *asked
            found[STOCK_EXCHANGE] = lambda url: ran(count, url, *peer, settings=STOCK_SETTINGS)
        return found

    return all_of_them


if __name__ == "__main__":
    main()
