"""The web servers that are compared: the product, its peers, and the floor. All by the product's own configuration."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from django.db import connection

FOLDER = Path(__file__).resolve().parent.parent
PATIENCE = 120


@dataclass(frozen=True)
class Server:
    """A web server that runs."""

    name: str
    pid: int
    port: int


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(name: str, application: str, **given: str) -> Iterator[Server]:
    """A server for an application, by `breakthrough/web.py`, on the database that this process works with."""
    port = free_port()
    environment = {**os.environ, "PORT": str(port), "DATABASE_URL": database_url(), **given}
    environment.setdefault("BREAKTHROUGH_ORIGIN", f"http://127.0.0.1:{port}")
    command = [sys.executable, "-m", "gunicorn", "-c", "python:breakthrough.web", application]
    process = subprocess.Popen(command, cwd=FOLDER, env=environment)
    try:
        wait_for(port, process)
        yield Server(name, process.pid, port)
    finally:
        process.terminate()
        process.wait()


def product() -> object:
    return running("breakthrough", "breakthrough.wsgi", DJANGO_SETTINGS_MODULE="benchmarks.settings")


def database_url() -> str:
    """The address of the database at work, so that all servers share it, whoever started PostgreSQL."""
    at = connection.get_connection_params()
    ssl = f"?sslmode={at['sslmode']}" if "sslmode" in at else ""
    return f"postgresql://{at['user']}:{at['password']}@{at['host']}:{at['port']}/{at['dbname']}{ssl}"


def wait_for(port: int, process: subprocess.Popen[bytes], path: str = "/healthz/") -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        probe = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            probe.request("GET", path)
            probe.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
        finally:
            probe.close()
    raise RuntimeError(f"The server on port {port} does not answer.")
