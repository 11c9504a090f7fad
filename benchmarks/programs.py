"""Programs that run to their end: what they cost, and the most memory that they held."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from django.db import connection

from benchmarks.processes import cpu_seconds, peak_memory, postmaster
from benchmarks.rounds import Cost
from benchmarks.servers import FOLDER, database_url


@dataclass(frozen=True)
class Ran:
    """A program's cost for each thousand rows, and its memory in MiB."""

    cost: Cost
    memory: float


def ran(rows: int, url: str, *command: str | Path, settings: str = "benchmarks.settings") -> Ran:
    environment = {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": settings}
    database = postmaster()
    before, began = cpu_seconds(database), time.monotonic()
    process = subprocess.Popen([sys.executable, *command], cwd=FOLDER, env=environment, stdout=subprocess.DEVNULL)
    memory, status, used = watched(process.pid)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{command[0]} ended with {process.returncode}.")
    took, thousands = time.monotonic() - began, rows / 1_000
    own, base = used.ru_utime + used.ru_stime, cpu_seconds(database) - before
    cost = Cost(1000 * own / thousands, 1000 * base / thousands, 1000 * took / thousands, thousands / took)
    return Ran(cost, memory / 2**20)


def watched(pid: int) -> tuple[int, int, Any]:
    """The most memory that a program held until it ended; the kernel's own count begins with that of its parent."""
    memory = 0
    while True:
        memory = max(memory, peak_memory(pid))
        ended, status, used = os.wait4(pid, os.WNOHANG)
        if ended:
            return memory, status, used
        time.sleep(0.02)


@contextmanager
def copy(of: str = "copy") -> Iterator[str]:
    """A copy of the database, gone afterwards: what is written there touches no other measurement."""
    name = f"{connection.settings_dict['NAME']}_{of}"
    parts = urlsplit(database_url())
    quote = connection.ops.quote_name
    own = connection.settings_dict["NAME"]
    connection.close()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {quote(name)} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {quote(name)} TEMPLATE {quote(own)}")
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f"DROP DATABASE {quote(name)} WITH (FORCE)")
