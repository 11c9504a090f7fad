"""The past beside the present: what was known three weeks ago, and what is known now."""

from __future__ import annotations

from benchmarks.command import Benchmark, begin

THEN = "as_of=2025-10-15"
NOW = "the same, of now"


def main() -> None:
    run(begin(__doc__))


def run(benchmark: Benchmark) -> None:
    from benchmarks.sides import OURS, Request, Sides, session  # noqa: PLC0415  (Django is set up now)

    with Sides(benchmark, "leader") as sides:
        signed_in = {**session("leader", "breakthrough.signing_in.AccountBackend"), "Accept-Language": "en"}
        for work, path, headers in (
            ("list of 50 tasks as of a day", "/api/v1/tasks/", sides.headers),
            ("fiscal money by cluster as of a day", "/api/v1/figures/fiscal_invested/?by=cluster", sides.headers),
            ("one task with everything on it as of a day", "/admin/tasks/task/1/story/", signed_in),
            ("the overview as of a day", "/admin/overview/", signed_in),
        ):
            then = f"{path}{'&' if '?' in path else '?'}{THEN}"
            sides.measure(work, {name: sides.side(OURS, Request(asked, headers))
                                 for name, asked in ((OURS, then), (NOW, path))})  # fmt: skip


if __name__ == "__main__":
    main()
