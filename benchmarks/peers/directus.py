"""Directus, where the variable `DIRECTUS` names the folder in which npm installed it: one process of Node.

It works on a copy of the database, as it makes tables of its own there, and follows the foreign keys that it finds.
Its caches, limits and calls to its makers are off, as they are by default or in a closed network.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.programs import copy
from benchmarks.servers import Server, free_port, wait_for

NAME, VARIABLE, TOKEN = "Directus", "DIRECTUS", "benchmark"
HEADERS = {"Authorization": f"Bearer {TOKEN}"}
HEALTH = "/server/ping"
SETTINGS = {
    "DB_CLIENT": "pg",
    "HOST": "127.0.0.1",
    "SECRET": "benchmark",
    "ADMIN_EMAIL": "admin@example.com",
    "ADMIN_PASSWORD": "benchmark",
    "ADMIN_TOKEN": TOKEN,
    "TELEMETRY": "false",
    "LOG_LEVEL": "error",
}
# A task with its cluster and lead, as the others nest them.
NESTED = "fields=*,cluster_id.*,lead_id.*"


def folder() -> Path | None:
    """Where it is installed; None where it is left out."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else None


@contextmanager
def directus(place: Path) -> Iterator[Server]:
    port, program = free_port(), str(place / "node_modules" / "directus" / "cli.js")
    with copy("directus") as url:
        address = {"PORT": str(port), "PUBLIC_URL": f"http://127.0.0.1:{port}", "DB_CONNECTION_STRING": url}
        environment = {**os.environ, **SETTINGS, **address}
        subprocess.run(["node", program, "bootstrap"], check=True, cwd=place, env=environment)
        process = subprocess.Popen(["node", program, "start"], cwd=place, env=environment)
        try:
            wait_for(port, process, HEALTH)
            yield Server(NAME, process.pid, port)
        finally:
            process.terminate()
            process.wait()


def tasks(words: str = "") -> str:
    """The address of a page of fifty tasks."""
    return f"/items/tasks_task?limit=50&{NESTED}{words}"
