"""The folder of uploaded files: each stands under the SHA-256 of its bytes, so the same bytes stand there once.

A file is on the disk before a row names it. If the transaction of the row is rolled back, the file stays behind
without a row, and `remove_strays` takes it away when it is a day old.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings

CHUNK = 1 << 20
STRAY_AFTER = 24 * 3600
NAME = re.compile("[0-9a-f]{64}")


def folder() -> Path:
    return Path(settings.UPLOADS)


def path_of(sha256: str) -> Path:
    if not NAME.fullmatch(sha256):
        raise ValueError("not a hash")
    return folder() / sha256[:2] / sha256[2:4] / sha256


def put(chunks: Iterable[bytes]) -> tuple[str, int]:
    """Writes the bytes and gives their hash and number; when it returns they outlive a power cut."""
    folder().mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    descriptor, name = tempfile.mkstemp(prefix="new-", dir=folder())
    try:
        with open(descriptor, "wb") as file:
            for chunk in chunks:
                digest.update(chunk)
                size += len(chunk)
                file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        with locked(fcntl.LOCK_SH):
            keep(Path(name), path_of(digest.hexdigest()))
    finally:
        Path(name).unlink(missing_ok=True)
    return digest.hexdigest(), size


def keep(new: Path, place: Path) -> None:
    if place.exists():
        # Young again: a row may be about to name it.
        os.utime(place)
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    new.chmod(0o440)
    new.rename(place)
    for parent in (place.parent, place.parent.parent, folder()):
        sync(parent)


def sync(directory: Path) -> None:
    """A new name is on the disk only once its folder is."""
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def open_file(sha256: str) -> Any:
    return path_of(sha256).open("rb")


def is_intact(sha256: str) -> bool:
    """Whether the file is there and still has the bytes of its name."""
    try:
        with open_file(sha256) as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def remove_strays(known: Iterable[str]) -> int:
    """Takes away files that no row names and that are older than a day; gives their number."""
    named, removed, limit = set(known), 0, time.time() - STRAY_AFTER
    if not folder().is_dir():
        return 0
    strays = [path for path in folder().rglob("*") if path.is_file() and path.name not in named]
    for path in strays:
        # Not between the question whether a file is there already and the row that then names it.
        with locked(fcntl.LOCK_EX):
            if path.name != LOCK and path.exists() and path.stat().st_mtime < limit:
                path.unlink()
                removed += 1
    return removed


LOCK = ".lock"


@contextmanager
def locked(kind: int) -> Iterator[None]:
    with (folder() / LOCK).open("a") as lock:
        fcntl.flock(lock, kind)
        yield
