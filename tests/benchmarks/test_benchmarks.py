"""Each benchmark runs through on a tiny portfolio; how long anything takes is nobody's business here."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from benchmarks import results
from benchmarks.chart import OURS
from benchmarks.command import Benchmark
from benchmarks.rounds import Cost
from tests.demo_fixtures import WORKER, create, drop, pointed_at

# Of each benchmark: how many works it measures, and how many sides they have together.
MEASURED = {
    "list": (4, 16),
    "detail": (2, 7),
    "overview": (3, 11),
    "ledger": (2, 6),
    "write": (2, 8),
    "feed": (2, 2),
    "past": (4, 8),
}


@pytest.fixture(scope="module")
def ready(generated_database: str, django_db_blocker: Any) -> Iterator[None]:
    """A copy of the tiny portfolio, as benchmarks leave their changes behind, and the files that web servers need.

    One process answers for each of them: most of what the servers cost here is their start.
    """
    command = [sys.executable, "manage.py", "prepare", "--files-only"]
    subprocess.run(command, check=True, cwd=settings.BASE_DIR, env={**os.environ}, stdout=subprocess.DEVNULL)
    name = f"test_benchmarks_{WORKER}"
    with django_db_blocker.unblock():
        create(name, generated_database)
        with pointed_at(name), pytest.MonkeyPatch.context() as patch:
            patch.setenv("BREAKTHROUGH_WORKERS", "1")
            yield
        drop(name)


@pytest.mark.parametrize("name", MEASURED)
def test_a_benchmark_measures_all_sides(ready: None, name: str) -> None:
    benchmark = Benchmark(seconds=0.05, rounds=1)
    import_module(f"benchmarks.{name}").run(benchmark)
    works = {line.work for line in benchmark.lines}
    assert (len(works), len(benchmark.lines)) == MEASURED[name]
    assert {work for work in works if any(line.work == work and line.side == OURS for line in benchmark.lines)} == works


def test_files_go_out_and_in(ready: None) -> None:
    benchmark = Benchmark(seconds=0.05, rounds=1)
    import_module("benchmarks.exchange").run(benchmark, [20, 30])
    moved = [(line.work, line.side) for line in benchmark.lines if line.memory and line.side in (OURS, "COPY")]
    works = [
        f"a thousand ledger rows {way} {count}"
        for count in (20, 30)
        for way in ("out, to a file of", "in, of a file of")
    ]
    assert moved == [(work, side) for work in works for side in (OURS, "COPY")]
    assert len({line.work for line in benchmark.lines}) == 6


def line(work: str, side: str, milliseconds: float) -> results.Line:
    return results.Line.of(work, side, "30 tasks", Cost(milliseconds, 0, 1, 1))


@pytest.mark.django_db
def test_what_was_measured_is_told(tmp_path: Path) -> None:
    page, kept, image = tmp_path / "page.md", tmp_path / "kept.json", tmp_path / "image.svg"
    page.write_text(f"before\n{results.BEGIN}\nold\n{results.END}\nafter\n")
    results.keep([line("a list", OURS, 4), line("a list", "a peer", 10)], kept)
    results.keep([line("a page", OURS, 3)], kept)
    results.keep([line("a list", OURS, 2), line("a list", "a peer", 10)], kept)
    results.write(page, kept, image)
    text = page.read_text()
    assert "| a list | 30 tasks | a peer | 10.00 | 0.00 |  | 5.0 times as fast |" in text
    assert text.count("| a list |") == 2
    assert "| a page | 30 tasks | Breakthrough | 3.00 | 0.00 |  |  |" in text
    assert (text.startswith("before"), text.endswith("after\n"), "old" in text) == (True, True, False)
    assert "2.0 ms" in image.read_text()
