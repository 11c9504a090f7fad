"""A list of 50 tasks with their clusters and leads: plain, filtered, far down, and unchanged."""

from __future__ import annotations

from benchmarks.command import Benchmark, begin
from benchmarks.peers.directus import tasks


def shapes(count: int) -> dict[str, tuple[str, str, str]]:
    """What is asked for, of the product and of the peers."""
    far = max(count // 2 // 50, 1)
    return {
        "list of 50 tasks": ("/api/v1/tasks/", "/tasks/", tasks()),
        "list of 50 tasks, filtered and ordered": (
            "/api/v1/tasks/?status=active&ordering=-starts_on",
            "/tasks/?status=active&ordering=-starts_on",
            tasks("&filter[status][_eq]=active&sort=-starts_on"),
        ),
        f"list of 50 tasks, page {far:,}": (
            f"/api/v1/tasks/?page={far}",
            f"/tasks/?page={far}",
            tasks(f"&page={far}"),
        ),
    }


def main() -> None:
    run(begin(__doc__))


def run(benchmark: Benchmark) -> None:
    from benchmarks.sides import Sides  # noqa: PLC0415  (Django is set up now)

    with Sides(benchmark, with_directus=True) as sides:
        for work, (own, stock, other) in shapes(benchmark.count("tasks.Task")).items():
            sides.compare(work, own, stock, other=other)
        sides.unchanged("the same list, unchanged (304)", "/api/v1/tasks/", "/tasks/")


if __name__ == "__main__":
    main()
