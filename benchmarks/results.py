"""What was measured, kept in a file and told in docs/performance.md."""

from __future__ import annotations

import json
import os
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.db import connection

from benchmarks.chart import OURS, drawn
from benchmarks.rounds import Cost

FOLDER = Path(__file__).resolve().parent
KEPT, PAGE = FOLDER / "results.json", FOLDER.parent / "docs" / "performance.md"
IMAGE = FOLDER.parent / "docs" / "images" / "performance.svg"
BEGIN, END = "<!-- measured -->", "<!-- end of what was measured -->"
PACKAGES = ("Django", "djangorestframework", "psycopg2-binary", "gunicorn")


@dataclass(frozen=True)
class Line:
    """One comparison: what was done, by whom, at which size, and what it cost."""

    work: str
    side: str
    size: str
    cpu_ms: float
    server_ms: float
    database_ms: float
    wait_ms: float
    per_second: float
    memory: float | None = None
    """The most that the program held, in MiB, where it was measured."""

    @classmethod
    def of(cls, work: str, side: str, size: str, cost: Cost, memory: float | None = None) -> Line:
        return cls(work, side, size, cost.cpu_ms, **asdict(cost), memory=memory)


def size_in_words(tasks: int, entries: int) -> str:
    return f"{tasks:,} tasks, {entries:,} ledger rows"


def machine() -> dict[str, Any]:
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.partition(":")[2].strip() for line in lines if "model name" in line), platform.machine())
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    packages = [f"{one} {version(one)}" for one in PACKAGES]
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        postgres = cursor.fetchone()[0]
    return {
        "processor": f"{os.cpu_count()} cores of {model}, {memory:.0f} GiB",
        "versions": ", ".join([f"Python {platform.python_version()}", f"PostgreSQL {postgres}", *packages]),
        "day": datetime.now(UTC).date().isoformat(),
    }


def keep(lines: list[Line], kept: Path = KEPT) -> None:
    """Takes the place of what was measured before of the same work at the same size."""
    known = json.loads(kept.read_text()) if kept.exists() else {"lines": []}
    fresh = {(line.work, line.size) for line in lines}
    old = [line for line in known["lines"] if (line["work"], line["size"]) not in fresh]
    found = {**machine(), "lines": [*old, *map(asdict, lines)]}
    kept.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n")


def write(page: Path = PAGE, kept: Path = KEPT, image: Path = IMAGE) -> None:
    found = json.loads(kept.read_text())
    before, _begin, rest = page.read_text().partition(BEGIN)
    _old, _end, after = rest.partition(END)
    page.write_text(f"{before}{BEGIN}\n{table(found)}\n{END}{after}")
    image.write_text(drawn(found["lines"]))


def table(found: dict[str, Any]) -> str:
    rows = [
        f"{found['processor']}; {found['versions']}; {found['day']}.",
        "",
        "| work | portfolio | who | CPU, ms a request | of it PostgreSQL | memory, MiB | the product is |",
        "|---|---|---|---:|---:|---:|---|",
    ]
    own = {(line["work"], line["size"]): line["cpu_ms"] for line in found["lines"] if line["side"] == OURS}
    for line in found["lines"]:
        ratio = line["cpu_ms"] / own[line["work"], line["size"]] if (line["work"], line["size"]) in own else 1
        rows.append(
            f"| {line['work']} | {line['size']} | {line['side']} | {line['cpu_ms']:.2f} | {line['database_ms']:.2f} "
            f"| {f'{line["memory"]:.0f}' if line['memory'] else ''} "
            f"| {'' if line['side'] == OURS else compared(ratio)} |"
        )
    return "\n".join(rows)


def compared(ratio: float) -> str:
    return f"{ratio:.1f} times as fast" if ratio >= 1 else f"{1 / ratio:.1f} times as slow"
