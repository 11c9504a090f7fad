"""CPU time and memory of processes, as the kernel counts them."""

from __future__ import annotations

import os
from pathlib import Path

import psutil
from django.db import connection

TICK = os.sysconf("SC_CLK_TCK")


def ticks(pid: int, *, gone: bool) -> int:
    """Of the process itself, and of its children that have ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except FileNotFoundError:
        return 0
    return sum(map(int, fields[11:15] if gone else fields[11:13]))


def tree(pid: int) -> list[int]:
    process = psutil.Process(pid)
    return [pid, *(child.pid for child in process.children(recursive=True))]


def cpu_seconds(pid: int) -> float:
    """Of a process, its children, and those that have ended."""
    return sum(ticks(one, gone=True) for one in tree(pid)) / TICK


def peak_memory(pid: int) -> int:
    """The most that a process has held so far, in bytes; nothing once it is about to go."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)


def postmaster() -> int:
    """The process from which all of PostgreSQL descends; it must run on this machine."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return psutil.Process(cursor.fetchone()[0]).ppid()
