"""The ledger's list in the admin: the first page, and one far down."""

from __future__ import annotations

from benchmarks.command import Benchmark, begin

PER_PAGE = 100


def main() -> None:
    run(begin(__doc__))


def run(benchmark: Benchmark) -> None:
    from benchmarks.sides import Sides  # noqa: PLC0415  (Django is set up now)

    pages = max(benchmark.count("funding.FundEntry") // PER_PAGE, 1)
    with Sides(benchmark) as sides:
        for work, page in (("the first page", 1), ("a page in the middle", max(pages // 2, 1))):
            own, stock = (f"/{site}/funding/fundentry/?p={page}" for site in ("admin", "stock-admin"))
            sides.page(f"the ledger in the admin, {work}", own, stock, user="admin")


if __name__ == "__main__":
    main()
