"""One task: its row by the API, and everything on it at once."""

from __future__ import annotations

from benchmarks.command import Benchmark, begin
from benchmarks.peers.directus import NESTED


def main() -> None:
    run(begin(__doc__))


def run(benchmark: Benchmark) -> None:
    from benchmarks.sides import Sides  # noqa: PLC0415  (Django is set up now)

    with Sides(benchmark, with_directus=True) as sides:
        other = f"/items/tasks_task/1?{NESTED}"
        sides.compare("one task, by the API", "/api/v1/tasks/1/", "/tasks/1/", other=other)
        # The API has no address that gives all of it; the task's story does, drawn as a page.
        sides.page("one task with everything on it, as a page", "/admin/tasks/task/1/story/", "/whole-tasks/1/")


if __name__ == "__main__":
    main()
