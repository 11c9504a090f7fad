"""Starts the process that reads a file, and reads what it wrote."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from breakthrough.exchange.kinds import Cell
from breakthrough.exchange.upload.kinds_of_file import MOST_COLUMNS, MOST_ROWS, MOST_SHEETS, kind_of_file, refusal
from breakthrough.formulas import bare

CHILD = Path(__file__).with_name("child.py")
PATIENCE = 60
ENVIRONMENT = {"PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"}


@dataclass(frozen=True)
class Line:
    """A row of a sheet: its number there, and its cells."""

    number: int
    cells: list[Cell | None]


def read(path: Path, name: str, out: Path) -> str:
    """Reads a file into lines of JSON and gives its kind; a ValidationError says why it cannot be read."""
    kind = kind_of_file(path, name)
    limits = [str(limit) for limit in (MOST_ROWS, MOST_COLUMNS, MOST_SHEETS)]
    command = [sys.executable, "-I", str(CHILD), kind, str(path), str(out), *limits]
    try:
        done = subprocess.run(  # noqa: S603
            command, env=ENVIRONMENT, stdin=subprocess.DEVNULL, capture_output=True, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise refusal("slow") from None
    said = done.stdout.decode(errors="replace").strip()
    if said != "done":
        raise refusal(told(said, done.returncode), rows=MOST_ROWS, columns=MOST_COLUMNS, sheets=MOST_SHEETS)
    return kind


def told(said: str, code: int) -> str:
    """What went wrong: what the process said, or what it was stopped by."""
    if said:
        return said
    # It was stopped: by its memory (the reader aborts), or by its time.
    return "slow" if code in (-9, -24) else "large" if code < 0 else "damaged"


def sheets(out: Path, kind: str) -> Iterator[tuple[str, Iterator[Line]]]:
    """The sheets of a file that was read, each with its lines, to be taken in their order."""
    with out.open(encoding="ascii") as file:
        pending: list[Any] = [next(file, "")]

        def lines() -> Iterator[Line]:
            for text in file:
                found = json.loads(text)
                if found[0] == "sheet":
                    pending.append(text)
                    return
                yield Line(found[0], [decoded(cell, kind) for cell in found[1]])

        while pending and (head := pending.pop()):
            yield json.loads(head)[1], lines()


def decoded(cell: Any, kind: str) -> Cell | None:
    if cell is None:
        return None
    if isinstance(cell, str):
        return bare(cell) if kind == "csv" else cell
    ((name, value),) = cell.items()
    readers: dict[str, Any] = {
        "n": Decimal,
        "b": bool,
        "d": date.fromisoformat,
        "t": datetime.fromisoformat,
    }
    return readers[name](value)
