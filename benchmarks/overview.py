"""The headline figures by cluster: by the API, and as the page that leaders open."""

from __future__ import annotations

from benchmarks.command import Benchmark, begin


def main() -> None:
    run(begin(__doc__))


def run(benchmark: Benchmark) -> None:
    from benchmarks.sides import Sides  # noqa: PLC0415  (Django is set up now)

    with Sides(benchmark, "leader") as sides:
        one = "/api/v1/figures/fiscal_invested/?by=cluster"
        sides.compare("fiscal money by cluster", one, "/money/")
        sides.compare("every figure by cluster (the peer: eleven)", "/api/v1/figures/?by=cluster", "/overview/")
        sides.page("the overview, as a page (the peer: eleven figures)", "/admin/overview/", "/overview/")


if __name__ == "__main__":
    main()
